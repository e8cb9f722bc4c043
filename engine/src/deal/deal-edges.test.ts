// Deals of cases under limits that leave little or nothing possible, and cases with less in them than the golden ones.
import { describe, expect, test } from 'vitest'
import type { Case, Clause } from '../case/types.ts'
import { dealCommand } from '../commands/deal.ts'
import { loadSolver } from '../funds/linear-program.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { withDealDesk } from './deal-desk.ts'
import { dealScenarios } from './deal-scenarios.ts'
import { type DealAnswer, findDeal, standardError } from './find-deal.ts'
import { settle } from './settle.ts'

const zwolle = goldenCase('station-zwolle')
type Deal = NonNullable<Case['deal']>
const asked = { trials: 100, seed: 3 }

const withDeal = (change: (deal: Deal) => Deal): Case => ({ ...zwolle, deal: change(zwolle.deal!) })
const withCap = (tailCapEur: number): Case =>
  withDeal(deal => ({ ...deal, parties: { ...deal.parties, rijk: { ...deal.parties.rijk!, tailCapEur } } }))
/** The State asks a result that no division gives it. */
const impossible = withDeal(deal => ({
  ...deal,
  parties: { ...deal.parties, rijk: { ...deal.parties.rijk!, minResultEur: 1e9 } },
}))
async function answerOf(areaCase: Case, question = asked): Promise<DealAnswer> {
  const outcome = await findDeal(areaCase, question)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.answer
}

describe('a deal that can hardly be', () => {
  test('has no division of now when that asks too much of the State', async () => {
    const answer = await answerOf(withCap(6e6))
    expect([answer.status, answer.habitualCostEur, answer.habitual]).toEqual(['optimal', null, null])
    expect(answer.whatIf.allWithEur.rijk).toBeNull()
    expect(answer.limits.caps).toContain('rijk')
  })

  test('is no deal when the State asks what it cannot get, and what it would be is empty', async () => {
    const answer = await answerOf(impossible)
    expect(answer).toEqual({
      status: 'infeasible',
      costEur: 0,
      boundEur: 0,
      contributions: {},
      shares: {},
      clauses: {},
      tails: {},
      prices: {},
      freshSample: { costEur: 0, met: {}, onResultsEur: {} },
      costSeEur: null,
      whatIf: { stateBearsNothingEur: null, allWithEur: {}, clauses: {} },
      fronts: {},
      limits: { caps: [], ranges: [] },
      reasons: {},
      habitualCostEur: null,
      habitual: null,
      ...{ leftAsWritten: [], onResults: { overwinst: 'dev' }, movedEur: null, ...asked },
    })
    const outcome = await dealCommand.run(impossible, { trials: '100' })
    if (!outcome.ok) throw new Error('no answer')
    expect(outcome.tables[0]!.rows).toEqual([
      [
        { nl: 'stand', en: 'status' },
        { nl: 'kan niet', en: 'impossible' },
      ],
      [{ nl: 'publieke kosten', en: 'public cost' }, 0],
      [{ nl: 'zoals het nu verdeeld is', en: 'as it is divided now' }, null],
      [{ nl: 'op nieuwe trekkingen', en: 'on fresh trials' }, 0],
      [{ nl: 'standaardfout', en: 'standard error' }, null],
      [{ nl: 'meer als het Rijk niets draagt', en: 'more when central government bears nothing' }, null],
    ])
  })

  test('cannot be without the State where nobody else may bear a risk whole', async () => {
    const { whatIf } = await answerOf(
      withDeal(deal => ({
        ...deal,
        risks: deal.risks.map(risk =>
          risk.event === 'spoor-buitendienst' ? { ...risk, range: { gem: [0, 0.5], rijk: [0, 1] } } : risk,
        ),
      })),
    )
    expect(whatIf.stateBearsNothingEur).toBeNull()
  })

  test('has no line of less and less tail for a party that has no tail', async () => {
    const bare = withDeal(deal => ({
      ...deal,
      risks: deal.risks.map(({ range, ...risk }) => {
        const { bel: _, ...others } = range
        return { ...risk, range: others }
      }),
    }))
    const answer = await findDeal(bare, { ...asked, apart: ['bel'] })
    if (!answer.ok) throw new Error('no deal')
    expect(answer.answer.tails.bel).toBe(0)
    expect(Object.keys(answer.answer.fronts)).toEqual(['gem', 'dev', 'cor', 'rijk'])
  })

  test('is explained by how each party steers a risk, also where one party alone may bear it', async () => {
    const { reasons } = await answerOf(
      withDeal(deal => ({
        ...deal,
        risks: [
          { event: 'netcongestie', control: { dev: 0.9 }, range: { dev: [1, 1] } },
          { event: 'spoor-buitendienst', control: {}, range: { gem: [0.9, 1], rijk: [0, 0.1] } },
        ],
      })),
    )
    expect(reasons.netcongestie).toEqual({
      nl: 'dev draagt het meest: grip 0.9 en risicoprijs 0.22; de anderen: -.',
      en: 'dev bears most: control 0.9 and risk price 0.22; the others: -.',
    })
    expect(reasons['spoor-buitendienst']!.en).toBe(
      'gem bears most: control 1 and risk price 0.05; the others: rijk 1 / 0.02.',
    )
  })
})

describe('the trials of a deal', () => {
  test('are twenty at least, however few are asked', async () => {
    expect((await answerOf(zwolle, { trials: 0, seed: 3 })).trials).toBe(20)
    expect((await answerOf(zwolle, { trials: 21, seed: 3 })).trials).toBe(40)
  })

  test('of a case with neither factors, events nor clauses of its own are those of the defaults', () => {
    const { clauses: _, risk, ...rest } = zwolle
    const { factors: _factors, events: _events, ...bare } = risk!
    const without = {
      ...rest,
      risk: bare,
      deal: { ...zwolle.deal!, risks: [{ factor: 'house-price', control: {}, range: { dev: [0, 1] } }] },
    } as Case
    const { losses, clauses, leftAsWritten } = dealScenarios(without, { trials: 20, seed: 1 })
    expect(losses).toHaveLength(1)
    expect(losses[0]!.some(eur => eur !== 0)).toBe(true)
    expect([clauses, leftAsWritten]).toEqual([[], []])
  })

  test('without chance have no share of now', () => {
    const never = {
      ...zwolle,
      risk: { ...zwolle.risk, events: zwolle.risk!.events!.map(event => ({ ...event, probability: 0 })) },
      deal: { ...zwolle.deal!, risks: zwolle.deal!.risks.slice(0, 1) },
    } as Case
    expect(dealScenarios(never, { trials: 20, seed: 1 }).sharesNow).toEqual([[0, 0, 0, 0, 0]])
  })

  test('of a case whose prices go beyond all bounds are our own fault', () => {
    const wild = {
      ...zwolle,
      risk: { ...zwolle.risk, factors: [{ id: 'house-price', process: 'ar1', mean: 0, sd: 900, phi: 0.9 }] },
    } as Case
    expect(() => dealScenarios(wild, { trials: 20, seed: 1 })).toThrow(/^a case without {2}cannot be run$/)
  })
})

test('the standard error of the cost is that of ten tenths with their clauses, worked out apart', async () => {
  const band: Clause = {
    id: 'prijsband',
    kind: 'index-band',
    from: 'dev',
    to: 'gem',
    inputs: { baseEur: 20_000_000, index: 'house-price', band: 0, cap: 1, sided: 'two', t: 36 },
  }
  const areaCase: Case = { ...zwolle, clauses: [...zwolle.clauses!, band] }
  const { costSeEur } = await answerOf(areaCase, { trials: 200, seed: 3 })
  const solver = await loadSolver()
  const { scenarios: whole } = settle(dealScenarios(areaCase, { trials: 200, seed: 3 }), one =>
    withDealDesk(solver, one, desk => desk.solve()),
  )
  const costs = Array.from({ length: 10 }, (_, part) => {
    const cut = (values: Float64Array) => values.slice(20 * part, 20 * part + 20)
    const tenth = {
      ...whole,
      base: whole.base.map(cut),
      losses: whole.losses.map(cut),
      clauses: whole.clauses.map(({ id, payoff }) => ({ id, payoff: payoff.map(cut) })),
    }
    return withDealDesk(solver, tenth, desk => desk.solve())!.costEur
  })
  expect(whole.clauses).toHaveLength(2)
  expect(Math.abs(costSeEur! - standardError(costs)!)).toBeLessThan(100)
})

test('a standard error needs two values', () => {
  expect(standardError([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12)
  expect([standardError([]), standardError([7]), standardError([7, 7])]).toEqual([null, null, 0])
})
