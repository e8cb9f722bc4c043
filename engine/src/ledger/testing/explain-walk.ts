import type { Explainer } from '../explain/explain.ts'
import { type Explanation, recompute } from '../explain/explanation.ts'

/** For tests only: how far a figure lies from what its inputs give, as a part of it where it is large. */
export function off(explanation: Explanation): number {
  const again = recompute(explanation)
  if (again === null || explanation.value === null)
    return again === explanation.value ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(again - explanation.value) / Math.max(1, Math.abs(explanation.value))
}

/** For tests only: every explanation on the way from some pointers down to what is written; throws where one is missing. */
export function walk(explainer: Explainer, from: readonly string[]): Map<string, Explanation> {
  const waiting = [...from]
  const seen = new Map<string, Explanation>()
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    if (seen.has(pointer)) continue
    const outcome = explainer.explain(pointer)
    if (!outcome.ok) throw new Error(`not explained: ${pointer}`)
    seen.set(pointer, outcome.explanation)
    for (const input of outcome.explanation.inputs) if (input.pointer !== null) waiting.push(input.pointer)
  }
  return seen
}
