/** What of a plan makes it complex; undefined where nobody asked or told. */
export interface ComplexityFacts {
  owners: number | undefined
  soilSuspected: boolean | undefined
  hasBarrier: boolean | undefined
  parties: number | undefined
  permits: number | undefined
}

/** From how many on a fact gives a point, and from how many points on a plan is more complex than most. */
export interface ComplexityBounds {
  ownersAbove: number
  partiesAbove: number
  permitsAbove: number
  pointsMin: number
}

/** One point each, with whether it was earned; undefined where the fact is not known. */
export interface Complexity {
  points: number
  of: number
  earned: Readonly<Record<keyof ComplexityFacts, boolean | undefined>>
  /** Undefined as long as facts that are not known could make the difference. */
  isAboveAverage: boolean | undefined
}

/** The complexity of a plan: a point for many owners, suspected soil, a barrier, many parties and many permits. */
export function complexityOf(
  { owners, soilSuspected, hasBarrier, parties, permits }: ComplexityFacts,
  { ownersAbove, partiesAbove, permitsAbove, pointsMin }: ComplexityBounds,
): Complexity {
  const above = (count: number | undefined, bound: number) =>
    count === undefined ? undefined : count > bound
  const earned = {
    owners: above(owners, ownersAbove),
    soilSuspected,
    hasBarrier,
    parties: above(parties, partiesAbove),
    permits: above(permits, permitsAbove),
  }
  const all = Object.values(earned)
  const points = all.filter(one => one === true).length
  const unknown = all.filter(one => one === undefined).length
  const couldBe = points + unknown >= pointsMin
  return {
    ...{ points, of: all.length, earned },
    isAboveAverage: points >= pointsMin ? true : couldBe ? undefined : false,
  }
}
