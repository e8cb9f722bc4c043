import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { type JointSources, loadDivide } from '../../funds/divide-over-pots.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import type { PotRoom } from '../../rules/pot-rooms.ts'
import { outcomeColumns, simulateChunk } from '../path/trial.ts'
import { prepared } from '../testing/run.ts'
import { runHere } from './chunks.ts'
import { leastJointAmounts, leastJointAmountsWithin, shareMet } from './joint-amounts.ts'
import { findJointContribution, type JointQuestion, prepareJoint } from './joint-contribution.ts'

const haven = goldenCase('haven-groningen')
const TRIALS = 400

async function found(areaCase: Case, question: Omit<JointQuestion, 'probability'>, probability = 0.5) {
  const asked = prepareJoint(areaCase, { trials: TRIALS, probability, engine: 'float64-1', ...question })
  if (!asked.ok) throw new Error(JSON.stringify(asked.errors))
  const answer = await findJointContribution(asked.asked, runHere)
  if (!answer) throw new Error('stopped')
  return answer
}

const sum = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((all, one) => all + one, 0)

describe('amounts for several parties, each within a limit', () => {
  const needs = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 5, max: 40 }))
    .chain(([parties, trials]) =>
      fc.array(
        fc
          .array(fc.integer({ min: 0, max: 50 }), { minLength: trials, maxLength: trials })
          .map(values => Float64Array.from(values)),
        { minLength: parties, maxLength: parties },
      ),
    )

  test('are enough and within it, or there are none where the limits themselves are not enough', () => {
    fc.assert(
      fc.property(
        needs,
        fc.integer({ min: 50, max: 95 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
        (drawn, perCent, most) => {
          const limited = leastJointAmountsWithin(drawn, perCent / 100, most)
          const atMost = shareMet(drawn, most.slice(0, drawn.length))
          expect(limited !== undefined).toBe(atMost >= perCent / 100 - 1e-9)
          if (!limited) return
          expect(limited.pAllMet).toBeGreaterThanOrEqual(perCent / 100 - 1e-9)
          for (const [party, amount] of limited.amounts.entries())
            expect(amount).toBeLessThanOrEqual(most[party]!)
        },
      ),
    )
  })

  test('without limits are as many as ever', () => {
    const one = Float64Array.of(0, 0, 0, 0, 10, 3)
    const other = Float64Array.of(10, 0, 0, 0, 0, 2)
    const free = leastJointAmounts([one, other], 0.8)
    expect(leastJointAmountsWithin([one, other], 0.8, [Infinity, Infinity])).toEqual(free)
  })
})

describe('money for grants', () => {
  const pot = (id: string, roomEur: number, maxShare: number): PotRoom => ({
    id,
    owner: id,
    purposes: [],
    maxShare,
    roomEur,
    isExpired: false,
  })
  const sources: JointSources = {
    pots: [pot('a', 5e6, 0.5), pot('b', 3e6, 1)],
    ofState: { pots: [0], own: false },
    stateEur: Number.POSITIVE_INFINITY,
    ownEur: Number.POSITIVE_INFINITY,
  }
  const divided = async (changed: Partial<JointSources>) => {
    const divide = await loadDivide()
    const given = divide([10e6, 4e6], { ...sources, ...changed })
    return given && [...given.pots, given.own].map(row => row.reduce((all, one) => all + one, 0))
  }

  test('comes from pots as far as their budgets and shares go, the rest from own means', async () => {
    expect(await divided({})).toEqual([5e6, 3e6, 6e6])
    // Half of 10 and half of 4 million is the most that the first may give.
    expect(await divided({ pots: [pot('a', 9e6, 0.5), pot('b', 3e6, 1)] })).toEqual([7e6, 3e6, 4e6])
    expect(await divided({ stateEur: 4e6 })).toEqual([4e6, 3e6, 7e6])
    expect(await divided({ stateEur: 5e6, ofState: { pots: [], own: true } })).toBeUndefined()
  })

  test('is not there when own means are too small', async () => {
    expect(await divided({ ownEur: 6e6 })).toEqual([5e6, 3e6, 6e6])
    expect(await divided({ ownEur: 5.9e6 })).toBeUndefined()
  })
})

describe('grants for parties together within all limits', () => {
  test('come from pots with the purpose, each within its budget, and are what the parties get', async () => {
    const roomy = withoutStateLimit(haven)
    const { within } = await found(roomy, { parties: ['cor'], money: { purposes: ['bodem'] } })
    const [area, own] = within!.gifts
    expect([area!.from, area!.pot, area!.roomEur, area!.parties.cor]).toEqual([
      'prov',
      'pot-gebied',
      4e6,
      4e6,
    ])
    expect([own!.from, own!.pot, own!.roomEur]).toEqual(['gem', undefined, null])
    expect(area!.parties.cor! + own!.parties.cor!).toBeCloseTo(within!.parties.cor!, 2)
    expect(within!.silentPots).toEqual([
      { id: 'pot-wbi', why: 'purpose' },
      { id: 'pot-mobiliteit', why: 'purpose' },
      { id: 'pot-provincie', why: 'purpose' },
    ])
    const both = (await found(roomy, { parties: ['cor'] })).within!
    expect(both.silentPots.map(({ id, why }) => [id, why])).toEqual([
      ['pot-wbi', 'empty'],
      ['pot-provincie', 'empty'],
    ])
    expect(both.gifts.map(({ parties }) => Math.round(parties.cor! / 1e6))[0]).toBe(2)
  })

  test('leave a limited party its room and help the other more, where that is enough', async () => {
    const { parties, within } = await found(haven, { parties: ['cor', 'bel'] }, 0.6)
    expect(parties.bel!.amountEur).toBeGreaterThan(3e5)
    expect(within!.parties.bel).toBeLessThanOrEqual(0)
    expect(within!.parties.cor).toBeGreaterThan(parties.cor!.amountEur)
    expect([within!.reached, within!.reason]).toEqual([0.6, undefined])
    expect(meetAll(haven, within!.parties)).toBe(0.6)
    expect(within!.totalEur).toBeGreaterThan(
      sum({ cor: parties.cor!.amountEur, bel: parties.bel!.amountEur }),
    )
  })

  test('say what is too small when none is enough, and how far they come within it', async () => {
    const { within } = await found(haven, { parties: ['cor'], money: { ownBudgetEur: 1e6 } })
    const own = within!.limits.find(({ id }) => id === 'own-means')!
    expect([own.roomEur, own.marginEur]).toEqual([1e6, 1e6 - own.askedEur])
    expect(sum(within!.parties)).toBeLessThanOrEqual(1e6 + 0.01)
    expect(within!.reached).toBeLessThan(0.5)
    expect(meetAll(haven, within!.parties)).toBe(within!.reached)
    expect(within!.reason!.nl).toMatch(
      /Te klein: deel van het publieke tekort .*; eigen middelen van de betaler\.$/,
    )
    const aid = (await found(haven, { parties: ['dev', 'cor'] }, 0.7)).within!
    expect(aid.reason!.en).toMatch(/Too small: de-minimis room .* \(dev\); shortfall .* \(dev\)\.$/)
  })

  test('of the State stay within the public deficit and its half', async () => {
    const { within } = await found(haven, { parties: ['gem', 'cor'], payer: 'rijk' })
    expect(within!.limits.map(({ id }) => id)).toEqual(['public-deficit', 'state-share'])
    expect([within!.totalEur, sum(within!.parties)]).toEqual([0, 0])
    const whole = (await found(withoutStateLimit(haven), { parties: ['gem', 'cor'], payer: 'rijk' })).within!
    expect(whole.limits.map(({ id }) => id)).toEqual(['public-deficit'])
    const ofState = sum(whole.gifts.find(({ from }) => from === 'rijk')!.parties)
    expect(ofState).toBeLessThanOrEqual(whole.limits[0]!.roomEur + 0.01)
    expect(ofState).toBeGreaterThan(0.9 * whole.limits[0]!.roomEur)
    expect(whole.reason!.nl).toMatch(/Te klein: publiek tekort\.$/)
  })

  test('from a pot that has expired get nothing, and neither does a private payer empty public pots', async () => {
    const late = await found(haven, { parties: ['cor'], t: haven.periods })
    expect(late.within!.silentPots.map(({ why }) => why)).toEqual(Array.from({ length: 4 }, () => 'expired'))
    const pots = (await found(haven, { parties: ['cor'], payer: 'bel' })).within!
    expect([pots.gifts.length, pots.silentPots, pots.limits]).toEqual([1, [], []])
  })

  test('are not looked at when nobody asks, and an unknown purpose is told', async () => {
    expect((await found(haven, { parties: ['cor'], money: null })).within).toBeNull()
    const wrong = prepareJoint(haven, {
      parties: ['cor'],
      probability: 0.5,
      money: { purposes: ['bodem', 'x'] },
    })
    expect(wrong.ok ? [] : wrong.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['--purpose', 'ONBEKEND_DOEL'],
    ])
  })
})

/** The harbour with all State money as that of the province, and no pot for the public deficit. */
function withoutStateLimit(areaCase: Case): Case {
  const pots = areaCase.pots!.map(pot => ({
    ...pot,
    owner: 'prov',
    purposes: pot.purposes.filter(one => one !== 'publiek-tekort'),
  }))
  return { ...areaCase, pots }
}

/** Share of the trials of a whole run in which all meet their returns with grants of the municipality now. */
function meetAll(areaCase: Case, grants: Readonly<Record<string, number>>): number {
  const gifts = Object.entries(grants).map(([to, amountEur]) => ({
    id: `gift-${to}`,
    kind: 'fixed-price',
    from: 'gem',
    to,
    inputs: { amountEur, t: 0 },
  }))
  const parsed = parseCase({ ...areaCase, clauses: [...gifts, ...(areaCase.clauses ?? [])] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { plan } = prepared(parsed.case)
  const { required } = outcomeColumns(plan)
  const outcomes = simulateChunk(plan, 0, TRIALS)
  const columns = Object.keys(grants).map(
    id => outcomes[required + areaCase.parties.findIndex(party => party.id === id)]!,
  )
  let met = 0
  for (let trial = 0; trial < TRIALS; trial += 1)
    met += Number(columns.every(column => column[trial]! > -0.01))
  return met / TRIALS
}
