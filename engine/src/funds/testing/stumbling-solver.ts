import type { Highs } from 'highs'

/**
 * How a run of the solver ends that does not end as it should: nothing can be, the time is over before anything is found,
 * the time is over before the proof (with a bound one higher), or what it says is nothing but zeros.
 */
export type Stumble = 'infeasible' | 'timeLimit' | 'unproven' | 'zeros'

type Model = ReturnType<Highs['createModel']>

/**
 * A solver whose runs end otherwise where a test asks for it: the real one cannot be made to fail.
 * @param endOf what becomes of run number `run`, counted from 1; nothing where it runs as it is.
 */
export function stumblingSolver(solver: Highs, endOf: (run: number) => Stumble | undefined): Highs {
  let runs = 0
  const stumbling = (model: Model): Model => {
    let end: Stumble | undefined
    const run = () => {
      runs += 1
      end = endOf(runs)
      if (end === 'infeasible' || end === 'timeLimit')
        return { modelStatus: solver.constants.modelStatus[end] }
      const ran = model.run()
      return end === 'unproven' ? { modelStatus: solver.constants.modelStatus.timeLimit } : ran
    }
    const getSolution = () => {
      const found = model.getSolution()
      return end === 'zeros' ? { ...found, colValue: found.colValue.map(() => 0) } : found
    }
    const info = {
      get: (name: string) =>
        Number(model.info.get(name)) + (end === 'unproven' && name === 'mip_dual_bound' ? 1 : 0),
    }
    return new Proxy(model, {
      get(target, name) {
        if (name === 'run') return run
        if (name === 'getSolution') return getSolution
        if (name === 'info') return info
        const own: unknown = Reflect.get(target, name)
        return typeof own === 'function' ? own.bind(target) : own
      },
    })
  }
  const createModel = (...data: Parameters<Highs['createModel']>) => stumbling(solver.createModel(...data))
  return { ...solver, constants: solver.constants, version: solver.version, createModel } as Highs
}
