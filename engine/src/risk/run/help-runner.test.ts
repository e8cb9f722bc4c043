// Help that is worked out from the worths of the kernel, beside the search on the path of every trial.
import { describe, expect, test } from 'vitest'
import type { Case, Clause } from '../../case/types.ts'
import { caseWithEverything } from '../../ledger/testing/case-with-everything.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { isAmount, pathInstruments } from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import { chunksOf, openJob, place, roomFor, runHere, type Workload } from './chunks.ts'
import { compareContributions, prepareComparison } from './compare-contributions.ts'
import { findContribution } from './contribution.ts'
import { type ContributionQuestion, prepareContribution } from './contribution-question.ts'
import { helpRunner } from './help-runner.ts'
import { findJointContribution, prepareJoint } from './joint-contribution.ts'

const TRIALS = 100
const zwolle = goldenCase('station-zwolle')

/** Every kind of clause but those that look at more than worths. */
const everything: Case = {
  ...caseWithEverything,
  clauses: caseWithEverything.clauses!.filter(({ kind }) => kind !== 'loan' && kind !== 'residual-price'),
}

function workloadFor(areaCase: Case, question: ContributionQuestion, levels: readonly number[]): Workload {
  const outcome = prepareContribution(areaCase, { trials: TRIALS, seed: 9, ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const { run, terms } = outcome.asked
  return {
    job: { ...run.job, contribution: { ...terms, levels } },
    trials: TRIALS,
    columns: 1 + 2 * levels.length,
  }
}

/** The worst difference of any trial, in standard deviations of what the party is worth without help. */
async function worstError(workload: Workload): Promise<number> {
  const paths = runHere(workload)!
  const worths = (await helpRunner(runHere)(workload))!
  const [before] = paths
  const mean = before!.reduce((sum, eur) => sum + eur, 0) / TRIALS
  const sd = Math.sqrt(before!.reduce((sum, eur) => sum + (eur - mean) ** 2, 0) / TRIALS)
  return (
    Math.max(
      ...paths.flatMap((column, at) => [...column].map((eur, trial) => Math.abs(eur - worths[at]![trial]!))),
    ) / Math.max(sd, Math.abs(mean) / 100, 1)
  )
}

/** Runs pieces of another size, the last first. */
function inOtherPieces(workload: Workload): Outcomes {
  const outcomes = roomFor(workload)
  const run = openJob(workload.job)
  for (const chunk of chunksOf(workload, 34).reverse()) place(outcomes, chunk, run(chunk))
  return outcomes
}

const contribution = (areaCase: Case, question: ContributionQuestion) => {
  const outcome = prepareContribution(areaCase, { trials: TRIALS, ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.asked
}

describe('help from worths is within a ten-thousandth of the spread of help on paths', () => {
  const asked = (areaCase: Case) =>
    areaCase.parties
      .slice(0, 2)
      .flatMap(({ id }) => pathInstruments.map(instrument => ({ party: id, instrument })))

  test.each([
    ['station-zwolle', zwolle],
    ['every kind of clause, closed periods', everything],
  ])('%s', async (_, areaCase) => {
    let compared = 0
    for (const { party, instrument } of asked(areaCase)) {
      const question = {
        party,
        instrument,
        probability: 0.8,
        payer: areaCase.parties.find(({ id }) => id !== party)!.id,
      }
      const levels = isAmount(instrument) ? [1e5, 4e6] : [0.3, 1]
      expect(await worstError(workloadFor(areaCase, question, levels))).toBeLessThan(1e-4)
      compared += 1
    }
    expect(compared).toBe(12)
  })

  test('clauses that look at a factor as an index, and options on one', async () => {
    const clauses: Clause[] = [
      {
        id: 'band',
        kind: 'index-band',
        from: 'dev',
        to: 'gem',
        inputs: { baseEur: 4e7, index: 'house-price', band: 0.05, cap: 0.4, sided: 'two', t: 12 },
      },
      {
        id: 'optie',
        kind: 'option',
        from: 'gem',
        to: 'dev',
        inputs: {
          feeEur: 2e5,
          t: 1,
          exerciseT: 9,
          rule: { index: 'construction-cost', atLeast: 1.05, amountEur: 3e6 },
        },
      },
    ]
    const question = { party: 'dev', probability: 0.8 }
    expect(await worstError(workloadFor({ ...zwolle, clauses }, question, [1e6]))).toBeLessThan(1e-4)
    const [without, within] = await Promise.all(
      [zwolle, { ...zwolle, clauses }].map(one => helpRunner(runHere)(workloadFor(one, question, [1e6]))),
    )
    expect(within![0]).not.toEqual(without![0])
  })
})

test('the trials are run once for the instruments that relieve no payments, and once for each that does', async () => {
  const outcome = prepareComparison(zwolle, {
    party: 'cor',
    probability: 0.5,
    trials: TRIALS,
    measure: 'tail',
  })
  if (!outcome.ok) throw new Error('refused')
  const ran: (string | undefined)[] = []
  const answer = await compareContributions(outcome.asked, workload => {
    expect(workload.job.contribution).toBeUndefined()
    ran.push(workload.job.worths?.relief?.instrument)
    return runHere(workload)
  })
  expect(ran).toEqual([undefined, 'land-price', 'deferral', 'pre-investment'])
  expect(answer!.answers.map(({ engine }) => engine)).toEqual(Array.from({ length: 6 }, () => 'kernel-2'))
})

test('an answer has the same bits in whatever pieces the trials are run, for one party and for parties together', async () => {
  const one = contribution(zwolle, { party: 'dev', probability: 0.8, instrument: 'land-price' })
  expect(await findContribution(one, inOtherPieces)).toEqual(await findContribution(one, runHere))
  const both = prepareJoint(zwolle, { parties: ['dev', 'cor'], probability: 0.6, trials: TRIALS })
  if (!both.ok) throw new Error('refused')
  expect(await findJointContribution(both.asked, inOtherPieces)).toEqual(
    await findJointContribution(both.asked, runHere),
  )
})

describe('on paths, trial by trial, is worked out', () => {
  const engines = async (areaCase: Case, engine?: 'float64-1') => {
    const asked = contribution(areaCase, { party: 'dev', probability: 0.6, ...(engine ? { engine } : {}) })
    const isPath: boolean[] = []
    const answer = await findContribution(asked, workload => {
      isPath.push(workload.job.contribution !== undefined)
      return runHere(workload)
    })
    return [answer!.engine, ...new Set(isPath)]
  }

  test('what is asked in double precision', async () => {
    expect(await engines(zwolle)).toEqual(['kernel-2', false])
    expect(await engines(zwolle, 'float64-1')).toEqual(['float64-1', true])
  })

  test('a case with a clause that looks at the pace of sales, or with the price of a row', async () => {
    const band: Clause = {
      id: 'tempo',
      kind: 'index-band',
      from: 'dev',
      to: 'gem',
      inputs: { baseEur: 1e6, index: 'sales-pace', band: 0.1, cap: 0.4, sided: 'one', t: 12 },
    }
    const price: Clause = {
      id: 'prijs',
      kind: 'residual-price',
      from: 'dev',
      to: 'gem',
      inputs: {
        programme: zwolle.programme!.find(row => row.payer === 'dev')!.id,
        peildatum: zwolle.valuationDate,
      },
    }
    for (const clause of [band, price])
      expect(await engines({ ...zwolle, clauses: [clause] })).toEqual(['float64-1', true])
  })
})
