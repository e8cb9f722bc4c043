import type { PotRoom } from '../rules/pot-rooms.ts'
import { type Entry, type LinearProgram, loadSolver, type Solved, solveProgram } from './linear-program.ts'

/** Money that grants can come from. Euro in the period of the grants. */
export interface JointSources {
  /** Pots that may pay for what the grants are for. */
  readonly pots: readonly PotRoom[]
  /** Places of pots whose money is the State's, and whether the payer's own means are. */
  readonly ofState: { readonly pots: readonly number[]; readonly own: boolean }
  /** Most that the State pays in all; Infinity where nothing bounds it. */
  readonly stateEur: number
  /** Most that the payer pays from its own means; Infinity where nothing bounds it. */
  readonly ownEur: number
}

/** Who gives what: by pot and by party, and what the payer adds by party. Euro. */
export interface GivenFrom {
  readonly pots: readonly (readonly number[])[]
  readonly own: readonly number[]
}

/** The solver works in million euro: its tolerances are made for numbers near one. */
const million = 1e6
/** Amounts below this are what the solver left in its last digits. */
const ROUNDING = 1e-8

/**
 * Divides grants over pots within their budgets and shares, so that the payer adds as little as possible of its own; of
 * pots the first in the list pays first. Undefined where the money is not there.
 */
export type Divide = (amounts: readonly number[], sources: JointSources) => GivenFrom | undefined

/** Loads what divides grants. */
export async function loadDivide(): Promise<Divide> {
  const solver = await loadSolver()
  return (amounts, sources) => givenBy(amounts, sources, program => solveProgram(solver, program))
}

function givenBy(
  amounts: readonly number[],
  { pots, ofState, stateEur, ownEur }: JointSources,
  solve: (program: LinearProgram) => Pick<Solved, 'status' | 'values'>,
): GivenFrom | undefined {
  const parties = amounts.map((_, party) => party)
  const column = (source: number, party: number): number => source * amounts.length + party
  const own = pots.length
  const program: LinearProgram = { sense: 'least', columns: [], rows: [] }
  pots.forEach(({ maxShare }, place) => {
    // Pots are used in their order: a later one costs a hair more, and own means cost most.
    const cost = (place + 1) / (pots.length + 1) / 1000
    for (const amount of amounts)
      program.columns.push({ cost, lower: 0, upper: (maxShare * amount) / million })
  })
  for (const _ of amounts) program.columns.push({ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY })
  const sourceRow = (sources: readonly number[], mostEur: number): void => {
    const entries = sources.flatMap(source => parties.map((party): Entry => [column(source, party), 1]))
    program.rows.push({ lower: Number.NEGATIVE_INFINITY, upper: mostEur / million, entries })
  }
  amounts.forEach((amount, party) => {
    const entries = [...pots.keys(), own].map((source): Entry => [column(source, party), 1])
    program.rows.push({ lower: amount / million, upper: amount / million, entries })
  })
  pots.forEach(({ roomEur }, place) => void sourceRow([place], roomEur))
  if (Number.isFinite(ownEur)) sourceRow([own], ownEur)
  if (Number.isFinite(stateEur)) sourceRow([...ofState.pots, ...(ofState.own ? [own] : [])], stateEur)
  const { status, values } = solve(program)
  if (status !== 'optimal' || !values) return undefined
  const rowOf = (source: number): number[] =>
    parties.map(party => {
      const value = values[column(source, party)]!
      return value < ROUNDING ? 0 : value * million
    })
  return { pots: pots.map((_, place) => rowOf(place)), own: rowOf(own) }
}
