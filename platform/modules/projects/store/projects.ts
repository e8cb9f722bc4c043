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
import { projectRows, type Reader } from './project-rows.ts'

const centsPerEur = 100

/** A row of `facts` as the database gives it; numeric comes as text, and within JSON as a number. */
export interface StoredFact {
  project_id: string
  kind: string
  unit: string | null
  value_min: string | number | null
  value_max: string | number | null
  text_nl: string | null
  text_en: string | null
  source_year: number
  sources: string[]
  provenance: string
  is_measured: boolean
}

/** The areas of a selection with all that is known of them; all, or one page. */
export async function projectsInFull(
  db: Reader,
  selection: ProjectSelection,
  page?: { size: number; number: number },
): Promise<Project[]> {
  return withFacts(db, await projectRows(db, selection, page))
}

async function withFacts(db: Reader, rows: readonly ProjectRow[]): Promise<Project[]> {
  const { rows: facts } = await sql<StoredFact>`
    select project_id, kind, unit, value_min, value_max, text_nl, text_en, source_year, sources, provenance, is_measured
    from facts where project_id = any(${rows.map(row => row.id)}::uuid[]) order by source_year desc, kind
  `.execute(db)
  const byProject = Map.groupBy(facts, fact => fact.project_id)
  return rows.map(row => asProject(row, byProject.get(row.id) ?? []))
}

/** An area with its facts, newest first. */
export function asProject(row: ProjectRow, facts: readonly StoredFact[]): Project {
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
  const value = (stored: string | number | null) => (stored === null ? undefined : Number(stored) / divisor)
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
