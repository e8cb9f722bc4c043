import type { Database, Transaction } from '../database/connect.ts'
import type { Answer } from './module.ts'

let handedOver: readonly Answer[] = []

/** Called by the app once, with what all modules answer for others. */
export function handOverAnswers(answers: readonly Answer[]): void {
  handedOver = answers
}

/** What every module with an answer to this question says, in the order of the modules. */
export async function answersTo(
  question: string,
  db: Database | Transaction,
  asked: unknown,
): Promise<unknown[]> {
  const said: unknown[] = []
  for (const one of handedOver) if (one.question === question) said.push(await one.answer(db, asked))
  return said
}
