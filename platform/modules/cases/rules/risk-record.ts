import type { RiskRecord } from '../model.ts'
import type { Withheld } from '../workbench-contract.ts'

/** A number of record as one reader may see it. */
export type SeenRecord = Pick<RiskRecord, 'trials' | 'seed' | 'engine' | 'at'> &
  Partial<Pick<RiskRecord, 'resultHash' | 'figures'>>

/**
 * What a reader sees of a number of record. It is of all lines: who does not see them all is told neither its figures nor
 * its hash, against which a guess of a hidden amount could be tried.
 */
export function recordFor(
  { trials, seed, engine, at, resultHash, figures }: RiskRecord,
  { lineCount, clauseCount }: Pick<Withheld, 'lineCount' | 'clauseCount'>,
): SeenRecord {
  const shared = { trials, seed, engine, at }
  return lineCount === 0 && clauseCount === 0 ? { ...shared, resultHash, figures } : shared
}
