import { total } from '../position.ts'
import { type ClauseOf, clip, type Payment, paymentPeriod, type Scene } from './scene.ts'

/** overage and clawback: a share of the payer's npv above the threshold, carried to t at its own rate. */
export function payProfitShare(clause: ClauseOf<'overage' | 'clawback'>, scene: Scene): Payment[] {
  const { inputs, from } = clause
  const t = paymentPeriod(scene, inputs.t)
  const excess = Math.max(0, scene.npvOf(from) - inputs.thresholdEur)
  const eur = inputs.share * excess * scene.growthOf(from, t)
  return [{ t, eur: Math.min(eur, inputs.capEur ?? eur) }]
}

/** subsidy-clawback: as overage, above `capEur`. */
export function paySubsidyClawback(clause: ClauseOf<'subsidy-clawback'>, scene: Scene): Payment[] {
  const { inputs, from } = clause
  const t = paymentPeriod(scene, inputs.t)
  const excess = Math.max(0, scene.npvOf(from) - inputs.capEur)
  return [{ t, eur: inputs.share * excess * scene.growthOf(from, t) }]
}

/** min-price-share: a share of the cash of some lines, at least the minimum; settled once, at t. */
export function payMinimumPriceShare({ inputs }: ClauseOf<'min-price-share'>, scene: Scene): Payment[] {
  const revenue = inputs.of.reduce((sum, id) => sum + total(scene.cashOfLine(id) ?? new Float64Array()), 0)
  return [{ t: paymentPeriod(scene, inputs.t), eur: Math.max(inputs.minEur, inputs.share * revenue) }]
}

/**
 * guarantee: the shortfall up to the limit. Of a line: what it brings less than planned, which is nothing on the base
 * path. Of a party: its npv below zero, carried to t at its own rate. `capPerYear` bounds what one year pays.
 */
export function payGuarantee({ inputs }: ClauseOf<'guarantee'>, scene: Scene): Payment[] {
  if (!scene.cashOf(inputs.of)) return []
  const t = paymentPeriod(scene, inputs.t)
  const shortfall = Math.max(0, -scene.npvOf(inputs.of)) * scene.growthOf(inputs.of, t)
  return [{ t, eur: Math.min(inputs.limitEur, inputs.capPerYear ?? inputs.limitEur, shortfall) }]
}

/** first-loss and stop-loss: the loss of the payee above the attachment, carried to t at its own rate, up to a limit. */
export function payLossLayer(clause: ClauseOf<'first-loss' | 'stop-loss'>, scene: Scene): Payment[] {
  const { inputs, to } = clause
  const t = paymentPeriod(scene, inputs.t)
  const loss = Math.max(0, -scene.npvOf(to)) * scene.growthOf(to, t)
  return [{ t, eur: clip(loss - inputs.attachEur, 0, inputs.limitEur) }]
}
