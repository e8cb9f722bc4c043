/** The parts of a case file (versneller-case/1) that the reference reads; a field it does not read is absent. */

/** A rate a year, or rows by calendar year: the first row also before, the last also after. */
export type Rate = number | { from: number; rate: number }[]

export type Convention = 'begin' | 'mid' | 'end'

/** From and to include both ends; a curve has one share per period. */
export type Spread = { from: number; to: number; curve?: number[] }

export type Quantity = { amount: number | { of: string }; unit: string; unitPriceEur: number }

/** What moves a line in risk. */
export type Driver = { factor: string; elasticity: number }

export type Certainty = 'initiative' | 'definition' | 'design' | 'contract'

export type Line = {
  id: string
  account: string
  from: string
  to: string
  series?: Record<string, number>
  totalEur?: number
  quantity?: Quantity
  percent?: { share: number; of: string[] }
  spread?: Spread
  phase?: string
  index?: string
  priceLevel?: string
  vat?: { rate: number; recoverable: number }
  grex?: boolean
  drivers?: Driver[]
  certainty?: Certainty
}

export type ProgrammeRow = {
  id: string
  units: number
  goM2: number
  bvoM2: number
  plotM2: number
  parkingPerUnit: number
  phase: string
  appraisal: { formula: string; inputs: Record<string, unknown> }
  payer: string
  payee: string
  index?: string
  priceLevel?: string
  certainty?: Certainty
}

export type Clause = {
  id: string
  kind: string
  from: string
  to: string
  inputs: Record<string, unknown>
}

export type Variant = {
  id: string
  parent?: string
  set?: { path: string; value: unknown }[]
  remove?: string[]
}

export type Party = { id: string; rate: Rate; requiredReturn?: number }

export type Area = {
  id: string
  name: { nl: string; en?: string }
  landUseM2: { issuable: number; paved: number; green: number; water: number }
}

export type Actual = { line: string; date: string; eur: number }

/** Lowest, most likely, highest. */
export type ThreePoints = { min: number; likely: number; max: number }

export type Phase = {
  id: string
  start: number
  end: number
  after?: { phase: string; lag: number }[]
  delay?: ThreePoints
}

export type Factor = {
  id: string
  process: 'ar1' | 'vasicek' | 'lognormal'
  mean: number
  sd: number
  phi: number
}

export type RiskEvent = {
  id: string
  probability: number
  amountEur: ThreePoints
  t: { from: number; to: number }
  bearer: { party: string; share: number }[]
  onlyInDownturn?: boolean
  coveredBy?: string
}

export type Risk = {
  seed?: number
  factors?: Factor[]
  correlations?: [string, string, number][]
  downturn?: {
    toDown?: number
    toNormal?: number
    priceDrift?: number
    salesPace?: number
    start?: 'normal' | 'down' | 'stationary'
  }
  events?: RiskEvent[]
}

/** The case, as read from the file: nothing is checked here, the file is taken to be valid. */
export type Case = {
  id: string
  valuationDate: string
  priceLevelDate?: string
  period?: 'year' | 'half-year' | 'quarter'
  periods: number
  convention?: Convention
  interestInPeriod?: 'compound' | 'simple'
  rates: { interest: Rate; bbv?: Rate; social?: Rate; common?: Rate }
  indices?: Record<string, Rate>
  parties?: Party[]
  landExploitation?: { party: string; bookValueEur: number; bookValueDate: string }
  areas?: Area[]
  phases?: Phase[]
  programme?: ProgrammeRow[]
  lines?: Line[]
  clauses?: Clause[]
  actuals?: Actual[]
  variants?: Variant[]
  risk?: Risk
}

/** One line worked out: euro for t = 0..periods, at the price level of the case and as cash. */
export type Flow = {
  id: string
  from: string
  to: string
  grex: boolean
  priceLevelEur: number[]
  cashEur: number[]
}
