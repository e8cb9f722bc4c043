// Searches that are stopped: wherever the runner ends without an answer the search has none either, and throws nothing.
import { describe, expect, test } from 'vitest'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { runHere } from './chunks.ts'
import { compareContributions, prepareComparison } from './compare-contributions.ts'
import { findContribution } from './contribution.ts'
import { type ContributionQuestion, prepareContribution, type Runner } from './contribution-question.ts'
import { findHelp } from './find-help.ts'
import { findJointContribution, prepareJoint } from './joint-contribution.ts'
import { leastLevels } from './level-search.ts'
import { riskProfile } from './risk-profile.ts'
import { prepareRisk } from './risk-run.ts'

const four = goldenCase('vier-partijen')
const zwolle = goldenCase('station-zwolle')
const exact = { trials: 60, seed: 3, engine: 'float64-1' as const }

/** A runner that gives no answer from some run on, and how many runs it was asked. */
function stoppingAt(run: number): { runner: Runner; asked: () => number } {
  let asked = 0
  return {
    runner: workload => {
      asked += 1
      return asked >= run ? null : runHere(workload)
    },
    asked: () => asked,
  }
}

/** Stops a search at each of its runs in turn. @returns how many runs it takes when it is not stopped */
async function stoppedEverywhere(search: (runner: Runner) => Promise<unknown>): Promise<number> {
  const whole = stoppingAt(Number.POSITIVE_INFINITY)
  expect(await search(whole.runner)).not.toBeNull()
  for (let run = 1; run <= whole.asked(); run += 1) {
    const stopped = stoppingAt(run)
    expect([run, await search(stopped.runner)]).toEqual([run, null])
    expect(stopped.asked()).toBe(run)
  }
  return whole.asked()
}

function asked(areaCase: Case, question: ContributionQuestion) {
  const outcome = prepareContribution(areaCase, { ...exact, ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.asked
}

describe('a search that is stopped', () => {
  test.each<[string, ContributionQuestion]>([
    ['a grant', { party: 'dev', probability: 0.8 }],
    ['a grant for the worst trials', { party: 'dev', probability: 0.8, measure: 'tail' }],
    [
      'a lower land price for the worst trials',
      { party: 'dev', probability: 0.8, measure: 'tail', instrument: 'land-price' },
    ],
    ['a loan', { party: 'dev', probability: 0.8, instrument: 'loan' }],
    ['other homes', { party: 'dev', probability: 0.8, instrument: 'programme' }],
  ])('for %s has no answer', async (_what, question) => {
    const runs = await stoppedEverywhere(runner => findContribution(asked(zwolle, question), runner))
    expect(runs).toBeGreaterThan(0)
  })

  test('for a certainty in whose trials the limits are looked at has no answer', async () => {
    const { runner } = stoppingAt(Number.POSITIVE_INFINITY)
    const answer = await findContribution(
      asked(zwolle, { party: 'dev', probability: 0.95, instrument: 'loan' }),
      runner,
    )
    expect(answer!.limits.length).toBeGreaterThan(0)
    await stoppedEverywhere(one =>
      findContribution(asked(zwolle, { party: 'dev', probability: 0.95, instrument: 'loan' }), one),
    )
  })

  test('for every instrument, for parties together and for both has no answer', async () => {
    const prepared = prepareComparison(four, { ...exact, party: 'dev', probability: 0.8 })
    const joint = prepareJoint(four, { ...exact, parties: ['dev', 'cor'], probability: 0.8 })
    if (!prepared.ok || !joint.ok) throw new Error('it cannot begin')
    await stoppedEverywhere(runner => compareContributions(prepared.asked, runner))
    await stoppedEverywhere(runner => findJointContribution(joint.asked, runner))
    await stoppedEverywhere(runner =>
      findHelp(four, { ...exact, party: 'dev', probability: 0.8, together: ['dev', 'cor'] }, runner),
    )
  })

  test('for what happens by period has no answer', async () => {
    const prepared = prepareRisk(four, exact)
    if (!prepared.ok) throw new Error('it cannot begin')
    expect(await stoppedEverywhere(runner => riskProfile(prepared.run, runner))).toBe(1)
  })
})

describe('help', () => {
  const question = { ...exact, party: 'dev', probability: 0.8 }

  test('for one party alone has no answer for parties together', async () => {
    const found = await findHelp(four, { ...question, together: ['dev'] }, runHere)
    expect(found?.ok && [found.comparison.answers.length > 0, found.joint]).toEqual([true, undefined])
  })

  test('tells how far it is, both parts together', async () => {
    const told: number[] = []
    const found = await findHelp(
      four,
      { ...question, together: ['dev', 'cor'], money: {} },
      runHere,
      done => {
        told.push(done)
        return true
      },
    )
    expect(found?.ok && found.joint?.within).not.toBeUndefined()
    expect(told.toSorted((a, b) => a - b)).toEqual(told)
    expect(told.at(-1)).toBeCloseTo(1, 9)
  })

  test('that cannot begin tells why, for the one party and for the parties together', async () => {
    const codes = async (asking: Parameters<typeof findHelp>[1]) => {
      const found = await findHelp(four, asking, runHere)
      return found?.ok === false ? found.errors.map(error => [error.pointer, error.code]) : []
    }
    expect(await codes({ ...question, party: 'niemand', together: [] })).toEqual([
      ['--party', 'ONBEKENDE_PARTIJ'],
    ])
    expect(await codes({ ...question, together: ['dev', 'niemand'] })).toEqual([
      ['--party', 'ONBEKENDE_PARTIJ'],
    ])
  })
})

describe('levels', () => {
  const line = (slope: number, wanted: number) => async (levels: readonly number[]) =>
    levels.map(level => [slope * level - wanted])

  test('end at the most there is when nothing lower is enough, and are none where that is not', async () => {
    const bounds = (most: number) => ({ most, near: 0.01, guess: () => 1 })
    const [found] = (await leastLevels(line(1, 5), bounds(6)))!
    expect(found).toBeCloseTo(5, 1)
    expect(await leastLevels(line(1, 7), bounds(6))).toEqual([null])
    expect(await leastLevels(line(0, 7), bounds(6))).toEqual([null])
    expect(await leastLevels(line(1, -1), bounds(6))).toEqual([0])
  })

  test('of which the first guess is nothing are not sought higher', async () => {
    expect(await leastLevels(line(1, 5), { most: 6, near: 0.01, guess: () => 0 })).toEqual([null])
  })
})
