/** To which cause of a deficit a cost belongs. */
export type DeficitCause =
  | 'acquisition'
  | 'soil'
  | 'infrastructure'
  | 'supra-plan'
  | 'site'
  | 'planning'
  | 'time'
  | 'tax'
  | 'buildings'

/** A kind of investment in an area: what money goes to before and beside the buildings. */
export interface InvestmentKind {
  readonly code: string
  readonly name: { readonly nl: string; readonly en: string }
  /** Accounts of the chart that are of this kind unless a line says otherwise. */
  readonly accounts: readonly string[]
  /** Its cause of a deficit, for the part that serves the plan itself. */
  readonly cause: DeficitCause
  /** It makes building possible, and is none of the building: what the programme calls enabling. */
  readonly isEnabling: boolean
}

/** The kinds of investment as they hold from a day on. */
export interface InvestmentTable {
  /** First day on which it holds. */
  readonly validFrom: string
  readonly source: { readonly nl: string; readonly en: string }
  readonly kinds: readonly InvestmentKind[]
}

type Names = readonly [nl: string, en: string]

const kind = (
  code: string,
  [nl, en]: Names,
  accounts: readonly string[],
  cause: DeficitCause,
): InvestmentKind => ({
  code,
  name: { nl, en },
  accounts,
  cause,
  isEnabling: ['acquisition', 'soil', 'infrastructure'].includes(cause),
})

/**
 * Tables of kinds, the oldest first. Infrastructure and public transport share an account, and so do land and the buying
 * out of firms: a line tells them apart itself.
 */
export const investmentTables: readonly InvestmentTable[] = [
  {
    validFrom: '2021-01-01',
    source: {
      nl: 'eigen indeling van de rekeningen, naar de soorten die het programma noemt: infrastructurele aanpassingen, OV-voorzieningen, grootschalige verwervingen met uitkoop van bedrijven, en bodem',
      en: 'own division of the accounts, after the kinds that the programme names: changes of infrastructure, public transport, large acquisitions with the buying out of firms, and soil',
    },
    kinds: [
      kind('acquisition', ['Verwerving en beheer', 'Acquisition and management'], ['1', '2'], 'acquisition'),
      kind('relocation', ['Uitkoop van bedrijven', 'Buying out firms'], [], 'acquisition'),
      kind('soil', ['Bodem, explosieven en archeologie', 'Soil, explosives, archaeology'], ['4'], 'soil'),
      kind(
        'infrastructure',
        ['Infrastructuur en mobiliteit', 'Infrastructure and mobility'],
        ['7', '18'],
        'infrastructure',
      ),
      kind('public-transport', ['Openbaar vervoer', 'Public transport'], [], 'infrastructure'),
      kind('facilities', ['Bovenwijkse voorzieningen', 'Supra-district facilities'], ['8'], 'supra-plan'),
      kind(
        'site',
        ['Sloop, bouwrijp en woonrijp maken', 'Demolition, site and public realm'],
        ['3', '5', '6', '17'],
        'site',
      ),
      kind(
        'planning',
        ['Plankosten en onvoorzien', 'Planning and contingency'],
        ['9', '10', '11', '12', '16'],
        'planning',
      ),
      kind('time', ['Rente', 'Interest'], ['13'], 'time'),
      kind('tax', ['Heffingen en btw', 'Levies and VAT'], ['14', '15'], 'tax'),
    ],
  },
]

/** The kinds that hold on an ISO day; those of the first table for a day before all of them. */
export function investmentKindsOn(day: string): readonly InvestmentKind[] {
  const table = investmentTables.findLast(({ validFrom }) => validFrom <= day) ?? investmentTables[0]
  if (!table) throw new RangeError('there is no table of investment kinds')
  return table.kinds
}

/** The causes of a deficit, in the order in which they are told. */
export const deficitCauses: readonly DeficitCause[] = [
  'acquisition',
  'soil',
  'infrastructure',
  'supra-plan',
  'site',
  'planning',
  'time',
  'tax',
  'buildings',
]
