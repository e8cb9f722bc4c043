// The other end of runners/node-help.ts: finds every way to help a party, tells how far it is, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { runHere } from '../risk/run/chunks.ts'
import { findHelp } from '../risk/run/find-help.ts'
import type { HelpMessage, HelpWork } from './node-help.ts'

const { case: areaCase, question }: HelpWork = workerData
const tell = (message: HelpMessage): void => parentPort?.postMessage(message)

const outcome = await findHelp(areaCase, question, runHere, done => {
  tell({ done })
  return true
})
tell({ outcome })
