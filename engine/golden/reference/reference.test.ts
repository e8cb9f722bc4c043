// The reference against every figure that the specification prints: all of them to the last printed digit.
import { expect, test } from 'vitest'
import { expectedOf } from './expected.ts'
import { expectedFiles } from './expected-files.ts'
import { conventions, goldenCases, viewsOf } from './golden-cases.ts'
import { appraiseByReference } from './reference.ts'
import { residualPerUnitEur } from './residual.ts'
import type { Case, Line } from './shape.ts'

const mini = goldenCases['mini-grex']!
const four = goldenCases['vier-partijen']!

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Math.round(value * 10 ** decimals) / 10 ** decimals + 0
}

function cents(values: (number | null)[]): (number | null)[] {
  return values.map(value => rounded(value, 2))
}

function millions(eur: number): number | null {
  return rounded(eur / 1e6, 4)
}

/** A case with its lines replaced, over so many periods. */
function changed(file: Case, periods: number, change: (line: Line) => Line): Case {
  return { ...file, periods, lines: file.lines!.map(change) }
}

function yearLater(line: Line): Line {
  const moved = Object.entries(line.series!).map(([t, eur]) => [String(Number(t) + 1), eur])
  return { ...line, series: Object.fromEntries(moved) }
}

function scaled(line: Line, factor: number): Line {
  const series = Object.entries(line.series!).map(([t, eur]) => [t, eur * factor])
  return { ...line, series: Object.fromEntries(series) }
}

const table = {
  begin: {
    balances: [-3587500, -4534087.5, -3068837.19, -1322248.76, 64959.09, 609795.24],
    ncw: [525824.53, 541480.72],
  },
  mid: {
    balances: [-3591245.44, -4546134.05, -3090344.37, -1353117.08, 27036.99, 567280.01],
    ncw: [489163.77, 503728.41],
  },
  end: {
    balances: [-3595000, -4558195, -3111856.87, -1383979.94, -10871.03, 524782.45],
    ncw: [452518.26, 465991.8],
  },
}

for (const convention of conventions) {
  test(`the mini-grex gives the printed table in convention ${convention}`, () => {
    const land = appraiseByReference(mini, { convention }).landExploitation!
    expect(cents(land.balanceEur)).toEqual([-2000000, ...table[convention].balances])
    expect(cents([land.ncwInterestEur, land.ncwBbvEur])).toEqual(table[convention].ncw)
    expect(rounded(land.atPriceLevelEur, 2)).toBe(700000)
  })
}

test('the mini-grex gives the printed npv, real value, peak and break-even', () => {
  const land = appraiseByReference(mini).landExploitation!
  expect(cents([land.npvEur, land.realEur, land.peakFundingEur])).toEqual([566211.63, 895159.02, -4546134.05])
  expect([land.peakFundingT, land.breakEvenT, land.provisionEur]).toEqual([2, 5, 0])
})

test('simple interest inside the year gives the printed terminal value', () => {
  const land = appraiseByReference({ ...mini, interestInPeriod: 'simple' }).landExploitation!
  expect(rounded(land.terminalValueEur, 2)).toBe(567500.02)
})

test('no index and no interest leave the result at price level', () => {
  const plain = changed({ ...mini, rates: { interest: 0, bbv: 0 } }, 6, line => {
    const { index: _, ...rest } = line
    return rest
  })
  const land = appraiseByReference(plain).landExploitation!
  expect([land.terminalValueEur, land.ncwBbvEur, land.npvEur]).toEqual([700000, 700000, 700000])
})

test('everything a year later gives the printed terminal value and ncw', () => {
  const land = appraiseByReference(changed(mini, 7, yearLater)).landExploitation!
  expect(cents([land.terminalValueEur, land.ncwBbvEur])).toEqual([494359.87, 430370.02])
})

test('only the revenues a year later give the printed terminal value', () => {
  const later = changed(mini, 7, line => (line.id === 'uitgifte' ? yearLater(line) : line))
  expect(rounded(appraiseByReference(later).landExploitation!.terminalValueEur, 2)).toBe(530694.27)
})

test('costs and revenues bring the ncw to zero at the printed percentages', () => {
  const base = appraiseByReference(mini).landExploitation!.ncwBbvEur
  const percentage = (id: string) => {
    const doubled = changed(mini, 6, line => (line.id === id ? scaled(line, 2) : line))
    return rounded((-100 * base) / (appraiseByReference(doubled).landExploitation!.ncwBbvEur - base), 2)
  }
  expect([percentage('kosten'), percentage('uitgifte')]).toEqual([7.81, -5.59])
})

test('four parties give the printed present values at own rates and at the common rate', () => {
  const answer = appraiseByReference(four)
  const ids = ['gem', 'dev', 'cor', 'rijk']
  expect(ids.map(id => millions(answer.parties[id]!.npvOwnEur))).toEqual([-3.1169, 0.2429, -2.0529, -1.956])
  expect(ids.map(id => millions(answer.parties[id]!.npvCommonEur))).toEqual([-3.1311, 2.403, -2.036, -1.956])
  expect(millions(answer.area.npvEur)).toBe(-4.72)
  expect(millions(ids.reduce((sum, id) => sum + answer.parties[id]!.npvOwnEur, 0))).toBe(-6.8829)
  expect(millions(answer.rateDifferenceEur)).toBe(-2.1629)
  expect(rounded(answer.parties.dev!.irr.preferred! * 100, 4)).toBe(8.8087)
})

test('four parties give the printed flows, and the area is the sum of the external lines', () => {
  const answer = appraiseByReference(four)
  const flows = (cash: number[]) => cash.map(eur => eur / 1e6)
  expect(flows(answer.parties.gem!.cashEur)).toEqual([-6, -1, 5, -1, 0])
  expect(flows(answer.parties.dev!.cashEur)).toEqual([0, 0, -14, -10.5, 28])
  expect(flows(answer.area.cashEur)).toEqual([-6, -3, -10, -19.5, 35])
  expect(answer.area.atPriceLevelEur).toBe(-3500000)
})

test('the residual formulas give the printed land values', () => {
  const sale = { priceVonEur: 400000, bvoM2: 100, buildPerM2: 1750, softShare: 0.22, marginShare: 0.08 }
  const rent = {
    rentPerMonthEur: 1150,
    barVonRate: 0.0475,
    bvoM2: 85,
    buildPerM2: 1700,
    softShare: 0.2,
    marginShare: 0.05,
  }
  const office = {
    areaNetM2: 850,
    rentPerM2Year: 220,
    yieldRate: 0.065,
    areaGrossM2: 1000,
    buildPerM2: 1900,
    softShare: 0.2,
    profitShare: 0.07,
  }
  expect(rounded(residualPerUnitEur('residual-sale', sale), 2)).toBe(90632.23)
  expect(rounded(residualPerUnitEur('residual-rent', rent), 2)).toBe(54699.17)
  expect(rounded(residualPerUnitEur('residual-office', office), 2)).toBe(395538.46)
})

test('the interest of an office gives the printed amount', () => {
  const finance = { rate: 0.08, compounding: 'quarter', buildMonths: 12, voidMonths: 12 }
  const office = {
    areaNetM2: 1,
    rentPerM2Year: 0,
    yieldRate: 1,
    areaGrossM2: 1,
    buildPerM2: 1150000,
    finance,
  }
  expect(rounded(-residualPerUnitEur('residual-office', office) - 1150000, 2)).toBe(142195.48)
})

/** Printed by the makers of the cases in millions with one decimal, per home in thousands or hundreds. */
test('the five illustrations give the results that their makers print', () => {
  const land = (id: string, variantId?: string) =>
    appraiseByReference(goldenCases[id]!, variantId === undefined ? {} : { variantId }).landExploitation!
      .ncwBbvEur
  const inMillions = (eur: number, decimals: number) => rounded(eur / 1e6, decimals)
  expect([
    inMillions(land('station-zwolle', 'zonder-rijk'), 0),
    inMillions(land('station-zwolle'), 0),
  ]).toEqual([-15, -11])
  expect([
    rounded(land('station-zwolle', 'zonder-rijk') / 900, -3),
    rounded(land('station-zwolle') / 900, -3),
  ]).toEqual([-17000, -12000])
  expect([
    inMillions(land('haven-groningen', 'zonder-publiek-geld'), 0),
    inMillions(land('haven-groningen'), 0),
  ]).toEqual([-128, -51])
  expect([
    rounded(land('haven-groningen', 'zonder-publiek-geld') / 2400, -3),
    rounded(land('haven-groningen') / 2400, -3),
  ]).toEqual([-53000, -21000])
  expect(inMillions(land('bouwclaim-nijmegen'), 1)).toBe(-3.7)
  expect(Math.round(land('bouwclaim-nijmegen') / 350 / 500) * 500).toBe(-10500)
  expect(inMillions(land('kostenverhaal-nieuwegein'), 1)).toBe(-0.6)
  expect([
    inMillions(land('sluitend-eindhoven'), 1),
    inMillions(land('sluitend-eindhoven', 'prijs-min-10'), 1),
  ]).toEqual([0.9, -3.1])
})

test('the developers of the illustrations earn what their makers print', () => {
  const percent = (id: string, party: string, decimals: number) =>
    rounded(appraiseByReference(goldenCases[id]!).parties[party]!.irr.preferred! * 100, decimals)
  expect(percent('station-zwolle', 'dev', 0)).toBe(10)
  expect(percent('kostenverhaal-nieuwegein', 'dev', 1)).toBe(8.4)
  expect([percent('bouwclaim-nijmegen', 'dev-a', 0), percent('bouwclaim-nijmegen', 'dev-b', 0)]).toEqual([
    8, 6,
  ])
})

test('no clause of the illustrations pays anything on the expected path', () => {
  for (const file of Object.values(goldenCases)) {
    for (const view of viewsOf(file)) {
      expect(appraiseByReference({ ...file, clauses: [] }, view)).toEqual(appraiseByReference(file, view))
    }
  }
})

test('the stored outcomes are those of the reference', () => {
  for (const [id, file] of Object.entries(goldenCases)) expect(expectedOf(file)).toEqual(expectedFiles[id])
})
