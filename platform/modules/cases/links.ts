import { z } from 'zod'
import { address, href } from '../../kit/http/address.ts'
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

const wordsIn = z
  .union([word, z.array(z.string().max(100)).max(50)])
  .optional()
  .catch(undefined)

/** Mark of the figures that somebody shared. */
const mark = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .optional()
  .catch(undefined)

const helpQuery = z.object({
  partij: word,
  /** Others that have to meet their returns at the same time. */
  samen: wordsIn,
  /** Purposes of the pots that may pay for parties together; absent = all. */
  doel: wordsIn,
  /** Most that the payer gives of its own for parties together, million euro as it is typed. */
  eigen: word,
  betaler: word,
  kans: z.coerce.number().int().min(1).max(99).catch(80),
  /** What has to hold with that certainty: a chance, or the mean of the worst trials. */
  maat: choice(['kans', 'staart']),
  /** What that mean has to reach, million euro as it is typed. */
  minstens: word,
  variant: word,
  trekkingen: z.coerce
    .number()
    .pipe(z.literal([1000, 2000, 5000, 20_000, 100_000]))
    .catch(20_000),
  zaad: z.coerce.number().int().min(0).max(4_294_967_295).catch(1),
  /** Absent: only the question is shown. */
  doe: choice(['ja']),
  kenmerk: mark,
})
/** What is asked about the least help. */
export type HelpQuery = z.output<typeof helpQuery>

const pictureQuery = z.object({
  variant: word,
  trekkingen: z.coerce
    .number()
    .pipe(z.union([z.literal(1000), z.literal(5000), z.literal(20_000)]))
    .catch(5000),
  zaad: z.coerce.number().int().min(0).max(4_294_967_295).catch(1),
  /** Bounds of the classes of the register. */
  kansen: word,
  gevolgen: word,
  kenmerk: mark,
})
/** What is asked of the picture of the risk. */
export type PictureQuery = z.output<typeof pictureQuery>

const dealQuery = z
  .object({
    variant: word,
    trekkingen: z.coerce
      .number()
      .pipe(z.union([z.literal(1000), z.literal(5000), z.literal(20_000)]))
      .catch(5000),
    zaad: z.coerce.number().int().min(0).max(2_147_483_647).catch(1),
    /** Absent: only the question is shown. */
    doe: choice(['ja']),
  })
  // What the reader assumes of a party: `eis_`, `prijs_` and `staart_` with its id.
  .catchall(z.string().max(40).optional().catch(undefined))
/** What is asked of a deal. */
export type DealQuery = z.output<typeof dealQuery>

/** Addresses of this module. */
export const links = {
  list: address('/cases', listQuery),
  listFile: address('/cases.csv', z.object(selection)),
  totals: address('/cases/totalen'),
  totalsFile: address('/cases/totalen.csv'),
  deficits: address('/kennis/tekorten'),
  deficitsFile: address('/kennis/tekorten.csv'),
  calibration: address('/cases/ijking'),
  portfolios: address('/cases/samen'),
  portfolio: address('/cases/samen/:id'),
  stopPortfolio: address('/cases/samen/:id/stoppen'),
  fresh: address('/cases/nieuw'),
  fromArea: address('/cases/nieuw/gebied', z.object({ gebied: word })),
  fromNothing: address('/cases/nieuw/leeg'),
  fromFile: address('/cases/nieuw/bestand'),
  sendFile: address('/cases/nieuw/bestand/versturen'),
  fromWorkbook: address('/cases/nieuw/grex'),
  sendWorkbook: address('/cases/nieuw/grex/versturen'),
  workbookSheets: address('/cases/nieuw/grex/:id'),
  workbookColumns: address('/cases/nieuw/grex/:id/kolommen'),
  workbookAccounts: address('/cases/nieuw/grex/:id/rekeningen'),
  workbookCheck: address('/cases/nieuw/grex/:id/controle'),
  fromCase: address('/cases/nieuw/kopie'),
  bench: address('/cases/:id', variantQuery),
  overview: address('/cases/:id/overzicht', variantQuery),
  rules: address('/cases/:id/toetsen', variantQuery),
  risk: address(
    '/cases/:id/risico',
    z.object({
      variant: word,
      trekkingen: z.coerce
        .number()
        .pipe(z.union([z.literal(1000), z.literal(5000), z.literal(20_000)]))
        .catch(5000),
      zaad: z.coerce.number().int().min(0).max(4_294_967_295).catch(1),
      crisis: z.coerce.number().int().min(1900).max(2300).optional().catch(undefined),
      /** The crisis comes once more from this year on. */
      nogmaals: z.coerce.number().int().min(1900).max(2300).optional().catch(undefined),
      /** Sliders as they stand, and one that is turned now. */
      wat: z.string().max(1000).optional().catch(undefined),
      schuif: word,
      stand: word,
      /** Beside the version that was fixed last. */
      naast: choice(['versie']),
      kenmerk: mark,
    }),
  ),
  picture: address('/cases/:id/risico/beeld', pictureQuery),
  stopPicture: address('/cases/:id/risico/beeld/stoppen', pictureQuery),
  deal: address('/cases/:id/risico/verdeling', dealQuery),
  stopDeal: address('/cases/:id/risico/verdeling/stoppen', dealQuery),
  help: address('/cases/:id/risico/bijdrage', helpQuery),
  stopHelp: address('/cases/:id/risico/bijdrage/stoppen', helpQuery),
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
  investingRoom: address('/cases/:id/investeringsruimte', variantQuery),
  investments: address('/cases/:id/investeringen', variantQuery),
  investmentsFile: address('/cases/:id/investeringen.csv', variantQuery),
  funding: address('/cases/:id/bekostiging', variantQuery),
  fundingFile: address('/cases/:id/bekostiging.csv', variantQuery),
  publicActs: address('/cases/:id/risico/publiek-handelen'),
  actsCalendar: address('/cases/:id/publieke-handelingen.ics'),
  benefits: address('/cases/:id/baten', z.object({ variant: word, nul: word })),
  cooperation: address(
    '/cases/:id/samenwerking',
    z.object({ markt: word, deel: word, inbreng: word, grondprijs: word, verhaal: word, gelukt: word }),
  ),
  keepCooperation: address('/cases/:id/samenwerking/variant'),
  versions: address('/cases/:id/versies', z.object({ gelukt: word })),
  riskRecord: address('/cases/:id/versies/:nummer/cijfer', z.object({ gelukt: word, narekenen: word })),
  newestVersion: address('/cases/:id/versies/laatste.json'),
  sendTwin: address('/cases/:id/versies/werkmap'),
  twin: address('/cases/:id/versies/werkmap/:item'),
  compare: address('/cases/:id/vergelijken', z.object({ links: word, rechts: word })),
  merge: address('/cases/:id/samenvoegen'),
  openness: address('/cases/:id/openheid', z.object({ gelukt: word })),
  responsibilities: address(
    '/cases/:id/verantwoordelijkheden',
    z.object({
      versie: word,
      gelukt: word,
      weg: z.coerce.number().int().optional().catch(undefined),
    }),
  ),
  responsibilitiesCsv: address('/cases/:id/verantwoordelijkheden.csv', z.object({ versie: word })),
  responsibilitiesWorkbook: address('/cases/:id/verantwoordelijkheden.xlsx', z.object({ versie: word })),
  opennessItem: address('/cases/:id/openheid/:item'),
  lookAlong: address('/cases/:id/kijk-mee', z.object({ partij: word })),
  openBooks: address('/cases/:id/open-boek', z.object({ gelukt: word })),
  openBook: address('/cases/:id/open-boek/:item', z.object({ gelukt: word })),
  agreeBook: address('/cases/:id/open-boek/:item/akkoord'),
  lookInBook: address('/cases/:id/open-boek/:item/kosten'),
  private: address('/cases/:id/eigen', z.object({ partij: word, gelukt: word })),
  privateLine: address('/cases/:id/eigen/:item', z.object({ partij: word })),
  removePrivateLine: address('/cases/:id/eigen/:item/verwijderen'),
  forgetPrivate: address('/cases/:id/eigen-wissen'),
  couple: address('/cases/:id/koppelen', z.object({ gelukt: word })),
  inviteParty: address('/cases/:id/koppelen/uitnodigen'),
  adopt: address('/cases/:id/vaststellen', z.object({ gelukt: word })),
  takeDefaults: address('/cases/:id/standaardwaarden'),
  remarks: address('/cases/:id/opmerkingen', z.object({ regel: word, gelukt: word })),
  remarksData: address('/cases/:id/opmerkingen.json', z.object({ regel: word })),
  live: address('/cases/:id/live', z.object({ vanaf: z.coerce.number().int().min(1).catch(1) })),
  news: address('/cases/:id/nieuws', z.object({ vanaf: z.coerce.number().int().min(1).catch(1) })),
  asJson: address('/cases/:id/bestand.json', z.object({ variant: word })),
  asCsv: address('/cases/:id/regels.csv', z.object({ variant: word })),
  asWorkbook: address('/cases/:id/werkmap.xlsx', z.object({ variant: word })),
  asReport: address(
    '/cases/:id/rapport.pdf',
    helpQuery
      .omit({ doe: true })
      // `kansen`: with the part about chance.
      .extend({ kansen: choice(['ja']) })
      .catchall(z.unknown()),
  ),
  asOds: address('/cases/:id/werkmap.ods', z.object({ variant: word })),
} as const

/** The lists of a case that have pages of their own: word in the address, place in the file. */
export const parts = {
  regels: 'lines',
  programma: 'programme',
  partijen: 'parties',
  fasen: 'phases',
  gebieden: 'areas',
  bronnen: 'sources',
  boekingen: 'actuals',
  afspraken: 'clauses',
  leningen: 'loans',
  verantwoordelijkheden: 'responsibilities',
  potten: 'pots',
  potclaims: 'claims',
  effecten: 'effects',
  risicofactoren: 'risk.factors',
  gebeurtenissen: 'risk.events',
  risicoverdeling: 'deal.risks',
} as const
/** Word of a list in an address. */
export type PartWord = keyof typeof parts
/** Place of a list in the file. */
export type PartKey = (typeof parts)[PartWord]
/** All words of lists. */
export const partWords = Object.keys(parts) as PartWord[]

/** The parts of a case that are one form: word in the address, place in the file. */
export const formParts = {
  kostenverhaal: 'costRecovery',
  samenhang: 'risk.correlations',
  neergang: 'risk.downturn',
  partijgrenzen: 'deal.parties',
} as const
/** Word of a part that is one form. */
export type FormPartWord = keyof typeof formParts
/** Its place in the file. */
export type FormPartKey = (typeof formParts)[FormPartWord]
/** All words of parts that are one form. */
export const formPartWords = Object.keys(formParts) as FormPartWord[]

/** What a page says was just done: saved or removed in a revision, which can be undone. */
const doneQuery = z.object({ gelukt: word, weg: z.coerce.number().int().optional().catch(undefined) })
const itemQuery = z.object({ variant: word, gelukt: word, soort: word })

/** Addresses of one list of a case: the list, one item (`nieuw` adds), and removing it. */
export function partLinks(part: PartWord) {
  return {
    list: address(`/cases/:id/${part}`, doneQuery),
    item: address(`/cases/:id/${part}/:item`, itemQuery),
    remove: address(`/cases/:id/${part}/:item/verwijderen`),
  }
}

/** Addresses of a part that is one form: the form, and taking the part away. */
export function formPartLinks(part: FormPartWord) {
  return {
    form: address(`/cases/:id/${part}`, doneQuery),
    remove: address(`/cases/:id/${part}/verwijderen`),
  }
}

/** Pages to come back to after something was undone. */
export const undoPlaces = [...partWords, ...formPartWords, 'uitgangspunten'] as const

/** Address of such a page, which says that it is done. */
export function backTo(place: (typeof undoPlaces)[number], id: string): string {
  const done = { gelukt: 'ja' }
  if (place === 'uitgangspunten') return href(links.assumptions, { id }, done)
  const isForm = (word: string): word is FormPartWord => word in formParts
  return isForm(place)
    ? href(formPartLinks(place).form, { id }, done)
    : href(partLinks(place).list, { id }, done)
}
