/** Clauses of the kinds whose base path the specification settles. */
import type { Draw } from './draw.ts'
import type { Case, Clause } from './shape.ts'

function inputsOf(kind: string, draw: Draw, file: Case, from: string, to: string): Record<string, unknown> {
  const t = draw.whole(0, file.periods)
  const share = draw.thousandths(50, 600)
  if (kind === 'fixed-price') return { amountEur: draw.whole(0, 2e6), t }
  if (kind === 'overage' || kind === 'clawback') {
    const inputs = { share, thresholdEur: draw.whole(0, 1e6), t }
    return draw.once(2) ? { ...inputs, capEur: draw.whole(0, 1e6) } : inputs
  }
  if (kind === 'subsidy-clawback') {
    const inputs = { share, capEur: draw.whole(0, 1e6) }
    return draw.once(2) ? { ...inputs, t } : inputs
  }
  if (kind === 'guarantee') {
    const of = draw.one([to, from, ...file.lines!.map(line => line.id)])
    return { of, limitEur: draw.whole(0, 2e6) }
  }
  if (kind === 'deferred-payment') {
    return {
      amountEur: draw.whole(0, 2e6),
      t,
      until: draw.whole(t, file.periods),
      rate: draw.thousandths(0, 60),
    }
  }
  if (kind === 'take-down') {
    const schedule = [
      { t, units: draw.whole(1, 20) },
      { t: file.periods, units: draw.whole(1, 20) },
    ]
    return { schedule, priceEur: draw.whole(1000, 40000) }
  }
  if (kind === 'guarantee-fee') {
    return { of: to, limitEur: draw.whole(0, 2e6), feeShare: draw.thousandths(1, 20) }
  }
  if (kind === 'first-loss' || kind === 'stop-loss') {
    return { attachEur: draw.whole(0, 5e5), limitEur: draw.whole(0, 2e6) }
  }
  if (kind === 'index-band') {
    const band = { band: draw.thousandths(0, 50), cap: draw.thousandths(20, 300) }
    const index = draw.one(['i-1', 'i-2', 'i-3'])
    return { baseEur: draw.whole(0, 2e6), index, ...band, sided: draw.one(['one', 'two']) }
  }
  if (kind === 'residual-price') {
    const programme = draw.one(file.programme!).id
    return { programme, peildatum: '2025-03-10', index: draw.one(['i-1', 'i-2', 'i-3']) }
  }
  return { phase: draw.one(['p-1', 'p-2']), minShare: draw.thousandths(300, 1000), maxWait: draw.whole(0, 4) }
}

/** Every kind that is compared. */
export const clauseKinds = [
  'fixed-price',
  'overage',
  'clawback',
  'subsidy-clawback',
  'guarantee',
  'deferred-payment',
  'take-down',
  'guarantee-fee',
  'first-loss',
  'stop-loss',
  'index-band',
  'residual-price',
  'presale-start',
]

/** At most four clauses between different parties. */
export function generatedClauses(draw: Draw, file: Case): Clause[] {
  const ids = file.parties!.map(party => party.id)
  return Array.from({ length: draw.whole(0, 4) }, (_, i) => {
    const drawn = draw.one(clauseKinds)
    const kind = drawn === 'residual-price' && file.programme!.length === 0 ? 'presale-start' : drawn
    const from = draw.one(ids)
    const to = draw.one(ids.filter(id => id !== from))
    return { id: `afspraak-${i + 1}`, kind, from, to, inputs: inputsOf(kind, draw, file, from, to) }
  })
}
