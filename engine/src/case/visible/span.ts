/**
 * Which totals may be shown: no combination of them may rest on fewer than three hidden amounts, else somebody who
 * knows the time profile of the lines could work one out (business-case.md §5: at least 3 lines).
 */

const SMALL = 1e-9
/** Above this number of columns the exhaustive test would be slow; then only the quick proof counts. */
const EXHAUSTIVE_COLUMNS = 60

type Matrix = readonly (readonly number[])[]

/** Rows and columns brought to a largest entry of 1; columns of zeros are left out. */
function normalised(rows: Matrix): number[][] {
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, place) => place).filter(place =>
    rows.some(row => (row[place] ?? 0) !== 0),
  )
  const scaled = columns.map(place => {
    const largest = Math.max(...rows.map(row => Math.abs(row[place] ?? 0)))
    return rows.map(row => (row[place] ?? 0) / largest)
  })
  return rows.map((_, index) => scaled.map(column => column[index] ?? 0))
}

/** The columns of a greedy basis: each is independent of those before it. */
function basis(rows: Matrix, columns: readonly number[]): number[] {
  const chosen: number[] = []
  const reduced: { pivot: number; vector: number[] }[] = []
  for (const column of columns) {
    const vector = rows.map(row => row[column] ?? 0)
    for (const step of reduced) {
      const factor = vector[step.pivot] ?? 0
      step.vector.forEach((value, index) => {
        vector[index] = (vector[index] ?? 0) - factor * value
      })
    }
    const largest = Math.max(...vector.map(Math.abs))
    if (largest < SMALL) continue
    const pivot = vector.findIndex(value => Math.abs(value) === largest)
    const head = vector[pivot] ?? 1
    reduced.push({ pivot, vector: vector.map(value => value / head) })
    chosen.push(column)
    if (chosen.length === rows.length) break
  }
  return chosen
}

/** Three bases without a column in common: then taking any two columns away leaves one of them whole. */
function hasThreeBases(rows: Matrix, columns: readonly number[], rank: number): boolean {
  let left = [...columns]
  for (let round = 0; round < 3; round += 1) {
    const chosen = basis(rows, left)
    if (chosen.length < rank) return false
    left = left.filter(column => !chosen.includes(column))
  }
  return true
}

/**
 * True when every combination of the rows rests on at least three columns. A row is a total that is shown, a column a
 * hidden amount, an entry what that amount is in that total.
 */
export function restsOnThree(totals: Matrix): boolean {
  const rows = normalised(totals)
  const columns = [...(rows[0] ?? []).keys()]
  const rank = basis(rows, columns).length
  if (hasThreeBases(rows, columns, rank)) return true
  if (columns.length > EXHAUSTIVE_COLUMNS) return false
  return columns.every((one, index) =>
    columns.slice(index).every(other => {
      const rest = columns.filter(column => column !== one && column !== other)
      return basis(rows, rest).length === rank
    }),
  )
}
