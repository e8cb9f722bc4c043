import { NotFound } from '../../../kit/access/refusal.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { callByNumber, criteriaSetById } from '../../call/index.ts'
import type { Call, Criterion } from '../model.ts'

/** A call with what plans of it are judged by. */
export interface CallUnderSelection {
  call: Call
  criteria: readonly Criterion[]
  threshold: number
  minimum: number
  /** Weight of every category of a dimension of the breadth. */
  breadth: Readonly<Record<string, number>>
}

/**
 * The call of a tranche, by its number in an address.
 * @throws NotFound when there is no such call, or nothing was adopted to judge by
 */
export async function callOfTranche(db: Database | Transaction, number: string): Promise<CallUnderSelection> {
  const call = /^\d{1,6}$/.test(number) ? await callByNumber(db, Number(number)) : undefined
  const set = call?.criteriaSetId ? await criteriaSetById(db, call.criteriaSetId) : undefined
  if (!call || !set) throw new NotFound()
  const { criteria, threshold, breadth } = set.contents
  return { call, criteria, threshold: threshold.scoreMin, minimum: threshold.criterionMin, breadth }
}
