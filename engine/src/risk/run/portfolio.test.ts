import { describe, expect, test, vi } from 'vitest'
import type { Case } from '../../case/types.ts'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCase, goldenCases } from '../../ledger/testing/golden-cases.ts'
import { withoutChance } from '../testing/without-chance.ts'
import { openJob, runHere } from './chunks.ts'
import { openPortfolio, type PortfolioAnswer, preparePortfolio, runPortfolio } from './portfolio.ts'

async function ran(cases: readonly Case[], trials = 2_000): Promise<PortfolioAnswer> {
  const prepared = preparePortfolio(cases, { trials, engine: 'float64-1' })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.errors))
  const answer = await runPortfolio(prepared.asked, runHere)
  if (!answer) throw new Error('stopped')
  return answer
}

const eindhoven = goldenCase('sluitend-eindhoven')
const copy = { ...eindhoven, id: 'kopie' }

describe('a portfolio', () => {
  test('has the sum of its cases as mean, and a spread that is less than the sum of theirs', async () => {
    const { total, cases, kinds, addedApart } = await ran([...goldenCases.values()])
    const all = Object.values(cases)
    expect(all).toHaveLength(7)
    expect(total.mean).toBeCloseTo(
      all.reduce((sum, one) => sum + one.mean, 0),
      2,
    )
    expect(total.sd).toBeLessThan(all.reduce((sum, one) => sum + one.sd, 0))
    expect(total.p10).toBeGreaterThan(addedApart.p10)
    expect(all.reduce((sum, one) => sum + one.eulerShare, 0)).toBeCloseTo(1, 12)
    expect(Object.keys(kinds).toSorted()).toEqual([
      'bank',
      'belegger',
      'bouwbedrijf',
      'corporatie',
      'eigenaar',
      'fonds',
      'gemeente',
      'ontwikkelaar',
      'provincie',
      'rijk',
    ])
  })

  test('shares the market: two of a kind move together, but not wholly, as delays and events are their own', async () => {
    const { total, cases } = await ran([eindhoven, copy])
    const [one, other] = [cases['sluitend-eindhoven']!, cases.kopie!]
    const correlation = (total.sd ** 2 - one.sd ** 2 - other.sd ** 2) / (2 * one.sd * other.sd)
    expect(correlation).toBeGreaterThan(0.8)
    expect(correlation).toBeLessThan(0.9999)
  })

  test('of which only the market moves has twins that are the same in every trial', async () => {
    const marketOnly = (id: string): Case => ({ ...withoutChance({ ...eindhoven, id }), risk: {} })
    const { total, cases } = await ran([marketOnly('een'), marketOnly('twee')], 400)
    expect(cases.twee).toEqual(cases.een)
    expect(total.sd).toBeCloseTo(2 * cases.een!.sd, 4)
  })

  test('without chance is the sum of the plans', async () => {
    const cases = [eindhoven, goldenCase('vier-partijen')]
    const { total } = await ran(cases.map(withoutChance), 4)
    const planned = cases.reduce((sum, areaCase) => sum + appraise(areaCase).area.npvEur, 0)
    expect(total.mean).toBeCloseTo(planned, 2)
    expect(total.sd).toBeCloseTo(0, 4)
  })
})

test('plain trials are told, with errors of single trials; a lattice is refused, for it would tie what is not shared', async () => {
  const plain = preparePortfolio([eindhoven, copy], { trials: 1_000, sampling: 'plain', engine: 'float64-1' })
  if (!plain.ok) throw new Error('refused')
  const answer = await runPortfolio(plain.asked, runHere)
  expect(answer!.sampling).toBe('plain')
  const { mean, sd } = answer!.total
  expect(answer!.total.se.mean).toBeCloseTo(sd / Math.sqrt(999), 6)
  expect((await ran([eindhoven, copy], 1_000)).sampling).toBeUndefined()
  expect(mean).not.toBe((await ran([eindhoven, copy], 1_000)).total.mean)
  const quasi = preparePortfolio([eindhoven, eindhoven], { sampling: 'quasi' })
  expect(quasi.ok ? [] : quasi.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['--sampling', 'QUASI_NIET_SAMEN'],
    ['/1/id', 'DUBBELE_ID'],
  ])
})

test('the same case twice is refused, cases of different dates are told, and a run can be stopped', async () => {
  const twice = preparePortfolio([eindhoven, eindhoven])
  expect(twice.ok ? [] : twice.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/1/id', 'DUBBELE_ID'],
  ])
  const later = preparePortfolio([eindhoven, { ...copy, valuationDate: '2027-01-01' }])
  expect(later.ok && later.asked.notices.map(notice => notice.code)).toEqual(['PEILDATA_VERSCHILLEN'])
  const usual = preparePortfolio([eindhoven, copy])
  if (!usual.ok) throw new Error('refused')
  expect([usual.asked.trials, usual.asked.seed]).toEqual([20_000, 1])
  expect(await runPortfolio(usual.asked, runHere, () => false)).toBeNull()
})

test('all cases take turns on one kernel, each with the figures that it has alone', () => {
  const prepared = preparePortfolio(
    ['sluitend-eindhoven', 'vier-partijen', 'mini-grex'].map(name => goldenCase(name)),
    { trials: 200 },
  )
  if (!prepared.ok) throw new Error('refused')
  const { runs } = prepared.asked
  const { WebAssembly: host } = globalThis as unknown as { WebAssembly: { Instance: new () => object } }
  const instances = vi.spyOn(host, 'Instance')
  const together = openPortfolio(runs.map(run => run.job))
  expect(instances).toHaveBeenCalledTimes(1)
  instances.mockRestore()
  const chunks = [
    { first: 100, count: 100 },
    { first: 0, count: 100 },
  ]
  for (const chunk of chunks) {
    const alone = runs.flatMap(({ job, columns: { area, own } }) => {
      const outcomes = openJob(job)(chunk)
      return [outcomes[area]!, ...outcomes.slice(own, own + job.case.parties.length)]
    })
    expect(together(chunk)).toEqual(alone)
  }
})
