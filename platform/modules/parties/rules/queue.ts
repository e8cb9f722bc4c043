/** What of an organisation counts in a queue. */
export interface QueuedParty {
  isPrimary: boolean
  isFounder: boolean
}

/** Points by which a queue goes, as the programme sets them for a day; 0 and 0 is the order of arrival. */
export interface QueuePoints {
  primary: number
  founder: number
}

const pointsOf = ({ isPrimary, isFounder }: QueuedParty, points: QueuePoints): number =>
  (isPrimary ? points.primary : 0) + (isFounder ? points.founder : 0)

/** A queue in its order: most points first, then who came first, then by person. A place that was given stays given. */
export function queueOrder<Waiting extends QueuedParty & { personId: string; madeAt: Temporal.Instant }>(
  waiting: readonly Waiting[],
  points: QueuePoints,
): Waiting[] {
  return waiting.toSorted(
    (a, b) =>
      pointsOf(b, points) - pointsOf(a, points) ||
      Temporal.Instant.compare(a.madeAt, b.madeAt) ||
      (a.personId < b.personId ? -1 : 1),
  )
}
