// Strengths of clauses on results: the search by steps on costs that are known, and on whole cases.
import { describe, expect, test } from 'vitest'
import type { Case, Clause } from '../case/types.ts'
import { loadSolver } from '../funds/linear-program.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { withDealDesk } from './deal-desk.ts'
import { dealScenarios } from './deal-scenarios.ts'
import { type DealAnswer, findDeal } from './find-deal.ts'
import { openSearch } from './other-deals.ts'
import { findStrengths } from './strengths.ts'

const million = 1e6

describe('the search for strengths', () => {
  /** Euro above the least, by how far each strength is from where it is best. */
  const bowl =
    (...best: readonly number[]) =>
    (strengths: readonly number[]): number =>
      million * strengths.reduce((sum, one, place) => sum + (one - best[place]!) ** 2, 0)

  test('finds the twentieth at which the cost is least, of several clauses too', () => {
    expect(findStrengths([false], bowl(0.35))).toEqual([0.35])
    expect(findStrengths([false, false, false], bowl(0.6, 0, 1))).toEqual([0.6, 0, 1])
    // Where the strengths hang together a second round goes on from the first.
    const together = ([one = 0, other = 0]: readonly number[]) =>
      million * ((one + other - 1) ** 2 + (one - 0.3) ** 2)
    const found = findStrengths([false, false], together)
    expect(together(found)).toBeLessThan(together([1, 1]) / 50)
  })

  test('leaves what is written where that is best, where it is not for the deal to set, and where another saves little', () => {
    expect(findStrengths([false], bowl(1))).toEqual([1])
    expect(findStrengths([true, false], bowl(0, 0.5))).toEqual([1, 0.5])
    expect(findStrengths([false], ([strength = 0]) => 999 * strength)).toEqual([1])
    expect(findStrengths([false], ([strength = 0]) => 1001 * strength)).toEqual([0])
    expect(findStrengths([], () => 0)).toEqual([])
  })

  test('leaves a strength at which no deal can be, and takes one at which it can', () => {
    expect(findStrengths([false], ([strength = 0]) => (strength > 0.6 ? undefined : 0))).toEqual([0])
    expect(findStrengths([false], () => undefined)).toEqual([1])
  })

  test('asks no strength twice', () => {
    const asked: string[] = []
    findStrengths([false, false], strengths => {
      asked.push(strengths.join())
      return bowl(0.4, 0.1)(strengths)
    })
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.length).toBeLessThan(60)
  })
})

const zwolle = goldenCase('station-zwolle')
/** The municipality makes good what the developer loses: a bargain that a public purse can do without. */
const net: Clause = {
  id: 'vangnet',
  kind: 'stop-loss',
  from: 'gem',
  to: 'dev',
  inputs: { attachEur: 0, limitEur: 5 * million },
}
const withNet: Case = { ...zwolle, clauses: [...zwolle.clauses!, net] }
const question = { trials: 400, seed: 3 }

const foundIn = async (areaCase: Case): Promise<DealAnswer> => {
  const outcome = await findDeal(areaCase, question)
  if (!outcome.ok) throw new Error('no deal')
  return outcome.answer
}

describe('a deal with clauses on results', () => {
  test('costs no more than with them as they are written, than without, and than at other strengths', async () => {
    const { clauses, costEur, onResults, whatIf } = await foundIn(withNet)
    expect(onResults).toEqual({ overwinst: 'dev', vangnet: 'dev' })
    expect(clauses.vangnet).toBeLessThan(1)
    const solver = await loadSolver()
    const drawn = dealScenarios(withNet, question)
    const costs = withDealDesk(solver, drawn, desk => {
      const search = openSearch(desk, drawn)
      const costOf = (overage: number, stopLoss: number) =>
        search({ strengths: [overage, stopLoss] }).deal!.costEur
      const grid = [0, 0.5, 1].flatMap(one => [0, 0.5, 1].map(other => costOf(one, other)))
      return { grid, found: costOf(clauses.overwinst!, clauses.vangnet!), written: costOf(1, 1) }
    })
    expect(Math.abs(costs.found - costEur)).toBeLessThan(2)
    expect(costEur).toBeLessThan(costs.written - 1000)
    for (const cost of costs.grid) expect(costEur).toBeLessThanOrEqual(cost + 1000)
    for (const { asWrittenCostEur, withoutCostEur } of Object.values(whatIf.clauses)) {
      expect(asWrittenCostEur).toBeGreaterThanOrEqual(costEur - 1000)
      expect(withoutCostEur).toBeGreaterThanOrEqual(costEur - 1000)
    }
  })

  test('tells what it costs without a clause: what the case without that clause costs', async () => {
    const { whatIf, clauses } = await foundIn(zwolle)
    const without = async (id: string) =>
      (await foundIn({ ...zwolle, clauses: zwolle.clauses!.filter(one => one.id !== id) })).costEur
    expect(clauses).toEqual({ 'afname-betaalbaar': 1, overwinst: 1 })
    for (const id of ['overwinst', 'afname-betaalbaar']) {
      const { withoutCostEur } = whatIf.clauses[id]!
      const apart = Math.abs(withoutCostEur! - (await without(id)))
      expect(apart, id).toBeLessThan(0.001 * withoutCostEur!)
    }
  })

  test('has with many trials strengths that were tried on a tenth of them, and held against what is written on all', async () => {
    const [first] = zwolle.deal!.risks
    const few: Case = { ...withNet, deal: { ...zwolle.deal!, risks: [first!] } }
    const trials = 5000
    const outcome = await findDeal(few, { trials, seed: 3 })
    if (!outcome.ok) throw new Error('no deal')
    const { clauses, costEur } = outcome.answer
    const solver = await loadSolver()
    const drawn = dealScenarios(few, { trials, seed: 3 })
    const written = withDealDesk(solver, drawn, desk => openSearch(desk, drawn)({}).deal!.costEur)
    expect([clauses.vangnet! < 1, costEur < written]).toEqual([true, true])
  })

  test('leaves a guarantee of a result that is paid for as strong as it is written', async () => {
    const inputs = { limitEur: million }
    const paid: Clause[] = [
      { id: 'borg', kind: 'guarantee', from: 'gem', to: 'cor', inputs: { ...inputs, of: 'cor' } },
      { id: 'premie', kind: 'guarantee-fee', from: 'cor', to: 'gem', inputs: { ...inputs, feeShare: 0.01 } },
    ]
    const outcome = await findDeal({ ...zwolle, clauses: paid }, { trials: 100, seed: 3 })
    if (!outcome.ok) throw new Error('no deal')
    const { clauses, onResults, leftAsWritten, whatIf, movedEur } = outcome.answer
    expect([clauses, onResults, whatIf.clauses]).toEqual([{}, {}, {}])
    expect(leftAsWritten).toEqual([{ id: 'borg', why: 'fee', party: 'cor' }])
    // It is paid on what the division leaves all the same.
    expect(movedEur).toBeLessThan(1)
  })
})
