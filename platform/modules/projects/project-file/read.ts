import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  areaKinds,
  bottleneckTypes,
  type FigureKind,
  nationalProgrammes,
  type ProjectInput,
  type Provenance,
  provinceNames,
} from '../model.ts'
import { isZone } from '../rules.ts'
import { fileColumns } from './columns.ts'

const text = z.string().trim().min(1)
const list = <Item extends z.ZodType<unknown, string>>(item: Item, separator = ';') =>
  z
    .string()
    .transform(joined =>
      joined
        .split(separator)
        .map(part => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item))
const number = z
  .string()
  .transform(field => (field === '' ? undefined : Number(field)))
  .pipe(z.number().nonnegative().optional())
const share = number.pipe(z.number().max(1).optional())
const required = number.pipe(z.number())
const programme = z.string().transform((link, issues) => {
  const [, name, detail] = /^([a-z0-9-]+)(?: \((.+)\))?$/.exec(link) ?? []
  const code = nationalProgrammes.find(known => known === name)
  if (code) return { code, detail: detail ?? '' }
  issues.addIssue({ code: 'custom', message: `unknown programme ${link}` })
  return z.NEVER
})

const row = z.object({
  id: text.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  naam: text,
  gemeente: text,
  gemeentecode: text.regex(/^GM\d{4}$/),
  provincie: z.enum(Object.values(provinceNames) as [string, ...string[]]),
  soortGebied: list(z.enum(areaKinds)),
  woningenMin: number,
  woningenMax: number,
  hectare: number,
  breedtegraad: required,
  lengtegraad: required,
  programmas: list(programme),
  knelpunten: list(z.enum(bottleneckTypes)),
  knelpuntenHerkomst: z.enum(['bron', 'inschatting', '']),
  rijksbijdrageEur: number,
  eigenBijdrageEur: number,
  betaalbaarAandeel: share,
  sociaalAandeel: share,
  middenhuurAandeel: share,
  toelichting: text,
  toelichtingEn: text,
  bronnen: list(text, ' | ').pipe(z.array(z.string()).min(1)),
  bronjaar: required.pipe(z.number().int().min(1900).max(2200)),
  uitGeheugen: list(z.enum(['breedtegraad', 'lengtegraad', 'gemeente'])),
  afgeleid: list(z.enum(['woningen'])),
})
type Row = z.output<typeof row>

/**
 * Reads a file of areas, with the columns that the files given out have.
 * @throws Error that names the line and what is wrong with it
 */
export function readProjects(csv: string): ProjectInput[] {
  const [head = [], ...lines] = parse(csv, { bom: true }) as string[][]
  const wanted = fileColumns.map(column => column.name)
  if (wanted.some((name, index) => head[index] !== name))
    throw new Error(`the columns of a file of projects are ${wanted.join(', ')}`)
  return lines.map((line, index) => {
    const parsed = row.safeParse(Object.fromEntries(head.map((name, column) => [name, line[column]])))
    if (parsed.success) return asInput(parsed.data)
    throw new Error(`line ${index + 2} of the file of projects: ${z.prettifyError(parsed.error)}`)
  })
}

const provenanceOf = { bron: 'source', inschatting: 'estimate', '': undefined } as const

function asInput(read: Row): ProjectInput {
  return {
    slug: read.id,
    name: read.naam,
    municipality: read.gemeente,
    municipalityCode: read.gemeentecode,
    province: read.provincie,
    areaKinds: read.soortGebied,
    isZone: isZone(read.soortGebied),
    latitude: read.breedtegraad,
    longitude: read.lengtegraad,
    programmes: read.programmas,
    bottleneckTypes: read.knelpunten,
    bottleneckProvenance: provenanceOf[read.knelpuntenHerkomst],
    fromMemory: read.uitGeheugen,
    figures: figuresOf(read),
    description: { nl: read.toelichting, en: read.toelichtingEn },
    sources: read.bronnen,
    sourceYear: read.bronjaar,
  }
}

function figuresOf(read: Row): ProjectInput['figures'] {
  const homesProvenance: Provenance = read.afgeleid.includes('woningen') ? 'derived' : 'source'
  const found: [FigureKind, number | undefined, number | undefined, Provenance][] = [
    ['homes', read.woningenMin, read.woningenMax, homesProvenance],
    ['area', read.hectare, read.hectare, 'source'],
    ['rijk-contribution', read.rijksbijdrageEur, read.rijksbijdrageEur, 'source'],
    ['own-contribution', read.eigenBijdrageEur, read.eigenBijdrageEur, 'source'],
    ['affordable-share', read.betaalbaarAandeel, read.betaalbaarAandeel, 'source'],
    ['social-rent-share', read.sociaalAandeel, read.sociaalAandeel, 'source'],
    ['mid-rent-share', read.middenhuurAandeel, read.middenhuurAandeel, 'source'],
  ]
  return found
    .filter(([, min, max]) => min !== undefined || max !== undefined)
    .map(([kind, min, max, provenance]) => ({ kind, min, max, provenance }))
}
