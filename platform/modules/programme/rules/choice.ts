import type { Programme } from '../model.ts'
import { isRunning } from './course.ts'

/** Programmes that a reader can look at, and the one that is looked at. */
export interface ProgrammeChoice {
  programmes: readonly Programme[]
  chosen: Programme | undefined
  /** Its name in an address; absent for the one that an address without a name is about. */
  asked: string | undefined
}

/** The programme that an address names, of those that began; who prepares programmes chooses from all of them. */
export function programmeChoice(
  all: readonly Programme[],
  { slug, seesAll }: { slug: string | undefined; seesAll: boolean },
): ProgrammeChoice {
  const begun = all.filter(one => isRunning(one) || one.state === 'closed')
  const programmes = seesAll || begun.length === 0 ? all : begun
  const chosen = programmes.find(one => one.slug === slug) ?? programmes[0]
  return { programmes, chosen, asked: chosen === programmes[0] ? undefined : chosen?.slug }
}
