import { readFigure } from '../../../../kit/texts/figures.ts'
import { accountKey, labelsOf } from './foreign-document.ts'
import {
  type ColumnField,
  columnFields,
  type ForeignSheet,
  type SheetMapping,
  sheetLayouts,
  sheetSides,
  type WorkbookMapping,
} from './mapping.ts'
import { proposeSheet } from './propose-mapping.ts'
import { readForeign } from './read-lines.ts'

/** What is typed in a form of the assistant: one value by the name of its field. */
export type TypedFields = Readonly<Record<string, string | undefined>>

/** A mistake of such a form, at its field. */
export interface TypedMistake {
  code:
    | 'BLAD_KIEZEN'
    | 'KOPRIJ_ONGELDIG'
    | 'KOLOM_NAAM_ONTBREEKT'
    | 'KOLOM_JAAR_ONTBREEKT'
    | 'KOLOM_BEDRAG_ONTBREEKT'
    | 'KOLOM_DUBBEL'
    | 'REKENING_KIEZEN'
  field: string
}

/** What is read of a form: a mapping, or every mistake. */
export type TypedMapping =
  | { ok: true; mapping: WorkbookMapping }
  | { ok: false; mistakes: readonly TypedMistake[] }

const ended = (mapping: WorkbookMapping, mistakes: readonly TypedMistake[]): TypedMapping =>
  mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, mapping }

const oneOf = <Value extends string>(
  values: readonly Value[],
  typed: string | undefined,
): Value | undefined => values.find(value => value === typed)

/** Columns of a sheet that are offered: a land exploitation has no more. */
const columnsMax = 120

/** Reads which sheets are taken, with their head and sides. A sheet whose head stays as it was keeps its columns. */
export function readSheetChoices(
  sheets: readonly ForeignSheet[],
  before: WorkbookMapping,
  typed: TypedFields,
): TypedMapping {
  const mistakes: TypedMistake[] = []
  const chosen = sheets.flatMap((sheet, place): SheetMapping[] => {
    if (typed[`gebruik-${place}`] === undefined) return []
    const number = readFigure(typed[`kop-${place}`] ?? '')
    if (number === undefined || !Number.isInteger(number) || number < 1 || number > sheet.rows.length) {
      mistakes.push({ code: 'KOPRIJ_ONGELDIG', field: `kop-${place}` })
      return []
    }
    const layout = oneOf(sheetLayouts, typed[`indeling-${place}`])
    const known = before.sheets.find(one => one.sheet === sheet.name)
    const isSame = known?.headRow === number - 1 && known.layout === (layout ?? known.layout)
    const mapping = isSame ? known : proposeSheet(sheet, number - 1, layout)
    if (!mapping) return []
    const unit = Number(typed[`eenheid-${place}`])
    return [
      {
        ...mapping,
        side: oneOf(sheetSides, typed[`kant-${place}`]) ?? mapping.side,
        unitEur: [1, 1000, 1_000_000].includes(unit) ? unit : mapping.unitEur,
        isReversed: typed[`omgekeerd-${place}`] !== undefined,
      },
    ]
  })
  if (chosen.length === 0 && mistakes.length === 0) mistakes.push({ code: 'BLAD_KIEZEN', field: 'gebruik-0' })
  return ended({ ...before, sheets: chosen }, mistakes)
}

/** What a choice of a column says: a field, or "y2026" for the amounts of a year. */
function columnField(typed: string | undefined): ColumnField | number | undefined {
  const year = /^y(\d{4})$/.exec(typed ?? '')?.[1]
  return year === undefined ? oneOf(columnFields, typed) : Number(year)
}

function mistakesOfColumns({ layout, columns }: SheetMapping, place: number): TypedMistake[] {
  const has = (field: ColumnField) => columns.some(one => one.field === field)
  const first = `kolom-${place}-0`
  const years = columns.filter(one => typeof one.field === 'number')
  const twice = columns.find((one, index) =>
    columns.some((other, at) => at < index && other.field === one.field),
  )
  return [
    ...(has('name') || has('account') ? [] : [{ code: 'KOLOM_NAAM_ONTBREEKT' as const, field: first }]),
    ...((layout === 'years' ? years.length > 0 : has('year'))
      ? []
      : [{ code: 'KOLOM_JAAR_ONTBREEKT' as const, field: first }]),
    ...(layout === 'years' || has('amount')
      ? []
      : [{ code: 'KOLOM_BEDRAG_ONTBREEKT' as const, field: first }]),
    ...(twice ? [{ code: 'KOLOM_DUBBEL' as const, field: `kolom-${place}-${twice.column}` }] : []),
  ]
}

/** Reads what each column holds. */
export function readColumnChoices(before: WorkbookMapping, typed: TypedFields): TypedMapping {
  const sheets = before.sheets.map((mapping, place) => ({
    ...mapping,
    columns: Array.from({ length: columnsMax }, (_, column) => {
      const field = columnField(typed[`kolom-${place}-${column}`])
      return field === undefined ? [] : [{ column, field }]
    }).flat(),
  }))
  return ended({ ...before, sheets }, sheets.flatMap(mistakesOfColumns))
}

/** Reads the account of each label. */
export function readAccountChoices(
  sheets: readonly ForeignSheet[],
  before: WorkbookMapping,
  typed: TypedFields,
): TypedMapping {
  const labels = labelsOf(readForeign(sheets, before).lines, before.accounts)
  const mistakes: TypedMistake[] = []
  const accounts: Record<string, string> = { ...before.accounts }
  labels.forEach(({ label, side }, place) => {
    const field = `rekening-${place}`
    const target = typed[field]
    if (target) accounts[accountKey(label, side)] = target
    else mistakes.push({ code: 'REKENING_KIEZEN', field })
  })
  return ended({ ...before, accounts }, mistakes)
}
