import type { Highs } from 'highs'

/** How a run of the solver ends that does not end as it should. */
export type Stumble = 'infeasible' | 'timeLimit'

/**
 * A solver whose runs end otherwise where a test asks for it: the real one cannot be made to fail.
 * @param endOf what becomes of run number `run`, counted from 1; nothing where it runs as it is.
 */
export function stumblingSolver(solver: Highs, endOf: (run: number) => Stumble | undefined): Highs {
  let runs = 0
  const createModel = (...data: Parameters<Highs['createModel']>) => {
    const model = solver.createModel(...data)
    return new Proxy(model, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name)
        if (name !== 'run') return typeof own === 'function' ? own.bind(target) : own
        return () => {
          runs += 1
          const end = endOf(runs)
          return end ? { modelStatus: solver.constants.modelStatus[end] } : target.run()
        }
      },
    })
  }
  return { ...solver, constants: solver.constants, version: solver.version, createModel } as Highs
}
