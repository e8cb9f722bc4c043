/**
 * Which totals may be shown: no combination of them may rest on fewer than three hidden lines, else somebody who knows
 * the time profile of the lines could work an amount out (business-case.md §5: at least 3 lines).
 */

/** More than this, in a row whose largest entry is 1, counts as something that a total tells. */
const TOLD = 1e-10
/** Only more than this counts as something that stays hidden: what is nearly told is told. */
const HIDDEN = 1e-6
/** Above this number of lines the exhaustive test would be slow; then only the quick proof counts. */
const EXHAUSTIVE_LINES = 60
/** Above this number of operations too. */
const EXHAUSTIVE_WORK = 1.5e8
/** Above this number of operations for one rank nothing is judged, and so nothing told: some sixty versions of many lines. */
const MOST_WORK = 5e7

type Matrix = readonly (readonly number[])[]

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** Columns, then rows, brought to a largest entry of 1; rows and columns of zeros stay as they are. */
function normalised(rows: Matrix): number[][] {
  const width = rows[0]?.length ?? 0
  const scale = Array.from({ length: width }, (_, place) => largest(rows.map(row => row[place] ?? 0)) || 1)
  return rows.map(row => {
    const scaled = row.map((value, place) => value / (scale[place] ?? 1))
    const most = largest(scaled) || 1
    return scaled.map(value => value / most)
  })
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
      const size = Math.abs(rows[row]?.[column] ?? 0)
      if (size > best.size) best = { row, column, size }
    }
  }
  return best
}

/** The columns on which Gauss' elimination with the largest pivots ends, until none is more than `least`: their number is the rank. */
function pivotColumns(matrix: Matrix, columns: readonly number[], least: number): number[] {
  const rows = matrix.map(row => [...row])
  const chosen: number[] = []
  while (chosen.length < rows.length) {
    const step = chosen.length
    const pivot = largestPivot(rows, columns, step)
    if (pivot.size <= least) break
    const [head, other] = [rows[pivot.row] ?? [], rows[step] ?? []]
    rows[step] = head
    rows[pivot.row] = other
    for (let row = step + 1; row < rows.length; row += 1) {
      const target = rows[row] ?? []
      const factor = (target[pivot.column] ?? 0) / (head[pivot.column] ?? 1)
      if (factor === 0) continue
      for (const column of columns) target[column] = (target[column] ?? 0) - factor * (head[column] ?? 0)
      target[pivot.column] = 0
    }
    chosen.push(pivot.column)
  }
  return chosen
}

/** Three bases without a line in common: then taking any two lines away leaves one of them whole. */
function hasThreeBases(
  rows: Matrix,
  columns: readonly number[],
  lineOf: readonly string[],
  rank: number,
): boolean {
  let left = [...columns]
  for (let round = 0; round < 3; round += 1) {
    const chosen = pivotColumns(rows, left, HIDDEN)
    if (chosen.length < rank) return false
    const lines = new Set(chosen.map(column => lineOf[column]))
    left = left.filter(column => !lines.has(lineOf[column]))
  }
  return true
}

/** How much the rows tell: of all columns, and of some only. */
interface Ranks {
  /** What may be told counts. */
  readonly most: (columns: readonly number[]) => number
  /** Only what is surely told counts. */
  readonly least: (columns: readonly number[]) => number
}

const ranksOf = (rows: Matrix): Ranks => ({
  most: columns => pivotColumns(rows, columns, TOLD).length,
  least: columns => pivotColumns(rows, columns, HIDDEN).length,
})

/**
 * Whether no pair of lines holds more of what is told after than before: what is told of a pair alone is what is lost
 * with its columns.
 */
function tellsNoMore(before: Ranks, after: Ranks, { all, counted, lineOf, rank, work }: Question): boolean {
  const lines = [...new Set(counted.map(column => lineOf[column]))]
  if (lines.length > EXHAUSTIVE_LINES || ((lines.length + 1) ** 2 / 2) * work > EXHAUSTIVE_WORK) return false
  const surely = before.least(all)
  const isSame = (rest: readonly number[]): boolean => {
    const lost = rank - after.least(rest)
    return lost === 0 || lost <= surely - before.most(rest)
  }
  return (
    isSame(counted) &&
    lines.every((one, index) =>
      lines
        .slice(index)
        .every(other => isSame(counted.filter(column => lineOf[column] !== one && lineOf[column] !== other))),
    )
  )
}

interface Question {
  readonly all: readonly number[]
  /** Columns of lines that count. */
  readonly counted: readonly number[]
  readonly lineOf: readonly string[]
  readonly rank: number
  /** Operations for one rank. */
  readonly work: number
}

/** Amounts of which no more than their line is known, and lines that do not count as one of three. */
export interface SpanOptions {
  /** The line of each column: amounts that one line had at several moments count once. Absent: each a line of its own. */
  readonly lineOf?: readonly string[]
  /** Lines that the reader has seen with another amount. */
  readonly uncounted?: ReadonlySet<string>
}

/**
 * True when no combination of the rows rests on fewer than three lines that did not follow from the first `toldBefore`
 * rows alone. A row is a total that is told, a column a hidden amount, an entry what that amount is in that total. A
 * combination that is nearly on fewer lines counts as one that is.
 */
export function restsOnThree(totals: Matrix, options: SpanOptions = {}, toldBefore = 0): boolean {
  if (totals.length ** 2 * (totals[0]?.length ?? 0) > MOST_WORK) return false
  const rows = normalised(totals)
  const all = [...(rows[0] ?? []).keys()]
  const lineOf = options.lineOf ?? all.map(String)
  const counted = all.filter(column => !options.uncounted?.has(lineOf[column] ?? ''))
  const after = ranksOf(rows)
  const rank = after.most(all)
  if (hasThreeBases(rows, counted, lineOf, rank)) return true
  const work = rank * rows.length * all.length
  return tellsNoMore(ranksOf(rows.slice(0, toldBefore)), after, { all, counted, lineOf, rank, work })
}
