import type { Field, Fields, GivenSeries, ListBounds, NumberBounds, Shape, Unit } from './shapes.ts'

type Presence = { readonly optional?: true; readonly default?: unknown }
type NumberOptions = NumberBounds & { readonly optional?: true; readonly default?: number }

function number<const U extends Unit>(unit: U, fixed: NumberBounds = {}) {
  return <const O extends NumberOptions = Record<never, never>>(nl: string, en: string, options?: O) =>
    ({ kind: 'number', unit, ...fixed, about: { nl, en }, ...options }) as {
      readonly kind: 'number'
      readonly unit: U
      readonly about: { readonly nl: string; readonly en: string }
    } & O
}

/** An amount of money, any sign. */
export const euro = number('EUR')
/** A price per square metre. */
export const euroPerM2 = number('EUR/m2', { min: 0 })
/** A rent per month. */
export const euroPerMonth = number('EUR/month', { min: 0 })
/** A rent or another income per year. */
export const euroPerYear = number('EUR/year')
/** An area in square metres. */
export const squareMetres = number('m2', { min: 0 })
/** A part of a whole, 0 to 1. */
export const share = number('share', { min: 0, max: 1 })
/** A rate a year as a fraction, above -1. */
export const yearRate = number('rate/year', { above: -1 })
/** A rate a period as a fraction, above -1. */
export const periodRate = number('rate/period', { above: -1 })
/** A yield that divides an income: above 0. */
export const yieldRate = number('rate/year', { above: 0 })
/** A number of years, may be broken. */
export const years = number('years', { min: 0 })
/** A number of months, may be broken. */
export const months = number('months', { min: 0 })
/** A number of periods, may be broken and may be negative. */
export const periods = number('periods')
/** A plain number. */
export const plainNumber = number('number')
/** A whole number of things, at least 0. */
export const count = number('number', { min: 0, whole: true })

/** The shape of a number inside a list or a record. */
export function amount<const U extends Unit>(unit: U, bounds: NumberBounds = {}) {
  return { kind: 'number', unit, ...bounds } as { readonly kind: 'number'; readonly unit: U }
}

/** One of a fixed set of words. */
export function choice<const C extends readonly string[], const O extends Presence = Record<never, never>>(
  choices: C,
  nl: string,
  en: string,
  options?: O,
) {
  return { kind: 'choice', choices, about: { nl, en }, ...options } as {
    readonly kind: 'choice'
    readonly choices: C
    readonly about: { readonly nl: string; readonly en: string }
  } & O
}

/** True or false. */
export function yesNo<const O extends Presence = Record<never, never>>(nl: string, en: string, options?: O) {
  return { kind: 'boolean', about: { nl, en }, ...options } as Described<{ readonly kind: 'boolean' }, O>
}

/** A name or another short text. */
export function text<const O extends Presence = Record<never, never>>(nl: string, en: string, options?: O) {
  return { kind: 'text', about: { nl, en }, ...options } as Described<{ readonly kind: 'text' }, O>
}

/** An ISO day. */
export function date<const O extends Presence = Record<never, never>>(nl: string, en: string, options?: O) {
  return { kind: 'date', about: { nl, en }, ...options } as Described<{ readonly kind: 'date' }, O>
}

/** A rate by calendar year. */
export function series<
  const O extends { readonly optional?: true; readonly default?: GivenSeries } = Record<never, never>,
>(nl: string, en: string, options?: O) {
  return { kind: 'series', about: { nl, en }, ...options } as Described<{ readonly kind: 'series' }, O>
}

/** A list of values of one shape. */
export function list<const S extends Shape, const O extends Presence & ListBounds = Record<never, never>>(
  of: S,
  nl: string,
  en: string,
  options?: O,
) {
  return { kind: 'list', of, about: { nl, en }, ...options } as Described<
    { readonly kind: 'list'; readonly of: S },
    O
  >
}

/** Values of one shape by name. */
export function record<const S extends Shape, const O extends Presence = Record<never, never>>(
  of: S,
  nl: string,
  en: string,
  options?: O,
) {
  return { kind: 'record', of, about: { nl, en }, ...options } as Described<
    { readonly kind: 'record'; readonly of: S },
    O
  >
}

/** An object with own named fields. */
export function object<const F extends Fields, const O extends Presence = Record<never, never>>(
  fields: F,
  nl: string,
  en: string,
  options?: O,
) {
  return { kind: 'object', fields, about: { nl, en }, ...options } as Described<
    { readonly kind: 'object'; readonly fields: F },
    O
  >
}

/** A value of one of several shapes; the first that fits is read. */
export function either<
  const L extends readonly [Shape, ...Shape[]],
  const O extends Presence = Record<never, never>,
>(shapes: L, nl: string, en: string, options?: O) {
  return { kind: 'either', shapes, about: { nl, en }, ...options } as Described<
    { readonly kind: 'either'; readonly shapes: L },
    O
  >
}

/** The shape of an object inside a list or a record. */
export function members<const F extends Fields>(fields: F) {
  return { kind: 'object', fields } as { readonly kind: 'object'; readonly fields: F }
}

type Described<S, O> = S & Pick<Field, 'about'> & O
