import type { VNode } from 'preact'
import type { Database } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { type AreaRow, areaSelection, bottleneckTypes } from './model.ts'
import { AreaMap } from './pages/area-map.tsx'
import { bottleneckLabel, homesLabel, homesPhrase, kindsLabel } from './pages/labels.ts'
import { areaCounts, areaRows } from './store/index.ts'

const largestCount = 8
const wholeSelection = areaSelection.parse({})

/** An area as one line of a list elsewhere, in the reader's language. */
export interface AreaLine {
  name: string
  href: string
  municipality: string
  kinds: string
  homes: string
  sourceYear: number
}

/** What a front page tells of the areas; all words in the reader's language. */
export interface AreasInShort {
  total: number
  municipalities: number
  listHref: string
  mapHref: string
  /** Single areas only: a zone would lie over them. */
  map: VNode
  mapped: number
  /** Single areas with the most planned homes. */
  largest: readonly AreaLine[]
  /** Areas per type of bottleneck, most first, and for how many of them the type was guessed. */
  bottlenecks: readonly { name: string; href: string; count: number; estimated: number }[]
}

/** Reads what a front page tells of the areas, in two statements. */
export async function areasInShort(db: Database, language: Language): Promise<AreasInShort> {
  const rows = await areaRows(db, wholeSelection)
  const counts = await areaCounts(db)
  const single = rows.filter(area => !area.isZone)
  return {
    total: counts.total,
    municipalities: counts.municipalities,
    listHref: links.list.path,
    mapHref: links.map.path,
    map: <AreaMap areas={single} language={language} />,
    mapped: single.length,
    largest: single
      .filter(area => area.homes)
      .slice(0, largestCount)
      .map(area => areaLine(area, language)),
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

function areaLine(area: AreaRow, language: Language): AreaLine {
  return {
    name: area.name,
    href: href(links.project, { slug: area.slug }),
    municipality: area.municipality,
    kinds: kindsLabel(area.areaKinds, language),
    homes: homesLabel(area.homes, language),
    sourceYear: area.sourceYear,
  }
}

/** The areas whose name, municipality or province holds every word of the text. */
export async function searchAreas(
  db: Database,
  language: Language,
  text: string,
): Promise<{ title: string; href: string; detail: string }[]> {
  const rows = await areaRows(db, { ...wholeSelection, zoek: text, sorteer: 'naam' })
  return rows.map(area => ({
    title: area.name,
    href: href(links.project, { slug: area.slug }),
    detail: `${area.municipality}, ${homesPhrase(area, language)}`,
  }))
}

/** The addresses of all pages of areas. */
export async function areaAddresses(db: Database): Promise<string[]> {
  const rows = await areaRows(db, { ...wholeSelection, sorteer: 'naam' })
  return [links.list.path, links.map.path, ...rows.map(area => href(links.project, { slug: area.slug }))]
}
