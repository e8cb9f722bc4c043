import type { TeamRole } from '../model.ts'

/** Two terms that share a day. */
const overlaps = (one: Term, other: Term): boolean =>
  one.validFrom <= other.validTo && other.validFrom <= one.validTo
type Term = Pick<TeamRole, 'validFrom' | 'validTo'>

/** Codes of what stands in the way of a role. */
export type TeamMistake = 'ROL_AL_VERVULD' | 'PROGRAMMAMANAGER_IS_SECRETARIS'

/**
 * What stands in the way of a role in the team: there is one manager and one secretary at a time, and who leads does
 * not keep the minutes of it, not as a deputy either.
 */
export function teamMistakes(
  fresh: Pick<TeamRole, 'role' | 'personId' | 'deputyId' | 'validFrom' | 'validTo'>,
  held: readonly Pick<TeamRole, 'role' | 'personId' | 'deputyId' | 'validFrom' | 'validTo'>[],
): { code: TeamMistake; field: string }[] {
  if (fresh.role === 'staff') return []
  const meanwhile = held.filter(one => one.role !== 'staff' && overlaps(one, fresh))
  const others = meanwhile.filter(one => one.role !== fresh.role)
  const people = others.flatMap(one => [one.personId, ...(one.deputyId ? [one.deputyId] : [])])
  return [
    ...(meanwhile.some(one => one.role === fresh.role)
      ? [{ code: 'ROL_AL_VERVULD' as const, field: 'role' }]
      : []),
    ...(people.includes(fresh.personId)
      ? [{ code: 'PROGRAMMAMANAGER_IS_SECRETARIS' as const, field: 'person' }]
      : []),
    ...(fresh.deputyId && people.includes(fresh.deputyId)
      ? [{ code: 'PROGRAMMAMANAGER_IS_SECRETARIS' as const, field: 'deputy' }]
      : []),
  ]
}
