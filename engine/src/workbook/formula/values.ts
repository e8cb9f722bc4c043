/** What a cell or a part of a formula is worth; null is an empty cell. */
export type Scalar = number | string | boolean | null

/** A rectangle of values: rows of equal length. */
export type Matrix = readonly (readonly Scalar[])[]

/** One value or a rectangle. */
export type FormulaValue = Scalar | Matrix

/** An error value of a spreadsheet, such as a division by zero; `IFERROR` catches it. */
export class FormulaFailure extends Error {}

/** True for a rectangle. */
export function isMatrix(value: FormulaValue): value is Matrix {
  return Array.isArray(value)
}

/** The one value of a cell; of a rectangle the first. */
export function scalarOf(value: FormulaValue): Scalar {
  return isMatrix(value) ? value[0]![0]! : value
}

/** A value as a number; text is no number. */
export function numberOf(value: FormulaValue): number {
  const one = scalarOf(value)
  if (typeof one === 'number') return one
  if (typeof one === 'boolean') return one ? 1 : 0
  if (one === null) return 0
  throw new FormulaFailure(`no number: ${one}`)
}

/** True for every number but zero. */
export function truthOf(value: FormulaValue): boolean {
  return numberOf(value) !== 0
}

const rows = new WeakMap<Matrix, readonly Scalar[]>()

/** All values of a value or a rectangle in reading order; of a rectangle made once, because whole rows are asked for often. */
export function flat(value: FormulaValue): readonly Scalar[] {
  if (!isMatrix(value)) return [value]
  const before = rows.get(value)
  if (before) return before
  const all = value.length === 1 ? value[0]! : value.flat()
  rows.set(value, all)
  return all
}

/** The numbers among them; text and empty cells are passed over, as SUM and MIN do. */
export function numbersIn(values: readonly FormulaValue[]): number[] {
  return values.flatMap(value => flat(value).filter(one => typeof one === 'number'))
}

/** Equality as spreadsheets have it: text without regard of capitals, an empty cell equals 0 and empty text. */
export function isEqual(left: Scalar, right: Scalar): boolean {
  if (left === null && right === null) return true
  if (left === null) return right === 0 || right === ''
  if (right === null) return isEqual(null, left)
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase()
  return left === right
}
