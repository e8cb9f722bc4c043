import type { Rate } from '../case/types.ts'

/** A stretch of time under one rate; years are negative when time is run backwards. */
export interface GrowthPart {
  /** A fraction a year. */
  readonly rate: number
  readonly years: number
  /** Which row of the rate it came from; undefined for a rate of one number. */
  readonly row: number | undefined
}

/**
 * Cuts the time between two positions (in years) into stretches of one rate each. Rows hold from 1 January of their
 * year; the first also before it, the last also after it.
 */
export function growthParts(rate: Rate, from: number, to: number): GrowthPart[] {
  if (typeof rate === 'number') return [{ rate, years: to - from, row: undefined }]
  const sign = to < from ? -1 : 1
  const [low, high] = to < from ? [to, from] : [from, to]
  return rate.flatMap((row, index) => {
    const begin = index === 0 ? low : Math.max(low, row.from)
    const next = rate[index + 1]
    const end = next ? Math.min(high, next.from) : high
    return end > begin ? [{ rate: row.rate, years: sign * (end - begin), row: index }] : []
  })
}

/**
 * The factor between two positions in years: the product of (1 + rate)^(part of that year). A `to` before `from`
 * divides.
 */
export function growth(rate: Rate, from: number, to: number): number {
  if (typeof rate === 'number') return (1 + rate) ** (to - from)
  return growthParts(rate, from, to).reduce((product, part) => product * (1 + part.rate) ** part.years, 1)
}
