import { BOOK_VALUE, labelKey } from './mapping.ts'

/** Words by which a label tells its account; the first that is found counts, so the narrow ones stand first. */
const costWords: readonly (readonly [account: string, words: RegExp])[] = [
  [BOOK_VALUE, /boekwaarde|book value/],
  ['15', /btw|vat\b/],
  ['13', /\brente|interest/],
  ['9', /plankosten|vtu|voorbereiding|toezicht|directie|projectleiding|apparaatskosten|engineering/],
  ['8', /bovenwijks|bovenplans|fondsafdracht|afdracht|verevening/],
  ['11', /nadeelcompensatie|planschade/],
  ['12', /onvoorzien|contingen/],
  ['10', /onderzoek|procedure|leges|bestemmingsplan|omgevingsplan|survey/],
  ['16', /communicatie|participatie/],
  ['2', /tijdelijk beheer|beheer/],
  ['4', /saner|bodem|explosie|archeolog|milieu/],
  ['3', /sloop|slopen|asbest|demoli/],
  ['6', /woonrijp|inrichting|verharding|groen|openbare ruimte|verlichting/],
  ['5', /bouwrijp|ophogen|grondwerk|riol|kabels|leidingen|site prep/],
  ['7', /hoofdinfra|infra|weg\b|wegen|kruispunt|tunnel|brug|ontsluiting/],
  ['17', /duurzaam|energie|klimaat|warmte/],
  ['18', /mobiliteit|parkeer|deelauto/],
  ['14', /heffing|ozb|verzekering|belasting/],
  ['1', /verwerving|aankoop|inbreng|uitkoop|onteigen|grondaankoop|acqui/],
]

const revenueWords: readonly (readonly [account: string, words: RegExp])[] = [
  [BOOK_VALUE, /boekwaarde|book value/],
  ['opbrengst-subsidie', /subsidie|rijksbijdrage|woningbouwimpuls|grant/],
  ['opbrengst-erfpacht', /erfpacht|canon/],
  ['opbrengst-bijdrage', /bijdrage|anterieur|exploitatiebijdrage|kostenverhaal/],
  ['opbrengst-huur', /huur|pacht|verhuur|rent\b/],
  ['opbrengst-uitgifte', /uitgifte|grondverkoop|verkoop|kavel|woning|koop|kantoor|bedrijf|gronden|land sale/],
]

/** The account that a label most likely means; undefined when its words tell nothing. */
export function proposedAccount(label: string, side: 'cost' | 'revenue'): string | undefined {
  const key = labelKey(label)
  const words = side === 'cost' ? costWords : revenueWords
  return words.find(([, found]) => found.test(key))?.[0]
}
