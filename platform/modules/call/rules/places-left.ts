import type { Call, Submission } from '../model/index.ts'

const isUndecided = ({ state }: Pick<Call, 'state'>): boolean =>
  !['decided', 'published', 'completed', 'withdrawn'].includes(state)

/**
 * How many projects a new sitting may admit of a rolling call with a cap; undefined without one. What was admitted is
 * gone. Of open sittings is kept all that they can admit: their own plans and those on the reserve list, which come
 * along, up to what was left for them.
 */
export function placesLeft(
  { admittedMax }: Pick<Call, 'admittedMax'>,
  {
    plans,
    sittings,
  }: {
    plans: readonly Pick<Submission, 'state' | 'sittingId'>[]
    sittings: readonly Pick<Call, 'id' | 'state' | 'admittedMax'>[]
  },
): number | undefined {
  if (admittedMax === undefined) return undefined
  const reserve = plans.filter(({ state }) => state === 'reserve').length
  const kept = sittings.filter(isUndecided).map(({ id, admittedMax: most = Infinity }) => {
    const own = plans.filter(({ sittingId }) => sittingId === id).length
    return Math.min(most, own + reserve)
  })
  const admitted = plans.filter(({ state }) => state === 'admitted').length
  return admittedMax - admitted - kept.reduce((sum, places) => sum + places, 0)
}
