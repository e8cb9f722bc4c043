import type { Case, Line } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { Alert, type Column, DataTable, EmptyState, LinkButton } from '../../../kit/ui/index.ts'
import { type PartWord, partLinks, parts } from '../links.ts'
import { addressOf, fieldsOfPart, hasIds, type Item, itemsOf } from '../rules/part-fields/parts.ts'
import { type CaseHead, CasePage, partyName } from './case-page.tsx'
import { clauseSentence, eventSentence, loanSentence } from './clause-sentence.ts'
import { shownValue } from './fields/shown-value.ts'
import { idAsWords, labelOf, sayField, sentence } from './fields/words.ts'
import { lineSentence } from './line-sentence.ts'
import { accountName } from './overview.tsx'
import { FactorDefaults } from './risk-parts.tsx'
import { say } from './say.ts'
import { UndoAlert } from './undo-alert.tsx'

/** One list of a case. */
export interface PartListData {
  head: CaseHead
  caseFile: Case
  word: PartWord
  mayAdd: boolean
  /** The list goes with hidden lines, so that it cannot be changed. */
  isPart: boolean
  /** Said after something was undone. */
  isDone: boolean
  /** Revision in which something was just removed: it can be undone. */
  removedIn: number | undefined
  /** What each line comes to at price level, or what each clause pays in the base, in euro; empty for other lists. */
  amountsEur: ReadonlyMap<string, number>
}

type Maybe = { nl: string; en?: string } | undefined

/** The name of an item in words, whatever it is. */
function itemName(item: Item, language: Language): string {
  const name = (item.name ?? item.what ?? (item.x as { name?: unknown } | undefined)?.name) as Maybe
  if (name) return inLanguage(name, language)
  if (typeof item.text === 'string') return item.text.slice(0, 120)
  if (typeof item.process === 'string') return sentence(language, `say_${item.id}`) ?? String(item.id)
  return idAsWords(String(item.id))
}

/** The name of an item; one without an id is told by what it is about: its line, pot, event or factor. */
export function nameInCase(
  { word, caseFile }: { word: PartWord; caseFile: Case },
  item: Item,
  language: Language,
): string {
  const key = parts[word]
  if (hasIds(key)) return itemName(item, language)
  const about = fieldsOfPart(key, caseFile, item).slice(0, 2)
  return about.map(field => shownValue(field, item, { caseFile, language })).find(Boolean) ?? ''
}

const mostColumns = 5
/** Fields that say too much or too little for a column. */
const wordless = [
  'name.nl',
  'name.en',
  'text',
  'appraisal.inputs',
  'series',
  'what.nl',
  'what.en',
  'after',
  'x.name.nl',
  'x.name.en',
]

/** Fields whose values stand under one another as figures. */
const figureKinds: ReadonlySet<string> = new Set(['money', 'number', 'share', 'percent', 'amount'])

interface Row {
  item: Item
  address: string
}

/** What an item says in one sentence, for the lists that are agreements between parties. */
function itemSentence({ word, caseFile }: PartListData, item: Item, language: Language): string {
  if (word === 'afspraken') return clauseSentence(item as never, caseFile, language)
  if (word === 'leningen') return loanSentence(item as never, caseFile, language)
  return eventSentence(item as never, caseFile, language)
}

const sentenceWords: readonly PartWord[] = ['afspraken', 'leningen', 'gebeurtenissen']

function nameCell(data: PartListData, { item, address }: Row, language: Language) {
  const kind = data.word === 'afspraken' ? sentence(language, `kind_${item.kind}`) : undefined
  const place = href(partLinks(data.word).item, { id: data.head.id, item: address })
  return (
    <>
      <a href={place}>{nameInCase(data, item, language) || address}</a>
      {kind && <span class="sub">{kind}</span>}
    </>
  )
}

function fieldColumns(data: PartListData, language: Language): Column<Row>[] {
  const { caseFile } = data
  const fields = fieldsOfPart(parts[data.word], caseFile, undefined)
    .filter(field => !wordless.includes(field.path) && field.party === undefined)
    .slice(0, mostColumns)
  return fields.map(field => ({
    key: field.path,
    head: labelOf(field, caseFile, language),
    align: figureKinds.has(field.kind) ? ('end' as const) : undefined,
    cell: ({ item }) => shownValue(field, item, { caseFile, language }) ?? '–',
  }))
}

/** Columns of the lines: where they stand, who pays whom, how much and how that comes about. */
function lineColumns({ caseFile, amountsEur }: PartListData, language: Language): Column<Row>[] {
  const t = sayField(language)
  const { number } = formats(language)
  const line = ({ item }: Row) => item as unknown as Line
  return [
    { key: 'account', head: t('label_account'), cell: row => accountName(line(row).account, language) },
    {
      key: 'route',
      head: t('lineRoute'),
      cell: row =>
        [line(row).from, line(row).to].map(party => partyName(caseFile, party, language)).join(' → '),
    },
    { key: 'how', head: t('lineHead'), cell: row => lineSentence(line(row), caseFile, language) },
    {
      key: 'level',
      head: t('lineLevel'),
      unit: '€',
      align: 'end',
      cell: row => number(amountsEur.get(line(row).id) ?? 0),
    },
  ]
}

function sentenceColumns(data: PartListData, language: Language): Column<Row>[] {
  const t = sayField(language)
  const { money } = formats(language)
  const column: Column<Row> = {
    key: 'sentence',
    head: t('sentenceHead'),
    cell: ({ item }) => itemSentence(data, item, language),
  }
  if (data.word !== 'afspraken') return [column]
  const pays = (id: unknown) => data.amountsEur.get(String(id)) ?? 0
  return [
    column,
    {
      key: 'pays',
      head: t('paysHead'),
      align: 'end',
      cell: ({ item }) =>
        Math.abs(pays(item.id)) < 0.5 ? <span class="muted">{t('paysNothing')}</span> : money(pays(item.id)),
    },
  ]
}

function columnsOf(data: PartListData, language: Language): Column<Row>[] {
  const own =
    data.word === 'regels' ? lineColumns : sentenceWords.includes(data.word) ? sentenceColumns : fieldColumns
  const name: Column<Row> = {
    key: 'name',
    head: say(language)('item'),
    cell: row => nameCell(data, row, language),
  }
  return [name, ...own(data, language)]
}

/** A list of a case: its items, each a link to its form. */
export function PartListPage({ data, context }: PageView<PartListData>) {
  const { language } = context
  const t = say(language)
  const { head, word, removedIn, caseFile } = data
  const key = parts[word]
  const rows = itemsOf(caseFile, key).map((item, index) => ({ item, address: addressOf(key, item, index) }))
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
        <UndoAlert id={head.id} revision={removedIn} part={word} said={t('removed')} language={language} />
      )}
      {data.isPart && (
        <Alert>
          <p>{sayField(language)('notWhole')}</p>
        </Alert>
      )}
      {word === 'risicofactoren' && <FactorDefaults data={data} language={language} />}
      {(word !== 'risicofactoren' || rows.length > 0) && (
        <DataTable
          id={`lijst-${word}`}
          caption={t(`tab_${word}`)}
          isCaptionHidden
          columns={columnsOf(data, language)}
          rows={rows}
          rowKey={row => row.address}
          empty={
            <EmptyState title={t('partEmptyTitle')} level={2}>
              {t('partEmpty')}
            </EmptyState>
          }
        />
      )}
    </CasePage>
  )
}
