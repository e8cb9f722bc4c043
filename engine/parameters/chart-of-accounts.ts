/**
 * The chart of accounts of a case: costs of the land exploitation (1 to 18), buildings, and revenues.
 * After the cost list that Dutch municipalities use.
 */
export interface ChartAccount {
  readonly code: string
  readonly kind: 'cost' | 'building' | 'revenue'
  readonly name: { readonly nl: string; readonly en: string }
}

function cost(code: string, nl: string, en: string): ChartAccount {
  return { code, kind: 'cost', name: { nl, en } }
}

function revenue(code: string, nl: string, en: string): ChartAccount {
  return { code: `opbrengst-${code}`, kind: 'revenue', name: { nl, en } }
}

/** Every account, in the order in which a land exploitation is printed. */
export const chartOfAccounts: readonly ChartAccount[] = [
  cost('1', 'Verwerving en inbrengwaarde', 'Acquisition and input value'),
  cost('2', 'Tijdelijk beheer', 'Interim management'),
  cost('3', 'Sloop en asbest', 'Demolition and asbestos'),
  cost('4', 'Sanering, explosieven en archeologie', 'Remediation, explosives and archaeology'),
  cost('5', 'Bouwrijp maken', 'Site servicing'),
  cost('6', 'Woonrijp maken', 'Public realm works'),
  cost('7', 'Hoofdinfrastructuur binnen het plan', 'Main infrastructure inside the plan'),
  cost('8', 'Bovenwijkse en bovenplanse voorzieningen', 'Supra-plan facilities'),
  cost('9', 'Plankosten', 'Planning costs'),
  cost('10', 'Onderzoek en procedures', 'Surveys and procedures'),
  cost('11', 'Nadeelcompensatie', 'Compensation for planning loss'),
  cost('12', 'Onvoorzien', 'Contingency'),
  cost('13', 'Rente', 'Interest'),
  cost('14', 'Heffingen, ozb en verzekering', 'Levies, property tax and insurance'),
  cost('15', 'Btw die niet terugkomt', 'VAT that is not recoverable'),
  cost('16', 'Communicatie en participatie', 'Communication and participation'),
  cost('17', 'Duurzaamheid, energie en klimaat', 'Sustainability, energy and climate'),
  cost('18', 'Mobiliteit', 'Mobility'),
  { code: 'opstal', kind: 'building', name: { nl: 'Opstal', en: 'Buildings' } },
  revenue('uitgifte', 'Uitgifte van grond', 'Land disposal'),
  revenue('erfpacht', 'Erfpacht', 'Ground rent'),
  revenue('bijdrage', 'Bijdragen', 'Contributions'),
  revenue('subsidie', 'Subsidies', 'Grants'),
  revenue('opstal', 'Verkoop van opstal', 'Sale of buildings'),
  revenue('huur', 'Verhuur', 'Letting'),
  revenue('overig', 'Overige opbrengsten', 'Other revenues'),
]
