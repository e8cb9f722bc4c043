import type { FigureKind, Project, ProjectFacts } from '../model.ts'
import { projectStates } from '../model.ts'

/** What stands in one field of the file; a list in JSON is joined by ";" in CSV. */
export type FieldValue = string | number | boolean | readonly string[] | undefined

/** One column of the open file of areas. */
export interface Column<Read = ProjectFacts> {
  name: string
  nl: string
  en: string
  read(project: Read): FieldValue
}

const figure = (project: ProjectFacts, kind: FigureKind) => project.figures.find(one => one.kind === kind)
const stateNames = Object.fromEntries(Object.entries(projectStates).map(([outside, code]) => [code, outside]))

const place: readonly Column[] = [
  {
    name: 'id',
    nl: 'Vaste sleutel, ook in het adres van de pagina',
    en: 'Fixed key, also in the address of the page',
    read: project => project.slug,
  },
  { name: 'naam', nl: 'Naam van het gebied', en: 'Name of the area', read: project => project.name },
  { name: 'gemeente', nl: 'Gemeente', en: 'Municipality', read: project => project.municipality },
  {
    name: 'gemeentecode',
    nl: 'Code van de gemeente volgens CBS',
    en: 'Code of the municipality by Statistics Netherlands (CBS)',
    read: project => project.municipalityCode,
  },
  {
    name: 'provincie',
    nl: 'Provincie van de gemeente',
    en: 'Province of the municipality',
    read: project => project.province,
  },
  {
    name: 'soortGebied',
    nl: 'Soorten gebied; leeg is niet bekend. Een regionale zone of spoorcorridor overlapt andere gebieden',
    en: 'Kinds of area; empty is not known. A regional zone or railway corridor overlaps other areas',
    read: project => project.areaKinds,
  },
]

const figures: readonly Column[] = [
  {
    name: 'woningenMin',
    nl: 'Geplande woningen, minstens; leeg is niet bekend',
    en: 'Planned homes, at least; empty is not known',
    read: project => figure(project, 'homes')?.min,
  },
  {
    name: 'woningenMax',
    nl: 'Geplande woningen, hooguit',
    en: 'Planned homes, at most',
    read: project => figure(project, 'homes')?.max,
  },
  {
    name: 'hectare',
    nl: 'Oppervlakte in hectare',
    en: 'Project in hectares',
    read: project => figure(project, 'area')?.min,
  },
]

const links: readonly Column[] = [
  {
    name: 'breedtegraad',
    nl: 'Breedtegraad (WGS84), ongeveer een kilometer nauwkeurig',
    en: 'Latitude (WGS84), to about one kilometre',
    read: project => project.latitude,
  },
  {
    name: 'lengtegraad',
    nl: 'Lengtegraad (WGS84), ongeveer een kilometer nauwkeurig',
    en: 'Longitude (WGS84), to about one kilometre',
    read: project => project.longitude,
  },
  {
    name: 'programmas',
    nl: 'Regelingen en netwerken die de bron noemt, met toevoeging tussen haakjes',
    en: 'Schemes and networks that the source names, with an addition in brackets',
    read: project => project.programmes.map(({ code, detail }) => (detail ? `${code} (${detail})` : code)),
  },
  {
    name: 'knelpunten',
    nl: 'Soorten knelpunten',
    en: 'Types of bottlenecks',
    read: project => project.bottleneckTypes,
  },
  {
    name: 'knelpuntenHerkomst',
    nl: 'bron: genoemd in de bron; inschatting: afgeleid uit het soort gebied',
    en: 'bron: named in the source; inschatting: guessed from the kind of area',
    read: project =>
      ({ source: 'bron', estimate: 'inschatting', none: undefined })[project.bottleneckProvenance ?? 'none'],
  },
]

const money: readonly Column[] = [
  {
    name: 'rijksbijdrageEur',
    nl: 'Bijdrage van het Rijk in euro',
    en: 'Contribution of central government in euro',
    read: project => figure(project, 'rijk-contribution')?.min,
  },
  {
    name: 'eigenBijdrageEur',
    nl: 'Eigen bijdrage van de gemeente in euro',
    en: 'Own contribution of the municipality in euro',
    read: project => figure(project, 'own-contribution')?.min,
  },
  {
    name: 'betaalbaarAandeel',
    nl: 'Aandeel betaalbare woningen, van 0 tot 1',
    en: 'Share of affordable homes, from 0 to 1',
    read: project => figure(project, 'affordable-share')?.min,
  },
  {
    name: 'sociaalAandeel',
    nl: 'Aandeel sociale huur, van 0 tot 1',
    en: 'Share of social rent, from 0 to 1',
    read: project => figure(project, 'social-rent-share')?.min,
  },
  {
    name: 'middenhuurAandeel',
    nl: 'Aandeel middenhuur, van 0 tot 1',
    en: 'Share of mid rent, from 0 to 1',
    read: project => figure(project, 'mid-rent-share')?.min,
  },
]

const origin: readonly Column[] = [
  {
    name: 'toelichting',
    nl: 'Wat de bron zegt, in eigen woorden',
    en: 'What the source says, in own words (Dutch)',
    read: project => project.description?.nl,
  },
  {
    name: 'toelichtingEn',
    nl: 'De toelichting in het Engels',
    en: 'What the source says, in English',
    read: project => project.description?.en,
  },
  {
    name: 'bronnen',
    nl: 'Adressen van de bronnen',
    en: 'Addresses of the sources',
    read: project => project.sources,
  },
  { name: 'bronjaar', nl: 'Jaar van de bron', en: 'Year of the source', read: project => project.sourceYear },
  {
    name: 'uitGeheugen',
    nl: 'Velden die niet in een bron zijn gezien: niet geverifieerd',
    en: 'Fields that were not seen in a source: not verified',
    read: project => project.fromMemory,
  },
  {
    name: 'afgeleid',
    nl: 'Velden die uit gelezen cijfers zijn berekend',
    en: 'Fields that were computed from figures read',
    read: project => (figure(project, 'homes')?.provenance === 'derived' ? ['woningen'] : []),
  },
]

/** The columns of the file that is read and of the files that are given out: the same, in the same order. */
export const fileColumns: readonly Column[] = [...place, ...figures, ...links, ...money, ...origin]

/** Columns that only a file given out has: they are not facts of a source but a state in the programme. */
export const stateColumn: Column<Project> = {
  name: 'status',
  nl: 'Status in het programma; leeg is: in beeld, niet toegelaten',
  en: 'Status in the programme; empty is: in view, not admitted',
  read: project => project.state && stateNames[project.state],
}
