import { copyJson, walkTo, writeAt } from '../../case/document-path.ts'
import type { Case } from '../../case/types.ts'
import { workOut } from '../formula/work-out.ts'
import type { Cell, Workbook } from '../workbook.ts'

/** New values of inputs, by their pointer in the case. */
export type Changes = ReadonlyMap<string, string | number>

function cellsOf(workbook: Workbook): Cell[] {
  return workbook.sheets.flatMap(sheet => sheet.rows.flat().filter(cell => cell !== undefined))
}

/** For tests only: every cell that holds a field of the case. */
export function inputsOf(workbook: Workbook): (Cell & { readonly pointer: string })[] {
  return cellsOf(workbook).flatMap(cell =>
    cell.pointer === undefined ? [] : [{ ...cell, pointer: cell.pointer }],
  )
}

/** For tests only: every figure that answers the appraisal, by its pointer. */
export function answersOf(workbook: Workbook): [pointer: string, value: string | number][] {
  return cellsOf(workbook).flatMap(({ answer, value }): [string, string | number][] =>
    answer === undefined ? [] : [[answer, value]],
  )
}

/** The workbook with other inputs, its formulas not worked out again. */
function typedIn(workbook: Workbook, changes: Changes): Workbook {
  const sheets = workbook.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row.map(cell => {
        const value = cell?.pointer === undefined ? undefined : changes.get(cell.pointer)
        return cell && value !== undefined ? { ...cell, value } : cell
      }),
    ),
  }))
  return { ...workbook, sheets }
}

/** For tests only: the workbook after somebody typed other inputs, worked out again. */
export function retyped(workbook: Workbook, changes: Changes): Workbook {
  const typed = typedIn(workbook, changes)
  return { ...typed, sheets: workOut(typed) }
}

/** For tests only: the case with the same changes. */
export function caseWith(areaCase: Case, changes: Changes): Case {
  const copy = copyJson(areaCase) as Case & Record<string, unknown>
  for (const [pointer, value] of changes) {
    const place = walkTo(copy, pointer)
    if (!place.found || !writeAt(place, value)) throw new RangeError(`no place ${pointer}`)
  }
  return copy
}

const OTHER_CHOICE: Readonly<Record<string, string>> = {
  begin: 'end',
  mid: 'begin',
  end: 'mid',
  compound: 'simple',
  simple: 'compound',
  one: 'two',
  two: 'one',
  year: 'quarter',
  'half-year': 'month',
  quarter: 'half-year',
  month: 'year',
  'of-value': 'on-price',
  'on-price': 'of-value',
  value: 'gdv',
  gdv: 'net-costs',
  'net-costs': 'costs-with-land',
  'costs-with-land': 'value',
}

/** For tests only: another value that this input may have. */
export function otherValue({ value, format, pointer }: Cell & { readonly pointer: string }): string | number {
  if (typeof value === 'string') {
    const other = OTHER_CHOICE[value]
    if (other === undefined) throw new RangeError(`no other choice than ${value}`)
    return other
  }
  if (format === 'percent') return value + (value > 0.99 && value <= 1 ? -0.01 : 0.01)
  if (format === 'factor') return value + 0.005
  if (format !== 'whole') return value * 1.1 + (format === 'euro' ? 100 : 1)
  return value === 0 || /\/(to|end)$/.test(pointer) ? value + 1 : value - 1
}
