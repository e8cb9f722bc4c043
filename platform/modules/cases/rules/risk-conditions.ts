/** Sorts of risk for which practice knows who can carry them, and what makes that work. Own proposal, to be weighed. */
type RiskSort =
  | 'planning'
  | 'acquisition'
  | 'soil'
  | 'siteWorks'
  | 'building'
  | 'market'
  | 'rent'
  | 'interest'
  | 'infrastructure'
  | 'downturn'

/** Factors of the market by their id. */
const ofFactor: Readonly<Record<string, RiskSort>> = {
  'house-price': 'market',
  'sales-pace': 'market',
  'construction-cost': 'building',
  'gww-cost': 'siteWorks',
  interest: 'interest',
  cpi: 'siteWorks',
  'office-rent': 'market',
}

/** Parts of the names that people give to events, the more telling sorts first. */
const namedAs: readonly (readonly [RiskSort, RegExp])[] = [
  ['soil', /bodem|asbest|explosie|archeolog|sanering|soil/],
  ['acquisition', /verwer|onteigen|hinder|uitplaats|inbreng|claim/],
  ['planning', /vergunning|beroep|bezwaar|omgevingsplan|bestemming|stikstof|beschikking|permit/],
  ['rent', /huurregulering|huurbeleid|regulering/],
  ['infrastructure', /spoor|net|kruispunt|ontsluiting|kade|brug|viaduct|rail/],
  ['building', /aannemer|bouwkosten|faillissement/],
  ['market', /verkoop|verhuur|afzet|afname|leeg/],
  ['downturn', /neergang|crisis|overmacht/],
]

/** The sort of a risk, as far as its id tells. */
export function riskSort(id: string): RiskSort | undefined {
  return ofFactor[id] ?? namedAs.find(([, words]) => words.test(id))?.[0]
}
