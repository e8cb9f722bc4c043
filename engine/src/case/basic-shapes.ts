import { either, integer, list, map, number, object, optional, text } from './shape.ts'

/** The longest runtime in periods. */
export const MAXIMUM_PERIODS = 240

/** A text in Dutch, and in English where it is there. */
export const bilingual = object({ nl: text(5000), en: optional(text(5000)) })

/** The largest amount that a case may hold, in euro: far above any area, and far below where figures lose their cents. */
export const amountMaxEur = 1e12

/** An amount in euro; never negative, because the direction of a line is from its payer to its payee. */
export const amountEur = number(0, amountMaxEur)

/** An amount in euro that may be below zero (a book value, a lowest result). */
export const signedEur = number(-amountMaxEur, amountMaxEur)

/** A share, 0 to 1. */
export const share = number(0, 1)

/**
 * A fraction a year: one number, or one per calendar year from a year on. The bounds keep every factor over three
 * centuries finite.
 */
export const rate = either(
  number(-0.5, 1),
  list(object({ from: integer(1900, 2199), rate: number(-0.5, 1) }), 300, 1),
)

/** A period: 0 is the valuation date. */
export const periodNumber = integer(0, MAXIMUM_PERIODS)

/** Euro per period, by the number of the period. */
export const series = map('^(0|[1-9][0-9]{0,2})$', amountEur, MAXIMUM_PERIODS + 1)

/** Two periods, both included. */
export const window = object({ from: periodNumber, to: periodNumber })

/** Payments at given periods. */
export const payments = list(object({ t: periodNumber, eur: amountEur }), MAXIMUM_PERIODS + 1)
