import { z } from 'zod'

/** Kinds of area that the sources name; empty list = not known. The code is the value in addresses and files. */
export const areaKinds = [
  'haven',
  'bedrijventerrein',
  'kanaalzone',
  'fabrieksterrein',
  'spoorzone',
  'stationsgebied',
  'kantorenlocatie',
  'winkelgebied',
  'naoorlogse-wijk',
  'stadion',
  'stadsrand',
  'nieuw-land',
  'regionale-zone',
  'spoorcorridor',
] as const
/** One kind of area. */
export type AreaKind = (typeof areaKinds)[number]

/** The fixed bottleneck types, shared with bottlenecks, solutions, selection and reports. */
export const bottleneckTypes = [
  'fin-tekort',
  'fin-voorinvestering',
  'ontschotting',
  'infra',
  'mobiliteit',
  'verwerving',
  'bedrijven',
  'bodem',
  'hinder',
  'planologie',
  'regionaal',
  'klimaat',
  'energie',
  'natuur',
  'erfgoed',
  'voorzieningen',
  'sociaal',
  'betaalbaarheid',
  'markt',
  'marktselectie',
  'samenwerking',
  'capaciteit',
] as const
/** One fixed bottleneck type. */
export type BottleneckType = (typeof bottleneckTypes)[number]

/** National schemes and networks that a source connects an area with. */
export const nationalProgrammes = [
  'novex',
  'wbi-1',
  'wbi-2',
  'wbi-4',
  'stedelijke-transformatie',
  'verstedelijkingsalliantie',
  'mra',
  'chw',
  'transformatiefaciliteit',
  'casus-tu-delft',
] as const
/** One scheme or network. */
export type NationalProgramme = (typeof nationalProgrammes)[number]

/** The twelve provinces by their names in the register; the code is the value in addresses. */
export const provinceNames = {
  drenthe: 'Drenthe',
  flevoland: 'Flevoland',
  fryslan: 'Fryslân',
  gelderland: 'Gelderland',
  groningen: 'Groningen',
  limburg: 'Limburg',
  'noord-brabant': 'Noord-Brabant',
  'noord-holland': 'Noord-Holland',
  overijssel: 'Overijssel',
  utrecht: 'Utrecht',
  zeeland: 'Zeeland',
  'zuid-holland': 'Zuid-Holland',
} as const
/** Code of a province. */
export type Province = keyof typeof provinceNames
/** The codes of the provinces. */
export const provinces = Object.keys(provinceNames) as Province[]

/** States of an admitted project; outside value = code. An area without a state is in view only. */
export const projectStates = {
  toegelaten: 'admitted',
  'overeenkomst-getekend': 'agreement-signed',
  actief: 'active',
  aandacht: 'attention',
  opgeschort: 'suspended',
  opzegging: 'notice-given',
  uitgetreden: 'left',
  uitgesloten: 'excluded',
  afgerond: 'completed',
} as const
/** One state of an admitted project. */
export type ProjectState = (typeof projectStates)[keyof typeof projectStates]

/** Kinds of figures kept of an area, with what their numbers count. */
export const factUnits = {
  homes: 'home',
  area: 'hectare',
  'rijk-contribution': 'eur',
  'own-contribution': 'eur',
  'affordable-share': 'share',
  'social-rent-share': 'share',
  'mid-rent-share': 'share',
} as const
/** One kind of figure. */
export type FigureKind = keyof typeof factUnits
/** The kinds of figures in the order in which they are shown. */
export const figureKinds = Object.keys(factUnits) as FigureKind[]

/** How a value is known: read in the source, computed from read figures, or remembered and not seen. */
export type Provenance = 'source' | 'derived' | 'memory'

/** A range; both equal for one value, one of them absent for "up to" or "at least". */
export interface FactRange {
  min: number | undefined
  max: number | undefined
}

/** A sourced figure of an area, with the year of its source. Money in euro, shares from 0 to 1. */
export interface Figure extends FactRange {
  kind: FigureKind
  sourceYear: number
  sources: readonly string[]
  provenance: Provenance
  isMeasured: boolean
}

/** What a source says of an area in words. */
export interface Description {
  nl: string
  en: string
  sourceYear: number
  sources: readonly string[]
}

/** A scheme as a source connects it with the area: "novex" with the detail "Groot Merwede". */
export interface ProgrammeLink {
  code: NationalProgramme
  detail: string
}

/** An area in the list: what the table, the map and the files need. */
export interface ProjectRow {
  id: string
  slug: string
  name: string
  municipality: string
  municipalityCode: string
  province: string
  areaKinds: readonly AreaKind[]
  isZone: boolean
  latitude: number
  longitude: number
  programmes: readonly ProgrammeLink[]
  bottleneckTypes: readonly BottleneckType[]
  bottleneckProvenance: 'source' | 'estimate' | undefined
  /** Fields that nobody found in a source: "breedtegraad", "lengtegraad", "gemeente". */
  fromMemory: readonly string[]
  state: ProjectState | undefined
  /** Planned homes; absent when not known. */
  homes: (FactRange & { provenance: Provenance }) | undefined
  /** Year of the newest source. */
  sourceYear: number
}

/** Everything that is known of one area. It holds all that an `ProjectInput` holds. */
export interface Project extends ProjectRow {
  figures: readonly Figure[]
  description: Description | undefined
  sources: readonly string[]
}

/** An area as another one names it as near. */
export type NearbyProject = Pick<ProjectRow, 'slug' | 'name' | 'municipality' | 'homes'>

/** One area with what lies around it: single areas, nearest first. */
export interface ProjectSurroundings {
  project: Project
  /** The few that are named. */
  nearby: readonly NearbyProject[]
  /** Longitude and latitude in degrees of those that are drawn. */
  places: readonly (readonly [longitude: number, latitude: number])[]
}

/** How many areas there are per value of each filter, over all areas. */
export interface ProjectCounts {
  total: number
  kinds: Readonly<Partial<Record<AreaKind, number>>>
  programmes: Readonly<Partial<Record<NationalProgramme, number>>>
  bottlenecks: Readonly<Partial<Record<BottleneckType, number>>>
  provinces: Readonly<Partial<Record<Province, number>>>
  /** Areas of which a type of bottleneck was guessed from the kind of area. */
  estimatedBottlenecks: Readonly<Partial<Record<BottleneckType, number>>>
  /** Municipalities that a source names. */
  municipalities: number
}

/** How many rows a page of the list can have. */
const pageSizes = [25, 50, 100] as const
/** Orders of the list: most homes first, by name, by municipality, newest source first. */
export const sortings = ['woningen', 'naam', 'gemeente', 'bronjaar'] as const
/** One order of the list. */
export type Sorting = (typeof sortings)[number]

/** An empty field of a form counts as not filled in. */
const emptyIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)
const someOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.preprocess(
    value =>
      value === undefined || value === '' ? [] : Array.isArray(value) ? [...new Set(value)] : [value],
    z.array(z.enum(codes)),
  )
const wholeNumber = (min: number, max: number) =>
  z.preprocess(emptyIsAbsent, z.coerce.number().int().min(min).max(max).optional())

/** What can be chosen in the list, on the map and in the files; an unknown value is refused. */
export const projectSelection = z.object({
  zoek: z.preprocess(emptyIsAbsent, z.string().trim().max(100).optional()),
  soort: someOf(areaKinds),
  programma: someOf(nationalProgrammes),
  knelpunt: someOf(bottleneckTypes),
  provincie: someOf(provinces as [Province, ...Province[]]),
  woningenVan: wholeNumber(0, 10_000_000),
  woningenTot: wholeNumber(0, 10_000_000),
  sorteer: z.preprocess(emptyIsAbsent, z.enum(sortings).default('woningen')),
})
/** A selection that was read. */
export type ProjectSelection = z.output<typeof projectSelection>

/** The selection with its page; a page past the end shows the last one. */
export const projectListQuery = projectSelection.extend({
  pagina: z.preprocess(emptyIsAbsent, z.coerce.number().int().min(1).max(100_000).default(1)),
  per: z.preprocess(
    value => (value === undefined || value === '' ? 25 : Number(value)),
    z.union(pageSizes.map(size => z.literal(size))),
  ),
})
/** A page of a selection that was read. */
export type ProjectListQuery = z.output<typeof projectListQuery>

/** One page of the list. */
export interface ProjectList {
  rows: readonly ProjectRow[]
  /** Areas in the selection. */
  selected: number
  /** The page shown, from 1. */
  page: number
  pages: number
  counts: ProjectCounts
}

/** A text as it is searched: lower case, without accents. */
export function foldedText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What a file holds of an area: as it came in, or as it is kept. */
export interface ProjectFacts extends Omit<ProjectRow, 'id' | 'state' | 'homes'> {
  figures: readonly Pick<Figure, 'kind' | 'min' | 'max' | 'provenance'>[]
  description: { nl: string; en: string } | undefined
  sources: readonly string[]
}

/** An area as it comes in from a file, checked. */
export interface ProjectInput extends ProjectFacts {
  description: { nl: string; en: string }
}
