/** Rank of a matrix of fractions by exact arithmetic: a second opinion beside the rounding one that decides. */

/** A fraction: numerator and denominator. */
export type Fraction = readonly [bigint, bigint]

function divisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

function reduced([top, bottom]: Fraction): Fraction {
  const common = divisor(top, bottom)
  if (common === 0n) return [0n, 1n]
  const sign = bottom < 0n ? -1n : 1n
  return [(sign * top) / common, (sign * bottom) / common]
}

const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced([a * c, b * d])
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced([a * d - c * b, b * d])

/** Number of rows that do not follow from the others. */
export function exactRank(matrix: readonly (readonly Fraction[])[]): number {
  const rows = matrix.map(row => [...row])
  const width = rows[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width; column += 1) {
    const found = rows.findIndex((row, index) => index >= rank && row[column]?.[0] !== 0n)
    if (found < 0) continue
    const head = rows[found] ?? []
    rows[found] = rows[rank] ?? []
    rows[rank] = head
    const [top, bottom] = head[column] ?? [1n, 1n]
    for (let index = rank + 1; index < rows.length; index += 1) {
      const row = rows[index] ?? []
      const factor = times(row[column] ?? [0n, 1n], [bottom, top])
      if (factor[0] === 0n) continue
      rows[index] = row.map((value, place) => minus(value, times(factor, head[place] ?? [0n, 1n])))
    }
    rank += 1
  }
  return rank
}
