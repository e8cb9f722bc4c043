import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../testing.ts'

const config = {
  buildingEfficiency: 0.7,
  capRate: 0.05,
  profitFactor: 1,
  parcelCoverage: 0.8,
  heightPerStory: 12,
  fars: [0.5, 1, 2, 4],
  heightBreaks: [15, 55, 'inf'],
  costPerArea: { home: [160, 175, 200], shop: [120, 140, 160] },
  parkingRate: { home: 1, shop: 2 },
  parkingArea: { surface: 300, deck: 250, underground: 250 },
  parkingCost: { surface: 30, deck: 90, underground: 110 },
  constructionMonths: { home: [12, 18], shop: [6, 10] },
  constructionBreaks: [10_000, 'inf'],
}
const site = {
  parcelArea: 8000,
  landCost: 1e6,
  maxFar: 2,
  maxHeight: 60,
  rentPerAreaYear: { home: 30, shop: 20 },
}
const inputs = { config, site, form: { home: 0.8, shop: 0.2 } }

type Row = {
  parking: string
  far: number
  bulk: number
  stories: number | null
  height: number | null
  costPerArea: number | null
  parkingShare: number
  spaces: number
  months: number | null
}
const rows = (given: object) => Object(outcomeOf('site-pro-forma', given)).table as Row[]
const row = (parking: string, far: number, given: object = inputs) =>
  rows(given).find(one => one.parking === parking && one.far === far)!

describe('the feasibility of a site', () => {
  it('has one row for each density and way to park', () => {
    expect(rows(inputs).map(({ parking, far }) => `${parking} ${far}`)).toEqual(
      ['surface', 'deck', 'underground'].flatMap(kind => config.fars.map(far => `${kind} ${far}`)),
    )
  })

  it('puts a deck inside the density, 1.2 spaces for every 1,000', () => {
    const deck = row('deck', 1)
    expect(deck.bulk).toBeCloseTo(10_000 / 1.3, 9)
    expect(deck.spaces).toBeCloseTo((10_000 / 1.3) * 0.0012, 9)
    expect(deck.stories).toBeCloseTo(1 / 0.8, 9)
    expect(deck.parkingShare).toBeCloseTo(0.3 / 1.3, 9)
    expect(deck.height).toBe(24)
  })

  it('builds on what surface parking leaves over, until there are too many storeys', () => {
    expect(row('surface', 1).stories).toBeCloseTo(10_000 / (10_000 - 3600) / 0.8, 9)
    expect(row('surface', 2)).toMatchObject({ stories: null, height: null, costPerArea: null })
    const high = { ...inputs, config: { ...config, maxSurfaceStories: 8 } }
    expect(row('surface', 2, high).stories).toBeCloseTo(20_000 / (10_000 - 7200) / 0.8, 9)
    expect(row('surface', 4)).toMatchObject({ stories: null, height: null, costPerArea: null })
  })

  it('takes the cost row of the height before rounding up', () => {
    const under = row('underground', 1)
    // 1.25 storeys are 15 high, which the first row still allows, though the building becomes 24 high.
    expect(under.height).toBe(24)
    const build = 0.8 * 160 + 0.2 * 120
    expect(under.costPerArea).toBeCloseTo((build * 10_000 + 12 * 250 * 110) / 13_000, 6)
  })

  it('takes a higher cost row for a higher building', () => {
    // 2.5 storeys are 30 high.
    const build = 0.8 * 175 + 0.2 * 140
    expect(row('underground', 2).costPerArea).toBeCloseTo((build * 20_000 + 24 * 250 * 110) / 26_000, 6)
  })

  it('builds less than a storey where there is room enough', () => {
    expect(row('surface', 0.5).stories).toBeCloseTo(5000 / (10_000 - 1800) / 0.8, 9)
  })

  it('weighs the months of the uses, by what is built on the reference plot', () => {
    expect([row('surface', 1).months, row('underground', 1).months]).toEqual([
      0.8 * 12 + 0.2 * 6,
      0.8 * 18 + 0.2 * 10,
    ])
  })
})

describe('what fills a bound exactly', () => {
  // A deck of 1.37 spaces divides the floor and adds it up again, which leaves a last digit too many or too few.
  const at = (parkingRate: number) =>
    row('deck', 2, {
      ...inputs,
      config: {
        ...config,
        parkingRate: { home: parkingRate, shop: parkingRate },
        constructionBreaks: [20_000, 'inf'],
        parcelCoverage: 1,
        heightBreaks: [12, 24, 'inf'],
      },
    })
  const rates = Array.from({ length: 40 }, (_, index) => 0.1 + index * 0.07)

  it('stays in the row of that bound, at every parking rate', () => {
    const found = rates.map(at)
    expect(found.filter(one => one.stories !== 2).length).toBeGreaterThan(0)
    expect(new Set(found.map(one => one.height))).toEqual(new Set([24]))
    expect(new Set(found.map(one => one.months))).toEqual(new Set([0.8 * 12 + 0.2 * 6]))
  })
})

describe('an outcome of a site', () => {
  /** Homes only, with a deck: 8,000 m2 and 2,000 m2 of parking on the reference plot. */
  const homes = {
    config: { ...config, fars: [1], loanToCost: 0.5, drawdownFactor: 0.6, loanRate: 0.05, loanFee: 0.02 },
    site: { ...site, maxHeight: 24, maxFar: 1 },
    form: { home: 1 },
    parking: 'deck',
  }
  const bestOf = (given: object) => Object(outcomeOf('site-pro-forma', given)).best

  it('is worked out to the euro, also when it fills its bounds', () => {
    expect(row('deck', 1, homes).costPerArea).toBe((8000 * 160 + 2000 * 90) / 10_000)
    const { bulk, buildCost, totalCost, financeCost, revenue, profit, profitable } = bestOf(homes)
    const whole = [bulk, buildCost, financeCost, totalCost, revenue, profit].map(Math.round)
    expect(whole).toEqual([8000, 1_168_000, 54_200, 2_222_200, 2_688_000, 465_800])
    expect(profitable).toBe(true)
  })

  it('is refused above its height or density, without a cost or without a time', () => {
    const none = 'GEEN_VORM_MOGELIJK'
    const withConfig = (changes: object) => ({ ...homes, config: { ...homes.config, ...changes } })
    expect(outcomeOf('site-pro-forma', { ...homes, site: { ...homes.site, maxHeight: 23 } })).toBe(none)
    expect(outcomeOf('site-pro-forma', { ...homes, site: { ...homes.site, maxFar: 0.9 } })).toBe(none)
    const heightBreaks = [12, 13, 14]
    expect(outcomeOf('site-pro-forma', withConfig({ heightBreaks }))).toBe(none)
    const constructionBreaks = [5000, 9000]
    expect(outcomeOf('site-pro-forma', withConfig({ constructionBreaks }))).toBe(none)
    const constructionMonths = [10, 20]
    expect(outcomeOf('site-pro-forma', withConfig({ constructionBreaks, constructionMonths }))).toBe(none)
  })

  it('is the most profitable density, and the first way to park of equals', () => {
    const roomy = { ...site, maxHeight: 200, maxFar: 4 }
    const free = {
      ...config,
      parkingRate: { home: 0 },
      fars: [1, 2],
      heightBreaks: ['inf'],
      costPerArea: { home: [10] },
    }
    const { far, parking } = bestOf({ config: free, site: roomy, form: { home: 1 } })
    expect([far, parking]).toEqual([2, 'surface'])
  })

  it('earns nothing when it just pays for itself, and may lose', () => {
    // 8,000 m2 at 10 and land of 80,000, against 8,000 x 0.5 x 20 / 0.5.
    const even = {
      config: {
        ...config,
        fars: [1],
        buildingEfficiency: 0.5,
        capRate: 0.5,
        parkingRate: { home: 0 },
        heightBreaks: ['inf'],
        costPerArea: { home: [10] },
      },
      site: { ...site, landCost: 80_000, rentPerAreaYear: { home: 20 } },
      form: { home: 1 },
    }
    const verdict = ({ profit, profitable }: { profit: number; profitable: boolean }) => [profit, profitable]
    expect(verdict(bestOf(even))).toEqual([0, false])
    expect(verdict(bestOf({ ...even, site: { ...even.site, landCost: 79_999.5 } }))).toEqual([0.5, true])
    expect(verdict(bestOf({ ...even, site: { ...even.site, landCost: 80_001 } }))).toEqual([-1, false])
  })

  it('leaves out a way to park for which there is no room', () => {
    const wide = { ...config, parkingArea: { ...config.parkingArea, surface: 5000 } }
    const { best, byParking } = Object(outcomeOf('site-pro-forma', { ...inputs, config: wide }))
    expect(byParking.surface).toBe(null)
    expect(best).toEqual(byParking[best.parking])
    // Underground more is built than any construction time is known for.
    const quick = { ...config, fars: [1], constructionMonths: [12], constructionBreaks: [10_000] }
    const outcome = Object(outcomeOf('site-pro-forma', { ...inputs, config: quick }))
    expect([outcome.byParking.underground, outcome.best]).toEqual([null, outcome.byParking.surface])
  })
})

describe('the best outcome of a site', () => {
  it('chooses the best within density and height, with and without finance', () => {
    const plain = Object(outcomeOf('site-pro-forma', inputs))
    const profits = Object.values(plain.byParking).map(one => Object(one).profit)
    expect(plain.best.profit).toBe(Math.max(...profits))
    expect(plain.best.far).toBeLessThanOrEqual(2)
    expect(plain.best.financeCost).toBe(0)
    const loan = { loanToCost: 0.7, drawdownFactor: 0.6, loanRate: 0.05, loanFee: 0.02 }
    const financed = Object(outcomeOf('site-pro-forma', { ...inputs, config: { ...config, ...loan } }))
    const { buildCost, totalCost, financeCost, revenue, profit, bulk } = financed.best
    const months = row(financed.best.parking, financed.best.far).months!
    expect(financeCost).toBeCloseTo((buildCost + 1e6) * 0.7 * ((0.6 * 0.05 * months) / 12 + 0.02), 4)
    expect(totalCost).toBeCloseTo(buildCost + 1e6 + financeCost, 4)
    expect(profit).toBeCloseTo(revenue - totalCost, 4)
    expect(bulk).toBe(8000 * financed.best.far)
  })

  it('tries only the ways to park that are asked', () => {
    expect(
      Object.keys(Object(outcomeOf('site-pro-forma', { ...inputs, parking: ['deck'] })).byParking),
    ).toEqual(['deck'])
  })

  it('says so when nothing fits', () => {
    expect(outcomeOf('site-pro-forma', { ...inputs, site: { ...site, maxHeight: 5 } })).toBe(
      'GEEN_VORM_MOGELIJK',
    )
    const shortRows = { ...config, heightBreaks: [1, 2, 3], constructionBreaks: [1, 2] }
    expect(outcomeOf('site-pro-forma', { ...inputs, config: shortRows })).toBe('GEEN_VORM_MOGELIJK')
  })

  it('refuses uses without figures and shares that do not add up', () => {
    expect(outcomeOf('site-pro-forma', { ...inputs, form: { home: 0.5, hotel: 0.4 } })).toEqual([
      '/inputs/form TELT_NIET_OP',
      '/inputs/config/costPerArea/hotel VELD_ONTBREEKT',
      '/inputs/config/parkingRate/hotel VELD_ONTBREEKT',
      '/inputs/site/rentPerAreaYear/hotel VELD_ONTBREEKT',
      '/inputs/config/constructionMonths/hotel VELD_ONTBREEKT',
    ])
    const short = { ...config, constructionMonths: [12], costPerArea: { home: [1], shop: [1, 2, 3] } }
    expect(outcomeOf('site-pro-forma', { ...inputs, config: short, form: { home: 1 } })).toEqual([
      '/inputs/config/costPerArea/home LENGTE_ONGELIJK',
      '/inputs/config/constructionMonths LENGTE_ONGELIJK',
    ])
  })

  it('gives the same money in square feet as in square metres', () => {
    const feet = 10.7639
    const times = (values: readonly number[]) => values.map(value => value * feet)
    const per = (values: readonly number[]) => values.map(value => value / feet)
    const inFeet = {
      ...config,
      costPerArea: { home: per([160, 175, 200]), shop: per([120, 140, 160]) },
      parkingRatePer: 1000 * feet,
      parkingArea: { surface: 300 * feet, deck: 250 * feet, underground: 250 * feet },
      parkingCost: { surface: 30 / feet, deck: 90 / feet, underground: 110 / feet },
      constructionBreaks: [...times([10_000]), 'inf'],
    }
    const rents = { home: 30 / feet, shop: 20 / feet }
    const given = {
      config: inFeet,
      site: { ...site, parcelArea: 8000 * feet, rentPerAreaYear: rents },
      form: inputs.form,
      referenceParcel: 10_000 * feet,
    }
    const [found, expected] = [given, inputs].map(one => Object(outcomeOf('site-pro-forma', one)).best)
    expect(found.profit).toBeCloseTo(expected.profit, 4)
    expect([found.parking, found.far]).toEqual([expected.parking, expected.far])
  })
})
