import { permission } from '../../kit/access/permission.ts'
import type { AreaKind, FactRange } from './model.ts'

/** Areas and their facts are public. */
export const seeProjects = permission({ name: 'projects.see', audience: 'everybody' })

/** Whether the area is a zone that overlaps single areas: never added up with them. */
export function isZone(kinds: readonly AreaKind[]): boolean {
  return kinds.some(kind => kind === 'regionale-zone' || kind === 'spoorcorridor')
}

/** The number that stands for a range where one is needed (order, size of a circle): the least that is planned. */
export function oneNumberOf(range: FactRange | undefined): number | undefined {
  return range?.min ?? range?.max
}

/** Where a source is found: its address if it has one, and what stands beside it. */
export function sourceParts(source: string): { url: string | undefined; label: string } {
  const url = /^https?:\/\/\S+/.exec(source)?.[0]
  if (!url) return { url: undefined, label: source }
  const note = source.slice(url.length).trim()
  const site = new URL(url).hostname.replace(/^www\./, '')
  return { url, label: note ? `${site} ${note}` : site }
}
