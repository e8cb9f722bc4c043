import type { Rate } from '../case/types.ts'

/** A stretch of time under one rate; years are negative when time is run backwards. */
export interface GrowthPart {
  /** A fraction a year. */
  readonly rate: number
  readonly years: number
  /** Which row of the rate it came from; undefined for a rate of one number. */
  readonly row: number | undefined
}

type Rows = Exclude<Rate, number>

/** The years between two positions in which a row holds: from 1 January of its year, the first also before it. */
function yearsOf(rows: Rows, index: number, from: number, to: number): number {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const begin = index === 0 ? low : Math.max(low, rows[index]!.from)
  const next = rows[index + 1]
  const years = (next ? Math.min(high, next.from) : high) - begin
  if (years <= 0) return 0
  return to < from ? -years : years
}

/**
 * Cuts the time between two positions (in years) into stretches of one rate each. Rows hold from 1 January of their
 * year; the first also before it, the last also after it.
 */
export function growthParts(rate: Rate, from: number, to: number): GrowthPart[] {
  if (typeof rate === 'number') return [{ rate, years: to - from, row: undefined }]
  return rate.flatMap((one, row) => {
    const years = yearsOf(rate, row, from, to)
    return years === 0 ? [] : [{ rate: one.rate, years, row }]
  })
}

/**
 * The factor between two positions in years: the product of (1 + rate)^(part of that year). A `to` before `from`
 * divides.
 */
export function growth(rate: Rate, from: number, to: number): number {
  if (typeof rate === 'number') return (1 + rate) ** (to - from)
  let product = 1
  for (let row = 0; row < rate.length; row += 1)
    product *= (1 + rate[row]!.rate) ** yearsOf(rate, row, from, to)
  return product
}
