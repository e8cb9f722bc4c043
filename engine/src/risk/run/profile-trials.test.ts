// The trials of a profile beside those of the run of the same case, and those of the kernel beside the trial-by-trial run.
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { type ProfileColumns, profileColumns } from '../path/profile-path.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskEngine } from '../plan/plan.ts'
import type { Sampling } from '../plan/sampling.ts'
import { prepared } from '../testing/run.ts'
import { chunksOf, openJob, runHere } from './chunks.ts'
import { workloadOf } from './risk-run.ts'

const zwolle = goldenCase('station-zwolle')
/** Enough for a lattice. */
const TRIALS = 1024

function parsed(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

interface Ran {
  columns: ProfileColumns
  outcomes: Outcomes
  results: Outcomes
}

function ran(areaCase: Case, engine: RiskEngine, sampling: Sampling = 'pairs'): Ran {
  const run = prepared(areaCase, { trials: TRIALS, engine, sampling })
  const columns = profileColumns(run.plan)
  const workload = workloadOf(run)
  const job = { ...workload.job, profile: true as const }
  const outcomes = runHere({ ...workload, job, columns: columns.count })!
  return { columns, outcomes, results: runHere(workload)! }
}

/** The largest difference of columns `from` to `end`, over all trials. */
function apart(one: Outcomes, other: Outcomes, from: number, end: number): number {
  let most = 0
  for (let column = from; column < end; column += 1)
    for (const [trial, value] of one[column]!.entries())
      most = Math.max(most, Math.abs(value - other[column]![trial]!))
  return most
}

describe('a trial of a profile', () => {
  test.each([
    ['kernel-2', 'pairs'],
    ['kernel-2', 'plain'],
    ['kernel-2', 'quasi'],
    ['float64-1', 'pairs'],
    ['float64-1', 'plain'],
    ['float64-1', 'quasi'],
  ] as const)('has by %s, drawn as %s, the outcomes of the run to the last bit', (engine, sampling) => {
    const { outcomes, results } = ran(zwolle, engine, sampling)
    expect(results.length).toBe(outcomeColumns(prepared(zwolle, { trials: 2 }).plan).count)
    expect(outcomes.slice(0, results.length)).toEqual(results)
  })

  test('is the same in any cut of the trials, also one that splits a pair', () => {
    const { job } = workloadOf(prepared(zwolle, { trials: TRIALS }))
    const run = openJob({ ...job, profile: true })
    const whole = run({ first: 0, count: 20 })
    const parts = [run({ first: 0, count: 7 }), run({ first: 7, count: 13 })]
    const joined = whole.map((_, column) =>
      Float64Array.from(parts.flatMap(part => [...(part[column] ?? [])])),
    )
    expect(joined).toEqual(whole)
    expect(chunksOf({ trials: 20 }, 7).length).toBe(3)
  })
})

/** The case with a clause of every way of paying that the kernel has. */
const withClauses = parsed({
  ...zwolle,
  clauses: [
    ...zwolle.clauses!,
    { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 3e5, t: 9 } },
    {
      id: 'band',
      kind: 'index-band',
      from: 'dev',
      to: 'gem',
      inputs: { baseEur: 4e6, index: 'house-price', band: 0.05, cap: 0.5, sided: 'two', t: 16 },
    },
    {
      id: 'vangnet',
      kind: 'stop-loss',
      from: 'gem',
      to: 'dev',
      inputs: { attachEur: 0, limitEur: 2e6, t: 36 },
    },
  ],
})

describe('what the kernel tells of a path', () => {
  test('is what the path of the same trial tells in double precision, but for rounding', () => {
    const kernel = ran(withClauses, 'kernel-2')
    const exact = ran(withClauses, 'float64-1')
    const { columns } = kernel
    const differ = (from: number, end: number): number => apart(kernel.outcomes, exact.outcomes, from, end)
    // Positions of tens of millions to within parts of a thousand euro, homes to within a fiftieth of one.
    expect(differ(columns.balance, columns.homes)).toBeLessThan(400)
    expect(differ(columns.homes, columns.shifts)).toBeLessThan(0.02)
    expect(differ(columns.shifts, columns.downturns)).toBeLessThan(1e-4)
    expect(differ(columns.downturns, columns.clauses)).toBe(0)
    expect(differ(columns.clauses, columns.count)).toBeLessThan(60)
    // All but the clause that lets a phase wait pay.
    const paid = kernel.outcomes.slice(columns.clauses, columns.count)
    expect(paid.length).toBe(withClauses.clauses!.length - 1)
    expect(paid.every(values => values.some(eur => Math.abs(eur) > 1e4))).toBe(true)
    expect(new Set(exact.outcomes[columns.downturns]).size).toBeGreaterThan(1)
  })

  test('is of the cash of the area where nobody exploits the land', () => {
    const { landExploitation: _, ...open } = zwolle
    const [kernel, exact] = [ran(parsed(open), 'kernel-2'), ran(parsed(open), 'float64-1')]
    const { balance, homes } = kernel.columns
    expect(apart(kernel.outcomes, exact.outcomes, balance, homes)).toBeLessThan(400)
    expect(kernel.outcomes[homes - 1]).not.toEqual(ran(zwolle, 'kernel-2').outcomes[homes - 1])
  })
})
