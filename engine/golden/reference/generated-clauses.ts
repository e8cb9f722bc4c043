/** Clauses of the kinds whose base path the specification settles. */
import type { Draw } from './draw.ts'
import type { Case, Clause } from './shape.ts'

function inputsOf(kind: string, draw: Draw, file: Case, from: string, to: string): Record<string, unknown> {
  const t = draw.whole(0, file.periods)
  const share = draw.thousandths(50, 600)
  if (kind === 'fixed-price') return { amountEur: draw.whole(0, 2e6), t }
  if (kind === 'overage' || kind === 'clawback') {
    return { share, thresholdEur: draw.whole(0, 1e6), t }
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
  return { phase: draw.one(['p-1', 'p-2']), minShare: draw.thousandths(300, 1000), maxWait: draw.whole(0, 4) }
}

const kinds = [
  'fixed-price',
  'overage',
  'clawback',
  'subsidy-clawback',
  'guarantee',
  'deferred-payment',
  'take-down',
  'presale-start',
]

/** At most three clauses between different parties. */
export function generatedClauses(draw: Draw, file: Case): Clause[] {
  const ids = file.parties!.map(party => party.id)
  return Array.from({ length: draw.whole(0, 3) }, (_, i) => {
    const kind = draw.one(kinds)
    const from = draw.one(ids)
    const to = draw.one(ids.filter(id => id !== from))
    return { id: `afspraak-${i + 1}`, kind, from, to, inputs: inputsOf(kind, draw, file, from, to) }
  })
}
