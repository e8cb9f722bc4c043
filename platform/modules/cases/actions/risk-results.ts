import { type Case, canonicalJson, sha256 } from '@versneller/engine'
import { openAnswerThread, type RiskResult } from '@versneller/engine/node'

/** What is asked of a run. */
export interface RiskQuestion {
  trials: number
  seed: number
  variantId: string | undefined
  /** Calendar years from which the crisis of 2008-2013 is played again. */
  crisisYears: readonly number[]
}

/** So many answers are kept: the same case with the same question gives the same figures to the last bit. */
const keptMost = 50

const kept = new Map<string, Promise<RiskResult>>()
/** Runs wait for each other: two at a time would only make both slower. All of a run happens there. */
const thread = openAnswerThread()

function run(caseFile: Case, { trials, seed, variantId, crisisYears }: RiskQuestion): Promise<RiskResult> {
  const given = {
    trials: String(trials),
    seed: String(seed),
    ...(variantId === undefined ? {} : { variant: variantId }),
    ...(crisisYears.length === 0 ? {} : { replay: `2008-2013:${crisisYears.join('+')}` }),
  }
  // In a crisis the market is no matter of chance.
  return thread.answer(caseFile, given, crisisYears.length === 0)
}

/** The spread of the results of a case, worked out on another thread; the same question is answered once. */
export function riskResults(caseFile: Case, question: RiskQuestion): Promise<RiskResult> {
  const key = sha256(canonicalJson([caseFile, { ...question }]))
  const known = kept.get(key)
  if (known) return known
  const result = run(caseFile, question)
  kept.set(key, result)
  result.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest)
  return result
}
