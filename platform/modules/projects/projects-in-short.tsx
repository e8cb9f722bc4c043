import type { VNode } from 'preact'
import type { Database } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import { wordingsShown } from '../../kit/texts/catalogues.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { bottleneckTypes, type ProjectCounts, type ProjectRow, projectSelection } from './model.ts'
import { bottleneckLabel, homesLabel, kindsLabel } from './pages/labels.ts'
import { ProjectsMap } from './pages/projects-map.tsx'
import { ofSameAreas, projectCounts, projectRows } from './store/index.ts'

const largestCount = 8
const wholeSelection = projectSelection.parse({})

/** An area as one line of a list elsewhere, in the reader's language. */
export interface ProjectLine {
  name: string
  href: string
  municipality: string
  kinds: string
  homes: string
  sourceYear: number
}

/** What a front page tells of the areas; all words in the reader's language. */
export interface ProjectsInShort {
  total: number
  municipalities: number
  listHref: string
  mapHref: string
  /** Single areas only: a zone would lie over them. */
  map: VNode
  mapped: number
  /** Single areas with the most planned homes. */
  largest: readonly ProjectLine[]
  /** Areas per type of bottleneck, most first, and for how many of them the type was guessed. */
  bottlenecks: readonly { name: string; href: string; count: number; estimated: number }[]
}

/** What a front page tells of the areas; the same value as long as no area and no sentence changes. */
export function projectsInShort(db: Database, language: Language): Promise<ProjectsInShort> {
  return ofSameAreas(db, `in short ${language} ${wordingsShown()}`, async () =>
    inShortOf(await projectRows(db, wholeSelection), await projectCounts(db), language),
  )
}

function inShortOf(rows: readonly ProjectRow[], counts: ProjectCounts, language: Language): ProjectsInShort {
  const single = rows.filter(project => !project.isZone)
  return {
    total: counts.total,
    municipalities: counts.municipalities,
    listHref: links.list.path,
    mapHref: links.map.path,
    map: <ProjectsMap projects={single} language={language} />,
    mapped: single.length,
    largest: single
      .filter(project => project.homes)
      .slice(0, largestCount)
      .map(project => projectLine(project, language)),
    bottlenecks: bottleneckTypes
      .map(type => ({
        name: bottleneckLabel(type, language),
        href: href(links.list, {}, { knelpunt: type }),
        count: counts.bottlenecks[type] ?? 0,
        estimated: counts.estimatedBottlenecks[type] ?? 0,
      }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
  }
}

function projectLine(project: ProjectRow, language: Language): ProjectLine {
  return {
    name: project.name,
    href: href(links.project, { slug: project.slug }),
    municipality: project.municipality,
    kinds: kindsLabel(project.areaKinds, language),
    homes: homesLabel(project.homes, language),
    sourceYear: project.sourceYear,
  }
}

/** The addresses of all pages of areas. */
export async function projectAddresses(db: Database): Promise<string[]> {
  const rows = await projectRows(db, { ...wholeSelection, sorteer: 'naam' })
  return [
    links.list.path,
    links.map.path,
    ...rows.map(project => href(links.project, { slug: project.slug })),
  ]
}
