import type { Words } from '../../case/shape.ts'

/** How a step or price reads what stands before it in its row. */
export interface ChainRow {
  /** Reference to an input or an earlier step. */
  readonly at: (key: string) => string
  /** Whether the row has this input. */
  readonly has: (key: string) => boolean
  /** The sum of all inputs below a key, 0 when there are none. */
  readonly sumOf: (key: string) => string
}

/** One step of a residual land value, as a formula on the inputs and the steps before it. */
export interface ChainStep {
  readonly key: string
  readonly label: Words
  readonly source: (row: ChainRow) => string
}

function step(key: string, nl: string, en: string, source: ChainStep['source']): ChainStep {
  return { key, label: { nl, en }, source }
}

const homeSteps: readonly ChainStep[] = [
  step(
    'exVatEur',
    'waarde zonder btw',
    'value without tax',
    ({ at }) => `${at('valueEur')}/(1+${at('vatRate')})`,
  ),
  step('buildEur', 'bouwkosten', 'build costs', ({ at }) => `${at('bvoM2')}*${at('buildPerM2')}`),
  step('softEur', 'bijkomende kosten', 'soft costs', ({ at }) => `${at('softShare')}*${at('buildEur')}`),
  step('marginEur', 'AK en W&R', 'overhead and margin', ({ at }) => `${at('marginShare')}*${at('exVatEur')}`),
  step(
    'residualEur',
    'residuele grondwaarde',
    'residual land value',
    ({ at }) =>
      `${at('exVatEur')}-${at('buildEur')}-${at('softEur')}-${at('marginEur')}-${at('otherEur')}-${at('interestEur')}`,
  ),
]

const sale = [step('valueEur', 'prijs v.o.n.', 'price von', ({ at }) => at('priceVonEur')), ...homeSteps]

const rent = [
  step(
    'valueEur',
    'waarde v.o.n.',
    'value von',
    ({ at }) => `${at('rentPerMonthEur')}*12/${at('barVonRate')}`,
  ),
  ...homeSteps,
]

const simple = [
  step('landInclVatEur', 'grond met btw', 'land with tax', ({ at }) => `${at('priceEur')}-${at('costsEur')}`),
  step(
    'residualEur',
    'grond zonder btw',
    'land without tax',
    ({ at }) => `${at('landInclVatEur')}/(1+${at('vatRate')})`,
  ),
]

const social = [
  step('uncappedEur', 'prijs voor het maximum', 'price before the cap', ({ at, has }) =>
    has('fixedPriceEur') ? at('fixedPriceEur') : `${at('shareOfValue')}*${at('valueEur')}`,
  ),
  step('residualEur', 'grondprijs per woning', 'land price per home', ({ at, has }) =>
    has('capEur') ? `MIN(${at('uncappedEur')},${at('capEur')})` : at('uncappedEur'),
  ),
]

function interestSource({ at, has }: ChainRow): string {
  if (!has('finance/rate')) return '0'
  const perYear = at('perYear')
  const growth = (months: string) => `((1+${at('finance/rate')}/${perYear})^(${perYear}*${at(months)}/12)-1)`
  const outstanding = `(${at('finance/voidBaseShare')}*${at('costBaseEur')}+${at('finance/compoundInterest')}*${at('duringBuildEur')})`
  return `${at('duringBuildEur')}+${outstanding}*${growth('finance/voidMonths')}`
}

function duringBuildSource({ at, has }: ChainRow): string {
  if (!has('finance/rate')) return '0'
  const perYear = at('perYear')
  return `${at('finance/buildBaseShare')}*${at('costBaseEur')}*((1+${at('finance/rate')}/${perYear})^(${perYear}*${at('finance/buildMonths')}/12)-1)`
}

function perYearSource({ at, has }: ChainRow): string {
  if (!has('finance/compounding')) return '1'
  const how = at('finance/compounding')
  return `IF(${how}="year",1,IF(${how}="half-year",2,IF(${how}="quarter",4,12)))`
}

function profitSource({ at }: ChainRow): string {
  const [share, basis, net] = [at('profitShare'), at('profitBasis'), at('netValueEur')]
  return `IF(${basis}="value",${share}*${net},IF(${basis}="gdv",${share}*${at('grossValueEur')},IF(${basis}="net-costs",${share}*${at('netCostsEur')},${share}*${net}/(1+${share}))))`
}

const office = [
  step('rentEur', 'jaarhuur', 'year rent', ({ at }) => `${at('areaNetM2')}*${at('rentPerM2Year')}`),
  step('grossValueEur', 'bruto waarde', 'gross value', ({ at }) => `${at('rentEur')}/${at('yieldRate')}`),
  step(
    'netValueEur',
    'waarde na kosten koper',
    'value after purchaser’s costs',
    ({ at }) =>
      `IF(${at('purchaserCostsBasis')}="on-price",${at('grossValueEur')}/(1+${at('purchaserCostsShare')}),${at('grossValueEur')}*(1-${at('purchaserCostsShare')}))`,
  ),
  step('buildEur', 'bouwkosten', 'build costs', ({ at }) => `${at('areaGrossM2')}*${at('buildPerM2')}`),
  step('feesEur', 'bijkomende kosten', 'soft costs', ({ at, has, sumOf }) =>
    has('softShare') ? `${at('buildEur')}*${at('softShare')}` : `${at('buildEur')}*(${sumOf('fees')})`,
  ),
  step(
    'costBaseEur',
    'kosten met rente',
    'costs that bear interest',
    ({ at, sumOf }) =>
      `${at('buildEur')}+${at('feesEur')}+${sumOf('otherCostsEur')}+${sumOf('fundingFeesEur')}`,
  ),
  step('perYear', 'rentemomenten per jaar', 'interest additions a year', perYearSource),
  step('duringBuildEur', 'rente tijdens de bouw', 'interest during construction', duringBuildSource),
  step('interestSumEur', 'rente in totaal', 'interest in all', interestSource),
  step(
    'lettingEur',
    'verhuur en promotie',
    'letting and promotion',
    ({ at }) => `${at('lettingShareOfRent')}*${at('rentEur')}+${at('promotionEur')}`,
  ),
  step(
    'saleFeeEur',
    'kosten van de verkoop',
    'sale fee',
    ({ at }) => `${at('saleFeeShare')}*${at('netValueEur')}`,
  ),
  step(
    'netCostsEur',
    'alle kosten voor de grond',
    'all costs before land',
    ({ at }) => `${at('costBaseEur')}+${at('interestSumEur')}+${at('lettingEur')}+${at('saleFeeEur')}`,
  ),
  step('profitEur', 'winst', 'profit', profitSource),
  step(
    'residualEur',
    'residuele grondwaarde',
    'residual land value',
    ({ at }) => `${at('netValueEur')}-${at('netCostsEur')}-${at('profitEur')}`,
  ),
]

/** The steps of every land price formula; the last of each is the price of one unit. */
export const residualChains = {
  'residual-sale': sale,
  'residual-rent': rent,
  'residual-office': office,
  'residual-simple': simple,
  'residual-social': social,
} as const satisfies Readonly<Record<string, readonly ChainStep[]>>
