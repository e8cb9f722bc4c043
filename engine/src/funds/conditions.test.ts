// Every condition of a pot, every kind of fairness and every objective, on instances small enough to see through.
import { describe, expect, test } from 'vitest'
import type { Allocation } from './allocation.ts'
import { fundsFrontier } from './frontier.ts'
import type { FundInstance, InstanceFund, InstanceProject } from './instance-shape.ts'
import { solveFunds } from './solve-funds.ts'
import { allWalls, fundOf, goldenInstance, oneProject, optionOf, projectOf } from './testing/instances.ts'

const projectsOf = ({ chosen }: Allocation) => chosen.map(id => id.split('-')[0])
const objectiveOf = async (instance: FundInstance) => (await solveFunds(instance)).objective

describe('each condition of a pot', () => {
  test.each<[string, Partial<InstanceFund>, Partial<InstanceProject>, number]>([
    ['none', {}, {}, 100],
    ['a lapsed pot', { certainty: 'vervallen' }, {}, 0],
    ['a share that the project cannot add to', { maxShare: 0.9 }, { ownCap: 0.9 }, 0],
    ['a share that the project adds to', { maxShare: 0.9 }, { ownCap: 1 }, 100],
    ['others that must pay a share', { minShareOthers: 0.5 }, { ownCap: 4.9 }, 0],
    ['another region', { regions: ['noord'] }, {}, 0],
    ['a smallest grant', { minGrant: 10.1 }, {}, 0],
    ['a largest grant', { maxPerProject: 9 }, {}, 0],
    ['a year before which it pays', { deadlinePay: 2026 }, {}, 0],
    ['a later year before which it pays', { deadlinePay: 2027 }, {}, 100],
    ['a last start', { latestStart: 2025 }, {}, 0],
    ['a last finish', { latestFinish: 2025 }, {}, 0],
    ['a year in which to commit', { deadlineCommit: 2025 }, {}, 0],
    [
      'homes for the size of the town',
      {
        minHomes: {
          byInhabitants: [
            [0, 50],
            [50_000, 101],
          ],
        },
      },
      { inhabitants: 50_000 },
      0,
    ],
    [
      'homes for a smaller town',
      {
        minHomes: {
          byInhabitants: [
            [0, 50],
            [50_000, 101],
          ],
        },
      },
      { inhabitants: 49_999 },
      100,
    ],
    [
      'homes for a town smaller than every size',
      { minHomes: { byInhabitants: [[50, 500]] } },
      { inhabitants: 49 },
      100,
    ],
    ['homes for a town without a number of people', { minHomes: { byInhabitants: [[1, 500]] } }, {}, 100],
    ['homes for a town of any size', { minHomes: { byInhabitants: [[0, 101]] } }, {}, 0],
    ['a share of affordable homes', { minAffordableShare: 0.51 }, {}, 0],
    ['a share of affordable homes that is met', { minAffordableShare: 0.5 }, {}, 100],
    ['state aid above its cap', { stateAid: true }, { aidCap: 0.5, ownCap: 4 }, 0],
    ['state aid within its cap', { stateAid: true }, { aidCap: 0.5, ownCap: 5 }, 100],
    ['own money that must be there and is not', {}, { ownMin: 0.1 }, 0],
    ['own money that must be there and is', {}, { ownMin: 0.1, ownCap: 1 }, 100],
  ])('%s', async (_about, fund, project, homes) => {
    expect(await objectiveOf(oneProject(fund, project))).toBe(homes)
  })
})

describe('money in time', () => {
  test('money carried over loses what the pot may not keep', async () => {
    const later = (carryOver: number): FundInstance => ({
      ...oneProject({ carryOver }),
      options: [optionOf('A', 100, { infra: 10 }, 2027)],
    })
    expect(await objectiveOf(later(1))).toBe(100)
    expect(await objectiveOf(later(0.9))).toBe(0)
    const open = { ...later(0), policy: { ...goldenInstance.policy, walls: { ...allWalls, year: false } } }
    expect(await objectiveOf(open)).toBe(100)
  })

  test('a pot that pays at once fills a purse that own money may not fill', async () => {
    const spread: FundInstance = {
      ...oneProject({ payment: 'lumpSum' }),
      options: [
        {
          ...optionOf('A', 100, {}),
          need: [
            { category: 'infra', year: 2026, amount: 4 },
            { category: 'infra', year: 2027, amount: 6 },
          ],
        },
      ],
    }
    const { payments } = await solveFunds(spread)
    expect(payments).toEqual([{ fund: 'POT', project: 'A', year: 2026, amount: 10 }])
  })

  test('own money pays the need of its own year and is not saved up beside a pot that pays at once', async () => {
    const need = [2026, 2027].map(year => ({ category: 'infra', year, amount: 5 }))
    const mixed: FundInstance = {
      ...oneProject({ payment: 'lumpSum', maxPerProject: 4 }, { ownCap: 6 }),
      options: [{ ...optionOf('A', 100, {}), need }],
    }
    const { own } = await solveFunds(mixed)
    expect(own.reduce((sum, one) => sum + one.amount, 0)).toBeCloseTo(6, 6)
    for (const one of own) expect(one.amount).toBeLessThanOrEqual(5)
  })

  test('repayments are paid out again', async () => {
    const again = (repay?: { share: number; lag: number }): FundInstance => ({
      ...oneProject({ kind: 'revolving', ...(repay ? { repay } : {}) }),
      projects: [projectOf('A'), projectOf('B')],
      options: [optionOf('A', 100, { infra: 10 }), optionOf('B', 50, { infra: 5 }, 2027)],
    })
    expect(await objectiveOf(again())).toBe(100)
    expect(await objectiveOf(again({ share: 0.5, lag: 1 }))).toBe(150)
  })

  test('a municipality may apply so many times', async () => {
    const two = (limit: number): FundInstance => ({
      ...oneProject({ maxApplicationsPerMunicipality: limit }),
      projects: [projectOf('A', { municipality: 'stad' }), projectOf('B', { municipality: 'stad' })],
      options: [optionOf('A', 60, { infra: 5 }), optionOf('B', 50, { infra: 5 })],
    })
    expect(await objectiveOf(two(1))).toBe(60)
    expect(await objectiveOf(two(2))).toBe(110)
  })

  test('a project of a pot may have so many pots in all', async () => {
    const pots = (maxPots: number): FundInstance => ({
      ...oneProject({}),
      funds: ['een', 'twee', 'drie'].map(id => fundOf(id, ['infra'], { 2026: 4 }, { maxPots })),
      options: [optionOf('A', 100, { infra: 10 })],
    })
    expect(await objectiveOf(pots(2))).toBe(0)
    expect(await objectiveOf(pots(3))).toBe(100)
  })
})

describe('what is wanted', () => {
  const two: FundInstance = {
    ...oneProject({}),
    projects: [projectOf('A', { g4: true, region: 'noord' }), projectOf('B', { region: 'zuid' })],
    options: [optionOf('A', 100, { infra: 10 }), optionOf('B', 60, { infra: 5 })],
  }

  test('a region gets its minimum before the objective counts, and an impossible one stops nothing', async () => {
    const rule = (region: string) => [
      { kind: 'regionMin' as const, region, measure: 'projects' as const, min: 1 },
    ]
    const fair = await solveFunds({ ...two, policy: { ...two.policy, fairness: rule('zuid') } })
    expect([fair.objective, projectsOf(fair)]).toEqual([60, ['B']])
    const hopeless = await solveFunds({ ...two, policy: { ...two.policy, fairness: rule('west') } })
    expect([hopeless.objective, projectsOf(hopeless)]).toEqual([100, ['A']])
  })

  test('the four large cities stay within their share of the money of the State', async () => {
    const policy = { ...two.policy, fairness: [{ kind: 'g4Max' as const, share: 0.5 }] }
    expect(projectsOf(await solveFunds({ ...two, policy }))).toEqual(['B'])
  })

  test('the most for each million counts money as well', async () => {
    const policy = { ...two.policy, objective: { mode: 'perEuro' as const, indicator: 'homes' } }
    const answer = await solveFunds({ ...two, policy })
    expect(projectsOf(answer)).toEqual(['B'])
    expect(answer.objective).toBeCloseTo(12, 6)
  })

  test('a second goal decides among what is nearly best for the first', async () => {
    const green: FundInstance = {
      ...two,
      options: [
        { ...optionOf('A', 100, { infra: 10 }), indicators: { homes: 100, co2: 1 } },
        { ...optionOf('B', 95, { infra: 10 }), indicators: { homes: 95, co2: 9 } },
      ],
    }
    const order = (eps: number) => ({ mode: 'lexicographic' as const, order: ['homes', 'co2'], eps })
    expect(
      projectsOf(await solveFunds({ ...green, policy: { ...two.policy, objective: order(0.01) } })),
    ).toEqual(['A'])
    expect(
      projectsOf(await solveFunds({ ...green, policy: { ...two.policy, objective: order(0.1) } })),
    ).toEqual(['B'])
    expect((await fundsFrontier(green, 'homes', 'co2', 5)).map(({ x, y }) => [x, y])).toEqual([
      [95, 9],
      [100, 1],
    ])
  })

  test('the last goal gives nothing up, not for less public money either', async () => {
    const green: FundInstance = {
      ...two,
      options: [
        { ...optionOf('A', 100, { infra: 10 }), indicators: { homes: 100, co2: 9 } },
        { ...optionOf('B', 99, { infra: 9 }), indicators: { homes: 99, co2: 8.9 } },
      ],
    }
    const chosen = async (order: string[]) => {
      const objective = { mode: 'lexicographic' as const, order, eps: 0.1 }
      return projectsOf(await solveFunds({ ...green, policy: { ...two.policy, objective } }))
    }
    expect(await chosen(['homes', 'co2'])).toEqual(['A'])
    expect(await chosen(['homes'])).toEqual(['A'])
  })

  test('among equals the cheaper, then the earlier, then the first project', async () => {
    const same = (options: FundInstance['options']): FundInstance => ({ ...two, options })
    const cheap = same([optionOf('A', 100, { infra: 10 }), optionOf('B', 100, { infra: 9 })])
    expect(projectsOf(await solveFunds(cheap))).toEqual(['B'])
    const early = same([optionOf('A', 100, { infra: 10 }, 2027), optionOf('B', 100, { infra: 10 })])
    expect(projectsOf(await solveFunds(early))).toEqual(['B'])
    const equal = same([optionOf('A', 100, { infra: 10 }), optionOf('B', 100, { infra: 10 })])
    expect(projectsOf(await solveFunds(equal))).toEqual(['A'])
  })

  test('money is kept back for needs that turn out higher', async () => {
    const robust = (gamma: number) => ({ ...two.policy, robust: { gamma, deviation: 0.1 } })
    expect(projectsOf(await solveFunds({ ...two, policy: robust(0) }))).toEqual(['A'])
    expect(projectsOf(await solveFunds({ ...two, policy: robust(1) }))).toEqual(['B'])
  })
})
