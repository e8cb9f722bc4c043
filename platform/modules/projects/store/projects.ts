import { sql } from 'kysely'
import type {
  Description,
  Figure,
  FigureKind,
  Project,
  ProjectRow,
  ProjectSelection,
  Provenance,
} from '../model.ts'
import { asProjectRow, projectRows, type Reader, type StoredProject } from './project-rows.ts'

const centsPerEur = 100

interface StoredFact {
  project_id: string
  kind: string
  unit: string | null
  value_min: string | null
  value_max: string | null
  text_nl: string | null
  text_en: string | null
  source_year: number
  sources: string[]
  provenance: string
  is_measured: boolean
}

/** One area with all that is known of it, or undefined. */
export async function projectOverview(db: Reader, slug: string): Promise<Project | undefined> {
  const { rows } = await sql<StoredProject>`select * from projects where slug = ${slug}`.execute(db)
  const [project] = await withFacts(db, rows.map(asProjectRow))
  return project
}

/** The areas of a selection with all that is known of them, for the files. */
export async function projectsInFull(db: Reader, selection: ProjectSelection): Promise<Project[]> {
  return withFacts(db, await projectRows(db, selection))
}

/** The areas nearest to one, by straight line, single areas only. */
export async function nearestProjects(db: Reader, project: ProjectRow, count: number): Promise<ProjectRow[]> {
  // A degree of longitude is shorter than one of latitude; in the Netherlands by about this factor.
  const longitudeShare = 0.61
  const { rows } = await sql<StoredProject>`
    select * from projects where id <> ${project.id} and not is_zone
    order by (latitude - ${project.latitude}) ^ 2 + ((longitude - ${project.longitude}) * ${longitudeShare}::float8) ^ 2, slug
    limit ${count}
  `.execute(db)
  return rows.map(asProjectRow)
}

async function withFacts(db: Reader, rows: readonly ProjectRow[]): Promise<Project[]> {
  const { rows: facts } = await sql<StoredFact>`
    select * from facts where project_id = any(${rows.map(row => row.id)}::uuid[]) order by source_year desc, kind
  `.execute(db)
  const byProject = Map.groupBy(facts, fact => fact.project_id)
  return rows.map(row => asProject(row, byProject.get(row.id) ?? []))
}

function asProject(row: ProjectRow, facts: readonly StoredFact[]): Project {
  const description = facts.find(fact => fact.kind === 'description')
  return {
    ...row,
    figures: facts.filter(fact => fact.kind !== 'description').map(asFigure),
    description: description && asDescription(description),
    sources: [...new Set(facts.flatMap(fact => fact.sources))],
  }
}

function asFigure(fact: StoredFact): Figure {
  const divisor = fact.unit === 'eur-cent' ? centsPerEur : 1
  const value = (text: string | null) => (text === null ? undefined : Number(text) / divisor)
  return {
    kind: fact.kind as FigureKind,
    min: value(fact.value_min),
    max: value(fact.value_max),
    sourceYear: fact.source_year,
    sources: fact.sources,
    provenance: fact.provenance as Provenance,
    isMeasured: fact.is_measured,
  }
}

function asDescription(fact: StoredFact): Description {
  return { nl: fact.text_nl!, en: fact.text_en!, sourceYear: fact.source_year, sources: fact.sources }
}
