import type { Words } from '../../case/shape.ts'
import type { ProgrammeLine } from '../../case/types.ts'
import { describeFormula, type InputDescription } from '../../formulas/describe.ts'
import { formulas } from '../../formulas/registry.ts'
import type { CellFormat } from '../workbook.ts'

/** One figure of a land price formula. `key` is its path below `inputs`, such as `finance/rate`. */
export interface ResidualInput {
  readonly key: string
  readonly label: Words
  readonly format: CellFormat
  readonly value: string | number
  /** True for a yes or no, shown as 1 or 0. */
  readonly isYesNo?: boolean
}

function formatOf({ unit }: InputDescription): CellFormat {
  if (unit === 'share' || unit === 'rate/year') return 'percent'
  if (unit?.startsWith('EUR')) return 'euro'
  return 'number'
}

function leaf(key: string, description: InputDescription, value: unknown): ResidualInput {
  const suffix = key.includes('/') && !description.fields ? ` ${key.split('/').slice(1).join(' ')}` : ''
  const label = { nl: description.about.nl + suffix, en: description.about.en + suffix }
  if (typeof value === 'boolean') return { key, label, format: 'whole', value: Number(value), isYesNo: true }
  const isNumber = typeof value === 'number'
  return {
    key,
    label,
    format: isNumber ? formatOf(description) : 'text',
    value: isNumber ? value : String(value),
  }
}

/** A name as a step of a JSON pointer. */
function step(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function leaves(prefix: string, description: InputDescription, given: unknown): ResidualInput[] {
  const value = given ?? description.default
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null) return [leaf(prefix, description, value)]
  const members = new Map<string, unknown>(Object.entries(value))
  if (!description.fields)
    return [...members].map(([name, one]) => leaf(`${prefix}/${step(name)}`, description, one))
  return description.fields.flatMap(field =>
    leaves(`${prefix}/${field.name}`, field, members.get(field.name)),
  )
}

/** Every figure that a row's land price is made of, what the file leaves out filled in with its default. */
export function residualInputs({ formula, inputs }: ProgrammeLine['appraisal']): ResidualInput[] {
  const declared = formulas.find(one => one.name === formula)!
  const given = new Map<string, unknown>(Object.entries(inputs))
  return describeFormula(declared).inputs.flatMap(one => leaves(one.name, one, given.get(one.name)))
}
