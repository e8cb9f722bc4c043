import {
  askedRisk,
  type Case,
  type CaseError,
  canonicalJson,
  type RiskAnswer,
  sha256,
} from '@versneller/engine'
import { runRiskOnWorkers } from '@versneller/engine/node'

/** What is asked of a run. */
export interface RiskQuestion {
  trials: number
  seed: number
  variantId: string | undefined
  /** Calendar year from which the crisis of 2008-2013 is played again. */
  crisisYear: number | undefined
}

/** The answer of a run, or why it cannot be made. */
export type RiskResult = { ok: true; answer: RiskAnswer } | { ok: false; errors: readonly CaseError[] }

/** So many answers are kept: the same case with the same question gives the same figures to the last bit. */
const keptMost = 50
/** More than one, so that a run never works on the thread that answers requests. */
const workers = 2

const kept = new Map<string, Promise<RiskResult>>()
/** Runs wait for each other: two at a time would only make both slower. */
let queue: Promise<unknown> = Promise.resolve()

async function run(
  caseFile: Case,
  { trials, seed, variantId, crisisYear }: RiskQuestion,
): Promise<RiskResult> {
  const asked = askedRisk(caseFile, {
    trials: String(trials),
    seed: String(seed),
    ...(variantId === undefined ? {} : { variant: variantId }),
    ...(crisisYear === undefined ? {} : { replay: `2008-2013:${crisisYear}` }),
  })
  if (!asked.ok) return asked
  const answer = await runRiskOnWorkers(asked.run, workers)
  if (!answer) throw new Error('a run that nobody stopped has no answer')
  return { ok: true, answer }
}

/** The spread of the results of a case, worked out on other threads; the same question is answered once. */
export function riskResults(caseFile: Case, question: RiskQuestion): Promise<RiskResult> {
  const key = sha256(canonicalJson([caseFile, { ...question }]))
  const known = kept.get(key)
  if (known) return known
  const result = queue.then(() => run(caseFile, question))
  queue = result.catch(() => undefined)
  kept.set(key, result)
  result.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest)
  return result
}
