import type { Clause } from '../../case/types.ts'
import type { Times } from '../times.ts'

/** What a clause may look at: the ledger as it stands after the lines and the clauses before it. */
export interface Scene {
  readonly times: Times
  /** Cash of a party so far; undefined for an id that is no party. */
  readonly cashOf: (party: string) => Float64Array | undefined
  /** Net present value of a party so far, at its own rate. */
  readonly npvOf: (party: string) => number
  /** Growth of a party's own rate from the valuation date to the cash of t. */
  readonly growthOf: (party: string, t: number) => number
  /** Cash of a line, row or VAT line; undefined for an id that is none. */
  readonly cashOfLine: (line: string) => Float64Array | undefined
  /** Index from a position in years to the cash of t; 1 for a risk factor, which has no drift of its own. */
  readonly indexGrowth: (index: string, from: number, t: number) => number
  /** What a line brings in all as planned: factors at their index, no event, no delay. */
  readonly plannedTotalOf: (line: string) => number
  /** The last period in which a line is planned to bring anything; 0 when there is none. */
  readonly lastPlannedPeriodOf: (line: string) => number
  /** The cells of the spreading of a programme row, and its total at its price level at the prices of t. */
  readonly row: (row: string) => {
    readonly start: number
    readonly shares: readonly number[]
    readonly totalAt: (t: number) => number
  }
}

/** A clause of one kind. */
export type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>

/** A payment at t: euro from `from` to `to`, below zero the other way. */
export interface Payment {
  readonly t: number
  readonly eur: number
}

/** Period of payment of a clause without one: the last. */
export function paymentPeriod(scene: Scene, t: number | undefined): number {
  return t ?? scene.times.periods
}

/** A number kept between two bounds. */
export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
