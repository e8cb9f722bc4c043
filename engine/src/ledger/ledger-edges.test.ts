// What the worked cases do not hold: a rate in rows, rows that are paid from outside, nothing that costs, nothing to change.
import { describe, expect, it, test } from 'vitest'
import { caseOf } from '../case/testing/case-of.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { deficitByCause, investments } from './investments.ts'
import { landPriceOf } from './land-price.ts'
import { lineCash } from './line-cash.ts'
import { appraiseDelay, changeForZeroNcw } from './solve.ts'

const smallCase = (changes: object): Case =>
  caseOf({
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-01-01',
    periods: 4,
    convention: 'end',
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.1 },
    ],
    landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' },
    ...changes,
  })

const sold = (eur: number) => ({
  lines: [
    { id: 'werk', account: '5', from: 'gem', to: 'outside', series: { 1: 100 } },
    { id: 'grond', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', series: { 1: eur } },
  ],
})

test('the required return of a party may have rows: that of the first year chooses between two returns', () => {
  const chosen = (rate: number) => {
    const requiredReturn = [
      { from: 2026, rate },
      { from: 2027, rate: 0.15 },
    ]
    const areaCase = smallCase({
      parties: [
        { id: 'gem', kind: 'gemeente', rate: 0.02 },
        { id: 'dev', kind: 'ontwikkelaar', rate: 0.1, requiredReturn },
      ],
      lines: [
        { id: 'bouw', account: 'opstal', from: 'dev', to: 'outside', series: { 0: 100, 2: 132 } },
        { id: 'huur', account: 'opbrengst-huur', from: 'outside', to: 'dev', series: { 1: 230 } },
      ],
    })
    return appraise(areaCase).parties.dev?.irr.preferred?.toFixed(9)
  }
  expect([chosen(0.12), chosen(0.18)]).toEqual(['0.100000000', '0.200000000'])
})

describe('the deficit of an area', () => {
  it('has no cause where nothing costs anything', () => {
    const none = { kinds: [], rows: [], buildingsEur: 5, otherRevenuesEur: 0, areaEur: 5 }
    expect(new Set(Object.values(deficitByCause({ ...none, areaEur: -5 })))).toEqual(new Set([0]))
    expect(new Set(Object.values(deficitByCause(none)))).toEqual(new Set([0]))
  })

  it('is less by what is paid from outside for the land of a row', () => {
    const areaCase = smallCase({
      rates: { interest: 0, common: 0 },
      areas: [{ id: 'a', name: { nl: 'A' }, landUseM2: { issuable: 1, paved: 0, green: 0, water: 0 } }],
      phases: [{ id: 'f', area: 'a', start: 1, end: 1 }],
      programme: [
        {
          id: 'rij',
          category: 'huur-sociaal',
          tenure: 'huur',
          units: 2,
          goM2: 1,
          bvoM2: 1,
          plotM2: 1,
          parkingPerUnit: 0,
          area: 'a',
          phase: 'f',
          appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 30 } },
          payer: 'outside',
          payee: 'gem',
        },
      ],
      lines: [{ id: 'werk', account: '5', from: 'gem', to: 'outside', series: { 1: 100 } }],
    })
    const { rows, otherRevenuesEur, areaEur } = investments(areaCase)
    expect([rows.map(({ id }) => id), otherRevenuesEur, areaEur]).toEqual([['werk'], 60, -40])
  })
})

test('the land price of an appraisal that no file may hold is our own fault', () => {
  const wrong = { formula: 'residual-sale', inputs: {} } as unknown as Parameters<typeof landPriceOf>[0]
  expect(() => landPriceOf(wrong)).toThrow(new RangeError('no land price by residual-sale'))
})

test('lines in time are those of the timing that is asked, which moves no amount', () => {
  const ids = lineCash(smallCase(sold(100)), { convention: 'begin' }).map(({ id, cashEur }) => [
    id,
    cashEur[1],
  ])
  expect(ids).toEqual([
    ['werk', 100],
    ['grond', 100],
  ])
})

describe('the change that closes a land exploitation', () => {
  it('is none where it is closed, whether a lever would change it or not', () => {
    expect(changeForZeroNcw(smallCase(sold(100)), 'costs')).toEqual({ share: 0 })
    expect(changeForZeroNcw(smallCase({ lines: [] }), 'costs')).toEqual({ share: 0 })
  })

  it('is of revenues, or of the price of land alone', () => {
    const grant = { id: 'gift', account: 'opbrengst-subsidie', from: 'dev', to: 'gem', series: { 1: 30 } }
    const areaCase = smallCase({ lines: [...sold(50).lines, grant] })
    // 20 is short: a quarter of 80, or two fifths of 50.
    expect(changeForZeroNcw(areaCase, 'revenues').share).toBeCloseTo(0.25, 9)
    expect(changeForZeroNcw(areaCase, 'land-prices').share).toBeCloseTo(0.4, 9)
  })

  it('does not hang on the timing where all falls in one period', () => {
    for (const convention of ['begin', 'end'] as const)
      expect(changeForZeroNcw(smallCase(sold(125)), 'costs', convention).share).toBeCloseTo(0.25, 9)
  })
})

test('a delay is worked out under the timing that is asked', () => {
  const value = (convention?: 'begin') =>
    appraiseDelay(smallCase({ ...sold(100), rates: { interest: 0.1, common: 0.1 } }), {
      years: 1,
      part: 'revenues',
      ...(convention ? { convention } : {}),
    }).landExploitation?.terminalValueEur.toFixed(6)
  // 100 is paid in the first year and comes in in the second, of five; begun a year earlier in each.
  expect([value(), value('begin')]).toEqual([
    (-100 * 1.1 ** 4 + 100 * 1.1 ** 3).toFixed(6),
    (-100 * 1.1 ** 5 + 100 * 1.1 ** 4).toFixed(6),
  ])
})
