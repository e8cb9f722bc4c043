import type { FormulaAnswer, FormulaDescription, Unit } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { Alert, DataTable, DescriptionList, KeyFigures } from '../../../kit/ui/index.ts'
import { calculatorTexts } from '../texts.ts'
import { figureText } from './figure-text.ts'

type Row = Readonly<Record<string, unknown>>
type Figure = Exclude<FormulaDescription['result'], { fields: unknown }>

interface PartProps {
  value: unknown
  unit: Unit
  language: Language
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Euro is told by the name of a part: `amountEur`, also where the formula describes its parts as a whole only. */
const unitOfName = (name: string, unit: Unit): Unit => {
  if (name.endsWith('Eur')) return 'EUR'
  if (/share$/i.test(name)) return 'share'
  return unit === 'EUR' ? 'number' : unit
}

/** One value of a result: a figure, words, a list, a table or parts by name. */
function Value({ value, unit, language }: PartProps): ComponentChildren {
  const t = calculatorTexts(language)
  if (typeof value === 'number') return <span class="num">{figureText(value, unit, language)}</span>
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value === null || value === undefined) return <span class="muted">{t('noValue')}</span>
  if (Array.isArray(value)) return <ListValue value={value} unit={unit} language={language} />
  if (isRow(value)) return <Parts value={value} unit={unit} language={language} />
  return String(value)
}

const isSentence = (value: Row): value is { nl: string; en: string } => 'nl' in value && 'en' in value

function Parts({ value, unit, language }: PartProps & { value: Row }) {
  if (isSentence(value)) return value[language]
  return (
    <DescriptionList
      pairs={Object.entries(value).map(([name, part]) => ({
        label: name,
        value: (
          <Value
            value={part}
            unit={unit === 'parts' ? unitOfName(name, 'number') : unit}
            language={language}
          />
        ),
      }))}
    />
  )
}

function ListValue({ value, unit, language }: PartProps & { value: readonly unknown[] }) {
  const t = calculatorTexts(language)
  if (value.length === 0) return <span class="muted">{t('none')}</span>
  if (value.every(isRow) && !value.some(isSentence)) return <Rows rows={value} language={language} />
  return (
    <ul class="plain row">
      {value.map((one, place) => (
        <li key={place}>
          <Value value={one} unit={unit} language={language} />
        </li>
      ))}
    </ul>
  )
}

interface Numbered {
  row: Row
  place: number
}

function Rows({ rows, language }: { rows: readonly Row[]; language: Language }) {
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const numbered = rows.map((row, place): Numbered => ({ row, place }))
  return (
    <DataTable
      id={`tabel-${names.join('-').toLowerCase()}`}
      caption={names.join(', ')}
      isCaptionHidden
      isWide={names.length > 5}
      rows={numbered}
      rowKey={(one: Numbered) => String(one.place)}
      columns={names.map(name => ({
        key: name,
        head: name,
        align: rows.every(row => typeof row[name] === 'number') ? ('end' as const) : undefined,
        cell: ({ row }: Numbered) => (
          <Value value={row[name]} unit={unitOfName(name, 'number')} language={language} />
        ),
      }))}
    />
  )
}

interface ResultProps {
  formula: FormulaDescription
  answer: FormulaAnswer
  language: Language
}

/** The answer of a formula, or why there is none. */
export function Result({ formula, answer, language }: ResultProps) {
  const t = calculatorTexts(language)
  if ('reason' in answer)
    return (
      <Alert kind="warning" title={t('noAnswer')}>
        {answer.reason[language]}
      </Alert>
    )
  const description = formula.result
  if (!('fields' in description))
    return <Single figure={description} value={answer.result} language={language} />
  const figureOf = (name: string): Figure | undefined => description.fields[name]
  return (
    <DataTable
      id="uitkomsten"
      caption={t('result')}
      isCaptionHidden
      rows={Object.entries(Object(answer.result) as Row)}
      rowKey={([name]) => name}
      columns={[
        {
          key: 'part',
          head: t('part'),
          cell: ([name]) => upperFirst(figureOf(name)?.about[language] ?? name),
        },
        {
          key: 'value',
          head: t('value'),
          cell: ([name, value]) => (
            <Value value={value} unit={figureOf(name)?.unit ?? 'number'} language={language} />
          ),
        },
      ]}
    />
  )
}

function Single({ figure, value, language }: { figure: Figure; value: unknown; language: Language }) {
  if (typeof value !== 'number') return <Value value={value} unit={figure.unit} language={language} />
  return (
    <KeyFigures
      figures={[
        { label: upperFirst(figure.about[language]), value: figureText(value, figure.unit, language) },
      ]}
    />
  )
}
