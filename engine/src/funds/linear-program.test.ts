// What is asked of the solver and what becomes of its answers, with a solver that tells what it is asked.
import type { Highs } from 'highs'
import { expect, test } from 'vitest'
import { type LinearProgram, loadSolver, solveProgram, withProgram } from './linear-program.ts'
import { stumblingSolver } from './testing/stumbling-solver.ts'

const solver = await loadSolver()
type Model = ReturnType<Highs['createModel']>

/** The solver, with what it is asked; `status` is how a run says that it ended. */
function toldSolver(status?: number): { solver: Highs; told: unknown[] } {
  const told: unknown[] = []
  const tell = (model: Model): Model =>
    new Proxy(model, {
      get(target, name) {
        if (name === 'options')
          return {
            set: (options: Parameters<Model['options']['set']>[0]) => {
              told.push(options)
              target.options.set(options)
            },
          }
        const own: unknown = Reflect.get(target, name)
        if (typeof own !== 'function') return own
        return (...given: unknown[]) => {
          if (name === 'zeroAllClocks' || name === 'dispose') told.push(name)
          if (name === 'setSolution') told.push(given[0])
          const found: unknown = own.apply(target, given)
          return name === 'run' && status !== undefined ? { modelStatus: status } : found
        }
      },
    })
  const createModel = (...data: Parameters<Highs['createModel']>) => tell(solver.createModel(...data))
  return {
    told,
    solver: { ...solver, constants: solver.constants, version: solver.version, createModel } as Highs,
  }
}

const whole = { cost: 3, lower: 0, upper: 1, isWhole: true }
const broken = { cost: 2, lower: 0, upper: 4 }
const mixed: LinearProgram = {
  sense: 'most',
  columns: [whole, broken],
  rows: [
    {
      lower: 0,
      upper: 3.5,
      entries: [
        [0, 2],
        [1, 1],
      ],
    },
  ],
}
const always = { output_flag: false, random_seed: 1, primal_feasibility_tolerance: 1e-9, time_limit: 60 }
const exact = {
  mip_rel_gap: 1e-9,
  mip_abs_gap: 1e-9,
  mip_feasibility_tolerance: 1e-9,
  mip_max_nodes: 2_147_483_647,
  presolve: 'choose',
}

test('the solver is silent, answers to the last digits, and gives its memory back', () => {
  const { solver: own, told } = toldSolver()
  expect([...solveProgram(own, mixed).values!]).toEqual([0, 3.5])
  expect(told).toEqual([always, exact, 'zeroAllClocks', 'dispose'])
})

test('limits and a start are passed on, and the time starts anew for each solve', () => {
  const { solver: own, told } = toldSolver()
  withProgram(own, mixed, open => {
    open.solve({ nodes: 7, gap: 0.5, presolve: 'off', start: [1, 1.5] })
    open.solve()
  })
  expect(told).toEqual([
    always,
    { ...exact, mip_rel_gap: 0.5, mip_max_nodes: 7, presolve: 'off' },
    'zeroAllClocks',
    { colValue: Float64Array.of(1, 1.5) },
    exact,
    'zeroAllClocks',
    'dispose',
  ])
})

test('the memory is given back where the work on a program fails', () => {
  const { solver: own, told } = toldSolver()
  expect(() =>
    withProgram(own, mixed, () => {
      throw new Error('own fault')
    }),
  ).toThrow('own fault')
  expect(told).toEqual([always, 'dispose'])
})

test('what cannot be has no values, and counts for nothing', () => {
  const nothing = {
    status: 'infeasible',
    values: undefined,
    objective: 0,
    bound: 0,
    rowPrices: new Float64Array(),
  }
  const impossible = { ...mixed, rows: [{ lower: 50, upper: 60, entries: [[0, 1]] as const }] }
  expect(solveProgram(solver, impossible)).toEqual(nothing)
  const { modelStatus } = solver.constants
  for (const status of [modelStatus.infeasible, modelStatus.unboundedOrInfeasible])
    expect(solveProgram(toldSolver(status).solver, mixed)).toEqual(nothing)
})

test('a search that was ended tells what it found and how much better it can be, a plain program has no more than that', () => {
  const ended = (program: LinearProgram) => {
    const { status, objective, bound } = solveProgram(
      stumblingSolver(solver, () => 'unproven'),
      program,
    )
    return [status, objective, bound]
  }
  expect(ended(mixed)).toEqual(['limit', 7, 8])
  expect(ended({ ...mixed, columns: [{ ...whole, isWhole: false }, broken] })).toEqual(['limit', 7, 7])
})

test.each(['iterationLimit', 'solutionLimit', 'interrupted', 'timeLimit'] as const)('%s is a limit', name => {
  const { status, objective } = solveProgram(toldSolver(solver.constants.modelStatus[name]).solver, mixed)
  expect([status, objective]).toEqual(['limit', 7])
})
