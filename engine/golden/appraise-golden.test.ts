/**
 * The printed figures of the two worked examples, to the printed digit.
 */
import { describe, expect, test } from 'vitest'
import { appraise, appraiseDelay, type Case, changeForZeroNcw, parseCase } from '../src/index.ts'
import miniGrex from './cases/mini-grex.json' with { type: 'json' }
import vierPartijen from './cases/vier-partijen.json' with { type: 'json' }

function read(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const mini = read(miniGrex)
const four = read(vierPartijen)

function cents(eur: number | null): number | null {
  return eur === null ? null : Math.round(eur * 100) / 100
}

function millions(eur: number | undefined): number {
  return Math.round((eur ?? Number.NaN) / 100) / 10000
}

describe('the mini-grex', () => {
  const table = {
    begin: {
      balance: [-3587500, -4534087.5, -3068837.19, -1322248.76, 64959.09, 609795.24],
      ncwInterest: 525824.53,
      ncwBbv: 541480.72,
    },
    mid: {
      balance: [-3591245.44, -4546134.05, -3090344.37, -1353117.08, 27036.99, 567280.01],
      ncwInterest: 489163.77,
      ncwBbv: 503728.41,
    },
    end: {
      balance: [-3595000, -4558195, -3111856.87, -1383979.94, -10871.03, 524782.45],
      ncwInterest: 452518.26,
      ncwBbv: 465991.8,
    },
  } as const

  test.each(['begin', 'mid', 'end'] as const)('every cell of the table, %s of the period', convention => {
    const { landExploitation } = appraise(mini, { convention })
    expect(landExploitation?.balanceEur.map(cents)).toEqual([-2000000, ...table[convention].balance])
    expect(cents(landExploitation?.ncwInterestEur ?? null)).toBe(table[convention].ncwInterest)
    expect(cents(landExploitation?.ncwBbvEur ?? null)).toBe(table[convention].ncwBbv)
  })

  test('results at price level, real, terminal value, npv, peak and break-even', () => {
    const { landExploitation } = appraise(mini)
    expect(landExploitation).toMatchObject({
      party: 'gem',
      provisionEur: 0,
      peakFundingT: 2,
      breakEvenT: 5,
    })
    expect(cents(landExploitation?.atPriceLevelEur ?? null)).toBe(700000)
    expect(cents(landExploitation?.realEur ?? null)).toBe(895159.02)
    expect(cents(landExploitation?.terminalValueEur ?? null)).toBe(567280.01)
    expect(cents(landExploitation?.npvEur ?? null)).toBe(566211.63)
    expect(cents(landExploitation?.peakFundingEur ?? null)).toBe(-4546134.05)
  })

  test('simple interest inside the year', () => {
    const { landExploitation } = appraise({ ...mini, interestInPeriod: 'simple' })
    expect(cents(landExploitation?.terminalValueEur ?? null)).toBe(567500.02)
  })

  test('the changes that bring the ncw to zero', () => {
    expect(Math.round((changeForZeroNcw(mini, 'costs').share ?? 0) * 10000)).toBe(781)
    expect(Math.round((changeForZeroNcw(mini, 'revenues').share ?? 0) * 10000)).toBe(-559)
    expect(changeForZeroNcw(mini, 'land-prices')).toEqual(changeForZeroNcw(mini, 'revenues'))
    expect(changeForZeroNcw(four, 'costs').share).toBeNull()
  })

  test('everything, and only the revenues, a year later', () => {
    const all = appraiseDelay(mini, { years: 1, part: 'all' }).landExploitation
    expect(cents(all?.terminalValueEur ?? null)).toBe(494359.87)
    expect(cents(all?.ncwBbvEur ?? null)).toBe(430370.02)
    expect(all?.balanceEur).toHaveLength(8)
    const revenues = appraiseDelay(mini, { years: 1, part: 'revenues' }).landExploitation
    expect(cents(revenues?.terminalValueEur ?? null)).toBe(530694.27)
  })

  test('a loss is provided for: 1,500,000 after six years is 1,331,957.07 now, and grows by two per cent', () => {
    const flat = { ...mini, indices: { kosten: 0, opbrengsten: 0 }, rates: { interest: 0, bbv: 0.02 } }
    const loss = { party: 'gem', bookValueEur: 1500000, bookValueDate: '2026-01-01' }
    const six = appraise({ ...flat, lines: [], landExploitation: loss }).landExploitation
    const five = appraise({ ...flat, lines: [], landExploitation: loss, periods: 5 }).landExploitation
    expect(cents(six?.provisionEur ?? null)).toBe(1331957.07)
    expect((five?.provisionEur ?? 0) / (six?.provisionEur ?? 1)).toBeCloseTo(1.02, 12)
  })
})

describe('several parties', () => {
  const answer = appraise(four)

  test('cash of every party and of the area', () => {
    const millionsOf = (cash: readonly number[] | undefined): number[] => (cash ?? []).map(eur => eur / 1e6)
    expect(millionsOf(answer.parties.gem?.cashEur)).toEqual([-6, -1, 5, -1, 0])
    expect(millionsOf(answer.parties.dev?.cashEur)).toEqual([0, 0, -14, -10.5, 28])
    expect(millionsOf(answer.parties.cor?.cashEur)).toEqual([0, 0, -1, -8, 7])
    expect(millionsOf(answer.parties.rijk?.cashEur)).toEqual([0, -2, 0, 0, 0])
    expect(millionsOf(answer.area.cashEur)).toEqual([-6, -3, -10, -19.5, 35])
    expect(answer.area.realEur).toBe(-3500000)
  })

  test('net present values at own rates and at the common rate', () => {
    const own = Object.values(answer.parties).map(party => millions(party.npvOwnEur))
    const common = Object.values(answer.parties).map(party => millions(party.npvCommonEur))
    expect(own).toEqual([-3.1169, 0.2429, -2.0529, -1.956])
    expect(common).toEqual([-3.1311, 2.403, -2.036, -1.956])
    expect(millions(answer.area.npvEur)).toBe(-4.72)
    expect(millions(answer.rateDifferenceEur)).toBe(-2.1629)
  })

  test('the return of the developer, and none for who only pays', () => {
    expect(answer.parties.dev?.irr.roots.map(root => Math.round(root * 1e6))).toEqual([88087])
    expect(answer.parties.dev?.irr.preferred).toBeCloseTo(0.088087, 6)
    expect(answer.parties.rijk?.irr).toMatchObject({ roots: [], preferred: null })
    expect(answer.parties.rijk?.irr.reason?.nl).toContain('verandert niet van teken')
  })

  test('without a land exploitation its results are absent and a check says so', () => {
    expect(answer.landExploitation).toBeNull()
    expect(answer.checks.map(check => [check.id, check.ok])).toEqual([
      ['conservation', true],
      ['common-rate', true],
      ['land-exploitation', true],
    ])
  })

  test('break-even of a position that ends below zero is null with a reason', () => {
    expect(answer.parties.gem).toMatchObject({ breakEvenT: null, peakFundingEur: -7000000, peakFundingT: 1 })
    expect(answer.parties.gem?.reason?.en).toContain('no break-even')
    expect(answer.parties.dev?.breakEvenT).toBe(4)
  })
})

test('the answer has exactly the fields of the format', () => {
  const answer = appraise(mini)
  expect(Object.keys(answer)).toEqual([
    'case',
    'format',
    'convention',
    'inputHash',
    'area',
    'landExploitation',
    'parties',
    'rateDifferenceEur',
    'checks',
  ])
  expect(JSON.parse(JSON.stringify(answer)).inputHash).toMatch(/^[0-9a-f]{64}$/)
})

test('the hash follows the contents, not the order of fields; variant and convention are in it', () => {
  const turned = Object.fromEntries(Object.entries(mini).reverse())
  const hash = appraise(mini).inputHash
  expect(appraise(read(turned)).inputHash).toBe(hash)
  expect(appraise(mini, { convention: 'end' }).inputHash).not.toBe(hash)
  expect(appraise({ ...mini, periods: 7 }).inputHash).not.toBe(hash)
})
