// How often one thread appraises a case of 200 lines x 120 quarters: `node engine/bench/appraise.ts`.
import { pathToFileURL } from 'node:url'
import { appraise, type Case, lineCash, parseCase } from '../src/index.ts'

/** One measured row, in the form of `bench --json`. */
export interface BenchRow {
  name: string
  median: number
  min: number
  max: number
  unit: string
  ratioTo: Record<string, number>
}

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

/** Runs of a task, in milliseconds each, after some that warm up. */
export function timesOf(task: () => unknown, runs: number): number[] {
  for (let run = 0; run < Math.ceil(runs / 4); run++) task()
  return Array.from({ length: runs }, () => {
    const start = performance.now()
    task()
    return performance.now() - start
  })
}

/** A row from measured values. */
export function rowOf(name: string, unit: string, values: readonly number[]): BenchRow {
  const sorted = values.toSorted((a, b) => a - b)
  const round = (value: number) => Number(value.toPrecision(4))
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return {
    name,
    median: round(median),
    min: round(sorted[0] ?? 0),
    max: round(sorted.at(-1) ?? 0),
    unit,
    ratioTo: {},
  }
}

/** Appraisals a second of the large case in one thread, beside the amounts of every line and the check of the file. */
export function benchAppraise(runs = 200): BenchRow[] {
  const large = largeCase(200, 120)
  const perSecond = (task: () => unknown) => timesOf(task, runs).map(ms => 1000 / ms)
  const rows = [
    rowOf(
      'appraise 200 x 120',
      'per second',
      perSecond(() => appraise(large)),
    ),
    rowOf(
      'lineCash 200 x 120',
      'per second',
      perSecond(() => lineCash(large)),
    ),
    rowOf(
      'parseCase 200 x 120',
      'per second',
      perSecond(() => parseCase(large)),
    ),
  ]
  const first = rows[0]
  return rows.map(row =>
    first && row !== first ? { ...row, ratioTo: { [first.name]: row.median / first.median } } : row,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify({ rows: benchAppraise() }, undefined, 2))
