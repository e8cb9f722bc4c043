import type { Words } from '../../case/shape.ts'
import type { Source } from '../../case/types.ts'
import { calculate } from '../../formulas/calculate.ts'
import { breakEvenOf, peakOf } from '../position.ts'
import type { FigureUnit, Operation, Operator } from './figure.ts'

/** One input of an explanation. */
export interface ExplanationInput {
  /** Where this input is explained; null for a plain number. */
  readonly pointer: string | null
  readonly operator: Operator
  readonly label: Words
  readonly value: number | null
  readonly unit: FigureUnit
}

/** Why a figure is what it is. */
export interface Explanation {
  readonly pointer: string
  readonly label: Words
  readonly value: number | null
  readonly unit: FigureUnit
  readonly operation: Operation
  /** The calculation as a sentence with its numbers. */
  readonly formula: Words
  readonly inputs: readonly ExplanationInput[]
  readonly source?: Source
  readonly note?: Words
  /** For the operation `formula`: what `calc` was asked, and which figure of its result this is. */
  readonly calculation?: { readonly name: string; readonly inputs: unknown; readonly field: string }
}

type Valued = Pick<ExplanationInput, 'operator' | 'value'>

function pairs(inputs: readonly Valued[]): [number, number][] {
  return inputs.flatMap((input, index) =>
    index % 2 === 0 ? [[input.value ?? 0, inputs[index + 1]?.value ?? 0] as [number, number]] : [],
  )
}

function growthOf(inputs: readonly Valued[]): number {
  return pairs(inputs).reduce((product, [rate, years]) => product * (1 + rate) ** years, 1)
}

/** One Newton step from the stated rate: it stays where it is only when the rate is a root. */
function returnOf(value: number, inputs: readonly Valued[]): number {
  let [worth, slope] = [0, 0]
  for (const [cash, years] of pairs(inputs)) {
    worth += cash * (1 + value) ** -years
    slope -= years * cash * (1 + value) ** (-years - 1)
  }
  return slope === 0 ? value : value - worth / slope
}

function position(operation: Operation, inputs: readonly Valued[]): number | null {
  const start = inputs[0]?.value ?? 0
  const positions = new Float64Array(start + inputs.length - 1)
  inputs.slice(1).forEach((input, index) => {
    positions[start + index] = input.value ?? 0
  })
  if (operation === 'break-even-at') return breakEvenOf(positions, start)
  const peak = peakOf(positions, start)
  return operation === 'lowest-position' ? peak.eur : peak.t
}

/** Works an operation out on the values of its inputs; null for those that need more than values. */
export function evaluateOperation(operation: Operation, inputs: readonly Valued[]): number | null {
  switch (operation) {
    case 'sum':
      return inputs.reduce((sum, input) => sum + (input.operator === '-' ? -1 : 1) * (input.value ?? 0), 0)
    case 'product':
      return inputs.reduce(
        (product, input) =>
          input.operator === '÷' ? product / (input.value ?? 1) : product * (input.value ?? 0),
        1,
      )
    case 'growth':
      return growthOf(inputs)
    case 'discount':
      return 1 / growthOf(inputs)
    case 'interest':
      return growthOf(inputs) - 1
    case 'highest':
      return Math.max(...inputs.map(input => input.value ?? 0))
    case 'lowest':
      return Math.min(...inputs.map(input => input.value ?? 0))
    case 'lowest-position':
    case 'lowest-position-at':
    case 'break-even-at':
      return position(operation, inputs)
    default:
      return null
  }
}

function formulaOf({ calculation }: Explanation): number | null {
  if (!calculation) return null
  const outcome = calculate(calculation.name, { inputs: calculation.inputs })
  const result: unknown = outcome.ok && 'result' in outcome.answer ? outcome.answer.result : null
  const figure = new Map(Object.entries(Object(result) as Record<string, unknown>)).get(calculation.field)
  return typeof figure === 'number' ? figure : null
}

/** Works an explanation out again from its inputs alone; equals its value, else the explanation is wrong. */
export function recompute(explanation: Explanation): number | null {
  const { inputs, value, operation } = explanation
  if (operation === 'given') return value
  if (operation === 'formula') return formulaOf(explanation)
  if (operation === 'return') return value === null ? null : returnOf(value, inputs)
  return evaluateOperation(operation, inputs)
}
