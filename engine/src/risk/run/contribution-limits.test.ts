// The mean of the worst trials as what has to be reached, and the limits of aid and grants beside the help that is found.
// Every figure is worked out again from the plain results of the trials.
import { describe, expect, test } from 'vitest'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { testRules } from '../../rules/test-rules.ts'
import { contributionChunk, contributionColumns } from '../path/contribution-path.ts'
import { outcomeColumns, simulateChunk } from '../path/trial.ts'
import { prepared } from '../testing/run.ts'
import { changeableHomes, withChangedHomes } from './changed-homes.ts'
import { runHere } from './chunks.ts'
import { type ContributionAnswer, findContribution } from './contribution.ts'
import { type ContributionQuestion, prepareContribution } from './contribution-question.ts'
import { leastLevels } from './level-search.ts'

const TRIALS = 1_000
const four = goldenCase('vier-partijen')
const zwolle = goldenCase('station-zwolle')

/** To the cent. */
async function found(areaCase: Case, question: ContributionQuestion): Promise<ContributionAnswer> {
  const outcome = prepareContribution(areaCase, { trials: TRIALS, engine: 'float64-1', ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const answer = await findContribution(outcome.asked, runHere)
  if (!answer) throw new Error('stopped')
  return answer
}

/** Values of the developer at its required return, the worst first. */
function rising(areaCase: Case): number[] {
  const { plan } = prepared(areaCase)
  return [...simulateChunk(plan, 0, TRIALS)[outcomeColumns(plan).required + 1]!].sort((a, b) => a - b)
}

function meanOfWorst(values: readonly number[], count: number): number {
  let sum = 0
  for (const value of values.slice(0, count)) sum += value
  return sum / count
}

const tail = { party: 'dev', measure: 'tail' } as const
const own = rising(four)

describe('the mean of the worst trials', () => {
  test('needs a grant of what that mean is short, later as much more as the return, and more for more', async () => {
    const short = -meanOfWorst(own, 0.2 * TRIALS)
    const now = await found(four, { ...tail, probability: 0.8 })
    expect(now.amountEur).toBeCloseTo(short, 2)
    expect([now.measure, now.atLeastEur]).toEqual(['tail', 0])
    expect(now.tailMean?.beforeEur).toBeCloseTo(-short, 2)
    expect(now.tailMean?.afterEur).toBeCloseTo(0, 2)
    const met = own.filter(value => value + short > -0.005).length / TRIALS
    expect(now.pReturnMetAfter).toBe(met)
    expect(met).toBeGreaterThan(0.8)
    const later = await found(four, { ...tail, probability: 0.8, t: 2 })
    expect(later.amountEur).toBeCloseTo(short * 1.08 ** 2, 2)
    const more = await found(four, { ...tail, probability: 0.8, atLeastEur: 250_000 })
    expect(more.amountEur).toBeCloseTo(short + 250_000, 2)
  })

  test('is stricter than the chance at every certainty, and each figure of the frontier is its own mean', async () => {
    const { frontier } = await found(four, { ...tail, probability: 0.8 })
    const chance = await found(four, { party: 'dev', probability: 0.8 })
    for (const [place, { probability, amountEur }] of frontier.entries()) {
      const worst = Math.round((1 - probability) * TRIALS)
      expect(amountEur).toBeCloseTo(Math.max(0, -meanOfWorst(own, worst)), 2)
      expect(amountEur!).toBeGreaterThanOrEqual(chance.frontier[place]!.amountEur!)
    }
  })

  test('asks a guarantee for the deepest shortfall of all, and cannot be lifted above zero by one', async () => {
    const guarantee = { ...tail, probability: 0.8, instrument: 'guarantee' } as const
    const whole = await found(four, guarantee)
    // Half a cent in the mean of 200 trials is a euro in one of them.
    expect(Math.abs(whole.amountEur! / 1.08 ** 4 + own[0]!)).toBeLessThan(2.02)
    const above = await found(four, { ...guarantee, atLeastEur: 1_000_000 })
    expect([above.amountEur, above.limits]).toEqual([null, []])
    expect(above.reason?.en).toBe(
      'With this instrument the mean of dev over the worst 20.0 % of the trials comes no higher than € 0. Choose another instrument or ask for less.',
    )
  })

  test.each([
    ['grant', -6e6, {}],
    ['land-price', -6e6, {}],
    ['pre-investment', -14e6, { rate: 0 }],
    ['loan', -6e6, { rate: 0.03, until: 38 }],
  ] as const)(
    '%s: in a case with clauses the level that is found reaches it, and a little less does not',
    async (instrument, atLeastEur, more) => {
      const trials = 200
      const question = { ...tail, probability: 0.5, atLeastEur, instrument, trials, ...more }
      const outcome = prepareContribution(zwolle, question)
      if (!outcome.ok) throw new Error('refused')
      const { terms, run, unitEur } = outcome.asked
      const { amountEur } = await found(zwolle, question)
      const meanAt = (level: number): number => {
        const after = contributionChunk(run.plan, { ...terms, levels: [level] }, 0, trials)
        return meanOfWorst(
          [...after[contributionColumns.after]!].sort((a, b) => a - b),
          trials / 2,
        )
      }
      expect(amountEur).toBeGreaterThan(0)
      expect(meanAt(amountEur! / unitEur) - atLeastEur).toBeGreaterThan(-0.01)
      expect(meanAt((amountEur! / unitEur) * 0.9999) - atLeastEur).toBeLessThan(-0.01)
    },
  )

  test('is not reached by homes for sale that make bad times worse, which it says', async () => {
    const trials = 200
    const ask = (atLeastEur: number) =>
      found(zwolle, { ...tail, probability: 0.5, atLeastEur, instrument: 'programme', trials })
    const changeable = changeableHomes(zwolle, 'dev')!
    const meanAt = (homes: number): number => {
      const { plan } = prepared(withChangedHomes(zwolle, changeable, homes))
      const values = simulateChunk(plan, 0, trials)[outcomeColumns(plan).required + 1]!
      const sorted = [...values].sort((a, b) => a - b)
      return meanOfWorst(sorted, trials / 2)
    }
    expect(meanAt(changeable.homes)).toBeLessThan(meanAt(0))
    expect((await ask(meanAt(0) - 1000)).homes).toBe(0)
    const { homes, amountEur, reason } = await ask(meanAt(0) + 1000)
    expect([homes, amountEur]).toEqual([undefined, null])
    const best = Number(/€ (-[\d,]+)/.exec(reason!.en)![1]!.replaceAll(',', ''))
    expect(Math.abs(best - meanAt(0))).toBeLessThan(100)
  })
})

describe('limits of public money', () => {
  const ids = ({ limits }: ContributionAnswer) => limits.map(({ id }) => id)

  test('an undertaking gets no more than the de-minimis room and its shortfall, with what is certain within them', async () => {
    const grant = await found(four, { party: 'dev', probability: 0.8 })
    expect(ids(grant)).toEqual(['de-minimis', 'aid-gap'])
    const [room, gap] = grant.limits
    expect(room).toMatchObject({ roomEur: 300_000, askedEur: grant.amountEur })
    expect(room!.marginEur).toBeCloseTo(300_000 - grant.amountEur!, 6)
    expect(room!.parameter?.name).toBe('de-minimis-room')
    expect(room!.reached).toBe(own.filter(value => value + 300_000 > -0.005).length / TRIALS)
    // Without chance the developer has its return and more: nothing is short.
    expect([gap!.roomEur, gap!.reached]).toEqual([0, grant.pReturnMetBefore])
    const none = await found(four, { party: 'dev', probability: 0.05 })
    expect(none.limits.map(({ marginEur, reached }) => [marginEur, reached])).toEqual([
      [300_000, undefined],
      [0, undefined],
    ])
  })

  test('a guarantee counts for what it is expected to cost', async () => {
    const { limits, expectedCostEur } = await found(four, {
      party: 'dev',
      probability: 0.8,
      instrument: 'guarantee',
    })
    const [room] = limits
    expect(room!.askedEur).toBe(expectedCostEur)
    // The limit, worth now to the developer, with which the expected cost is 300,000: by halving over the plain results.
    let [low, high] = [0, 1e9]
    for (let step = 0; step < 100; step += 1) {
      const middle = (low + high) / 2
      const paid = own.reduce((sum, value) => sum + Math.min(middle, Math.max(0, -value)), 0) / TRIALS
      if ((paid * 1.08 ** 4) / 1.02 ** 4 > 300_000) high = middle
      else low = middle
    }
    const within = own.filter(value => value > -low).length / TRIALS
    expect(Math.abs(room!.reached! - within)).toBeLessThanOrEqual(1 / TRIALS)
  })

  test('within a limit the mean of the worst trials counts as far as it was asked', async () => {
    const { limits } = await found(four, { ...tail, probability: 0.8 })
    let worst = 1
    while (meanOfWorst(own, worst) + 300_000 < -0.005) worst += 1
    expect(limits[0]!.reached).toBe((TRIALS - worst) / TRIALS)
  })

  test('the State pays no more than the public deficit and half of it, as the rules of the case say', async () => {
    const { rules } = testRules(zwolle)
    const rule = rules.find(({ id }) => id === 'publiek-tekort')!
    const figure = (id: string): number => rule.figures.find(one => one.id === id)!.value
    const answer = await found(zwolle, { party: 'gem', payer: 'rijk', probability: 0.8, trials: 100 })
    expect(ids(answer)).toEqual(['public-deficit', 'state-share'])
    const [whole, half] = answer.limits
    expect(whole!.roomEur).toBeCloseTo(rule.margin!.value, 2)
    expect(half!.roomEur).toBeCloseTo(0.5 * Math.max(0, figure('deficitEur')) - figure('stateEur'), 2)
    expect(half!.parameter?.value).toBe(0.5)
  })

  test('hold for no housing association, for no private payer, and for no change of programme', async () => {
    const trials = 100
    expect(ids(await found(zwolle, { party: 'cor', probability: 0.5, trials }))).toEqual([])
    expect(ids(await found(zwolle, { party: 'dev', payer: 'bel', probability: 0.5, trials }))).toEqual([])
    const homes = await found(zwolle, { party: 'dev', probability: 0.2, instrument: 'programme', trials })
    expect(homes.limits).toEqual([])
  })
})

describe('a search for levels', () => {
  const asked = (of: (level: number) => number[]) => {
    const rounds: number[][] = []
    const ask = async (levels: readonly number[]) => {
      rounds.push([...levels])
      return levels.map(of)
    }
    return { rounds, ask }
  }

  test('hits a straight line in five rounds, for every target, and a bend as well', async () => {
    const straight = asked(level => [level - 700, 2 * level - 300, level + 5])
    expect(await leastLevels(straight.ask, { most: 1e9, near: 0.02, guess: short => short })).toEqual([
      700, 150, 0,
    ])
    expect(straight.rounds.length).toBeLessThanOrEqual(5)
    const bent = asked(level => [Math.min(level, 100) + Math.max(0, level - 100) / 50 - 104])
    const [least] = (await leastLevels(bent.ask, { most: 1e9, near: 0.02, guess: short => short }))!
    // Half a cent of what it brings is a quarter of a level there.
    expect(Math.abs(least! - 300)).toBeLessThan(0.26)
  })

  test('knows when a higher level brings no more, keeps to the highest, and can be stopped', async () => {
    const flat = asked(level => [Math.min(level, 10) - 20])
    expect(await leastLevels(flat.ask, { most: 1e9, near: 0.02, guess: short => short })).toEqual([null])
    expect(flat.rounds.length).toBeLessThan(5)
    const share = asked(level => [1e7 * (level - 2), 1e7 * (level - 0.25)])
    expect(await leastLevels(share.ask, { most: 1, near: 4e-9 })).toEqual([null, 0.25])
    expect(await leastLevels(async () => null, { most: 1, near: 4e-9 })).toBeNull()
  })
})
