import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { caseStates } from './model.ts'

/** A choice in an address; anything else counts as no choice. */
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)

const word = z.string().max(100).optional().catch(undefined)

const selection = {
  zoek: word,
  stand: choice(caseStates),
  project: z.uuid().optional().catch(undefined),
  eigen: choice(['ja']),
  sorteer: choice(['naam', 'gewijzigd']),
}
const listQuery = z.object({
  ...selection,
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})
/** What is asked of the list of cases. */
export type CaseListQuery = z.output<typeof listQuery>

const variantQuery = z.object({ variant: word, gelukt: word })

/** Addresses of this module. */
export const links = {
  list: address('/cases', listQuery),
  listFile: address('/cases.csv', z.object(selection)),
  fresh: address('/cases/nieuw'),
  fromArea: address('/cases/nieuw/gebied', z.object({ gebied: word })),
  fromNothing: address('/cases/nieuw/leeg'),
  fromFile: address('/cases/nieuw/bestand'),
  sendFile: address('/cases/nieuw/bestand/versturen'),
  fromCase: address('/cases/nieuw/kopie'),
  bench: address('/cases/:id', variantQuery),
  overview: address('/cases/:id/overzicht', variantQuery),
  save: address('/cases/:id/wijzigingen'),
  undo: address('/cases/:id/terugdraaien'),
  assumptions: address('/cases/:id/uitgangspunten', variantQuery),
  variants: address('/cases/:id/varianten', variantQuery),
  variant: address('/cases/:id/varianten/:item', variantQuery),
  removeVariantChange: address('/cases/:id/varianten/:item/wijziging'),
  explain: address(
    '/cases/:id/waarom',
    z.object({ pointer: z.string().max(300).catch('/area/npvEur'), variant: word }),
  ),
  versions: address('/cases/:id/versies', z.object({ gelukt: word })),
  compare: address('/cases/:id/vergelijken', z.object({ links: word, rechts: word })),
  merge: address('/cases/:id/samenvoegen'),
  openness: address('/cases/:id/openheid', z.object({ gelukt: word })),
  couple: address('/cases/:id/koppelen', z.object({ gelukt: word })),
  inviteParty: address('/cases/:id/koppelen/uitnodigen'),
  adopt: address('/cases/:id/vaststellen', z.object({ gelukt: word })),
  remarks: address('/cases/:id/opmerkingen', z.object({ regel: word, gelukt: word })),
  remarksData: address('/cases/:id/opmerkingen.json', z.object({ regel: word })),
  asJson: address('/cases/:id/bestand.json', z.object({ variant: word })),
  asCsv: address('/cases/:id/regels.csv', z.object({ variant: word })),
  asWorkbook: address('/cases/:id/werkmap.xlsx', z.object({ variant: word })),
} as const

/** The lists of a case that have pages of their own: word in the address, key in the file. */
export const parts = {
  regels: 'lines',
  programma: 'programme',
  partijen: 'parties',
  fasen: 'phases',
  gebieden: 'areas',
  bronnen: 'sources',
} as const
/** Word of a list in an address. */
export type PartWord = keyof typeof parts
/** Key of a list in the file. */
export type PartKey = (typeof parts)[PartWord]
/** All words of lists. */
export const partWords = Object.keys(parts) as PartWord[]

/** Addresses of one list of a case: the list, one item (`nieuw` adds), and removing it. */
export function partLinks(part: PartWord) {
  return {
    list: address(
      `/cases/:id/${part}`,
      z.object({ gelukt: word, weg: z.coerce.number().int().optional().catch(undefined) }),
    ),
    item: address(`/cases/:id/${part}/:item`, variantQuery),
    remove: address(`/cases/:id/${part}/:item/verwijderen`),
  }
}
