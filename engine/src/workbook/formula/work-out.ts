import type { Cell, RangeName, Sheet } from '../workbook.ts'
import { spreadsheetFunctions } from './functions.ts'
import { type FormulaTree, parseFormula } from './parse-formula.ts'
import {
  FormulaFailure,
  type FormulaValue,
  isEqual,
  isMatrix,
  type Matrix,
  numberOf,
  type Scalar,
  scalarOf,
  truthOf,
} from './values.ts'

/** A workbook whose formulas may not be worked out yet. */
export interface Formulas {
  readonly sheets: readonly Sheet[]
  readonly names: readonly RangeName[]
}

function apply(operator: string, left: Scalar, right: Scalar): Scalar {
  if (operator === '=') return isEqual(left, right)
  if (operator === '<>') return !isEqual(left, right)
  if (operator === '&') return `${left ?? ''}${right ?? ''}`
  const [one, other] = [numberOf(left), numberOf(right)]
  switch (operator) {
    case '+':
      return one + other
    case '-':
      return one - other
    case '*':
      return one * other
    case '/':
      if (other === 0) throw new FormulaFailure('division by zero')
      return one / other
    case '^':
      return one ** other
    case '<':
      return one < other
    case '>':
      return one > other
    case '<=':
      return one <= other
    default:
      return one >= other
  }
}

/** Two values place by place; a single row, column or value goes along with all. */
function binary(operator: string, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (!isMatrix(left) && !isMatrix(right)) return apply(operator, left, right)
  const [one, other] = [isMatrix(left) ? left : [[left]], isMatrix(right) ? right : [[right]]]
  const rows = Math.max(one.length, other.length)
  const columns = Math.max(one[0]!.length, other[0]!.length)
  const pick = (matrix: typeof one, row: number, column: number): Scalar => {
    const line = matrix[matrix.length === 1 ? 0 : row]!
    return line[line.length === 1 ? 0 : column]!
  }
  const result: Scalar[][] = []
  for (let row = 0; row < rows; row += 1) {
    const line: Scalar[] = []
    for (let column = 0; column < columns; column += 1) {
      line.push(apply(operator, pick(one, row, column), pick(other, row, column)))
    }
    result.push(line)
  }
  return result
}

const BUSY = Symbol('busy')
type Known = { value: Scalar } | { failure: FormulaFailure } | typeof BUSY

/** Works formulas out, each once and in the order in which they need each other. */
class Bench {
  readonly sheets: ReadonlyMap<string, Sheet>
  readonly names: ReadonlyMap<string, FormulaTree>
  readonly known = new Map<Cell, Known>()
  readonly ranges = new Map<string, Matrix>()

  constructor({ sheets, names }: Formulas) {
    this.sheets = new Map(sheets.map(sheet => [sheet.name, sheet]))
    this.names = new Map(names.map(({ name, range }) => [name.toLowerCase(), parseFormula(range)]))
  }

  cellAt(sheet: string, column: number, row: number): Scalar {
    const found = this.sheets.get(sheet)
    if (!found) throw new FormulaFailure(`no sheet ${sheet}`)
    const cell = found.rows[row - 1]?.[column]
    return cell ? this.valueOf(cell, sheet) : null
  }

  valueOf(cell: Cell, sheet: string): Scalar {
    if (cell.formula === undefined) return cell.value
    const before = this.known.get(cell)
    if (before === BUSY) throw new RangeError(`formula refers to itself: ${cell.formula}`)
    if (before) {
      if ('failure' in before) throw before.failure
      return before.value
    }
    this.known.set(cell, BUSY)
    try {
      const value = scalarOf(this.work(parseFormula(cell.formula), sheet))
      this.known.set(cell, { value })
      return value
    } catch (error) {
      if (!(error instanceof FormulaFailure)) throw error
      this.known.set(cell, { failure: error })
      throw error
    }
  }

  work(tree: FormulaTree, sheet: string): FormulaValue {
    switch (tree.kind) {
      case 'value':
        return tree.value
      case 'cell':
        return this.cellAt(tree.sheet ?? sheet, tree.at.column, tree.at.row)
      case 'range':
        return this.range(tree, sheet)
      case 'name': {
        const named = this.names.get(tree.name.toLowerCase())
        if (!named) throw new SyntaxError(`no name ${tree.name}`)
        return this.work(named, sheet)
      }
      case 'minus':
        return -numberOf(this.work(tree.of, sheet))
      case 'binary':
        return binary(tree.operator, this.work(tree.left, sheet), this.work(tree.right, sheet))
      case 'call':
        return this.call(tree.name, tree.given, sheet)
    }
  }

  /** A rectangle of cells; kept, because whole rows and columns are asked for again and again. */
  range(tree: FormulaTree & { kind: 'range' }, sheet: string): FormulaValue {
    const { from, to } = tree
    const own = tree.sheet ?? sheet
    const key = `${own} ${from.column} ${from.row} ${to.column} ${to.row}`
    const before = this.ranges.get(key)
    if (before) return before
    const rows: Scalar[][] = []
    for (let row = from.row; row <= to.row; row += 1) {
      const line: Scalar[] = []
      for (let column = from.column; column <= to.column; column += 1)
        line.push(this.cellAt(own, column, row))
      rows.push(line)
    }
    this.ranges.set(key, rows)
    return rows
  }

  /** IF and IFERROR work out only what they need. */
  call(name: string, given: readonly FormulaTree[], sheet: string): FormulaValue {
    const [first, second, third] = given
    if (name === 'IF' && first && second && third) {
      return this.work(truthOf(this.work(first, sheet)) ? second : third, sheet)
    }
    if (name === 'IFERROR' && first && second) {
      try {
        return this.work(first, sheet)
      } catch (error) {
        if (!(error instanceof FormulaFailure)) throw error
        return this.work(second, sheet)
      }
    }
    const known = spreadsheetFunctions[name]
    if (!known) throw new SyntaxError(`no function ${name}`)
    return known(...given.map(one => this.work(one, sheet)))
  }
}

function withValue(bench: Bench, cell: Cell, sheet: string): Cell {
  const value = bench.valueOf(cell, sheet)
  return { ...cell, value: typeof value === 'boolean' ? Number(value) : (value ?? 0) }
}

/**
 * Gives every formula its outcome, so that a reader that does not recalculate shows the right figures. Throws when a
 * formula fails, refers to itself or uses what is not known here.
 */
export function workOut({ sheets, names }: Formulas): Sheet[] {
  const bench = new Bench({ sheets, names })
  return sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row.map(cell => (cell?.formula === undefined ? cell : withValue(bench, cell, sheet.name))),
    ),
  }))
}
