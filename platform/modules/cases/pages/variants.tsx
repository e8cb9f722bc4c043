import { type Case, changeLabel } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  EmptyState,
  Form,
  HiddenFields,
  LinkButton,
  Panel,
  SelectField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { WeighedWish } from '../rules/wishes.ts'
import { type CaseHead, CasePage, nameOr } from './case-page.tsx'
import { changedValue } from './changed-value.ts'
import { say } from './say.ts'

type Variant = NonNullable<Case['variants']>[number]

/** The variants of a case. */
export interface VariantsData {
  head: CaseHead
  caseFile: Case
  mayEdit: boolean
}

/** The variants of a case, with the wishes among them. */
export interface VariantListData extends VariantsData {
  wishes: readonly WeighedWish[]
}

/** What public parties wish, from where, what it does to the area, and who decided. */
function Wishes({ data, language }: { data: VariantListData; language: 'nl' | 'en' }) {
  const t = say(language)
  const { moneyMillion } = formats(language)
  const { head, caseFile, wishes } = data
  const named = (id: string | undefined) => {
    const variant = caseFile.variants?.find(one => one.id === id)
    return variant ? nameOr(variant.reason, variant.id, language) : t('base')
  }
  const columns: Column<WeighedWish>[] = [
    {
      key: 'wish',
      head: t('wish'),
      cell: ({ variant }) => (
        <a href={href(links.variant, { id: head.id, item: variant.id })}>
          {nameOr(variant.reason, variant.id, language)}
        </a>
      ),
    },
    { key: 'source', head: t('wishSource'), cell: ({ wish }) => wish.source },
    { key: 'against', head: t('wishAgainst'), cell: ({ wish }) => named(wish.against) },
    {
      key: 'area',
      head: t('wishEffect'),
      align: 'end',
      cell: ({ areaEur }) => moneyMillion(areaEur, { decimals: 2 }),
    },
    {
      key: 'decided',
      head: t('wishDecided'),
      cell: ({ wish }) => (
        <>
          {t(`wish_${wish.outcome}`)}
          {wish.decidedBy && <span class="sub">{wish.decidedBy}</span>}
        </>
      ),
    },
  ]
  return (
    <Panel id="wensen" title={t('wishes')} aside={head.withheld.lineCount > 0 ? t('visibleOnly') : undefined}>
      <DataTable
        id="wensen-tabel"
        caption={t('tableOf', { title: t('wishes') })}
        isCaptionHidden
        columns={columns}
        rows={wishes}
        rowKey={({ variant }) => variant.id}
        empty={<EmptyState title={t('wishesEmptyTitle')}>{t('wishesEmpty')}</EmptyState>}
      />
    </Panel>
  )
}

const countOf = (variant: Variant) => (variant.set?.length ?? 0) + (variant.remove?.length ?? 0)

/** Variants: differences from the case, each with the question that it answers. */
export function VariantsPage({ data, context }: PageView<VariantListData>) {
  const { language } = context
  const t = say(language)
  const { head, caseFile } = data
  const parentOf = ({ parent }: Variant) => {
    const found = caseFile.variants?.find(one => one.id === parent)
    return found ? nameOr(found.reason, found.id, language) : t('base')
  }
  const columns: Column<Variant>[] = [
    {
      key: 'name',
      head: t('variant'),
      cell: variant => (
        <a href={href(links.variant, { id: head.id, item: variant.id })}>
          {nameOr(variant.reason, variant.id, language)}
        </a>
      ),
    },
    { key: 'parent', head: t('parent'), cell: variant => parentOf(variant) },
    { key: 'count', head: t('changes'), align: 'end', cell: countOf },
    {
      key: 'compare',
      head: t('tab_compare'),
      cell: variant => (
        <a href={href(links.compare, { id: head.id }, { links: 'nu', rechts: `variant-${variant.id}` })}>
          {t('compareWithBase')}
          <span class="vh"> {nameOr(variant.reason, variant.id, language)}</span>
        </a>
      ),
    },
  ]
  const add = (
    <LinkButton kind="primary" href={href(links.variant, { id: head.id, item: 'nieuw' })}>
      {t('addVariant')}
    </LinkButton>
  )
  return (
    <CasePage
      head={head}
      current="variants"
      context={context}
      title={t('tab_variants')}
      purpose={t('lead_variants')}
      action={data.mayEdit ? add : undefined}
    >
      <DataTable
        id="varianten"
        caption={t('tab_variants')}
        isCaptionHidden
        columns={columns}
        rows={caseFile.variants ?? []}
        rowKey={variant => variant.id}
        empty={<EmptyState title={t('partEmptyTitle')}>{t('partEmpty')}</EmptyState>}
      />
      <Wishes data={data} language={language} />
    </CasePage>
  )
}

/** One variant, to read or to change. */
export interface VariantData extends VariantsData {
  /** Undefined for a new one. */
  variant: Variant | undefined
  /** Paths of figures that a variant may change, to complete what is typed. */
  paths: readonly string[]
  isDone: boolean
}

interface Difference {
  path: string
  value: unknown
}

const differencesOf = (variant: Variant, removed: string): Difference[] => [
  ...(variant.set ?? []).map(({ path, value }) => ({ path, value: value as unknown })),
  ...(variant.remove ?? []).map(path => ({ path, value: removed })),
]

function Differences({
  data,
  variant,
  language,
}: {
  data: VariantData
  variant: Variant
  language: 'nl' | 'en'
}) {
  const t = say(language)
  const named = (path: string) => changeLabel(data.caseFile, path)[language]
  const address = href(links.removeVariantChange, { id: data.head.id, item: variant.id })
  const columns: Column<Difference>[] = [
    { key: 'path', head: t('change'), cell: row => named(row.path) },
    { key: 'value', head: t('value'), align: 'end', cell: row => changedValue(row.value, language) },
    {
      key: 'remove',
      head: t('remove'),
      cell: row =>
        data.mayEdit && (
          <form method="post" action={address}>
            <HiddenFields values={{ path: row.path, revision: String(data.head.revision) }} />
            <Button kind="subtle" hiddenSuffix={named(row.path)}>
              {t('remove')}
            </Button>
          </form>
        ),
    },
  ]
  return (
    <DataTable
      id="wijzigingen"
      caption={t('changes')}
      columns={columns}
      rows={differencesOf(variant, t('removedHere'))}
      rowKey={row => row.path}
      empty={<EmptyState title={t('noDifferenceTitle')}>{t('variantEmpty')}</EmptyState>}
    />
  )
}

/** What makes a variant a public wish. */
function WishFields({
  field,
  others,
}: {
  field: { language: 'nl' | 'en'; form: FormState; isDisabled: boolean }
  others: readonly Variant[]
}) {
  const { language } = field
  const t = say(language)
  return (
    <Panel id="wens" title={t('isWish')}>
      <TextField
        {...field}
        name="wishSource"
        label={t('wishSource')}
        hint={t('hint_wishSource')}
        isOptional
      />
      <SelectField
        {...field}
        name="wishAgainst"
        label={t('wishAgainst')}
        isOptional
        emptyLabel={t('base')}
        choices={others.map(one => ({ value: one.id, label: nameOr(one.reason, one.id, language) }))}
      />
      <SelectField
        {...field}
        name="wishOutcome"
        label={t('wishDecided')}
        isOptional
        emptyLabel={t('wish_open')}
        choices={(['honoured', 'declined'] as const).map(value => ({ value, label: t(`wish_${value}`) }))}
      />
      <TextField {...field} name="wishDecidedBy" label={t('wishDecidedBy')} isOptional />
    </Panel>
  )
}

/** A variant: its question, its parent, and its differences one by one. */
export function VariantPage({ data, context, form }: PageView<VariantData>) {
  const { language } = context
  const t = say(language)
  const { head, caseFile, variant, mayEdit } = data
  const field = { language, form, isDisabled: !mayEdit }
  const others = (caseFile.variants ?? []).filter(one => one.id !== variant?.id)
  return (
    <CasePage
      head={head}
      current="variants"
      context={context}
      title={variant ? nameOr(variant.reason, variant.id, language) : t('addVariant')}
      isDone={data.isDone}
    >
      {!mayEdit && (
        <Alert>
          <p>{t('readOnly')}</p>
        </Alert>
      )}
      {variant && <Differences data={data} variant={variant} language={language} />}
      <Form language={language} form={form} hidden={{ revision: String(head.revision) }}>
        {!variant && <TextField {...field} name="id" label={t('field_id')} hint={t('hint_id')} />}
        <TextField {...field} name="reason" label={t('variantReason')} hint={t('hint_variantReason')} />
        <SelectField
          {...field}
          name="parent"
          label={t('parent')}
          isOptional
          emptyLabel={t('base')}
          choices={others.map(one => ({ value: one.id, label: nameOr(one.reason, one.id, language) }))}
        />
        {mayEdit && (
          <Panel id="nieuwe-wijziging" title={t('newChange')}>
            <SelectField
              {...field}
              name="path"
              label={t('variantPath')}
              isOptional
              width="full"
              choices={data.paths.map(path => ({
                value: path,
                label: changeLabel(caseFile, path)[language],
              }))}
            />
            <TextField
              {...field}
              name="value"
              label={t('variantValue')}
              hint={t('hint_variantValue')}
              isOptional
            />
          </Panel>
        )}
        <WishFields field={field} others={others} />
        {mayEdit && (
          <Actions>
            <Button>{t('save')}</Button>
            {variant && (
              <Button kind="danger" name="removeVariant" value="ja">
                {t('removeVariant')}
              </Button>
            )}
          </Actions>
        )}
      </Form>
    </CasePage>
  )
}
