import type { Highs, Model, VariableType } from 'highs'

/** Column and coefficient of a row. */
export type Entry = readonly [column: number, coefficient: number]

/** A decision. */
export interface Column {
  readonly cost: number
  readonly lower: number
  /** Infinity for none. */
  readonly upper: number
  readonly isWhole?: boolean
}

/** A rule: lower <= sum of the entries <= upper; infinite where there is no bound. */
export interface Row {
  readonly lower: number
  readonly upper: number
  readonly entries: readonly Entry[]
}

/** A linear program with whole columns among its columns; no names, so that no name can be misread. */
export interface LinearProgram {
  readonly sense: 'most' | 'least'
  readonly columns: Column[]
  readonly rows: Row[]
}

/** How far a solve goes. Limits are counts, not seconds: the outcome is the same on every machine. */
export interface SolveLimits {
  /** Nodes of the search tree; without it the search goes on to the proof. */
  readonly nodes?: number
  /** Distance of value and bound, as a share of the bound, at which the search stops; 1e-9 unless given. */
  readonly gap?: number
  /** A value for each column to start from. */
  readonly start?: ArrayLike<number>
  /** Large relaxations are solved faster without simplifying first. */
  readonly presolve?: 'on' | 'off'
}

/** What a solve found. */
export interface Solved {
  /** `limit`: the node limit ended the search; values are there when anything was found. */
  readonly status: 'optimal' | 'limit' | 'infeasible'
  readonly values: Float64Array | undefined
  readonly objective: number
  /** No decision can do better than this; equal to the objective where there are no whole columns. */
  readonly bound: number
  /** What one more of each row's bound is worth; only without whole columns. */
  readonly rowPrices: Float64Array
}

/** A program inside the solver, changed and solved again until it is closed. */
export interface OpenProgram {
  setBounds(column: number, lower: number, upper: number): void
  setCost(column: number, cost: number): void
  setRowBounds(row: number, lower: number, upper: number): void
  addRow(row: Row): void
  solve(limits?: SolveLimits): Solved
}

/**
 * The one limit in seconds, far beyond what any solve of ours takes: a solver that goes round in circles ends, and what
 * it found is told as not proven.
 */
const stopAfterSeconds = 60

let loading: Promise<Highs> | undefined

/** The solver, loaded on first use: it is larger than the rest of the engine. */
export function loadSolver(): Promise<Highs> {
  // The types of the package are those of its CommonJS build; what is imported is its module build.
  loading ??= import('highs').then(module =>
    (module as unknown as { default: () => Promise<Highs> }).default(),
  )
  return loading
}

/** Name and version, for the record of a decision. */
export const solverName = (solver: Highs): string => `HiGHS ${solver.version.string}`

/** Opens a program for as long as the work on it takes; its memory is given back at the end. */
export function withProgram<T>(solver: Highs, program: LinearProgram, work: (open: OpenProgram) => T): T {
  const model = solver.createModel(dataOf(solver, program))
  try {
    model.options.set({
      output_flag: false,
      random_seed: 1,
      primal_feasibility_tolerance: 1e-9,
      time_limit: stopAfterSeconds,
    })
    return work(
      openProgram(
        solver,
        model,
        program.columns.some(column => column.isWhole),
      ),
    )
  } finally {
    model.dispose()
  }
}

/** Solves a program once. */
export function solveProgram(solver: Highs, program: LinearProgram, limits?: SolveLimits): Solved {
  return withProgram(solver, program, open => open.solve(limits))
}

/** Stands in a program without decisions: the solver does not take one. */
const nothingToDecide: Column = { cost: 0, lower: 0, upper: 0 }

function dataOf(solver: Highs, { sense, columns: decisions, rows }: LinearProgram) {
  const columns = decisions.length > 0 ? decisions : [nothingToDecide]
  const starts = [0]
  for (const row of rows) starts.push(starts.at(-1)! + row.entries.length)
  const entries = rows.flatMap(row => row.entries)
  const { maximize, minimize } = solver.constants.objectiveSense
  return {
    numCols: columns.length,
    numRows: rows.length,
    sense: sense === 'most' ? maximize : minimize,
    colCost: columns.map(column => column.cost),
    colLower: columns.map(column => column.lower),
    colUpper: columns.map(column => column.upper),
    rowLower: rows.map(row => row.lower),
    rowUpper: rows.map(row => row.upper),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: entries.map(([column]) => column),
      values: entries.map(([, value]) => value),
    },
    integrality: columns.map((column): VariableType => (column.isWhole ? 1 : 0)),
  }
}

function openProgram(solver: Highs, model: Model, isMixed: boolean): OpenProgram {
  return {
    setBounds: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    setCost: (column, cost) => void model.changeColCost(column, cost),
    setRowBounds: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
    addRow: ({ lower, upper, entries }) =>
      void model.addRow(lower, upper, {
        indices: entries.map(([column]) => column),
        values: entries.map(([, value]) => value),
      }),
    solve(limits = {}) {
      const gap = limits.gap ?? 1e-9
      model.options.set({
        mip_rel_gap: gap,
        mip_abs_gap: 1e-9,
        mip_feasibility_tolerance: 1e-9,
        mip_max_nodes: limits.nodes ?? 2_147_483_647,
        presolve: limits.presolve ?? 'choose',
      })
      model.zeroAllClocks()
      if (limits.start) model.setSolution({ colValue: Float64Array.from(limits.start) })
      const { modelStatus } = model.run()
      return solvedOf(solver, model, modelStatus, isMixed)
    },
  }
}

function solvedOf(solver: Highs, model: Model, code: number, isMixed: boolean): Solved {
  const { modelStatus, solutionStatus } = solver.constants
  const nothing = { values: undefined, objective: 0, bound: 0, rowPrices: new Float64Array() }
  if (code === modelStatus.infeasible || code === modelStatus.unboundedOrInfeasible)
    return { status: 'infeasible', ...nothing }
  const limits: readonly number[] = [
    modelStatus.iterationLimit,
    modelStatus.solutionLimit,
    modelStatus.interrupted,
    modelStatus.timeLimit,
  ]
  // Anything else is a program that we made wrongly: the solver has no reason to stop on a good one.
  if (code !== modelStatus.optimal && !limits.includes(code))
    throw new Error(`the solver stopped with status ${code}`)
  const found = model.info.get('primal_solution_status') === solutionStatus.feasible
  const solution = found ? model.getSolution() : undefined
  const objective = solution ? model.getObjectiveValue() : 0
  return {
    status: code === modelStatus.optimal ? 'optimal' : 'limit',
    values: solution?.colValue,
    objective,
    bound: isMixed ? Number(model.info.get('mip_dual_bound')) : objective,
    rowPrices: solution?.rowDual ?? new Float64Array(),
  }
}
