import { Worker } from 'node:worker_threads'
import type { Case } from '../case/types.ts'
import type { Progress } from '../risk/run/chunks.ts'
import type { HelpAsked, HelpOutcome } from '../risk/run/find-help.ts'

/** What a thread needs to find help. */
export interface HelpWork {
  readonly case: Case
  readonly question: HelpAsked
}

/** What a thread tells: how far it is, or what it found. */
export type HelpMessage = { readonly done: number } | { readonly outcome: HelpOutcome | null }

/**
 * Finds every way to help on one other thread: a search is many short runs, and opening threads for each would take longer
 * than they do. Null when `progress` stopped it, the thread has then ended. Throws what it throws.
 */
export async function findHelpOnThread(work: HelpWork, progress?: Progress): Promise<HelpOutcome | null> {
  const thread = new Worker(new URL('./node-help-worker.ts', import.meta.url), { workerData: work })
  try {
    return await new Promise((resolve, reject) => {
      thread.on('error', reject)
      thread.on('message', (message: HelpMessage) => {
        if ('outcome' in message) resolve(message.outcome)
        else if (progress?.(message.done) === false) resolve(null)
      })
    })
  } finally {
    await thread.terminate()
  }
}
