import type { Case } from '../case/types.ts'
import type { RiskQuestion } from '../risk/run/risk-run.ts'
import type { LiveAsked, LiveTold } from './live-server.ts'

export type { LiveFigures, LiveSpread } from '../risk/live/live-figures.ts'
export type { LiveTold } from './live-server.ts'

/** A worker as a live distribution sees it. */
export interface LiveWorker {
  postMessage(asked: LiveAsked): void
  onmessage: ((event: { readonly data: LiveTold }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  terminate(): void
}

/** The distribution of a case that is being changed. */
export interface LiveRisk {
  /** Asks for the distribution of a case. What is still being worked out for an earlier one is dropped. */
  ask(areaCase: Case, question: RiskQuestion): void
  /** Ends the workers. */
  close(): void
}

const spawnLive = (): LiveWorker =>
  new Worker(new URL('./web-worker.ts', import.meta.url), { type: 'module' }) as LiveWorker

/**
 * Opens workers for a live distribution; `onTold` hears what they find out about the last question. Questions that come
 * while the first figures of another are worked out wait, and only the last of them is asked.
 */
export function openLiveRisk(
  onTold: (told: LiveTold) => void,
  spawn: () => LiveWorker = spawnLive,
): LiveRisk {
  const worker = spawn()
  let number = 0
  /** The question whose first figures are awaited. */
  let awaited: number | undefined
  let next: LiveAsked | undefined
  const send = (asked: LiveAsked): void => {
    awaited = asked.number
    next = undefined
    worker.postMessage(asked)
  }
  const sendNext = (): void => {
    awaited = undefined
    if (next) send(next)
  }
  worker.onerror = ({ message = 'the worker of the distribution failed' }) => {
    onTold({ kind: 'failed', number, trouble: message })
    sendNext()
  }
  worker.onmessage = ({ data }) => {
    if (data.number === awaited) sendNext()
    if (data.number === number) onTold(data)
  }
  return {
    ask: (areaCase, question) => {
      number += 1
      const asked = { number, case: areaCase, question }
      if (awaited !== undefined) next = asked
      else send(asked)
    },
    close: () => worker.terminate(),
  }
}
