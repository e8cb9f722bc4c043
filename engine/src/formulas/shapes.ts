/** A text in Dutch and in English. */
export interface Bilingual {
  readonly nl: string
  readonly en: string
}

/** Units in which inputs and results are stated; `EUR` stands for any one money unit, the last four for what is no figure. */
export type Unit =
  | 'EUR'
  | 'EUR/m2'
  | 'EUR/month'
  | 'EUR/year'
  | 'm2'
  | 'share'
  | 'rate/year'
  | 'rate/period'
  | 'factor'
  | 'years'
  | 'months'
  | 'periods'
  | 'number'
  | 'text'
  | 'yes-no'
  | 'list'
  | 'parts'

/** Bounds of a number: `min` and `max` include the bound, `above` and `below` do not. */
export interface NumberBounds {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly below?: number
  readonly whole?: boolean
}

/** Bounds on the number of members of a list. */
export interface ListBounds {
  readonly minItems?: number
  readonly maxItems?: number
}

/** What a value must look like. Declared as data, so that checks, help and pages come from one place. */
export type Shape =
  | ({ readonly kind: 'number'; readonly unit: Unit } & NumberBounds)
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'series' }
  | ({ readonly kind: 'list'; readonly of: Shape } & ListBounds)
  | { readonly kind: 'record'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: Fields }
  | { readonly kind: 'pair'; readonly first: Shape; readonly second: Shape }
  | { readonly kind: 'either'; readonly shapes: readonly [Shape, ...Shape[]] }

/** A shape with its meaning; absent when `optional`, filled in when it has a `default`. */
export type Field = Shape & {
  readonly about: Bilingual
  readonly optional?: true
  readonly default?: unknown
}

/** Named fields of an input document or of an object inside it. */
export interface Fields {
  readonly [name: string]: Field
}

/** A yearly rate that goes on from calendar year `from`; the first row also holds before it. */
export interface RateRow {
  readonly from: number
  readonly rate: number
}

/** A rate by calendar year as rows in rising order; one row = the same rate for ever. */
export type RateSeries = readonly RateRow[]

/** Every way in which a rate by calendar year may be written in a document. */
export type GivenSeries = number | readonly RateRow[] | { readonly [year: string]: number }

type Mode = 'read' | 'given'

// The guard stops the type from unfolding for ever on a shape that is not known yet.
type ValueIn<S, M extends Mode> = [Field] extends [S] ? unknown : ValueOfShape<S, M>

type ValueOfShape<S, M extends Mode> = S extends { kind: 'number' }
  ? number
  : S extends { kind: 'boolean' }
    ? boolean
    : S extends { kind: 'text' | 'date' }
      ? string
      : S extends { kind: 'choice'; choices: infer C extends readonly string[] }
        ? C[number]
        : S extends { kind: 'series' }
          ? M extends 'read'
            ? RateSeries
            : GivenSeries
          : S extends { kind: 'list'; of: infer I }
            ? readonly ValueIn<I, M>[]
            : S extends { kind: 'record'; of: infer I }
              ? { readonly [name: string]: ValueIn<I, M> }
              : S extends { kind: 'object'; fields: infer F }
                ? ValuesIn<F, M>
                : S extends { kind: 'pair'; first: infer A; second: infer B }
                  ? readonly [ValueIn<A, M>, ValueIn<B, M>]
                  : S extends { kind: 'either'; shapes: infer L extends readonly unknown[] }
                    ? { [K in keyof L]: ValueIn<L[K], M> }[number]
                    : never

type MayBeAbsent<M extends Mode> = M extends 'read'
  ? { optional: true }
  : { optional: true } | { default: unknown }

type ValuesIn<F, M extends Mode> = {
  readonly [K in keyof F as F[K] extends MayBeAbsent<M> ? never : K]: ValueIn<F[K], M>
} & {
  readonly [K in keyof F as F[K] extends MayBeAbsent<M> ? K : never]?: ValueIn<F[K], M>
}

/** The inputs as a formula computes with them: checked, defaults filled in. */
export type ValuesOf<F extends Fields> = ValuesIn<F, 'read'>

/** The inputs as a caller writes them: fields with a default may be left out. */
export type GivenOf<F extends Fields> = ValuesIn<F, 'given'>
