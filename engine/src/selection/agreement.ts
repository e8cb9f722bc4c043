/** The scores that one thing got from several assessors; things with fewer than two say nothing about agreement. */
export type RatedUnits = readonly (readonly number[])[]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Krippendorff's alpha with squared distances (interval scale): 1 is full agreement, 0 what chance would give. Units
 * with one score drop out. Source: Krippendorff, Computing Krippendorff's alpha-reliability (2011).
 * @returns null when fewer than two units have two scores, or all scores are equal.
 */
export function krippendorffAlpha(units: RatedUnits): number | null {
  const pairable = units.filter(unit => unit.length >= 2)
  const all = pairable.flat()
  if (pairable.length < 2) return null
  const within = sum(pairable.map(unit => squaredPairs(unit) / (unit.length - 1)))
  const among = squaredPairs(all) / (all.length - 1)
  return among === 0 ? null : 1 - within / among
}

/** Sum of the squared differences over all ordered pairs; differences from the first value keep it exact. */
function squaredPairs(values: readonly number[]): number {
  const first = values[0]!
  const moved = values.map(value => value - first)
  return 2 * (values.length * sum(moved.map(value => value * value)) - sum(moved) ** 2)
}

/**
 * Intraclass correlation of a single score, one-way random effects, for a different number of scores per unit: the
 * share of the variance that is between units. Source: Shrout and Fleiss, Intraclass correlations (1979), ICC(1,1);
 * the mean group size for unequal groups after Snedecor and Cochran.
 * @returns null when there are fewer than two units, no unit has two scores, or all scores are equal.
 */
export function intraclassCorrelation(units: RatedUnits): number | null {
  const rated = units.filter(unit => unit.length > 0)
  const count = sum(rated.map(unit => unit.length))
  if (rated.length < 2 || count <= rated.length) return null
  const centre = sum(rated.map(sum)) / count
  const means = rated.map(unit => sum(unit) / unit.length)
  const between = sum(rated.map((unit, place) => unit.length * (means[place]! - centre) ** 2))
  const within = sum(rated.map((unit, place) => sum(unit.map(value => (value - means[place]!) ** 2))))
  const meanBetween = between / (rated.length - 1)
  const meanWithin = within / (count - rated.length)
  const size = (count - sum(rated.map(unit => unit.length ** 2)) / count) / (rated.length - 1)
  const variance = meanBetween + (size - 1) * meanWithin
  return variance === 0 ? null : (meanBetween - meanWithin) / variance
}
