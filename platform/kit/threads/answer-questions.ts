import { parentPort } from 'node:worker_threads'
import type { Told } from './work-thread.ts'

/** The other end of `workThread`: called once by the file of a thread, with the work that it does. */
export function answerQuestions<Asked, Answer>(work: (asked: Asked) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async (asked: Asked) => {
    let told: Told<Answer>
    try {
      told = { answer: await work(asked) }
    } catch (error) {
      told = { trouble: String(error) }
    }
    parentPort?.postMessage(told)
  })
}
