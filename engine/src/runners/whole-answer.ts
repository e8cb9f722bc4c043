import type { Case } from '../case/types.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import { answerOf, prepareRisk, type RiskAnswer, type RiskQuestion } from '../risk/run/risk-run.ts'

/** What a worker of whole answers is sent: a question of which all trials are in. */
export interface WholeAsked {
  readonly number: number
  readonly case: Case
  readonly question: RiskQuestion
  readonly outcomes: Outcomes
}

/** What it sends back. */
export type WholeTold =
  | { readonly number: number; readonly answer: RiskAnswer }
  | { readonly number: number; readonly trouble: string }

/** The whole answer, or why it could not be made. */
export function wholeAnswer({ number, case: areaCase, question, outcomes }: WholeAsked): WholeTold {
  try {
    const prepared = prepareRisk(areaCase, question)
    if (!prepared.ok) throw new Error('trials of a question that was refused')
    return { number, answer: answerOf(prepared.run, outcomes) }
  } catch (error) {
    return { number, trouble: String(error) }
  }
}

/** A worker of whole answers as its owner sees it. */
export interface WholeWorker {
  postMessage(asked: WholeAsked, buffers: ArrayBuffer[]): void
  onmessage: ((event: { readonly data: WholeTold }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

/** Makes whole answers elsewhere: they take long, and whoever types on must not wait for one. Rejects when that fails. */
export type WholeAnswers = (asked: WholeAsked) => Promise<RiskAnswer>

/** A maker of whole answers on a worker that is started for the first of them. The outcomes go along without a copy. */
export function wholeAnswers(spawn: () => WholeWorker): WholeAnswers {
  let worker: WholeWorker | undefined
  const awaited = new Map<number, { resolve: (answer: RiskAnswer) => void; reject: (error: Error) => void }>()
  const start = (): WholeWorker => {
    const started = spawn()
    started.onmessage = ({ data }) => {
      const who = awaited.get(data.number)
      awaited.delete(data.number)
      if ('answer' in data) who?.resolve(data.answer)
      else who?.reject(new Error(data.trouble))
    }
    started.onerror = ({ message = 'the worker of whole answers failed' }) => {
      for (const { reject } of awaited.values()) reject(new Error(message))
      awaited.clear()
    }
    return started
  }
  return asked =>
    new Promise((resolve, reject) => {
      worker ??= start()
      awaited.set(asked.number, { resolve, reject })
      worker.postMessage(
        asked,
        asked.outcomes.map(column => column.buffer as ArrayBuffer),
      )
    })
}
