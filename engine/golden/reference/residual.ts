/** The five appraisal formulas of a programme row, per unit. */

type Inputs = Record<string, unknown>

type Finance = {
  rate: number
  compounding: 'year' | 'half-year' | 'quarter' | 'month'
  buildMonths: number
  buildBaseShare?: number
  voidMonths?: number
  voidBaseShare?: number
  compoundInterest?: boolean
}

function number(inputs: Inputs, name: string, otherwise = 0): number {
  const value = inputs[name]
  return typeof value === 'number' ? value : otherwise
}

function sumOf(value: unknown): number {
  return Array.isArray(value) ? value.reduce((sum: number, item: number) => sum + item, 0) : 0
}

function afterBuilding(exVatEur: number, inputs: Inputs): number {
  const build = number(inputs, 'bvoM2') * number(inputs, 'buildPerM2')
  const soft = number(inputs, 'softShare') * build
  const margin = number(inputs, 'marginShare') * exVatEur
  return exVatEur - build - soft - margin - number(inputs, 'otherEur') - number(inputs, 'interestEur')
}

function officeInterest(base: number, finance: Finance | undefined): number {
  if (finance === undefined) return 0
  const perYear = { year: 1, 'half-year': 2, quarter: 4, month: 12 }[finance.compounding]
  const over = (months: number) => (1 + finance.rate / perYear) ** ((perYear * months) / 12) - 1
  const building = (finance.buildBaseShare ?? 0.5) * base * over(finance.buildMonths)
  const carried = finance.compoundInterest === true ? base + building : base
  return building + (finance.voidBaseShare ?? 1) * carried * over(finance.voidMonths ?? 0)
}

/** Residual land value of an office: value after purchaser's costs less all costs and profit. */
function office(inputs: Inputs): number {
  const rent = number(inputs, 'areaNetM2') * number(inputs, 'rentPerM2Year')
  const gross = rent / number(inputs, 'yieldRate')
  const purchaser = number(inputs, 'purchaserCostsShare')
  const net = inputs.purchaserCostsBasis === 'on-price' ? gross / (1 + purchaser) : gross - purchaser * gross
  const build = number(inputs, 'areaGrossM2') * number(inputs, 'buildPerM2')
  const feeShares = Object.values((inputs.fees ?? {}) as Record<string, number>)
  const fees = build * (number(inputs, 'softShare') + sumOf(feeShares))
  const base = build + fees + sumOf(inputs.otherCostsEur) + sumOf(inputs.fundingFeesEur)
  const interest = officeInterest(base, inputs.finance as Finance | undefined)
  const letting = number(inputs, 'lettingShareOfRent') * rent + number(inputs, 'promotionEur')
  const costs = base + interest + letting + number(inputs, 'saleFeeShare') * net
  const share = number(inputs, 'profitShare')
  if (inputs.profitBasis === 'costs-with-land') return net / (1 + share) - costs
  if (inputs.profitBasis === 'net-costs') return net - costs - share * costs
  return net - costs - share * (inputs.profitBasis === 'gdv' ? gross : net)
}

/** Residual land value of one unit in euro, before the floor of zero; unknown formula: an exception. */
export function residualPerUnitEur(formula: string, inputs: Inputs): number {
  const vat = 1 + number(inputs, 'vatRate', 0.21)
  if (formula === 'residual-sale') return afterBuilding(number(inputs, 'priceVonEur') / vat, inputs)
  if (formula === 'residual-rent') {
    const valueVonEur = (number(inputs, 'rentPerMonthEur') * 12) / number(inputs, 'barVonRate')
    return afterBuilding(valueVonEur / vat, inputs)
  }
  if (formula === 'residual-office') return office(inputs)
  if (formula === 'residual-simple') return (number(inputs, 'priceEur') - number(inputs, 'costsEur')) / vat
  if (formula === 'residual-social') {
    const price =
      'fixedPriceEur' in inputs
        ? number(inputs, 'fixedPriceEur')
        : number(inputs, 'shareOfValue') * number(inputs, 'valueEur')
    return Math.min(price, number(inputs, 'capEur', Number.POSITIVE_INFINITY))
  }
  throw new Error(`no such appraisal: ${formula}`)
}
