/**
 * Without volatility, delay, estimate errors and events every trial is the planned path: each figure of the run equals
 * that of appraise to the cent, for all seven cases, every variant and convention.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conventions } from '../../golden/reference/golden-cases.ts'
import { generatedRiskCase } from '../../golden/reference/risk/generated-risk.ts'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise, caseUnder } from '../ledger/appraise.ts'
import { goldenCases } from '../ledger/testing/golden-cases.ts'
import { prepareRisk, type RiskQuestion, runRisk } from './run/risk-run.ts'
import { withoutChance } from './testing/without-chance.ts'

const views = [...goldenCases.values()].flatMap(areaCase =>
  [undefined, ...(areaCase.variants ?? []).map(variant => variant.id)].flatMap(variant =>
    conventions.map(convention => ({ id: areaCase.id, variant, convention })),
  ),
)

/** The answer as the command and the website give it, whoever runs the trials. */
function asAsked(areaCase: Case, question: RiskQuestion) {
  const prepared = prepareRisk(areaCase, question)
  const answer = prepared.ok && runRisk(prepared.run)
  if (!answer) throw new Error('the case cannot be run')
  return answer
}

describe('a case without chance', () => {
  test.each(views)(
    '$id $variant $convention: every trial is the planned path',
    ({ id, variant, convention }) => {
      const areaCase = caseUnder(goldenCases.get(id)!, variant)
      const planned = appraise(areaCase, { convention })
      const run = asAsked(withoutChance(areaCase), { convention, trials: 4 })
      const cents = (eur: number): number => Math.round(eur * 100) + 0
      expect(cents(run.area.mean)).toBe(cents(planned.area.npvEur))
      expect(cents(run.area.sd)).toBe(0)
      const figures = Object.entries(run.parties).map(([party, { p5, p95 }]) => [
        party,
        cents(p5),
        cents(p95),
      ])
      expect(figures).toEqual(
        Object.entries(planned.parties).map(([party, { npvOwnEur }]) => [
          party,
          cents(npvOwnEur),
          cents(npvOwnEur),
        ]),
      )
      const cash = planned.area.cashEur.map((_, t) =>
        planned.area.cashEur.slice(0, t + 1).reduce((sum, eur) => sum + eur, 0),
      )
      const peak = planned.landExploitation?.peakFundingEur ?? Math.min(0, ...cash)
      expect(cents(run.funding.peakMean)).toBe(cents(peak))
    },
  )
})

test('so it is for random cases, with bookings, closed periods, clauses of every kind and phases in a row', () => {
  fc.assert(
    fc.property(generatedRiskCase, document => {
      const outcome = parseCase(document)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
      const planned = appraise(outcome.case)
      const run = asAsked(withoutChance(outcome.case), { trials: 2 })
      const within = (one: number, other: number): boolean =>
        Math.abs(one - other) < 0.005 + 1e-9 * Math.abs(other)
      expect(within(run.area.mean, planned.area.npvEur)).toBe(true)
      for (const [id, { p5, p95 }] of Object.entries(run.parties)) {
        expect(within(p5, planned.parties[id]!.npvOwnEur)).toBe(true)
        expect(within(p95, planned.parties[id]!.npvOwnEur)).toBe(true)
      }
      const peak = planned.landExploitation?.peakFundingEur
      if (peak !== undefined) expect(within(run.funding.peakMean, peak)).toBe(true)
    }),
    { numRuns: 200, seed: 7 },
  )
})

describe('who runs the trials', () => {
  const zwolle = goldenCases.get('station-zwolle')!
  const sure = withoutChance(zwolle)
  const engineOf = (areaCase: Case) => asAsked(areaCase, { trials: 4 }).engine
  const moved = (risk: Case['risk']): Case => ({ ...sure, risk: { ...sure.risk, ...risk } })

  test('is double precision where nothing is left to chance, and one trial stands for all', () => {
    expect(engineOf(sure)).toBe('float64-1')
    const factor = { id: 'house-price', process: 'ar1', mean: 0.02, sd: 0, phi: 0.5 } as const
    expect(engineOf(moved({ factors: [factor] }))).toBe('float64-1')
    const few = asAsked(sure, { trials: 4 })
    const many = asAsked(sure, { trials: 1000 })
    expect([many.area.mean, many.area.sd, many.area.se.p50]).toEqual([few.area.p5, 0, 0])
    expect(many.funding).toEqual(few.funding)
  })

  test('is the kernel as soon as anything is', () => {
    const event = zwolle.risk!.events![0]!
    expect(engineOf(moved({ events: [{ ...event, probability: 0 }] }))).toBe('float64-1')
    const chances: readonly Case[] = [
      moved({ events: [event] }),
      moved({ downturn: { toDown: 0.1 } }),
      moved({ downturn: { toDown: 0, start: 'down' } }),
      moved({ factors: [{ id: 'cpi', process: 'ar1', mean: 0.02, sd: 0.01, phi: 0.5 }] }),
      { ...sure, phases: zwolle.phases! },
      { ...sure, lines: zwolle.lines! },
    ]
    expect(chances.map(engineOf)).toEqual(chances.map(() => 'kernel-2'))
  })

  test('is double precision where nothing is planned yet, and nothing is what everybody gets', () => {
    const { lines: _, programme: __, clauses: ___, risk: ____, ...rest } = zwolle
    const empty = { ...rest, risk: {}, lines: [], programme: [], variants: [] } as Case
    const { engine, area, parties, tornado } = asAsked(empty, { trials: 400 })
    expect([engine, area.mean, area.sd, area.p10]).toEqual(['float64-1', 0, 0, 0])
    expect(Object.values(parties).map(party => [party.p10, party.sd])).toEqual(
      zwolle.parties.map(() => [0, 0]),
    )
    expect(tornado.every(({ low, high }) => low === 0 && high === 0)).toBe(true)
  })
})
