import type { Explainer, Explanation, ExplanationInput, Words } from '@versneller/engine'

/** One question: why this figure. Several pointers are figures that the screen adds up. */
export interface Question {
  /** What the screen calls it. */
  subject: string
  pointers: readonly string[]
  /** -1 where the screen shows the figure the other way round. */
  sign: number
}

/** The answer, in the shape of the engine; undefined when nothing can be said. */
export function answerTo(explainer: Explainer, { subject, pointers }: Question): Explanation | undefined {
  if (pointers.length === 1) {
    const outcome = explainer.explain(pointers[0]!)
    return outcome.ok ? outcome.explanation : undefined
  }
  const parts = pointers.flatMap(pointer => {
    const outcome = explainer.explain(pointer)
    return outcome.ok ? [outcome.explanation] : []
  })
  const first = parts[0]
  if (!first) return undefined
  return {
    pointer: first.pointer,
    label: { nl: subject, en: subject },
    value: parts.reduce((sum, part) => sum + (part.value ?? 0), 0),
    unit: first.unit,
    operation: 'sum',
    formula: sumInWords(parts),
    inputs: parts.map(({ pointer, label, value, unit }): ExplanationInput => {
      return { pointer, operator: '+', label, value, unit }
    }),
    ...(first.source ? { source: first.source } : {}),
    ...(first.note ? { note: first.note } : {}),
  }
}

function sumInWords(parts: readonly Explanation[]): Words {
  return {
    nl: parts.map(part => part.label.nl).join(' + '),
    en: parts.map(part => part.label.en).join(' + '),
  }
}

/** Inputs that are shown as boxes, and those that follow as a list: the largest first when there are many. */
export function inputsToShow(explanation: Explanation, most: number): readonly ExplanationInput[] {
  const { inputs } = explanation
  if (inputs.length <= most) return inputs
  const size = (input: ExplanationInput) => Math.abs(input.value ?? 0)
  return inputs.toSorted((a, b) => size(b) - size(a)).slice(0, most)
}
