import type { Words } from '../../case/shape.ts'

/** What a figure is counted in. */
export type FigureUnit = 'eur' | 't' | 'years' | 'factor' | 'share' | 'rate' | 'quantity' | 'eur-per-unit'

/**
 * How the value of a figure follows from its inputs:
 * given = written in the case; sum = inputs with + or -; product = inputs with × or ÷; growth = the product of
 * (1 + rate)^years over pairs of inputs; discount = 1 / growth; interest = growth - 1; highest, lowest = of the inputs;
 * the three position operations = peak and break-even of a row of positions, after the first t; return = the rate at
 * which pairs of cash and years are worth nothing; formula = a formula of `calc`.
 */
export type Operation =
  | 'given'
  | 'sum'
  | 'product'
  | 'growth'
  | 'discount'
  | 'interest'
  | 'highest'
  | 'lowest'
  | 'lowest-position'
  | 'lowest-position-at'
  | 'break-even-at'
  | 'return'
  | 'formula'

/** The sign before an input; `of` when the operation gives it a place instead. */
export type Operator = '+' | '-' | '×' | '÷' | 'of'

/** A reference to another figure, or a plain number that has no figure of its own. */
export type Reference =
  | { readonly operator: Operator; readonly pointer: string }
  | {
      readonly operator: Operator
      readonly constant: number
      readonly label: Words
      readonly unit: FigureUnit
    }

/** Where a figure comes from. */
export interface How {
  readonly operation: Operation
  readonly inputs: readonly Reference[]
  /** Id of a source of the case. */
  readonly source?: string | undefined
  readonly note?: Words | undefined
  /** For the operation `formula`. */
  readonly calculation?: { readonly name: string; readonly inputs: unknown; readonly field: string }
}

/** A figure of the explain graph: its head at once, its inputs on demand. */
export interface Figure {
  readonly label: Words
  readonly value: number | null
  readonly unit: FigureUnit
  readonly how: () => How
}

/** A reference with a plus. */
export function plus(pointer: string): Reference {
  return { operator: '+', pointer }
}

/** A reference with a minus. */
export function minus(pointer: string): Reference {
  return { operator: '-', pointer }
}

/** A reference with a plus for +1 and a minus for -1. */
export function signed(sign: number, pointer: string): Reference {
  return sign < 0 ? minus(pointer) : plus(pointer)
}

/** A factor of a product. */
export function by(pointer: string): Reference {
  return { operator: '×', pointer }
}

/** A plain number. */
export function constant(operator: Operator, value: number, unit: FigureUnit, label: Words): Reference {
  return { operator, constant: value, unit, label }
}

/** A sum of figures. */
export function sumOf(inputs: readonly Reference[]): How {
  return { operation: 'sum', inputs }
}

/** A product of figures. */
export function productOf(inputs: readonly Reference[]): How {
  return { operation: 'product', inputs }
}
