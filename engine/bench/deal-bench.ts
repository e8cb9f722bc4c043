// The search for a deal: `node engine/bench/deal-bench.ts` prints rows as JSON, in CPU milliseconds: five parties, eight risks and
// 20,000 drawn trials, from cold and with one limit moved, without clauses and with three; beside it the same deal as one
// program with a column for every party in every trial, which is also what it must come to. Every turn has trials of its own.
import { cpus, loadavg } from 'node:os'
import { type Deal, type DealChange, withDealDesk } from '../src/deal/deal-desk.ts'
import type { DealScenarios } from '../src/deal/deal-scenarios.ts'
import { drawnScenarios } from '../src/deal/testing/drawn-scenarios.ts'
import { fullProgram } from '../src/deal/testing/full-program.ts'
import { loadSolver, solveProgram } from '../src/funds/linear-program.ts'

const [TRIALS, FEW_TRIALS, RISKS, CLAUSES, TURNS] = [20_000, 2000, 8, 3, 6]
/** A figure beside the deal is near enough within a millionth of its cost. */
const QUICK_GAP = 1e-6

interface Timed<T> {
  readonly value: T
  readonly ms: number
}

function timed<T>(work: () => T): Timed<T> {
  const start = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(start)
  return { value, ms: (user + system) / 1000 }
}

const solver = await loadSolver()

/** One limit after another: the tail that a party accepts, and the most that it may bear of the first risk. */
function changesOf({ parties, risks }: DealScenarios, { tailsEur }: Deal): DealChange[] {
  const [first] = risks
  return parties.flatMap(({ id }, place): DealChange[] => {
    const [least, most] = first!.range[id]!
    const range: DealChange = {
      range: (risk, party) =>
        risk === first!.id && party === id ? [least, least + 0.8 * (most - least)] : undefined,
    }
    return tailsEur[place]! > 0 ? [{ tailCapEur: { [id]: 0.9 * tailsEur[place]! } }, range] : [range]
  })
}

/** CPU milliseconds of the first deal, and of each with one limit moved. */
function measured(scenarios: DealScenarios): { first: number; moved: readonly number[] } {
  const all = timed(() =>
    withDealDesk(solver, scenarios, desk => {
      const deal = desk.solve()
      if (!deal) throw new Error('no deal')
      return changesOf(scenarios, deal).map(change => timed(() => desk.solve(change, QUICK_GAP)).ms)
    }),
  )
  return { first: all.ms - all.value.reduce((sum, ms) => sum + ms, 0), moved: all.value }
}

/** The same deal by cuts and as one program: they must cost the same. */
function beside(scenarios: DealScenarios): { cuts: number; whole: number } {
  const cuts = timed(() => withDealDesk(solver, scenarios, desk => desk.solve()))
  const whole = timed(() => solveProgram(solver, fullProgram(scenarios)))
  const [ours, theirs] = [(cuts.value?.costEur ?? Number.NaN) / 1e6, whole.value.objective]
  if (!(Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs))))
    throw new Error(`the deal costs ${ours} million, the whole program says ${theirs}`)
  return { cuts: cuts.ms, whole: whole.ms }
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!
const row = (name: string, values: readonly number[], ratioTo: Record<string, number> = {}) => ({
  name,
  median: at(values, 0.5),
  min: Math.min(...values),
  max: Math.max(...values),
  unit: 'CPU ms',
  ratioTo,
  p95Ms: at(values, 0.95),
})

/** The rows of deals with so many clauses; the first turn only warms up. */
function rowsOf(clauses: number) {
  const turns = Array.from({ length: TURNS + 1 }, (_, turn) => ({
    ...measured(drawnScenarios(TRIALS, RISKS, 3 + turn, clauses)),
    ...beside(drawnScenarios(FEW_TRIALS, RISKS, 3 + turn, clauses)),
  })).slice(1)
  const what = `5 parties, ${RISKS} risks, ${clauses} clauses`
  const program = `${what}, ${FEW_TRIALS} trials: one program with all trials`
  const [cuts, whole] = [turns.map(turn => turn.cuts), turns.map(turn => turn.whole)]
  return [
    row(
      `${what}, ${TRIALS} trials: first deal`,
      turns.map(turn => turn.first),
    ),
    row(
      `${what}, ${TRIALS} trials: one limit moved`,
      turns.flatMap(turn => turn.moved),
    ),
    row(`${what}, ${FEW_TRIALS} trials: first deal`, cuts, { [program]: at(cuts, 0.5) / at(whole, 0.5) }),
    row(program, whole),
  ]
}

const rows = [...rowsOf(0), ...rowsOf(CLAUSES)]
const machine = { cores: cpus().length, model: cpus()[0]?.model, load: loadavg()[0], node: process.version }
console.log(JSON.stringify({ rows, machine }))
