import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What a thread tells of a question: its answer, or in words why there is none. */
export type Told<Answer> = { answer: Answer } | { trouble: string }

/** An answer that would take more time or memory than it may: what was asked is too large. */
export class TooMuchWork extends Error {
  override name = 'TooMuchWork'
}

/** A thread beside the one that answers requests, for work that would hold everybody up. */
export interface WorkThread<Asked, Answer> {
  /**
   * Waits for its turn and for the answer. What goes in and out is copied: plain data and bytes.
   * @throws TooMuchWork when it takes too long or too much memory; Error in its words when the work fails
   */
  ask(asked: Asked): Promise<Answer>
}

/** What a thread may take. */
export interface ThreadLimits {
  /** Milliseconds without a question after which it ends: at rest it holds no memory. */
  restMs: number
  /** Milliseconds that one answer may take. */
  longestMs: number
  /** Memory for objects: who asks for more ends the thread, not the process. */
  memoryMb: number
}

const usualLimits: ThreadLimits = { restMs: 30_000, longestMs: 120_000, memoryMb: 2048 }

/**
 * A thread that runs a file which calls `answerQuestions`. It begins with the first question, answers one after another
 * and ends when nobody asks. A question that breaks it gets no answer; the next one gets a new thread.
 */
export function workThread<Asked, Answer>(
  file: URL,
  limits: Partial<ThreadLimits> = {},
): WorkThread<Asked, Answer> {
  const { restMs, longestMs, memoryMb } = { ...usualLimits, ...limits }
  let thread: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const end = () => {
    void thread?.terminate()
    thread = undefined
  }
  const open = () => {
    const opened = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    // Without a listener a thread that breaks at rest would end the process.
    opened.on('error', () => {
      if (thread === opened) thread = undefined
    })
    return opened
  }
  const ask = async (asked: Asked): Promise<Answer> => {
    clearTimeout(resting)
    thread ??= open()
    const told = await toldBy<Answer>(thread, asked, longestMs).catch((error: unknown) => {
      end()
      throw isTooMuch(error) ? new TooMuchWork(String(error)) : error
    })
    resting = setTimeout(end, restMs).unref()
    if ('trouble' in told) throw new Error(told.trouble)
    return told.answer
  }
  return {
    ask: asked => {
      const answer = queue.then(() => ask(asked))
      queue = answer.catch(() => undefined)
      return answer
    },
  }
}

/** Whether the thread was ended for what it took: by Node, or by the limit of time. */
const isTooMuch = (error: unknown): boolean =>
  /OUT_OF_MEMORY$|^ABORT/.test((error as { code?: string }).code ?? '')

async function toldBy<Answer>(thread: Worker, asked: unknown, longestMs: number): Promise<Told<Answer>> {
  // While it works the process waits for it, at rest not.
  thread.ref()
  try {
    thread.postMessage(asked)
    const [told] = await once(thread, 'message', { signal: AbortSignal.timeout(longestMs) })
    return told as Told<Answer>
  } finally {
    thread.unref()
  }
}
