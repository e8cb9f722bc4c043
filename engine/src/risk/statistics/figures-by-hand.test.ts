// What a profile tells of made-up outcomes of a small case, each figure worked out in another way: by sorting.
import { describe, expect, test } from 'vitest'
import { profileColumns } from '../path/profile-path.ts'
import { planRisk } from '../plan/plan.ts'
import {
  byParty,
  byScore,
  byScoreDown,
  caseWith,
  drawn,
  event,
  loan,
  mean,
  meanIn,
  near,
  row,
  sharesOf,
  TRIALS,
} from '../testing/small-case.ts'
import { profileFigures } from './risk-profile.ts'
import { movingCauses } from './tornado.ts'

const plan = planRisk(caseWith({ loans: [loan('a', 4), loan('b', 2)] }))
const columns = profileColumns(plan)
const outcomes = drawn(columns.count)
outcomes[columns.downturns]!.set(outcomes[columns.downturns]!.map((_, trial) => trial % 7))
const figures = () => profileFigures(plan, outcomes)
const [area, own] = [outcomes[columns.area]!, [0, 1, 2].map(place => outcomes[columns.own + place]!)]

describe('of time and loans a profile', () => {
  test('has the funding position by period, and how often the loans are not enough', () => {
    const below = (values: Float64Array) => values.filter(eur => eur < -6).length / TRIALS
    expect(figures().balance).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map(t => {
        const values = outcomes[columns.balance + t]!
        return { t, ...sharesOf(values), pAboveCredit: near(below(values)) }
      }),
    )
    const lowestOf = (ts: readonly number[]) =>
      below(area.map((_, trial) => Math.min(...ts.map(t => outcomes[columns.balance + t]![trial]!))))
    expect([figures().creditEur, figures().creditYears]).toEqual([
      6,
      [
        { year: 2026, pAboveCredit: near(lowestOf([0, 1, 2, 3])) },
        { year: 2027, pAboveCredit: near(lowestOf([4, 5, 6])) },
      ],
    ])
    for (const ts of [
      [0, 1, 2],
      [0, 1, 2, 3, 4],
    ])
      expect(lowestOf(ts)).not.toBeCloseTo(lowestOf([0, 1, 2, 3]), 3)
  })

  test('says nothing of loans where there are none, and begins where the books are closed', () => {
    const bare = planRisk(caseWith())
    const { balance, creditEur, creditYears } = profileFigures(bare, outcomes)
    expect([creditEur, creditYears, balance[3]!.pAboveCredit]).toEqual([null, [], null])
    const landExploitation = { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-10-01' }
    const later = profileFigures(planRisk(caseWith({ landExploitation, loans: [loan('a', 6)] })), outcomes)
    expect(later.balance.map(({ t }) => t)).toEqual([2, 3, 4, 5, 6])
    expect(later.creditYears[0]).not.toEqual(figures().creditYears[0])
    expect(later.creditYears[1]).toEqual(figures().creditYears[1])
  })

  test('counts the first period with the year in which it begins, also where periods are years', () => {
    const yearly = profileFigures(planRisk(caseWith({ period: 'year', loans: [loan('a', 6)] })), outcomes)
    expect(yearly.creditYears.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031])
  })

  test('has the end of every phase as planned and as it turned out, and the last of all in each trial', () => {
    const shiftOf = (id: string) =>
      outcomes[columns.shifts + plan.phases.findIndex(phase => phase.id === id)]!
    const [one, two] = [shiftOf('een').map(late => 2 + late), shiftOf('twee').map(late => 5 + late)]
    expect(figures().phaseEnds).toEqual([
      { phase: 'een', plannedT: 2, ...sharesOf(one) },
      { phase: 'twee', plannedT: 5, ...sharesOf(two) },
      { phase: null, plannedT: 5, ...sharesOf(one.map((end, trial) => Math.max(end, two[trial]!))) },
    ])
    expect(figures().homes).toEqual([])
    for (const changes of [{ phases: [] }, { without: 'phases' }]) {
      const without = planRisk(caseWith(changes))
      expect(profileFigures(without, drawn(profileColumns(without).count)).phaseEnds).toEqual([])
    }
  })

  test('has the homes that are ready at the end of every period, where there are any', () => {
    const built = planRisk(caseWith({ programme: [row] }))
    const at = profileColumns(built)
    const found = drawn(at.count)
    expect(profileFigures(built, found).homes).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map(t => ({ t, ...sharesOf(found[at.homes + t]!) })),
    )
  })
})

describe('of causes a profile', () => {
  test('has what the lowest and the highest fifth of every cause mean for everybody', () => {
    const endOf = (trials: readonly number[]) => {
      const lost = (values: Float64Array) => near(meanIn(values, trials) - mean([...values]))
      return { areaEur: lost(area), parties: byParty(place => lost(own[place]!)) }
    }
    const causes = movingCauses(plan)
    expect(causes.map(({ id }) => id)).toEqual(['house-price', 'gww-cost', 'downturn', 'delay', 'events'])
    expect(figures().causes).toEqual(
      causes.map(({ id, place }) => {
        const scores = outcomes[columns.scores + place]!
        return {
          cause: id,
          low: endOf(byScore(scores).slice(0, TRIALS / 5)),
          high: endOf(byScoreDown(scores).slice(0, TRIALS / 5)),
        }
      }),
    )
  })

  test('has the means by number of downturns, three and more together', () => {
    const trialsOf = (is: (count: number) => boolean) =>
      [...area.keys()].filter(trial => is(outcomes[columns.downturns]![trial]!))
    expect(figures().downturns).toEqual(
      [0, 1, 2, 3].map(downturns => {
        const trials = trialsOf(count => (downturns === 3 ? count >= 3 : count === downturns))
        return {
          downturns,
          share: near(trials.length / TRIALS),
          areaEur: near(meanIn(area, trials)),
          parties: byParty(place => near(meanIn(own[place]!, trials))),
        }
      }),
    )
    const quiet = outcomes.map((values, column) =>
      column === columns.downturns ? values.map((_, trial) => 2 * (trial % 2)) : values,
    )
    expect(profileFigures(plan, quiet).downturns.map(one => [one.downturns, one.share])).toEqual([
      [0, 0.5],
      [2, 0.5],
    ])
    const never = planRisk(caseWith({ risk: { factors: [], downturn: { start: 'normal', toDown: 0 } } }))
    expect(profileFigures(never, drawn(profileColumns(never).count)).downturns).toEqual([])
  })
})

describe('of events and clauses a profile', () => {
  test('has the risk events with their chance, their mean and who bears them', () => {
    const bearers = [
      { party: 'gem', share: 0.25 },
      { party: 'dev', share: 0.75 },
    ]
    // Down in year 1 with 0.2, in year 2 with 0.2 x 0.5 + 0.8 x 0.2; quarters 2 to 4 are in year 1.
    expect(figures().register).toEqual([
      {
        id: 'gewoon',
        probability: 0.4,
        effectEur: 3000,
        expectedEur: 1200,
        onlyInDownturn: false,
        bearers,
        coveredBy: { line: 'post', roomEur: 750 },
      },
      {
        id: 'neergang',
        probability: near(0.08),
        effectEur: 3000,
        expectedEur: near(240),
        onlyInDownturn: true,
        bearers,
        coveredBy: null,
      },
    ])
    const later = event('later', { onlyInDownturn: true, t: { from: 4, to: 6 } })
    const risk = { factors: [], downturn: { start: 'normal', toDown: 0.2, toNormal: 0.5 }, events: [later] }
    const plans = [{}, { replay: { id: '2008-2013', year: 2026 } }].map(options =>
      planRisk(caseWith({ risk }), options),
    )
    // One quarter in year 1 and two in year 2; in a market of the past it happens when it is so.
    expect(
      plans.map(one => profileFigures(one, drawn(profileColumns(one).count)).register[0]!.probability),
    ).toEqual([near((0.4 * (0.2 + 0.26 + 0.26)) / 3), 0.4])
  })

  test('has of each clause how often it pays, its spread, and its mean from the worst tenth to the best', () => {
    const order = byScore(area)
    expect(figures().clauses).toEqual(
      ['eerste', 'tweede'].map((id, place) => {
        const paid = outcomes[columns.clauses + place]!
        const { p10, p90 } = sharesOf(paid)
        return {
          id,
          from: 'dev',
          to: 'gem',
          pPaid: near(paid.filter(eur => eur !== 0).length / TRIALS),
          meanEur: near(mean([...paid])),
          p10,
          p90,
          byTenth: Array.from({ length: 10 }, (_, tenth) =>
            near(meanIn(paid, order.slice(4 * tenth, 4 * tenth + 4))),
          ),
        }
      }),
    )
    expect([0, 1].some(place => outcomes[columns.clauses + place]!.includes(0))).toBe(true)
    // A euro either way is paid, what rounding leaves is not.
    const small = outcomes.map((values, column) =>
      column === columns.clauses ? values.map((_, trial) => [1, -1, 0.4, 0][trial % 4]!) : values,
    )
    expect(profileFigures(plan, small).clauses[0]!.pPaid).toBe(0.5)
  })
})
