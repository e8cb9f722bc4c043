// Searches that end otherwise: dives that come to no end, starts that are better, limits, and a solver that stumbles.
import { describe, expect, test } from 'vitest'
import type { FundInstance, FundsPolicy } from './instance-shape.ts'
import { loadSolver, solveProgram, withProgram } from './linear-program.ts'
import { allocate, solveFunds } from './solve-funds.ts'
import { fundOf, goldenInstance, oneProject, optionOf, projectOf } from './testing/instances.ts'
import { stumblingSolver } from './testing/stumbling-solver.ts'

const namesOf = (chosen: readonly string[]) => chosen.map(id => id.split('-')[0]).join('')

/** A pot of 10 for projects with these needs and as many homes, among so many others that the instance counts as large. */
const large = (needs: Record<string, number>, more: Partial<FundInstance> = {}): FundInstance => ({
  ...oneProject({}),
  projects: [...Object.keys(needs), ...Array.from({ length: 30 }, (_, place) => `leeg${place}`)].map(id =>
    projectOf(id),
  ),
  options: Object.entries(needs).map(([id, amount]) => optionOf(id, amount, { infra: amount })),
  ...more,
})
const none = { iterations: 0 }

describe('an instance too large for an exact search', () => {
  test('finds what fits exactly although every dive ends where nothing is', async () => {
    // Sixes come first and leave a gap that nothing fills; only two fives make ten.
    const instance = large({ A: 6, B: 6, C: 5, D: 5 })
    const { status, objective, chosen } = await solveFunds(instance, instance.policy, {
      ...none,
      atLeast: { homes: 10 },
    })
    expect([status, objective, namesOf(chosen)]).toEqual(['proven', 10, 'CD'])
  })

  test('of which only half a project reaches what is asked is impossible', async () => {
    const instance = large({ A: 20, B: 3 })
    const { status, chosen } = await solveFunds(instance, instance.policy, {
      ...none,
      atLeast: { homes: 10 },
    })
    expect([status, chosen]).toEqual(['infeasible', []])
  })

  test('that cannot be at all is impossible', async () => {
    const instance = large({ A: 5 })
    const { status } = await solveFunds(instance, instance.policy, { ...none, force: ['leeg1'] })
    expect(status).toBe('infeasible')
  })

  test('starts from what is known to be possible when that is better than where the dives end', async () => {
    const instance = large({ A: 7, B: 6, C: 5, D: 5 })
    const start = ['C-2026', 'D-2026']
    const started = await solveFunds(instance, instance.policy, { ...none, start })
    expect([started.objective, namesOf(started.chosen)]).toEqual([10, 'CD'])
    const worse = await solveFunds(instance, instance.policy, { ...none, start: ['D-2026'] })
    expect(worse.objective).toBeGreaterThan(5)
  })

  test('drops a project that can neither be in nor out, and goes on with the others', async () => {
    // B may only be in with Z, which no pot pays; half of B would help A over the floor.
    const instance = large({ A: 4, B: 12, C: 3, D: 3 })
    const { status, objective, bound } = await solveFunds(instance, instance.policy, none)
    expect([status, objective, bound]).toEqual(['proven', 10, 10])
  })

  test('with a ratio as its goal goes on from what the regions ask', async () => {
    const policy: FundsPolicy = {
      ...goldenInstance.policy,
      fairness: [{ kind: 'regionMin', measure: 'projects', min: 2, region: 'midden' }],
      objective: { mode: 'perEuro', indicator: 'homes' },
    }
    const instance = large({ A: 6, B: 6, C: 5, D: 5 }, { policy })
    const { objective, chosen } = await solveFunds(instance, policy, none)
    expect(objective).toBeCloseTo(1, 6)
    expect(namesOf(chosen)).toBe('CD')
  })
})

describe('what cannot be', () => {
  test.each<FundsPolicy['objective']>([
    { mode: 'weighted', weights: { homes: 1 } },
    { mode: 'lexicographic', order: ['homes', 'affordable'], eps: 0 },
    { mode: 'perEuro', indicator: 'homes' },
  ])('is told as impossible when the goal is $mode', async objective => {
    const ask = async (force: string) => {
      const policy = { ...goldenInstance.policy, objective }
      const { status, chosen, payments } = await solveFunds(goldenInstance, policy, { force: [force] })
      return [status, chosen.length, payments.length]
    }
    expect(await ask('nergens')).toEqual(['infeasible', 0, 0])
    expect((await ask('C'))[0]).toBe('proven')
  })

  test('stays impossible where regions ask something too', async () => {
    const fairness: FundsPolicy['fairness'] = [{ kind: 'regionMin', measure: 'projects', min: 1 }]
    const { status } = await solveFunds(
      goldenInstance,
      { ...goldenInstance.policy, fairness },
      { force: ['X'] },
    )
    expect(status).toBe('infeasible')
  })
})

describe('a ratio', () => {
  const perEuro: FundsPolicy = {
    ...goldenInstance.policy,
    objective: { mode: 'perEuro', indicator: 'homes' },
  }

  test('of nothing that counts is nothing', async () => {
    const { status, objective } = await solveFunds(goldenInstance, {
      ...perEuro,
      objective: { mode: 'perEuro', indicator: 'geluk' },
    })
    expect([status, objective]).toEqual(['proven', 0])
  })

  test('counts money of the pots and not that of the project itself', async () => {
    const instance: FundInstance = {
      ...oneProject({ maxShare: 0.5 }),
      projects: [projectOf('A', { ownCap: 10 }), projectOf('B')],
      options: [optionOf('A', 100, { infra: 10 }), optionOf('B', 90, { infra: 5 })],
      funds: [
        fundOf('POT', ['infra'], { 2026: 5 }, { maxShare: 0.5 }),
        fundOf('TWEE', ['infra'], { 2026: 5 }),
      ],
    }
    const { objective, payments } = await solveFunds(instance, perEuro)
    // What A needs it can pay itself, so that its homes are had for the least that a ratio is taken over.
    expect(objective).toBeCloseTo(100 / 0.1, 6)
    expect(payments).toEqual([])
  })

  test('starts from a given choice and still finds the best', async () => {
    const { objective, chosen } = await solveFunds(goldenInstance, perEuro, { start: ['B-2026'] })
    expect(objective).toBeCloseTo(10, 6)
    expect(namesOf(chosen)).toBe('A')
  })
})

describe('a solver', () => {
  test('that stumbles while equals are told apart leaves what was found', async () => {
    const solver = stumblingSolver(await loadSolver(), run => (run === 1 ? undefined : 'infeasible'))
    const { status, objective, chosen } = allocate(solver, goldenInstance, goldenInstance.policy)
    expect([status, objective, chosen]).toEqual(['proven', 180, ['A-2026', 'B-2026']])
  })

  test('that runs out of time before it finds anything has found nothing', async () => {
    const solver = stumblingSolver(await loadSolver(), () => 'timeLimit')
    const solved = solveProgram(solver, {
      sense: 'most',
      columns: [{ cost: 1, lower: 0, upper: 1 }],
      rows: [{ lower: 0, upper: 1, entries: [[0, 1]] }],
    })
    expect([solved.status, solved.objective, solved.rowPrices.length]).toEqual(['limit', 0, 0])
  })

  test('is not asked for what has no end', async () => {
    const solver = await loadSolver()
    const endless = {
      sense: 'most' as const,
      columns: [{ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY }],
      rows: [],
    }
    expect(() => solveProgram(solver, endless)).toThrow(/^the solver stopped with status \d+$/)
  })

  test('takes a program without decisions, and says whether its rows can be', async () => {
    const solver = await loadSolver()
    const empty = (lower: number) =>
      solveProgram(solver, { sense: 'most', columns: [], rows: [{ lower, upper: 1, entries: [] }] })
    expect([empty(0).status, empty(0).objective, empty(1).status]).toEqual(['optimal', 0, 'infeasible'])
    const nobody: FundInstance = { ...goldenInstance, projects: [], options: [] }
    const walls = { ...goldenInstance.policy.walls, year: false }
    const { status, objective, chosen } = await solveFunds(nobody, { ...nobody.policy, walls })
    expect([status, objective, chosen]).toEqual(['proven', 0, []])
  })

  test('takes changed costs, bounds and rows into account at the next solve', async () => {
    const program = {
      sense: 'most' as const,
      columns: [
        { cost: 1, lower: 0, upper: 4 },
        { cost: 2, lower: 0, upper: 4 },
      ],
      rows: [{ lower: 0, upper: 5, entries: [[0, 1] as const, [1, 1] as const] }],
    }
    const objectives = withProgram(await loadSolver(), program, open => {
      const first = open.solve().objective
      open.setCost(0, 3)
      const dearer = open.solve()
      open.setBounds(0, 0, 1)
      const bounded = open.solve().objective
      open.setRowBounds(0, 0, 3)
      const tighter = open.solve().objective
      open.addRow({ lower: 0, upper: 1, entries: [[1, 1]] })
      return [first, dearer.objective, [...dearer.rowPrices], bounded, tighter, open.solve().objective]
    })
    expect(objectives).toEqual([9, 14, [2], 11, 7, 5])
  })
})
