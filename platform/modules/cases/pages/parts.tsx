import type { Case } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
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
  TextField,
} from '../../../kit/ui/index.ts'
import { links, type PartWord, partLinks, parts } from '../links.ts'
import { type PartField, partFields } from '../rules/part-fields.ts'
import { valuesOf } from '../rules/read-fields.ts'
import { type CaseHead, CasePage, nameOr } from './case-page.tsx'
import { fieldLabel, PartFields } from './fields.tsx'
import { say } from './say.ts'

type Item = Readonly<Record<string, unknown>> & { id: string }

/** One list of a case. */
export interface PartListData {
  head: CaseHead
  caseFile: Case
  word: PartWord
  mayAdd: boolean
  isDone: boolean
  /** Revision in which something was just removed: it can be undone. */
  removedIn: number | undefined
}

/** The name of an item in words, whatever it is. */
export function itemName(item: Item, language: Language): string {
  const name = item.name as { nl: string; en?: string } | undefined
  if (name) return inLanguage(name, language)
  return typeof item.text === 'string' ? item.text.slice(0, 120) : item.id
}

const shownFields = 4
const wordless = ['name.nl', 'name.en', 'text', 'appraisal.inputs', 'series']

function columnsOf(data: PartListData, language: Language): Column<Item>[] {
  const key = parts[data.word]
  const fields = partFields[key].filter(field => !wordless.includes(field.path)).slice(0, shownFields + 1)
  const shown = (field: PartField, item: Item) => {
    const value = valuesOf([field], item, language)[field.path]
    const text = typeof value === 'string' ? value : (value ?? []).join(', ')
    const party = data.caseFile.parties.find(one => one.id === text)
    return party ? nameOr(party.name, party.id, language) : text || '–'
  }
  return [
    {
      key: 'name',
      head: say(language)('item'),
      cell: item => (
        <>
          <a href={href(partLinks(data.word).item, { id: data.head.id, item: item.id })}>
            {itemName(item, language)}
          </a>
          <span class="sub">{item.id}</span>
        </>
      ),
    },
    ...fields.map(
      (field): Column<Item> => ({
        key: field.path,
        head: fieldLabel(field.path, language),
        cell: item => shown(field, item),
      }),
    ),
  ]
}

/** A list of a case: its items, each a link to its form. */
export function PartListPage({ data, context }: PageView<PartListData>) {
  const { language } = context
  const t = say(language)
  const { head, word, removedIn } = data
  const items = (data.caseFile[parts[word]] ?? []) as readonly Item[]
  const add = (
    <LinkButton kind="primary" href={href(partLinks(word).item, { id: head.id, item: 'nieuw' })}>
      {t(`add_${word}`)}
    </LinkButton>
  )
  return (
    <CasePage
      head={head}
      current={word}
      context={context}
      title={t(`tab_${word}`)}
      purpose={t(`lead_${word}`)}
      action={data.mayAdd ? add : undefined}
      isDone={data.isDone}
    >
      {removedIn !== undefined && (
        <Alert kind="ok" isLive>
          <form method="post" action={href(links.undo, { id: head.id })}>
            <p>{t('removed')}</p>
            <HiddenFields values={{ revision: String(removedIn), part: word }} />
            <Button kind="secondary">{t('undo')}</Button>
          </form>
        </Alert>
      )}
      <DataTable
        id={`lijst-${word}`}
        caption={t(`tab_${word}`)}
        isCaptionHidden
        columns={columnsOf(data, language)}
        rows={items}
        rowKey={item => item.id}
        empty={<EmptyState title={t('partEmptyTitle')}>{t('partEmpty')}</EmptyState>}
      />
    </CasePage>
  )
}

/** One item of a list of a case, to read or to change. */
export interface PartItemData {
  head: CaseHead
  caseFile: Case
  word: PartWord
  /** Undefined for a new one. */
  item: Item | undefined
  mayEdit: boolean
  isDone: boolean
}

function RemoveForm({ data, language }: { data: PartItemData; language: Language }) {
  const t = say(language)
  const { head, word, item } = data
  if (!item) return null
  return (
    <form method="post" action={href(partLinks(word).remove, { id: head.id, item: item.id })}>
      <HiddenFields values={{ revision: String(head.revision) }} />
      <Button kind="danger" hiddenSuffix={itemName(item, language)}>
        {t('remove')}
      </Button>
    </form>
  )
}

/** The form of one item; without the right to change it everything can be read. */
export function PartItemPage({ data, context, form }: PageView<PartItemData>) {
  const { language } = context
  const t = say(language)
  const { head, word, item, mayEdit } = data
  return (
    <CasePage
      head={head}
      current={word}
      context={context}
      title={item ? itemName(item, language) : t(`add_${word}`)}
      isDone={data.isDone}
    >
      {!mayEdit && (
        <Alert>
          <p>{t('readOnly')}</p>
        </Alert>
      )}
      <Form language={language} form={form} hidden={{ revision: String(head.revision) }}>
        {!item && (
          <TextField language={language} form={form} name="id" label={t('field_id')} hint={t('hint_id')} />
        )}
        <PartFields
          fields={partFields[parts[word]]}
          caseFile={data.caseFile}
          language={language}
          form={form}
          isDisabled={!mayEdit}
        />
        {mayEdit && (
          <Actions>
            <Button>{t('save')}</Button>
            <LinkButton kind="subtle" href={href(partLinks(word).list, { id: head.id })}>
              {t('back')}
            </LinkButton>
          </Actions>
        )}
      </Form>
      {mayEdit && <RemoveForm data={data} language={language} />}
    </CasePage>
  )
}
