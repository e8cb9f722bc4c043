/** A reuse of a solution outside the project where it began. */
export interface ReuseOutcome {
  readonly uitkomst: 'gewerkt' | 'deels' | 'niet'
}

/** Two-sided 80 %. */
const z = 1.2816

/** What reuses say of a solution. */
export interface ReuseEvidence {
  readonly count: number
  readonly worked: number
  readonly partly: number
  readonly failed: number
  /** Lower bound of the share of success, 0 to 1; 0 without any reuse. */
  readonly lowerShare: number
}

/** Lower bound of a share by Wilson (1927): few trials give a low bound, whatever their outcome. */
export function wilsonLower(successes: number, count: number): number {
  if (count === 0) return 0
  const share = successes / count
  const spread = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return Math.max(0, (share + z ** 2 / (2 * count) - spread) / (1 + z ** 2 / count))
}

/** Counts reuses; one that worked partly is half a success. */
export function evidenceOf(reuses: readonly ReuseOutcome[]): ReuseEvidence {
  const count = (outcome: ReuseOutcome['uitkomst']) => reuses.filter(one => one.uitkomst === outcome).length
  const [worked, partly, failed] = [count('gewerkt'), count('deels'), count('niet')]
  return {
    count: reuses.length,
    worked,
    partly,
    failed,
    lowerShare: wilsonLower(worked + partly / 2, reuses.length),
  }
}
