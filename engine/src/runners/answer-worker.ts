// The other end of answer-thread.ts: makes the whole answer of `case risk`, so that nothing of it is left to do elsewhere.
import { parentPort } from 'node:worker_threads'
import { askedRisk } from '../commands/risk.ts'
import { causesAlone } from '../risk/run/causes-alone.ts'
import { runRisk } from '../risk/run/risk-run.ts'
import type { AnswerAsked, AnswerTold, RiskResult } from './answer-thread.ts'

function resultOf({ case: areaCase, given, isAlone }: AnswerAsked): RiskResult {
  const asked = askedRisk(areaCase, given)
  if (!asked.ok) return asked
  const answer = runRisk(asked.run)
  if (!answer) throw new Error('a run that nobody stopped has no answer')
  return { ok: true, answer, ...(isAlone ? { alone: causesAlone(asked.run) } : {}) }
}

parentPort?.on('message', (asked: AnswerAsked) => {
  let told: AnswerTold
  try {
    told = { result: resultOf(asked) }
  } catch (error) {
    told = { trouble: String(error) }
  }
  parentPort?.postMessage(told)
})
