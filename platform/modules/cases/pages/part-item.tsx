import { type Case, canonicalJson, sha256 } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  HiddenFields,
  LinkButton,
  TextField,
} from '../../../kit/ui/index.ts'
import { type PartWord, partLinks, parts } from '../links.ts'
import { clauseKinds } from '../rules/part-fields/clause-fields.ts'
import type { PartField } from '../rules/part-fields/field.ts'
import { hasIds, type Item } from '../rules/part-fields/parts.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { clauseSentence, eventSentence, loanSentence } from './clause-sentence.ts'
import { PartFields } from './fields/part-fields.tsx'
import { shownPairs } from './fields/shown-value.ts'
import { sayField, sentence } from './fields/words.ts'
import { nameInCase } from './parts.tsx'
import { say } from './say.ts'
import { revisionIn, UndoAlert } from './undo-alert.tsx'

/** One item of a list of a case, to read or to change. */
export interface PartItemData {
  head: CaseHead
  caseFile: Case
  word: PartWord
  /** Undefined for a new one. */
  item: Item | undefined
  /** What the form starts with. */
  start: Item
  /** What stands in its address: an id or a number. */
  address: string
  fields: readonly PartField[]
  /** Kind of a new clause; undefined until it is chosen. */
  kind: string | undefined
  /** An id that is free, to start with. */
  newId: string
  mayEdit: boolean
  /** The list goes with hidden lines, so that it cannot be changed. */
  isPart: boolean
  /** What the page says was done: "ja", or the revision that was saved. */
  told: string | undefined
}

/** Tells whether an item that has no id is still the one that was shown. */
export const markOf = (item: Item): string => sha256(canonicalJson(item))

function RemoveForm({ data, language }: { data: PartItemData; language: Language }) {
  const { head, word, item } = data
  if (!item) return null
  const was = hasIds(parts[word]) ? {} : { was: markOf(item) }
  return (
    <form method="post" action={href(partLinks(word).remove, { id: head.id, item: data.address })}>
      <HiddenFields values={{ revision: String(head.revision), ...was }} />
      <Button kind="danger" hiddenSuffix={nameInCase(data, item, language)}>
        {say(language)('remove')}
      </Button>
    </form>
  )
}

/** What an agreement says in a sentence; nothing for other items. */
function Sentence({ data, language }: { data: PartItemData; language: Language }) {
  const { word, item, caseFile } = data
  if (!item) return null
  const said =
    word === 'afspraken'
      ? clauseSentence(item as never, caseFile, language)
      : word === 'leningen'
        ? loanSentence(item as never, caseFile, language)
        : word === 'gebeurtenissen'
          ? eventSentence(item as never, caseFile, language)
          : undefined
  return said ? <p class="v-clause-sentence">{said}</p> : null
}

/** The kinds of clauses, each a link to its form. */
function KindChoice({ data, language }: { data: PartItemData; language: Language }) {
  const t = sayField(language)
  const words = (start: string, kind: string) => sentence(language, `${start}_${kind}`) ?? kind
  const columns: Column<string>[] = [
    {
      key: 'kind',
      head: t('kindHead'),
      cell: kind => (
        <a href={href(partLinks('afspraken').item, { id: data.head.id, item: 'nieuw' }, { soort: kind })}>
          {words('kind', kind)}
        </a>
      ),
    },
    { key: 'about', head: t('aboutHead'), cell: kind => words('about', kind) },
  ]
  return (
    <DataTable
      id="soorten"
      caption={t('chooseKind')}
      columns={columns}
      rows={clauseKinds}
      rowKey={kind => kind}
    />
  )
}

/** Which kind of clause this is, with the way to another while it is new. */
function ChosenKind({ data, language }: { data: PartItemData; language: Language }) {
  const t = sayField(language)
  if (data.kind === undefined) return null
  const kind = sentence(language, `kind_${data.kind}`) ?? data.kind
  return (
    <p>
      {t('chosenKind', { kind })}. {sentence(language, `about_${data.kind}`)}{' '}
      {!data.item && (
        <a href={href(partLinks('afspraken').item, { id: data.head.id, item: 'nieuw' })}>{t('otherKind')}</a>
      )}
    </p>
  )
}

function ItemForm({ data, context, form }: PageView<PartItemData>) {
  const { language } = context
  const t = say(language)
  const { head, word, item, caseFile } = data
  const isNamed = hasIds(parts[word])
  const was = String(form.values.was ?? (item && !isNamed ? markOf(item) : ''))
  return (
    <>
      <Form
        language={language}
        form={form}
        hidden={{ revision: String(head.revision), ...(was ? { was } : {}) }}
      >
        {!item && isNamed && (
          <TextField language={language} form={form} name="id" label={t('field_id')} hint={t('hint_id')} />
        )}
        <PartFields fields={data.fields} caseFile={caseFile} language={language} form={form} />
        <Actions>
          <Button>{t('save')}</Button>
          <LinkButton kind="subtle" href={href(partLinks(word).list, { id: head.id })}>
            {t('back')}
          </LinkButton>
        </Actions>
      </Form>
      <RemoveForm data={data} language={language} />
    </>
  )
}

/** Everything of an item to read, for who may not change it. */
function ItemToRead({ data, language }: { data: PartItemData; language: Language }) {
  return (
    <>
      <Alert>
        <p>{data.isPart ? sayField(language)('notWhole') : say(language)('readOnly')}</p>
      </Alert>
      <DescriptionList pairs={shownPairs(data.fields, data.item, { caseFile: data.caseFile, language })} />
    </>
  )
}

/** The form of one item; without the right to change it everything can be read. */
export function PartItemPage(view: PageView<PartItemData>) {
  const { data, context } = view
  const { language } = context
  const t = say(language)
  const { head, word, item, mayEdit } = data
  const mustChoose = word === 'afspraken' && !item && data.kind === undefined
  const saved = revisionIn(data.told)
  return (
    <CasePage
      head={head}
      current={word}
      context={context}
      title={item ? nameInCase(data, item, language) : t(`add_${word}`)}
      purpose={mustChoose ? sayField(language)('leadChooseKind') : undefined}
      isDone={data.told !== undefined && saved === undefined}
    >
      {saved !== undefined && (
        <UndoAlert id={head.id} revision={saved} part={word} said={t('saved')} language={language} />
      )}
      <Sentence data={data} language={language} />
      <ChosenKind data={data} language={language} />
      {mustChoose ? (
        <>
          <ErrorSummary language={language} problems={view.form.problems} />
          <KindChoice data={data} language={language} />
        </>
      ) : mayEdit ? (
        <ItemForm {...view} />
      ) : (
        <ItemToRead data={data} language={language} />
      )}
    </CasePage>
  )
}
