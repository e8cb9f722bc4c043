import { calculate } from './calculate.ts'

/** What `calc` answers, short enough for a test: the result, the code of the reason, or the places of the mistakes. */
export function outcomeOf(name: string, inputs: unknown): unknown {
  const outcome = calculate(name, { inputs })
  if (!outcome.ok) return outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)
  if ('results' in outcome.answer) return outcome.answer.results
  return 'reason' in outcome.answer ? outcome.answer.reason.code : outcome.answer.result
}

/** The result of `calc` when it is one number. */
export function numberOf(name: string, inputs: unknown): number {
  const result = outcomeOf(name, inputs)
  if (typeof result !== 'number') throw new TypeError(`${name}: ${JSON.stringify(result)} is no number`)
  return result
}

/** One number in the result of `calc`. */
export function partOf(name: string, inputs: unknown, part: string): number {
  const result: unknown = Object(outcomeOf(name, inputs))[part]
  if (typeof result !== 'number')
    throw new TypeError(`${name} ${part}: ${JSON.stringify(result)} is no number`)
  return result
}
