// For tests only: a thread that does what it is told, also what no thread should.
import { threadId } from 'node:worker_threads'
import { answerQuestions } from './answer-questions.ts'

answerQuestions((asked: string | number | Uint8Array) => {
  if (asked instanceof Uint8Array) return asked.map(byte => byte + 1)
  if (typeof asked === 'number') return asked * 2
  if (asked === 'who') return threadId
  if (asked === 'refuse') throw new RangeError('not this one')
  if (asked === 'break')
    setImmediate(() => {
      throw new Error('broken from within')
    })
  if (asked === 'hoard') for (const hoard: unknown[] = []; ; ) hoard.push(new Array(100_000).fill({ hoard }))
  if (asked === 'for ever') for (;;);
  return new Promise(() => undefined)
})
