import type { Transaction } from '../database/connect.ts'
import { conflict, done, type Outcome, type Problem, refused } from '../http/problem.ts'
import { type RecordChange, type WriteOptions, write } from './write.ts'

/** Ends a transaction without a change, with what the person can mend. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problems: Problem[]
  constructor(...problems: Problem[]) {
    super(problems.map(problem => problem.code).join(', '))
    this.problems = problems
  }
}

/** Ends a transaction without a change: right input at the wrong moment (state, deadline, stale version). */
export class ConflictRefusal extends Refusal {
  override name = 'ConflictRefusal'
}

/** Writes, or rolls back and tells what was refused inside. */
export async function writeOrRefuse<Value>(
  options: WriteOptions,
  action: string,
  work: (tx: Transaction, record: RecordChange, now: Temporal.Instant) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    return done(await write(options, action, work))
  } catch (error) {
    if (error instanceof ConflictRefusal) return conflict(...error.problems)
    if (error instanceof Refusal) return refused(...error.problems)
    throw error
  }
}
