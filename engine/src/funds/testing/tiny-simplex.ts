/** A row of a system: the sum of coefficient times unknown is at most, or exactly, `bound`; unknowns are at least 0. */
export interface TinyRow {
  readonly kind: 'atMost' | 'exactly'
  readonly bound: number
  readonly entries: readonly (readonly [unknown: number, coefficient: number])[]
}

const small = 1e-9

/**
 * Whether unknowns exist that meet all rows: the first phase of the simplex method in one dense table, with Bland's rule
 * against going round. For a few dozen rows, to hold a real solver against.
 */
export function canBeMet(rows: readonly TinyRow[], unknowns: number): boolean {
  const slacks = rows.flatMap(({ kind }, place) => (kind === 'atMost' ? [place] : []))
  const artificials = unknowns + slacks.length
  const bound = artificials + rows.length
  const table = rows.map((row, place) => {
    const line = Array.from({ length: bound + 1 }, () => 0)
    for (const [unknown, coefficient] of row.entries) line[unknown]! += coefficient
    if (row.kind === 'atMost') line[unknowns + slacks.indexOf(place)] = 1
    line[bound] = row.bound
    const upright = row.bound < 0 ? line.map(value => -value) : line
    upright[artificials + place] = 1
    return upright
  })
  const basis = rows.map((_, place) => artificials + place)
  // What the artificial unknowns still add up to, as far as the others can take it over.
  const left = Array.from({ length: bound + 1 }, (_, column) =>
    column >= artificials && column < bound ? 0 : table.reduce((sum, line) => sum + line[column]!, 0),
  )
  for (;;) {
    const entering = left.findIndex((value, column) => column < artificials && value > small)
    if (entering < 0) return left[bound]! < 1e-6
    const ratios = table.map(line =>
      line[entering]! > small ? line[bound]! / line[entering]! : Number.POSITIVE_INFINITY,
    )
    const least = Math.min(...ratios)
    if (!Number.isFinite(least)) return left[bound]! < 1e-6
    const tied = ratios.flatMap((ratio, place) => (ratio <= least + small ? [place] : []))
    const leaving = tied.reduce((first, place) => (basis[place]! < basis[first]! ? place : first))
    pivot([...table, left], table[leaving]!, entering)
    basis[leaving] = entering
  }
}

function pivot(lines: readonly number[][], pivotLine: number[], column: number): void {
  const scale = pivotLine[column]!
  for (const place of pivotLine.keys()) pivotLine[place]! /= scale
  for (const line of lines) {
    const factor = line[column]!
    if (line === pivotLine || factor === 0) continue
    for (const place of line.keys()) line[place]! -= factor * pivotLine[place]!
  }
}
