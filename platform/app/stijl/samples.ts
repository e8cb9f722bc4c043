import type { HistogramBin, PeriodSeries } from '../../kit/charts/index.ts'

/** Years of the made-up case. */
export const years = Array.from({ length: 14 }, (_, index) => String(2026 + index))

const flows: readonly (readonly number[])[] = [
  [-10, -10, -8, -6, 2, 2, 1, 2, 6, 8, 6, 4, 2, 0],
  [-5, -5, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, -18, -24, 3, 10, -5, 2, 12, -2, 1, 28, 24, 1],
  [0, 0, -3, -10, -2, 4, -1, -2, 4, -2, -2, 6, 9, 0],
  [0, 0, 0, -8, 1, 3, -2, 1, 4, 0, 1, 8, 6, 0],
]

/** Five parties' flows, in million euro a year. */
export function sampleSeries(names: readonly string[]): PeriodSeries[] {
  const keys = ['g', 'r', 'o', 'c', 'b'] as const
  return keys.map((key, index) => ({ key, name: names[index] ?? key, values: flows[index] ?? [] }))
}

const cumulative = (values: readonly number[]): number[] => {
  let sum = 0
  return values.map(value => {
    sum += value
    return sum
  })
}

/** Median of the made-up balance. */
export const medianBalance = cumulative([
  -10, -7.5, -1, -1.5, -1.2, -0.8, 0.6, 1.4, 3.6, 4.2, 4.4, 2.2, 0.8, 0.3,
])

/** The median moved by a spread that grows with the years. */
export function spread(share: number): number[] {
  return medianBalance.map((value, period) => value + share * (period / 13) ** 1.4 * 16)
}

/** A made-up, slightly skewed distribution around −3. */
export const sampleBins: HistogramBin[] = Array.from({ length: 44 }, (_, index) => {
  const from = -28 + index * 1.2
  const distance = (from + 3) / (from < -3 ? 9 : 7)
  return { from, to: from + 1.2, count: Math.round(900 * Math.exp(-(distance ** 2) / 2)) }
})

/** A fall and the way back, the start at 1. */
export const sampleFall = [
  1, 0.99, 0.97, 0.96, 0.93, 0.92, 0.9, 0.88, 0.84, 0.81, 0.79, 0.8, 0.82, 0.86, 0.91, 0.95, 1,
]
