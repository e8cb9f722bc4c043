// A large case to measure with: `node engine/bench/large-case.ts` prints it as JSON.
import { pathToFileURL } from 'node:url'
import { type Case, parseCase } from '../src/index.ts'

const accounts = ['1', '3', '5', '6', '9', '12'] as const

function largeLine(place: number, periods: number) {
  const id = `regel-${place}`
  const isRevenue = place % 3 === 0
  const head = {
    id,
    name: { nl: `Regel ${place}` },
    account: isRevenue ? 'opbrengst-opstal' : accounts[place % accounts.length],
    from: isRevenue ? 'outside' : `partij-${place % 5}`,
    to: isRevenue ? `partij-${place % 5}` : 'outside',
    index: `index-${place % 3}`,
  }
  const from = 1 + (place % 40)
  const spread = { from, to: Math.min(periods, from + 40 + (place % 30)) }
  if (place % 4 === 0) return { ...head, totalEur: 1_000_000 + 1000 * place, spread }
  const quantity = { amount: 1000 + place, unit: 'm2', unitPriceEur: 150 + place }
  return { ...head, quantity, spread }
}

/** A case of this many lines and quarters between five parties; every line has an index and a long spread. */
export function largeCase(lineCount: number, periods: number): Case {
  const kinds = ['gemeente', 'ontwikkelaar', 'belegger', 'corporatie', 'rijk'] as const
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'groot',
    name: { nl: 'Een grote case' },
    valuationDate: '2026-01-01',
    period: 'quarter',
    periods,
    rates: { interest: 0.0225 },
    indices: {
      'index-0': 0.02,
      'index-1': 0.025,
      'index-2': [
        { from: 2026, rate: 0.03 },
        { from: 2030, rate: 0.02 },
      ],
    },
    parties: kinds.map((kind, place) => ({ id: `partij-${place}`, kind, rate: 0.02 + 0.01 * place })),
    landExploitation: { party: 'partij-0', bookValueEur: 9_000_000, bookValueDate: '2026-01-01' },
    lines: Array.from({ length: lineCount }, (_, place) => largeLine(place, periods)),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors.slice(0, 3)))
  return outcome.case
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify(largeCase(200, 120)))
