/** How a risk factor moves from year to year; the words are those of the case file. */
export interface RiskFactorAssumption {
  readonly id: string
  readonly process: 'ar1' | 'vasicek' | 'lognormal'
  /** Drift of an index a year (a multiplier for the sales pace). */
  readonly mean: number
  /** Standard deviation of the shock of one year: log points, or points of interest. */
  readonly sd: number
  /** How much of the deviation of one year is left a year later. */
  readonly phi: number
}

/** The two states of the market, normal and down. */
export interface DownturnAssumption {
  /** Probability a year of going down, and of coming back. */
  readonly toDown: number
  readonly toNormal: number
  /** Growth a year of prices while down. */
  readonly priceDrift: number
  /** Factor on the sales pace while down. */
  readonly salesPace: number
  readonly start: 'normal' | 'down' | 'stationary'
}

/** What is assumed about risk where a case says nothing of its own. A new set gets a new date. */
export interface RiskAssumptionSet {
  readonly validFrom: string
  readonly source: string
  readonly verified: boolean
  readonly factors: readonly RiskFactorAssumption[]
  /** Correlations between the shocks of one year; pairs not named are 0. */
  readonly correlations: readonly (readonly [string, string, number])[]
  readonly downturn: DownturnAssumption
  /** Share of the level of yields that the interest factor moves in a downturn, and the yield that it is measured by. */
  readonly yields: { readonly downturnPoints: number; readonly level: number }
  /** A jump of building costs, for good: probability a year and size. */
  readonly jump: { readonly probability: number; readonly share: number }
  /** Width of an estimate by certainty, and what the errors of different lines have in common. */
  readonly estimate: {
    readonly width: { readonly [certainty: string]: number }
    readonly correlation: number
  }
  /** Delay of a phase without one of its own, as shares of its length, and what delays have in common. */
  readonly delay: {
    readonly min: number
    readonly likely: number
    readonly max: number
    readonly correlation: number
  }
  /** Which factor moves a line by its account, when no line of the case names drivers. */
  readonly driverByAccount: { readonly [account: string]: string }
}

function byAccount(factor: string, accounts: readonly string[]): { [account: string]: string } {
  return Object.fromEntries(accounts.map(account => [account, factor]))
}

/** The assumptions in force. */
export const riskAssumptions: RiskAssumptionSet = {
  validFrom: '2026-01-01',
  source:
    'Proposals of this project. House prices: yearly changes of the CBS price index of existing homes 2000-2024. Downturn: Dutch home prices August 2008 to June 2013 (CBS). Other figures are not estimated from series.',
  verified: false,
  factors: [
    { id: 'house-price', process: 'ar1', mean: 0.025, sd: 0.045, phi: 0.56 },
    { id: 'construction-cost', process: 'ar1', mean: 0.025, sd: 0.03, phi: 0.3 },
    { id: 'gww-cost', process: 'ar1', mean: 0.025, sd: 0.03, phi: 0.3 },
    { id: 'interest', process: 'vasicek', mean: 0.02, sd: 0.008, phi: 0.8 },
    { id: 'cpi', process: 'ar1', mean: 0.02, sd: 0.012, phi: 0.5 },
    { id: 'sales-pace', process: 'lognormal', mean: 1, sd: 0.2, phi: 0 },
    { id: 'office-rent', process: 'ar1', mean: 0.02, sd: 0.05, phi: 0.3 },
  ],
  correlations: [
    ['house-price', 'construction-cost', 0.25],
    ['house-price', 'interest', -0.4],
    ['construction-cost', 'gww-cost', 0.7],
    ['construction-cost', 'cpi', 0.5],
    ['house-price', 'sales-pace', 0.7],
    ['interest', 'cpi', 0.4],
    ['office-rent', 'house-price', 0.3],
  ],
  downturn: { toDown: 0.1, toNormal: 0.25, priceDrift: -0.05, salesPace: 0.5, start: 'normal' },
  yields: { downturnPoints: 0.015, level: 0.05 },
  jump: { probability: 0.04, share: 0.08 },
  estimate: {
    width: { initiative: 0.3, definition: 0.2, design: 0.1, contract: 0.05 },
    correlation: 0.3,
  },
  delay: { min: -0.1, likely: 0, max: 0.5, correlation: 0.5 },
  driverByAccount: {
    ...byAccount('gww-cost', ['3', '4', '5', '6', '7', '17']),
    ...byAccount('construction-cost', ['opstal']),
    ...byAccount('house-price', ['opbrengst-uitgifte', 'opbrengst-opstal']),
    ...byAccount('cpi', ['1', '2', '8', '9', '10', '11', '14', '16', '18']),
    ...byAccount('cpi', ['opbrengst-huur', 'opbrengst-erfpacht', 'opbrengst-overig']),
  },
}
