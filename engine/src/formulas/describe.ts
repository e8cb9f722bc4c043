import type { Example, FieldRule, Formula, FormulaGroup, ResultDescription } from './formula.ts'
import type { Bilingual, Field, Shape } from './shapes.ts'

/** One input of a formula, as the list and the documentation show it. */
export interface InputDescription {
  readonly name: string
  /** What must be written: number, list of number, object, and so on. */
  readonly kind: string
  readonly unit?: string
  readonly about: Bilingual
  readonly optional: boolean
  readonly default?: unknown
  readonly choices?: readonly string[]
  /** Bounds in words, such as `>= 0`. */
  readonly bounds?: string
  /** The fields of an object, also when it stands in a list or a record. */
  readonly fields?: readonly InputDescription[]
}

/** A formula as the list shows it. */
export interface FormulaDescription {
  readonly name: string
  readonly group: FormulaGroup
  readonly term: Bilingual
  readonly words: Bilingual
  readonly inputs: readonly InputDescription[]
  readonly rules: readonly FieldRule[]
  readonly result: ResultDescription
  readonly source: Bilingual
  readonly example: Example
}

/** Describes a formula from its declaration. */
export function describeFormula(formula: Formula): FormulaDescription {
  const { name, group, term, words, rules, result, source, example } = formula
  const inputs = Object.entries(formula.inputs).map(([field, shape]) => describeField(field, shape))
  return { name, group, term, words, inputs, rules, result, source, example }
}

function describeField(name: string, field: Field): InputDescription {
  const inner = innermost(field)
  const unit = inner.kind === 'number' ? inner.unit : undefined
  const bounds = inner.kind === 'number' ? boundsOf(inner) : undefined
  return {
    name,
    kind: kindOf(field),
    ...(unit === undefined ? {} : { unit }),
    about: field.about,
    optional: Boolean(field.optional) || 'default' in field,
    ...('default' in field ? { default: field.default } : {}),
    ...(inner.kind === 'choice' ? { choices: inner.choices } : {}),
    ...(bounds ? { bounds } : {}),
    ...(inner.kind === 'object'
      ? { fields: Object.entries(inner.fields).map(([key, value]) => describeField(key, value)) }
      : {}),
  }
}

function innermost(shape: Shape): Shape {
  if (shape.kind === 'list' || shape.kind === 'record') return innermost(shape.of)
  if (shape.kind === 'either') return innermost(shape.shapes[0])
  return shape
}

function kindOf(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `list of ${kindOf(shape.of)}`
    case 'record':
      return `record of ${kindOf(shape.of)}`
    case 'pair':
      return `[${kindOf(shape.first)}, ${kindOf(shape.second)}]`
    case 'either':
      return shape.shapes.map(kindOf).join(' or ')
    default:
      return shape.kind
  }
}

function boundsOf(shape: Shape & { readonly kind: 'number' }): string {
  const { min, max, above, below, whole } = shape
  const parts = [
    ...(whole ? ['whole'] : []),
    ...(min === undefined ? [] : [`>= ${min}`]),
    ...(above === undefined ? [] : [`> ${above}`]),
    ...(max === undefined ? [] : [`<= ${max}`]),
    ...(below === undefined ? [] : [`< ${below}`]),
  ]
  return parts.join(', ')
}
