import type { Clause } from '../../case/types.ts'
import { total } from '../position.ts'
import { type ClauseOf, clip, type Payment, paymentPeriod, type Scene } from './scene.ts'

/** Kinds of clauses that look at the result of a party; others pay the same whatever the party is helped with. */
export const clausesOnResults: readonly Clause['kind'][] = [
  'overage',
  'clawback',
  'subsidy-clawback',
  'first-loss',
  'stop-loss',
]

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
  const revenue = inputs.of.reduce((sum, id) => sum + totalOf(id, scene), 0)
  return [{ t: paymentPeriod(scene, inputs.t), eur: Math.max(inputs.minEur, inputs.share * revenue) }]
}

/**
 * guarantee: the shortfall up to the limit. Of a line: what it brings less than planned, settled in the last period in
 * which it was planned. Of a party: its npv below zero, carried to t at its own rate. `capPerYear` bounds what one year
 * pays.
 */
export function payGuarantee({ inputs }: ClauseOf<'guarantee'>, scene: Scene): Payment[] {
  const limit = Math.min(inputs.limitEur, inputs.capPerYear ?? inputs.limitEur)
  if (!scene.cashOf(inputs.of)) {
    const shortfall = scene.plannedTotalOf(inputs.of) - totalOf(inputs.of, scene)
    return [{ t: inputs.t ?? scene.lastPlannedPeriodOf(inputs.of), eur: clip(shortfall, 0, limit) }]
  }
  const t = paymentPeriod(scene, inputs.t)
  const shortfall = Math.max(0, -scene.npvOf(inputs.of)) * scene.growthOf(inputs.of, t)
  return [{ t, eur: Math.min(limit, shortfall) }]
}

/** cost-recovery-settlement: what the lines cost in all above the advance, which is what was planned; less is paid back. */
export function paySettlement({ inputs }: ClauseOf<'cost-recovery-settlement'>, scene: Scene): Payment[] {
  const eur = inputs.items.reduce((sum, id) => sum + totalOf(id, scene) - scene.plannedTotalOf(id), 0)
  return [{ t: inputs.t, eur }]
}

function totalOf(line: string, scene: Scene): number {
  return total(scene.cashOfLine(line)!)
}

/** first-loss and stop-loss: the loss of the payee above the attachment, carried to t at its own rate, up to a limit. */
export function payLossLayer(clause: ClauseOf<'first-loss' | 'stop-loss'>, scene: Scene): Payment[] {
  const { inputs, to } = clause
  const t = paymentPeriod(scene, inputs.t)
  const loss = Math.max(0, -scene.npvOf(to)) * scene.growthOf(to, t)
  return [{ t, eur: clip(loss - inputs.attachEur, 0, inputs.limitEur) }]
}
