import { Worker } from 'node:worker_threads'
import type { Case } from '../case/types.ts'
import type { DealOutcome, DealQuestion } from '../deal/find-deal.ts'
import type { Progress } from '../risk/run/chunks.ts'

/** What a thread needs to find a deal. */
export interface DealWork {
  readonly case: Case
  readonly question: DealQuestion
}

/** What a thread tells: how far it is, or what it found. */
export type DealMessage = { readonly done: number } | { readonly outcome: DealOutcome }

/** Finds a deal on another thread; null when `progress` stopped it, the thread has then ended. Throws what it throws. */
export async function findDealOnThread(work: DealWork, progress?: Progress): Promise<DealOutcome | null> {
  const thread = new Worker(new URL('./node-deal-worker.ts', import.meta.url), { workerData: work })
  try {
    return await new Promise((resolve, reject) => {
      thread.on('error', reject)
      thread.on('message', (message: DealMessage) => {
        if ('outcome' in message) resolve(message.outcome)
        else if (progress?.(message.done) === false) resolve(null)
      })
    })
  } finally {
    await thread.terminate()
  }
}
