// Questions that cannot be asked, each with its reason, and answers at the edges of what can.
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { changeableHomes } from './changed-homes.ts'
import { runHere } from './chunks.ts'
import { prepareComparison } from './compare-contributions.ts'
import { findContribution } from './contribution.ts'
import { type ContributionQuestion, prepareContribution } from './contribution-question.ts'
import { prepareJoint } from './joint-contribution.ts'
import { preparePortfolio, runPortfolio } from './portfolio.ts'
import { answerOf, preparedRun, prepareRisk, workloadOf } from './risk-run.ts'

const four = goldenCase('vier-partijen')
const zwolle = goldenCase('station-zwolle')
const { periods } = four
const exact = { trials: 200, seed: 3, engine: 'float64-1' as const }

/** A case whose prices go beyond all bounds. */
const wild: Case = {
  ...four,
  risk: { ...four.risk, factors: [{ id: 'house-price', process: 'ar1', mean: 0, sd: 90, phi: 0.9 }] },
} as Case

type Prepared = { ok: true } | { ok: false; errors: readonly { pointer: string; code: string }[] }
const codes = (outcome: Prepared) =>
  outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)

describe('a question about help', () => {
  test.each<[Partial<ContributionQuestion>, string[]]>([
    [{}, []],
    [{ party: 'niemand' }, ['--party ONBEKENDE_PARTIJ']],
    [{ payer: 'niemand' }, ['--payer ONBEKENDE_PARTIJ']],
    [{ payer: 'dev' }, ['--payer ZELFDE_PARTIJ']],
    [{ t: periods + 1 }, ['--t PERIODE_BUITEN_LOOPTIJD']],
    [{ until: periods + 1 }, ['--until PERIODE_BUITEN_LOOPTIJD']],
    [{ instrument: 'deferral', t: 2, until: 1 }, ['--until EIND_VOOR_BEGIN']],
    [{ instrument: 'deferral', t: 2, until: 2 }, []],
    [{ instrument: 'guarantee', t: 2, until: 1 }, []],
    [{ party: 'gem', instrument: 'programme', payer: 'cor' }, ['--instrument GEEN_RUIL_IN_PROGRAMMA']],
    [{ replay: { id: 'nooit', year: 2030 } }, ['--replay ONBEKENDE_HERHALING']],
  ])('with %o is answered with %j', (change, expected) => {
    expect(codes(prepareContribution(four, { ...exact, party: 'dev', probability: 0.8, ...change }))).toEqual(
      expected,
    )
  })

  test('of a case that cannot be run tells why, also for all instruments', () => {
    const question = { ...exact, party: 'dev', probability: 0.8 }
    expect(codes(prepareContribution(wild, question))).toEqual(['/risk/factors RISICO_TE_GROOT'])
    expect(codes(prepareComparison(wild, question))).toEqual(['/risk/factors RISICO_TE_GROOT'])
    expect(() => preparedRun(wild, exact, 'a wild case')).toThrow(/^a wild case cannot be run$/)
  })

  test('of a case without any public party needs a payer', () => {
    const outcome = parseCase({
      format: 'versneller-case/1',
      id: 'privaat',
      name: { nl: 'Privaat' },
      valuationDate: '2026-01-01',
      period: 'year',
      periods: 2,
      rates: { interest: 0.02 },
      parties: [
        { id: 'een', kind: 'ontwikkelaar', rate: 0.06 },
        { id: 'twee', kind: 'ontwikkelaar', rate: 0.06 },
      ],
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    const question = { ...exact, party: 'een', probability: 0.8 }
    expect(codes(prepareContribution(outcome.case, question))).toEqual(['--payer ONBEKENDE_PARTIJ'])
    expect(codes(prepareContribution(outcome.case, { ...question, payer: 'twee' }))).toEqual([])
    expect(changeableHomes(outcome.case, 'een')).toBeUndefined()
  })
})

describe('a question about parties together', () => {
  const joint = (parties: string[], more: object = {}) =>
    codes(prepareJoint(four, { ...exact, parties, probability: 0.8, ...more }))

  test('names each party once, and purposes that a pot has', () => {
    expect(joint(['dev', 'cor'])).toEqual([])
    expect(joint(['dev', 'dev'])).toEqual(['--party DUBBELE_ID'])
    expect(joint(['dev', 'cor'], { money: { purposes: ['nergens'] } })).toEqual(['--purpose ONBEKEND_DOEL'])
    expect(joint([])).toEqual(['--payer ONBEKENDE_PARTIJ'])
  })

  test('needs one payer for all of them', () => {
    // Who holds the land pays for the others; for itself another one would have to.
    const outcome = codes(prepareJoint(zwolle, { ...exact, parties: ['gem', 'dev'], probability: 0.8 }))
    expect(outcome).toEqual(['--payer ONBEKENDE_PARTIJ'])
  })
})

test('a party whose worst trials are good enough as they are needs nothing, and that has no error', async () => {
  const prepared = prepareContribution(four, {
    ...exact,
    party: 'dev',
    probability: 0.8,
    measure: 'tail',
    atLeastEur: -1e10,
  })
  if (!prepared.ok) throw new Error('it cannot begin')
  const answer = await findContribution(prepared.asked, runHere)
  expect([answer?.amountEur, answer?.se, answer?.expectedCostEur]).toEqual([0, null, 0])
})

describe('a portfolio', () => {
  test('with a case that cannot be run tells which', () => {
    const outcome = preparePortfolio([zwolle, wild], { trials: 100 })
    expect(codes(outcome)).toEqual(['/1/risk/factors RISICO_TE_GROOT'])
  })

  test('tells once what every case has to be told', async () => {
    const repaired = (id: string): Case =>
      ({
        ...four,
        id,
        risk: {
          ...four.risk,
          correlations: [
            ['house-price', 'construction-cost', 0.95],
            ['construction-cost', 'interest', 0.95],
            ['house-price', 'interest', -0.95],
          ],
        },
      }) as Case
    const outcome = preparePortfolio([repaired('een'), repaired('twee')], { trials: 20, engine: 'float64-1' })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    const answer = await runPortfolio(outcome.asked, runHere)
    expect(answer?.notices?.map(notice => notice.code)).toEqual(['CORRELATIES_HERSTELD'])
    const alone = prepareRisk(repaired('een'), { trials: 20, engine: 'float64-1' })
    if (!alone.ok) throw new Error('it cannot begin')
    const told = answerOf(alone.run, runHere(workloadOf(alone.run))!)
    expect(told.notices?.map(notice => notice.code)).toEqual(['CORRELATIES_HERSTELD'])
  })
})

test('more trials than are of use become the most that are, and that is told', () => {
  const outcome = prepareRisk(four, { trials: 3_000_000 })
  if (!outcome.ok) throw new Error('it cannot begin')
  expect([outcome.run.trials, outcome.run.notices.map(notice => notice.code)]).toEqual([
    1_000_000,
    ['TREKKINGEN_BEGRENSD'],
  ])
})
