import { type Case, canonicalJson, visibleCase } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import type { CaseAccess, SavedChange } from '../model.ts'
import { sightOf } from './access.ts'
import { layOver } from './workbench/change-case.ts'

/** What one person did to a case, one or more revisions in a row. */
interface Step {
  personId: string | undefined
  before: Case
  after: Case
}

/** The steps from an older content to that of now; revisions of one person in a row are one step. */
function stepsTo(now: Case, since: readonly SavedChange[]): Step[] {
  const steps: Step[] = []
  let after = now
  for (const saved of since.toReversed()) {
    const before = layOver(after, saved.inverse)
    const last = steps.at(-1)
    if (last && last.personId === saved.personId) last.before = before
    else steps.push({ personId: saved.personId, before, after })
    after = before
  }
  return steps
}

function seenBy(content: Case, partyIds: readonly string[]): string {
  const known = partyIds.filter(id => content.parties.some(party => party.id === id))
  const outcome = visibleCase(content, known)
  if (!outcome.ok) throw new Error('a party of the reader is not in the case')
  return canonicalJson(outcome.visible.case)
}

/** Everything that decides whom to tell of what was changed. */
export interface Changed {
  access: CaseAccess
  content: Case
  /** Oldest first. */
  since: readonly SavedChange[]
  people: readonly Actor[]
}

/**
 * Who saw the case change by somebody else: what is changed in what a person may not see is no news to that person.
 * @returns ids of the persons
 */
export function whoSawChanges({ access, content, since, people }: Changed): string[] {
  const steps = stepsTo(content, since)
  const bySight = new Map<string, boolean[]>()
  /** Of each step, whether a reader with this sight sees it. */
  const seenSteps = (partyIds: readonly string[]): boolean[] => {
    const key = JSON.stringify(partyIds)
    const known =
      bySight.get(key) ??
      steps.map(({ before, after }) => seenBy(before, partyIds) !== seenBy(after, partyIds))
    bySight.set(key, known)
    return known
  }
  return people.flatMap(person => {
    const sight = sightOf(person, access)
    if (!sight || steps.every(step => step.personId === person.personId)) return []
    const seen = seenSteps(sight.kind === 'parties' ? sight.partyIds : [])
    return steps.some((step, index) => step.personId !== person.personId && seen[index])
      ? [person.personId]
      : []
  })
}
