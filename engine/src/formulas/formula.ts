import { type InputError, inputError, pointerTo } from './input-errors.ts'
import { isObject, readFields } from './read-inputs.ts'
import { NoAnswer, noAnswer, type Reason } from './reasons.ts'
import type { Bilingual, Fields, GivenOf, Unit, ValuesOf } from './shapes.ts'

/** The groups in which the formulas are listed. */
export type FormulaGroup = 'time-value' | 'land' | 'exploitation' | 'risk' | 'public-money' | 'parties'

/** What one figure of a result is. */
export interface Figure {
  readonly unit: Unit
  readonly about: Bilingual
}

/** A result is one figure, or an object of figures and other parts by name. */
export type ResultDescription = Figure | { readonly fields: { readonly [name: string]: Figure } }

/** One step of the way to the result, for a reader who wants to follow it. */
export interface Step {
  readonly label: Bilingual
  readonly value: number
  readonly unit: Unit
}

/** Which fields go together: exactly one, at most one, or all or none of them; and which lists, always given, are as long. */
export type FieldRule =
  | { readonly exactlyOne: Names }
  | { readonly atMostOne: Names }
  | { readonly together: Names }
  | { readonly sameLength: Names }

type Names = readonly [string, ...string[]]

/** A worked example: printed figures that must be met to within half of the last printed digit. */
export interface Example {
  readonly inputs: unknown
  readonly result: unknown
  /** Largest difference of a figure; 0.005 when absent, half a cent. */
  readonly within?: number
}

interface Declaration<F extends Fields, R> {
  readonly name: string
  readonly group: FormulaGroup
  readonly term: Bilingual
  /** The formula in words. */
  readonly words: Bilingual
  readonly inputs: F
  readonly rules?: readonly FieldRule[]
  /** Mistakes that no single field shows. `pointer` is where the inputs stand. */
  readonly check?: (inputs: ValuesOf<F>, pointer: string) => readonly InputError[]
  readonly result: ResultDescription
  readonly source: Bilingual
  readonly example: { readonly inputs: GivenOf<F>; readonly result: unknown; readonly within?: number }
  readonly compute: (inputs: ValuesOf<F>) => R
  /** Steps before the figures of the result itself. */
  readonly steps?: (inputs: ValuesOf<F>, result: Exclude<R, NoAnswer>) => readonly Step[]
}

/** The answer document of one calculation. */
export type FormulaAnswer =
  | { readonly result: unknown; readonly steps: readonly Step[]; readonly source: Bilingual }
  | { readonly result: null; readonly reason: Reason }

/** The outcome of one calculation on an unchecked document. */
export type FormulaOutcome =
  | { readonly ok: true; readonly answer: FormulaAnswer }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/** A declared formula; `Given` are its inputs as a caller writes them, `R` its result. */
export interface Formula<Given = never, R = unknown> {
  readonly name: string
  readonly group: FormulaGroup
  readonly term: Bilingual
  readonly words: Bilingual
  readonly inputs: Fields
  readonly rules: readonly FieldRule[]
  readonly result: ResultDescription
  readonly source: Bilingual
  readonly example: Example
  /** Computes from typed inputs that are known to be good; throws a RangeError when they are not. */
  apply(inputs: Given): R
  /** Checks an unknown document at `pointer` and computes; never throws on what a document can hold. */
  answer(document: unknown, pointer: string): FormulaOutcome
}

/** Declares a formula once; checks, answer, list and page are made from this declaration. */
export function formula<const F extends Fields, R>(declaration: Declaration<F, R>): Formula<GivenOf<F>, R> {
  const { name, group, term, words, inputs, rules = [], result, source, example } = declaration

  const read = (document: unknown, pointer: string): Read<F> => {
    const errors: InputError[] = []
    const values = readFields(inputs, document, pointer, errors)
    if (isObject(document)) errors.push(...rules.flatMap(rule => brokenRule(rule, document, pointer)))
    if (errors.length > 0) return { ok: false, errors: eachOnce(errors) }
    const checked = values as ValuesOf<F>
    const found = declaration.check?.(checked, pointer) ?? []
    return found.length > 0 ? { ok: false, errors: found } : { ok: true, values: checked }
  }

  const answer = (document: unknown, pointer: string): FormulaOutcome => {
    const checked = read(document, pointer)
    if (!checked.ok) return checked
    const outcome = declaration.compute(checked.values)
    if (outcome instanceof NoAnswer) return { ok: true, answer: { result: null, reason: outcome.reason } }
    const steps = [
      ...(declaration.steps?.(checked.values, outcome as Exclude<R, NoAnswer>) ?? []),
      ...stepsOfResult(result, outcome),
    ]
    if (!hasOnlyFinite([outcome, steps])) {
      return { ok: true, answer: { result: null, reason: noAnswer('GETAL_TE_GROOT').reason } }
    }
    return { ok: true, answer: { result: withPlainZeros(outcome), steps: withPlainZeros(steps), source } }
  }

  const apply = (given: GivenOf<F>): R => {
    const checked = read(given, '')
    if (!checked.ok) throw new RangeError(`${name}: ${JSON.stringify(checked.errors)}`)
    return declaration.compute(checked.values)
  }

  return { name, group, term, words, inputs, rules, result, source, example, apply, answer }
}

type Read<F extends Fields> =
  | { readonly ok: true; readonly values: ValuesOf<F> }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/** Makes a step. */
export function step(nl: string, en: string, value: number, unit: Unit): Step {
  return { label: { nl, en }, value, unit }
}

function stepsOfResult(description: ResultDescription, result: unknown): Step[] {
  if (!('fields' in description)) {
    const { about, unit } = description
    return typeof result === 'number'
      ? [{ label: about, value: result, unit }]
      : stepsByName(result, unit, about)
  }
  const parts = Object.entries(Object(result) as Record<string, unknown>)
  return parts.flatMap(([name, value]) => {
    const figure = description.fields[name]
    if (!figure || typeof value !== 'number') return []
    return [{ label: figure.about, value, unit: figure.unit }]
  })
}

function stepsByName(result: unknown, unit: Unit, about: Bilingual): Step[] {
  const parts = Object.entries(Object(result) as Record<string, unknown>)
  return parts.flatMap(([name, value]) =>
    typeof value === 'number'
      ? [{ label: { nl: `${about.nl}: ${name}`, en: `${about.en}: ${name}` }, value, unit }]
      : [],
  )
}

function hasOnlyFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(hasOnlyFinite)
}

/** The same value with 0 for every minus 0, which would be printed as -0. */
function withPlainZeros<V>(value: V): V
function withPlainZeros(value: unknown): unknown {
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(withPlainZeros)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withPlainZeros(entry)]))
}

/** A field that two rules miss is missing once. */
function eachOnce(errors: readonly InputError[]): InputError[] {
  const missing = new Set<string>()
  return errors.filter(
    ({ pointer, code }) => code !== 'VELD_ONTBREEKT' || missing.size < missing.add(pointer).size,
  )
}

/** What a document says of a rule between fields, whatever stands in them. */
function brokenRule(
  rule: FieldRule,
  document: Readonly<Record<string, unknown>>,
  pointer: string,
): InputError[] {
  const given = (names: readonly string[]) => names.filter(name => Object.hasOwn(document, name))
  if ('exactlyOne' in rule) return brokenExactlyOne(rule.exactlyOne, given(rule.exactlyOne), pointer)
  if ('atMostOne' in rule) return brokenAtMostOne(rule.atMostOne, given(rule.atMostOne), pointer)
  if ('together' in rule) return brokenTogether(rule.together, given(rule.together), pointer)
  return brokenSameLength(rule.sameLength, document, pointer)
}

function brokenExactlyOne(names: Names, given: readonly string[], pointer: string): InputError[] {
  if (given.length > 0) return brokenAtMostOne(names, given, pointer)
  const [first, words] = [names[0], names.join(', ')]
  return [
    inputError(
      pointerTo(pointer, first),
      'VELD_ONTBREEKT',
      `Vul één van deze velden in: ${words}.`,
      `Fill in one of these fields: ${words}.`,
    ),
  ]
}

function brokenAtMostOne(names: readonly string[], given: readonly string[], pointer: string): InputError[] {
  const words = names.join(', ')
  return given
    .slice(1)
    .map(name =>
      inputError(
        pointerTo(pointer, name),
        'VELDEN_SLUITEN_UIT',
        `Vul maar één van deze velden in: ${words}.`,
        `Fill in only one of these fields: ${words}.`,
      ),
    )
}

function brokenTogether(names: readonly string[], given: readonly string[], pointer: string): InputError[] {
  if (given.length === 0) return []
  const words = names.join(', ')
  return names
    .filter(name => !given.includes(name))
    .map(name =>
      inputError(
        pointerTo(pointer, name),
        'VELD_ONTBREEKT',
        `Vul ook ${name} in; deze velden horen bij elkaar: ${words}.`,
        `Fill in ${name} too; these fields belong together: ${words}.`,
      ),
    )
}

function brokenSameLength(
  names: Names,
  document: Readonly<Record<string, unknown>>,
  pointer: string,
): InputError[] {
  const lengthOf = (name: string) => {
    const list = document[name]
    return Array.isArray(list) ? list.length : undefined
  }
  const [first, ...others] = names
  const length = lengthOf(first)
  // What is absent or no list is a mistake of its own.
  return others
    .filter(name => length !== undefined && lengthOf(name) !== undefined && lengthOf(name) !== length)
    .map(name =>
      inputError(
        pointerTo(pointer, name),
        'LENGTE_ONGELIJK',
        `Geef ${name} evenveel waarden als ${first}: ${length}.`,
        `Give ${name} as many values as ${first}: ${length}.`,
      ),
    )
}
