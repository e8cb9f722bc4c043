import type { ProgramDesk } from './program-desk.ts'
import type { Pair, SceneProject } from './scene.ts'

/** The columns of a pair: what is paid each year, what is granted for each category, whether it pays at all. */
export interface PairColumns {
  readonly pair: Pair
  /** By place of the year; absent where it may not pay. */
  readonly paid: ReadonlyMap<number, number>
  readonly granted: ReadonlyMap<string, number>
  readonly pays?: number
}

/** The columns of a project: its options, and own money and purse by year. */
export interface ProjectColumns {
  readonly project: SceneProject
  readonly options: readonly number[]
  readonly own: readonly number[]
}

/** An allocation as a program of two levels: grants per category, payments per year, linked by their totals. */
export interface FundsProgram {
  readonly desk: ProgramDesk
  readonly projects: readonly ProjectColumns[]
  readonly pairs: readonly PairColumns[]
  /** Whole columns, options first. */
  readonly optionColumns: readonly number[]
  readonly payColumns: readonly number[]
  /** Slack of the regional minimums, as a share of each minimum. */
  readonly slackColumns: readonly number[]
}
