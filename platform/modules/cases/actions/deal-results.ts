import { type Case, canonicalJson, type DealOutcome, sha256 } from '@versneller/engine'
import { findDealOnThread } from '@versneller/engine/node'
import { lookAt, type WorkView } from './long-work.ts'

/** What is asked of a deal. */
export interface DealAsked {
  /** With the terms of all parties in it. */
  caseFile: Case
  apart: readonly string[]
  trials: number
  seed: number
}

/** Longer than this a page does not keep its reader waiting. */
const patienceMs = 2500

/** The key of the work that answers a question. */
export const dealKey = (asked: DealAsked): string => sha256(canonicalJson(['deal', { ...asked }]))

/** Who should bear which risk, worked out on another thread. */
export function dealResults(asked: DealAsked): Promise<WorkView<DealOutcome>> {
  const { caseFile, ...question } = asked
  return lookAt(
    dealKey(asked),
    progress => findDealOnThread({ case: caseFile, question }, progress),
    patienceMs,
  )
}
