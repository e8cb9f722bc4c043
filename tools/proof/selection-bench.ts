import { cpus, loadavg } from 'node:os'
import { type Pool, type SelectionQuestion, selectPortfolio } from '@versneller/engine'
import type { BenchOutcome, BenchRow } from './bench-rows.ts'

const categoryCount = 33
const runs = 5

/** Plans with scores and categories that repeat in a pattern: the same pool on every machine. */
function poolOf(count: number): Pool {
  const categories = Array.from({ length: categoryCount }, (_, place) => `categorie-${place}`)
  let state = 12_345
  const draw = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  const entries = Array.from({ length: count }, (_, place) => ({
    id: `plan-${place}`,
    receipt: draw().toString(16),
    score: 2 + Math.round(30 * draw()) / 10,
    minCriterion: 3,
    categories: categories.filter((_category, rank) => draw() < 0.02 + (0.3 * rank) / categoryCount),
    region: `regio-${place % 8}`,
  }))
  const weights = Object.fromEntries(categories.map((name, place) => [name, 1 + (place % 3)]))
  return { format: 'versneller-pool/1', weights, entries }
}

/** Seconds of an answer, and how far it is from proven. */
async function measure(name: string, pool: Pool, question: SelectionQuestion): Promise<BenchRow[]> {
  const seconds: number[] = []
  let gap = 0
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const outcome = await selectPortfolio(pool, question)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    seconds.push((performance.now() - start) / 1000)
    gap = outcome.answer.gap
  }
  return [rowOf(name, 's', seconds), rowOf(`${name}, gap`, 'share', [gap])]
}

function rowOf(name: string, unit: string, values: readonly number[]): BenchRow {
  const sorted = values.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return { name, median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, unit, ratioTo: {} }
}

/** The exact choice of 20 from 60 and from 600 plans, alone and with 200 draws and the frontier. */
export async function selectionBench(): Promise<BenchOutcome> {
  const rows: BenchRow[] = []
  const size = { least: 20, most: 20 }
  for (const count of [60, 600]) {
    const pool = poolOf(count)
    for (const lambda of [0.7, 0.3, 0])
      rows.push(...(await measure(`20 of ${count}, lambda ${lambda}`, pool, { size, lambda, draws: 0 })))
    rows.push(...(await measure(`20 of ${count}, whole answer`, pool, { size, frontier: true })))
  }
  return {
    rows,
    machine: { cores: cpus().length, model: cpus()[0]?.model, load: loadavg()[0], node: process.version },
  }
}
