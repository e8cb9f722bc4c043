import { createHash } from 'node:crypto'
import type { Transaction } from '../database/connect.ts'
import { conflict, done, type Outcome, type Problem } from '../http/problem.ts'
import type { RecordChange, WriteOptions } from './write.ts'
import { writeOrRefuse } from './write-or-refuse.ts'

/** What may come twice: a double click, or a program that got no answer and asks again. */
export interface Repeatable {
  /** The name that the caller gives the request; without one every request is a new one. */
  key: string | undefined
  /** All that is asked, as JSON: a repeat asks the same. */
  asked: unknown
  /** What is told when the key was used for something else. */
  otherwise: Problem
}

const digestOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

/**
 * Writes once for a key of this person: a repeat gets the first result and changes nothing. The same key with another
 * question is refused as a conflict, since answering it with the first result would hide that nothing was done.
 */
export async function writeOnce<Value>(
  options: WriteOptions,
  action: string,
  { key, asked, otherwise }: Repeatable,
  work: (tx: Transaction, record: RecordChange, now: Temporal.Instant) => Promise<Value>,
): Promise<Outcome<Value>> {
  const digest = digestOf(asked)
  const outcome = await writeOrRefuse(
    { ...options, idempotencyKey: key },
    action,
    async (tx, record, now) => ({
      value: await work(tx, record, now),
      digest,
    }),
  )
  if (!outcome.ok) return outcome
  return outcome.value.digest === digest ? done(outcome.value.value) : conflict(otherwise)
}
