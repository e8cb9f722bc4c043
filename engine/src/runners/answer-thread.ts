import { Worker } from 'node:worker_threads'
import type { CaseError } from '../case/errors.ts'
import type { Case } from '../case/types.ts'
import type { GivenOptions } from '../commands/file-command.ts'
import type { LoneCauses } from '../risk/run/causes-alone.ts'
import type { RiskAnswer } from '../risk/run/risk-run.ts'

/** The answer of a run, or every reason why it cannot be made. */
export type RiskResult =
  | { readonly ok: true; readonly answer: RiskAnswer; readonly alone?: LoneCauses }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** What the thread is asked: the words of `case risk`. */
export interface AnswerAsked {
  readonly case: Case
  readonly given: GivenOptions
  /** Also what each cause does alone. */
  readonly isAlone?: boolean
}

/** What it sends back. */
export type AnswerTold = { readonly result: RiskResult } | { readonly trouble: string }

/** A thread that makes whole answers, one after another: planning, trials and statistics. */
export interface AnswerThread {
  /** Throws what the thread throws; it is then opened anew for the next question. */
  answer(areaCase: Case, given: GivenOptions, isAlone?: boolean): Promise<RiskResult>
}

/** Opens a thread when it is first asked. It does not keep the process alive. */
export function openAnswerThread(): AnswerThread {
  let thread: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const open = (): Worker => {
    const opened = new Worker(new URL('./answer-worker.ts', import.meta.url))
    opened.unref()
    return opened
  }
  const ask = (asked: AnswerAsked): Promise<RiskResult> =>
    new Promise((resolve, reject) => {
      thread ??= open()
      const own = thread
      // While it works the process must wait for it.
      own.ref()
      const end = (): void => {
        own.off('message', hear).off('error', fail)
        own.unref()
      }
      const hear = (told: AnswerTold): void => {
        end()
        if ('result' in told) resolve(told.result)
        else reject(new Error(told.trouble))
      }
      const fail = (error: Error): void => {
        end()
        thread = undefined
        reject(error)
      }
      own.on('message', hear).on('error', fail)
      own.postMessage(asked)
    })
  return {
    answer: (areaCase, given, isAlone = false) => {
      const answer = queue.then(() => ask({ case: areaCase, given, isAlone }))
      queue = answer.catch(() => undefined)
      return answer
    },
  }
}
