/**
 * Which totals may be shown: no combination of them may rest on fewer than three hidden lines, else somebody who knows
 * the time profile of the lines could work an amount out (at least 3 lines).
 */

/** More than this, in a row whose largest entry is 1, counts as something that a total tells. */
const TOLD = 1e-10
/** Only more than this counts as something that stays hidden: what is nearly told is told. */
const HIDDEN = 1e-6
/** Above this number of operations for one echelon nothing is judged, and so nothing told. */
const MOST_WORK = 4e6

type Matrix = readonly (readonly number[])[]

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** Rows brought to a largest entry of 1; rows of zeros stay as they are. */
function scaledRows(rows: Matrix): number[][] {
  return rows.map(row => {
    const most = largest(row) || 1
    return row.map(value => value / most)
  })
}

/** Columns, then rows, brought to a largest entry of 1. */
function normalised(rows: Matrix): number[][] {
  const width = rows[0]?.length ?? 0
  const scale = Array.from({ length: width }, (_, place) => largest(rows.map(row => row[place]!)) || 1)
  return scaledRows(rows.map(row => row.map((value, place) => value / scale[place]!)))
}

interface Pivot {
  readonly row: number
  readonly column: number
  readonly size: number
}

function largestPivot(rows: Matrix, columns: readonly number[], from: number): Pivot {
  let best: Pivot = { row: from, column: -1, size: 0 }
  for (let row = from; row < rows.length; row += 1) {
    for (const column of columns) {
      const size = Math.abs(rows[row]![column]!)
      if (size > best.size) best = { row, column, size }
    }
  }
  return best
}

/** Rows of which each has a column, its pivot, in which all others are zero; together they tell what the matrix tells. */
interface Echelon {
  readonly rows: Matrix
  /** The pivot of each row. */
  readonly pivots: readonly number[]
  /** The smallest pivot. */
  readonly least: number
}

/** Takes the head out of a row, so that the column becomes zero. */
function clear(row: number[], head: readonly number[], column: number): void {
  const factor = row[column]! / head[column]!
  if (factor === 0) return
  for (let place = 0; place < row.length; place += 1) row[place]! -= factor * head[place]!
  row[column] = 0
}

/** Elimination with the largest pivots, in the first of these lists of columns as long as it has any, then in the next. */
function echelonOf(matrix: Matrix, ...lists: readonly (readonly number[])[]): Echelon {
  const rows = matrix.map(row => [...row])
  const pivots: number[] = []
  let least = Number.POSITIVE_INFINITY
  for (const columns of lists) {
    while (pivots.length < rows.length) {
      const step = pivots.length
      const pivot = largestPivot(rows, columns, step)
      if (pivot.size <= TOLD) break
      const [head, other] = [rows[pivot.row]!, rows[step]!]
      rows[step] = head
      rows[pivot.row] = other
      for (const row of rows) if (row !== head) clear(row, head, pivot.column)
      pivots.push(pivot.column)
      least = Math.min(least, pivot.size)
    }
  }
  return { rows: scaledRows(rows.slice(0, pivots.length)), pivots, least }
}

/** How many combinations of these few rows are left apart by these columns, when smaller entries do not count. */
function rankOf(matrix: Matrix, columns: readonly number[], smallest: number): number {
  const rows = matrix.map(row => columns.map(column => row[column]!))
  const places = [...columns.keys()]
  let rank = 0
  for (; rank < rows.length; rank += 1) {
    const pivot = largestPivot(rows, places, rank)
    if (pivot.size <= smallest) break
    const [head, other] = [rows[pivot.row]!, rows[rank]!]
    rows[rank] = head
    rows[pivot.row] = other
    for (const row of rows.slice(rank + 1)) clear(row, head, pivot.column)
  }
  return rank
}

/**
 * How much of what the rows tell rests on these columns alone. A combination that does so holds only rows with their
 * pivot there, and is zero in every other column.
 */
function toldAlone({ rows, pivots }: Echelon, alone: ReadonlySet<number>, smallest: number): number {
  const own = rows.filter((_, index) => alone.has(pivots[index]!))
  if (own.length === 0) return 0
  const taken = new Set(pivots)
  const others = [...rows[0]!.keys()].filter(column => !alone.has(column) && !taken.has(column))
  return own.length - rankOf(own, others, smallest)
}

/** Amounts of which no more than their line is known, and lines that do not count as one of three. */
export interface SpanOptions {
  /** The line of each column: amounts that one line had at several moments count once. Absent: each a line of its own. */
  readonly lineOf?: readonly string[]
  /** Lines that the reader has seen with another amount. */
  readonly uncounted?: ReadonlySet<string>
}

/** Columns of every pair of lines that count, each with those of the lines that do not. */
function* pairs(lineOf: readonly string[], uncounted: ReadonlySet<string>): Generator<Set<number>> {
  const columnsOf = Map.groupBy(lineOf.keys(), column => lineOf[column]!)
  const always = [...uncounted].flatMap(line => columnsOf.get(line) ?? [])
  const counted = [...columnsOf.keys()].filter(line => !uncounted.has(line)).map(line => columnsOf.get(line)!)
  yield new Set(always)
  for (const [index, one] of counted.entries())
    for (const other of counted.slice(index)) yield new Set([...always, ...one, ...other])
}

/**
 * True when no combination of the rows rests on fewer than three lines that did not follow from the first `toldBefore`
 * rows alone. A row is a total that is told, a column a hidden amount, an entry what that amount is in that total. A
 * combination that is nearly on fewer lines counts as one that is, and so does what is too much to judge.
 */
export function restsOnThree(totals: Matrix, options: SpanOptions = {}, toldBefore = 0): boolean {
  const width = totals[0]?.length ?? 0
  if (totals.length ** 2 * width > MOST_WORK) return false
  const rows = normalised(totals)
  const lineOf = options.lineOf ?? Array.from({ length: width }, (_, place) => String(place))
  const uncounted = options.uncounted ?? new Set<string>()
  const columns = [...lineOf.keys()]
  const lists = [
    columns.filter(column => !uncounted.has(lineOf[column]!)),
    columns.filter(column => uncounted.has(lineOf[column]!)),
  ]
  const after = echelonOf(rows, ...lists)
  if (after.least <= HIDDEN) return false
  let before: Echelon | undefined
  for (const alone of pairs(lineOf, uncounted)) {
    const told = toldAlone(after, alone, HIDDEN)
    if (told === 0) continue
    before ??= echelonOf(rows.slice(0, toldBefore), ...lists)
    if (told > toldAlone(before, alone, TOLD)) return false
  }
  return true
}
