import { type WriteOptions, write } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { done, type Outcome, type Problem, refused } from '../../../kit/http/problem.ts'

/** Ends a transaction without a change, with what the person can mend. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problems: Problem[]
  constructor(...problems: Problem[]) {
    super(problems.map(problem => problem.code).join(', '))
    this.problems = problems
  }
}

type Work<Value> = (
  tx: Transaction,
  record: Parameters<Parameters<typeof write>[2]>[1],
  now: Temporal.Instant,
) => Promise<Value>

/** Writes, or rolls back and tells what was refused inside. */
export async function writeOrRefuse<Value>(
  options: WriteOptions,
  action: string,
  work: Work<Value>,
): Promise<Outcome<Value>> {
  try {
    return done(await write(options, action, work))
  } catch (error) {
    if (error instanceof Refusal) return refused(...error.problems)
    throw error
  }
}
