import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable, LinkButton, PageTitle, Panel, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** A table with what it keeps of persons, and why. */
interface RegisterLine {
  table: string
  what: Bilingual
  purpose: Bilingual
  kept: Bilingual
}

type Value = string | number | boolean | null

/** What is kept of a person in one table; instants in ISO. `total` may be more than the rows that are here. */
interface OwnDataPart extends RegisterLine {
  columns: readonly {
    name: string
    label: Bilingual
    words?: Readonly<Record<string, Bilingual>> | undefined
  }[]
  rows: readonly Readonly<Record<string, Value>>[]
  total: number
}

const isInstant = (value: Value): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

const isDay = (value: Value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

type OwnColumn = OwnDataPart['columns'][number]

function words(value: Value | undefined, column: OwnColumn, language: Language): string {
  if (value === undefined || value === null) return '–'
  const told = column.words?.[String(value)]
  if (told) return told[language]
  if (isDay(value)) return formats(language).date(value)
  if (isInstant(value)) return formats(language).dateTime(new Date(value))
  if (typeof value === 'boolean') return say(language)(value ? 'yes' : 'no')
  return String(value)
}

function Part({ part, language }: { part: OwnDataPart; language: Language }) {
  const t = say(language)
  const rows = part.rows.map((values, index) => ({ values, key: String(index) }))
  const columns: Column<(typeof rows)[number]>[] = part.columns.map(column => ({
    key: column.name,
    head: column.label[language],
    cell: row => words(row.values[column.name], column, language),
  }))
  return (
    <Panel id={`deel-${part.table}`} title={part.what[language]}>
      <p>
        {part.purpose[language]} <span class="muted">{t('keptFor', { term: part.kept[language] })}</span>
      </p>
      <DataTable
        id={part.table}
        caption={t('ownDataRows', { what: part.what[language] })}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={row => row.key}
      />
      {part.total > part.rows.length && (
        <p class="muted">{t('ownDataMore', { shown: part.rows.length, total: part.total })}</p>
      )}
    </Panel>
  )
}

/** All that the site keeps of the person who reads it. */
export function OwnDataPage({ data, context }: PageView<{ parts: readonly OwnDataPart[] }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('ownDataTitle')}
      purpose={t('ownDataLead')}
      action={<LinkButton href={href(links.ownDataFile)}>{t('ownDataFile')}</LinkButton>}
    >
      {data.parts.map(part => (
        <Part key={part.table} part={part} language={language} />
      ))}
      <p>
        <a href={href(links.dataRequest)}>{t('dataRequestLink')}</a> ·{' '}
        <a href={href(links.processingRegister)}>{t('registerTitle')}</a>
      </p>
    </WorkPage>
  )
}

/** The register of processing, table by table. */
export function RegisterPage({ data, context }: PageView<{ tables: readonly RegisterLine[] }>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="wrap section tight stack">
      <PageTitle title={t('registerTitle')} purpose={t('registerLead')} />
      <DataTable
        id="verwerkingen"
        caption={t('registerTitle')}
        isCaptionHidden
        columns={[
          { key: 'what', head: t('registerWhat'), cell: row => row.what[language] },
          { key: 'purpose', head: t('registerPurpose'), cell: row => row.purpose[language] },
          { key: 'kept', head: t('registerKept'), cell: row => row.kept[language] },
        ]}
        rows={data.tables}
        rowKey={row => row.table}
      />
      <p class="measure">{t('registerGround')}</p>
      <p class="measure">{t('registerFreeText')}</p>
    </div>
  )
}
