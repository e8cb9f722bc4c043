/** What every contestant computes of a trial and can be checked on. */
export interface Outcomes {
  total: number[]
  firstParty: number[]
  funding: number[]
}

/** Figures by which one sees that a contestant works out the same model. */
export interface Summary {
  trials: number
  mean: number
  sd: number
  p10: number
  p50: number
  p90: number
  firstPartyP90: number
  fundingMean: number
}

/** The same figures of eight million trials, worked out once in C; the standard error of the mean was 0.007. */
const referenceSummary = {
  mean: -153.561,
  sd: 19.286,
  p10: -178.413,
  p50: -153.325,
  p90: -129.021,
  firstPartyP90: -6.771,
  fundingMean: -494.06,
} as const

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += values[place]!
  return sum / values.length
}

/** Summary of columns of trials. */
export function summaryOf(
  total: ArrayLike<number>,
  firstParty: ArrayLike<number>,
  funding: ArrayLike<number>,
): Summary {
  const sorted = Float64Array.from(total).sort()
  const first = Float64Array.from(firstParty).sort()
  const at = (values: Float64Array, share: number): number => values[Math.ceil(share * values.length) - 1]!
  const mean = meanOf(total)
  const sd = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1))
  const [p10, p50, p90] = [at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9)]
  const trials = sorted.length
  return { trials, mean, sd, p10, p50, p90, firstPartyP90: at(first, 0.9), fundingMean: meanOf(funding) }
}

/** Standard errors of one trial: sd for means, sd / sqrt 2 for the sd, 1.71 sd for P10 and P90, 1.25 sd for P50. */
const errorOfOne = {
  mean: 19.3,
  sd: 13.7,
  p10: 33,
  p50: 24.2,
  p90: 33,
  firstPartyP90: 7.3,
  fundingMean: 63.3,
} as const

/** Figures further from the reference than five standard errors: a contestant with those works out something else. */
export function strangeFigures(summary: Summary): string[] {
  return Object.entries(referenceSummary).flatMap(([name, reference]) => {
    const figure = name as keyof typeof referenceSummary
    const far = 5 * errorOfOne[figure] * Math.sqrt(1 / summary.trials + 1 / 8_000_000)
    return Math.abs(summary[figure] - reference) <= far ? [] : [`${name} ${summary[figure]}`]
  })
}
