/** Functions take at most 255 arguments; this stays well below. */
const MOST_ARGUMENTS = 200

/** Rows next to each other as one stretch. */
function stretches(rows: readonly number[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = []
  for (const row of [...rows].sort((one, other) => one - other)) {
    const last = result.at(-1)
    if (last && row === last.to + 1) last.to = row
    else result.push({ from: row, to: row })
  }
  return result
}

/**
 * The sum of some rows of a column, neighbours taken together. A row that stands twice in the list counts twice.
 * @param reference a cell of that column by its row.
 */
export function sumOfRows(rows: readonly number[], reference: (row: number) => string): string {
  const parts = stretches(rows).map(({ from, to }) =>
    from === to ? reference(from) : `${reference(from)}:${reference(to)}`,
  )
  if (parts.length === 0) return '0'
  const sums: string[] = []
  for (let start = 0; start < parts.length; start += MOST_ARGUMENTS) {
    sums.push(`SUM(${parts.slice(start, start + MOST_ARGUMENTS).join(',')})`)
  }
  return sums.join('+')
}
