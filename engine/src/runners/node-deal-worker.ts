// The other end of runners/node-deal.ts: finds one deal, tells how far it is, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { findDeal } from '../deal/find-deal.ts'
import type { DealMessage, DealWork } from './node-deal.ts'

const { case: areaCase, question }: DealWork = workerData
const tell = (message: DealMessage): void => parentPort?.postMessage(message)

const outcome = await findDeal(areaCase, question, done => {
  tell({ done })
  return true
})
tell({ outcome })
