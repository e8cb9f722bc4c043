// Golden figures of land and building, and the laws between the formulas.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../compare-figures.ts'
import { residualOffice, residualSale } from '../index.ts'
import { numberOf, outcomeOf, partOf } from '../testing.ts'

const office = { areaNetM2: 850, rentPerM2Year: 220, yieldRate: 0.065, areaGrossM2: 1000, buildPerM2: 1150 }
const sale = { priceVonEur: 400_000, bvoM2: 100, buildPerM2: 1750, softShare: 0.22, marginShare: 0.08 }
const near = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(0.005)

describe('residual land value', () => {
  it('moves 3.36 % with 1 % of price and -2.36 % with 1 % of building cost', () => {
    const base = residualSale(sale).residualEur
    const price = residualSale({ ...sale, priceVonEur: 404_000 }).residualEur / base - 1
    const cost = residualSale({ ...sale, buildPerM2: 1767.5 }).residualEur / base - 1
    expect([(price * 100).toFixed(2), (cost * 100).toFixed(2)]).toEqual(['3.36', '-2.36'])
  })

  it('is value without tax less all costs, whatever the figures', () => {
    const money = fc.double({ min: 0, max: 1e6, noNaN: true })
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        money,
        money,
        part,
        part,
        money,
        (priceVonEur, buildPerM2, softShare, marginShare, otherEur) => {
          const result = residualSale({
            priceVonEur,
            bvoM2: 2,
            buildPerM2,
            softShare,
            marginShare,
            otherEur,
            interestEur: 5,
          })
          const costs = result.buildEur + result.softEur + result.marginEur + otherEur + 5
          expect(Math.abs(result.residualEur + costs - priceVonEur / 1.21)).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('has no quote when there is no value', () => {
    expect(residualSale({ ...sale, priceVonEur: 0 }).quote).toBeNull()
  })

  it('of social rent is fixed or a share, never above the cap', () => {
    expect(outcomeOf('residual-social', { units: 60, fixedPriceEur: 18_600 })).toEqual({
      perUnitEur: 18_600,
      totalEur: 1_116_000,
    })
    expect(outcomeOf('residual-social', { units: 2, fixedPriceEur: 30_000, capEur: 20_000 })).toEqual({
      perUnitEur: 20_000,
      totalEur: 40_000,
    })
    expect(outcomeOf('residual-social', { units: 2, shareOfValue: 0.1, valueEur: 200_000 })).toEqual({
      perUnitEur: 20_000,
      totalEur: 40_000,
    })
    expect(outcomeOf('residual-social', { units: 2 })).toEqual(['/inputs/fixedPriceEur VELD_ONTBREEKT'])
    expect(outcomeOf('residual-social', { units: 2, shareOfValue: 0.1 })).toEqual([
      '/inputs/valueEur VELD_ONTBREEKT',
    ])
    expect(
      outcomeOf('residual-social', { units: 2, fixedPriceEur: 1, shareOfValue: 0.1, valueEur: 1 }),
    ).toEqual(['/inputs/shareOfValue VELDEN_SLUITEN_UIT'])
  })

  it('in its simple form has no price per m2 without a plot', () => {
    expect(outcomeOf('residual-simple', { priceEur: 121, costsEur: 0 })).toEqual({
      landInclVatEur: 121,
      perM2InclVatEur: null,
      landExVatEur: 100,
      perM2ExVatEur: null,
    })
  })

  it('throws on inputs that a caller in code gets wrong', () => {
    expect(() => residualSale({ ...sale, bvoM2: -1 })).toThrow(RangeError)
  })
})

describe('residual land value of an office', () => {
  it('bears 142,195.48 interest on 1,150,000 at 8 % a quarter over two years', () => {
    const finance = { rate: 0.08, compounding: 'quarter', buildMonths: 12, voidMonths: 12 } as const
    near(residualOffice({ ...office, finance }).interestEur, 142_195.48)
    const compound = residualOffice({
      ...office,
      finance: { ...finance, compoundInterest: true },
    }).interestEur
    near(compound, 142_195.48 + 47_398.492 * 0.08243216)
    near(
      residualOffice({ ...office, finance: { ...finance, buildBaseShare: 0, voidMonths: 0 } }).interestEur,
      0,
    )
  })

  it('adds fees by kind, other costs and finance fees to what bears interest', () => {
    const inputs = {
      ...office,
      fees: { architect: 0.06, adviser: 0.04 },
      otherCostsEur: [1000, 2000],
      fundingFeesEur: [500],
    }
    near(residualOffice(inputs).feesEur, 115_000)
    near(residualOffice(inputs).costBaseEur, 1_268_500)
    expect(outcomeOf('residual-office', { ...inputs, softShare: 0.1 })).toEqual([
      '/inputs/fees VELDEN_SLUITEN_UIT',
    ])
  })

  it('takes purchaser’s costs of the value or on the price', () => {
    const costs = { ...office, purchaserCostsShare: 0.1 }
    const gross = residualOffice(office).grossValueEur
    near(residualOffice({ ...costs, purchaserCostsBasis: 'of-value' }).netValueEur, gross * 0.9)
    near(residualOffice({ ...costs, purchaserCostsBasis: 'on-price' }).netValueEur, gross / 1.1)
  })

  it('takes profit of each basis, and leaves exactly the residual', () => {
    const inputs = {
      ...office,
      purchaserCostsShare: 0.1,
      lettingShareOfRent: 0.1,
      promotionEur: 10_000,
      saleFeeShare: 0.01,
      profitShare: 0.15,
    }
    const of = (profitBasis: 'value' | 'gdv' | 'net-costs' | 'costs-with-land') =>
      residualOffice({ ...inputs, profitBasis })
    near(of('value').profitEur, 0.15 * of('value').netValueEur)
    near(of('gdv').profitEur, 0.15 * of('gdv').grossValueEur)
    near(of('net-costs').profitEur, 0.15 * of('net-costs').netCostsEur)
    const withLand = of('costs-with-land')
    near(withLand.profitEur, 0.15 * (withLand.netCostsEur + withLand.residualEur))
    near(withLand.netValueEur - withLand.netCostsEur - withLand.profitEur, withLand.residualEur)
    near(withLand.lettingEur, 28_700)
  })

  it('adds interest, letting and the fee of the sale to what is built', () => {
    const result = residualOffice({
      ...office,
      finance: { rate: 0.08, compounding: 'quarter', buildMonths: 12, voidMonths: 12 },
      lettingShareOfRent: 0.1,
      promotionEur: 10_000,
      saleFeeShare: 0.01,
    })
    // 187,000 of rent is worth 2,876,923.08: 142,195.48 + 18,700 + 10,000 + 28,769.23 on 1,150,000.
    near(result.saleFeeEur, 28_769.23)
    near(result.netCostsEur, 1_349_664.71)
  })

  it('is a bid now after interest and costs of buying', () => {
    const landFinance = { rate: 0.06, months: 24, acquisitionShare: 0.05 }
    const result = residualOffice({ ...office, landFinance })
    near(
      result.landBidEur,
      numberOf('max-bid', { residualEur: result.residualEur, rate: 0.06, years: 2, acquisitionShare: 0.05 }),
    )
  })
})

describe('value of let buildings', () => {
  it('is given k.k. and v.o.n. when the costs are known, from either basis', () => {
    const inputs = { yearRentEur: 50_000, rate: 0.05, costsShare: 0.109 }
    expect(
      differences(outcomeOf('bar-value', inputs), { valueEur: 1e6, kkEur: 1e6, vonEur: 1_109_000 }, 0.005),
    ).toEqual([])
    const von = outcomeOf('bar-value', { ...inputs, basis: 'von' })
    expect(differences(von, { valueEur: 1e6, kkEur: 901_713.26, vonEur: 1e6 }, 0.005)).toEqual([])
  })

  it('goes from k.k. to v.o.n. and back', () => {
    near(
      numberOf('kk-to-von', {
        vonEur: numberOf('kk-to-von', { kkEur: 1e6, costsShare: 0.104 }),
        costsShare: 0.104,
      }),
      1e6,
    )
    expect(outcomeOf('kk-to-von', { costsShare: 0.1 })).toEqual(['/inputs/kkEur VELD_ONTBREEKT'])
  })

  it('from cash flows is the same by list as by growth', () => {
    const common = { rate: 0.06, exitYield: 0.055, exitCostsShare: 0.02 }
    const noiEur = Array.from({ length: 10 }, (_, year) => 500_000 * 1.02 ** year)
    const byList = partOf('dcf-value', { ...common, noiEur, exitNoiEur: 500_000 * 1.02 ** 10 }, 'valueEur')
    near(byList, 10_055_739.58)
    near(partOf('dcf-value', { ...common, noiEur: [100], exitCostsShare: 0 }, 'exitEur'), 100 / 0.055)
    const begin = partOf('dcf-value', { ...common, noiEur, exitNoiEur: 0, when: 'begin' }, 'valueEur')
    near(begin, partOf('dcf-value', { ...common, noiEur, exitNoiEur: 0 }, 'valueEur') * 1.06)
  })

  it('from cash flows sells on the income after the last, or on the last of a list', () => {
    const growing = { firstEur: 100, growthRate: 0.1, years: 2, rate: 0.1, exitYield: 0.1 }
    near(partOf('dcf-value', growing, 'exitEur'), 1210)
    // The sale is worth 1,000 today; 100 and 110 / 1.1 in advance, or a year later.
    near(partOf('dcf-value', { ...growing, when: 'begin' }, 'valueEur'), 1200)
    near(partOf('dcf-value', growing, 'valueEur'), 1000 + 200 / 1.1)
    near(partOf('dcf-value', { noiEur: [100, 110], rate: 0.1, exitYield: 0.1 }, 'exitEur'), 1100)
  })

  it('from cash flows may be sold within a year', () => {
    const growing = { firstEur: 500_000, growthRate: 0.02, years: 2.5, rate: 0.06, exitYield: 0.055 }
    const value = outcomeOf('dcf-value', { ...growing, exitCostsShare: 0.02 }) as Record<string, number>
    near(value.valueEur!, 9_238_328.816380836)
    near(value.exitEur!, 9_361_249.490104062)
    const sold = { ...growing, years: 0, exitYield: 0.1 }
    expect(outcomeOf('dcf-value', sold)).toEqual({ valueEur: 5e6, exitEur: 5e6 })
    expect(outcomeOf('dcf-value', { ...sold, years: -0.5 })).toEqual(['/inputs/years BUITEN_BEREIK'])
  })

  it('from cash flows that stay the same for ever is income over rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.2, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (rate, years) => {
          const value = partOf(
            'dcf-value',
            { firstEur: 100, growthRate: 0, years, rate, exitYield: rate },
            'valueEur',
          )
          expect(Math.abs(value * rate - 100)).toBeLessThan(1e-9)
        },
      ),
    )
  })
})

describe('the unprofitable top', () => {
  it('is what a home costs with its land above what it is worth', () => {
    const given = { developmentCostsEur: 290_000, marketValueEur: 235_000, policyValueEur: 110_000 }
    expect(outcomeOf('unprofitable-top', { ...given, landEur: 10_000 })).toEqual({
      topMarketEur: 65_000,
      topPolicyEur: 190_000,
    })
  })
})

describe('ground lease', () => {
  it('bought off with an index equal to the discount rate costs all rents at once', () => {
    near(
      partOf(
        'ground-lease',
        { landValueEur: 300_000, canonRate: 0.03, years: 50, discountRate: 0.04, indexRate: 0.04 },
        'buyoutEur',
      ),
      450_000,
    )
  })
})

describe('profit of the developer', () => {
  const inputs = { gdvEur: 10e6, costsEur: 6e6, profitShare: 0.15 }

  it('follows from known land', () => {
    expect(outcomeOf('profit-on-gdv', { ...inputs, landEur: 2e6 })).toEqual({
      profitEur: 1.5e6,
      landEur: 2e6,
    })
    expect(outcomeOf('profit-on-cost', { ...inputs, landEur: 2e6 })).toEqual({
      profitEur: 1.2e6,
      landEur: 2e6,
    })
    expect(outcomeOf('profit-on-cost', { ...inputs, landEur: 2e6, rate: 0.06, years: 2 })).toEqual([
      '/inputs/rate VELDEN_SLUITEN_UIT',
      '/inputs/years VELDEN_SLUITEN_UIT',
    ])
  })

  it('leaves land that gives exactly that profit back', () => {
    const landEur = partOf('profit-on-cost', inputs, 'landEur')
    near(partOf('profit-on-cost', { ...inputs, landEur }, 'profitEur'), 10e6 - 6e6 - landEur)
  })

  it('leaves more land for what is not given: interest needs its years, and buying may cost nothing', () => {
    const landEur = 10e6 / 1.15 - 6e6
    near(partOf('profit-on-cost', inputs, 'landEur'), landEur)
    near(partOf('profit-on-cost', { ...inputs, acquisitionShare: 0.1 }, 'landEur'), landEur / 1.1)
    near(partOf('profit-on-cost', { ...inputs, rate: 0.1, years: 2 }, 'landEur'), landEur / 1.21)
  })

  it('has a land quote only when there is value', () => {
    expect(outcomeOf('land-quote', { residualEur: 1, valueEur: 0 })).toBe('DELEN_DOOR_NUL')
  })
})
