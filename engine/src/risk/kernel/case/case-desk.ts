import type { RiskPlan } from '../../plan/plan.ts'
import { type Purpose, streamSalt } from '../../random/stream.ts'
import { type PlanWriter, VECTOR_BYTES } from '../kernel-plan.ts'

/** What the parts of a case's plan share while they write it. */
export interface CaseDesk {
  readonly plan: RiskPlan
  readonly writer: PlanWriter
  /** Rows of every trial: a zero and a one for every t. The first vector of each is a single number. */
  readonly zeros: number
  readonly ones: number
}

/** Opens the desk of a case. */
export function openDesk(plan: RiskPlan, writer: PlanWriter): CaseDesk {
  const length = Math.max(plan.times.periods, plan.market.years) + 1
  const zeros = clearRow(writer, length)
  const ones = clearRow(writer, length)
  writer.finish('addNumbers', writer.weights(new Float64Array(length).fill(1)), length, ones)
  return { plan, writer, zeros, ones }
}

/** A row that begins every trial at zero. */
export function clearRow(writer: PlanWriter, length: number): number {
  const at = writer.row(length)
  writer.finish('clear', at, length)
  return at
}

/** Number of places by t: 0 to the end of the longest path. */
export const placesOf = ({ plan }: CaseDesk): number => plan.times.periods + 1

/** The place of one number of a row. */
export const placeIn = (row: number, place: number): number => row + place * VECTOR_BYTES

/** Draws words of a stream into a row that partners share. */
export function drawWordsOf({ plan, writer }: CaseDesk, purpose: Purpose, id: string, count: number): number {
  const { a, b } = streamSalt(plan.seed, purpose, id)
  const at = writer.sharedRow(count)
  writer.draw('words', a, b, at, count)
  return at
}

/** Draws the first normal of a stream. */
export function drawNormalOf({ plan, writer }: CaseDesk, purpose: Purpose, id: string): number {
  const { a, b } = streamSalt(plan.seed, purpose, id)
  const at = writer.sharedRow(2)
  writer.draw('normals', a, b, at, 2, VECTOR_BYTES)
  return at
}
