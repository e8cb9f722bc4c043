import { type ClauseOf, clip, type Payment, paymentPeriod, type Scene } from './scene.ts'

/** fixed-price: the amount, at t. */
export function payFixedPrice({ inputs }: ClauseOf<'fixed-price'>): Payment[] {
  return [{ t: inputs.t, eur: inputs.amountEur }]
}

/**
 * residual-price: the residual land value of a programme line, spread as that line, indexed from the peildatum; never
 * less than `minEur` in all, which is spread alike and not indexed.
 */
export function payResidualPrice(
  { inputs }: ClauseOf<'residual-price'>,
  scene: Scene,
  from: number,
): Payment[] {
  const { totalAt, start, shares } = scene.row(inputs.programme)
  return shares.map((share, index) => {
    const t = start + index
    const factor = inputs.index === undefined ? 1 : scene.indexGrowth(inputs.index, from, t)
    return { t, eur: share * Math.max(totalAt(t) * factor, inputs.minEur ?? 0) }
  })
}

/**
 * index-band: what the index moved outside the band since the valuation date, times the base. `one`: only a rise is
 * paid for; `two`: a fall is paid back.
 */
export function payIndexBand({ inputs }: ClauseOf<'index-band'>, scene: Scene): Payment[] {
  const t = paymentPeriod(scene, inputs.t)
  const move = scene.indexGrowth(inputs.index, scene.times.valuationYear, t) - 1
  if (move < 0 && inputs.sided === 'one') return []
  return [{ t, eur: Math.sign(move) * clip(Math.abs(move) - inputs.band, 0, inputs.cap) * inputs.baseEur }]
}

/**
 * option: the fee at t, and the price at `exerciseT` when the index, 1 at the valuation date, is then within the
 * bounds of the rule.
 */
export function payOption({ inputs }: ClauseOf<'option'>, scene: Scene): Payment[] {
  const { rule, exerciseT } = inputs
  const level = scene.indexGrowth(rule.index, scene.times.valuationYear, exerciseT)
  const holds = level >= (rule.atLeast ?? 0) && level <= (rule.atMost ?? Number.MAX_VALUE)
  const fee = { t: inputs.t, eur: inputs.feeEur }
  return holds ? [fee, { t: exerciseT, eur: rule.amountEur }] : [fee]
}

/** deferred-payment: the amount that was due at t, paid at `until` with interest over the time between both flows. */
export function payDeferred({ inputs }: ClauseOf<'deferred-payment'>, scene: Scene): Payment[] {
  const { cashYears } = scene.times
  const years = cashYears[inputs.until]! - cashYears[inputs.t]!
  return [{ t: inputs.until, eur: inputs.amountEur * (1 + inputs.rate) ** years }]
}

/** take-down: the units of each t, taken or not, at the price. */
export function payTakeDown({ inputs }: ClauseOf<'take-down'>): Payment[] {
  return inputs.schedule.map(({ t, units }) => ({ t, eur: units * inputs.priceEur }))
}

/** guarantee-fee: a share of the limit a year, in every period from the first. */
export function payGuaranteeFee({ inputs }: ClauseOf<'guarantee-fee'>, scene: Scene): Payment[] {
  const eur = (inputs.feeShare * inputs.limitEur) / scene.times.periodsPerYear
  return Array.from({ length: scene.times.periods }, (_, index) => ({ t: index + 1, eur }))
}
