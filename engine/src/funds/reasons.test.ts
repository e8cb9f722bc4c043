// Why a project gets nothing, what pooling and merging pots brings, and what more money wins: on instances small enough to
// see through, each figure worked out by hand.
import { describe, expect, test } from 'vitest'
import { explainRejection, type RejectionReason } from './explain-rejection.ts'
import { fundsFrontier } from './frontier.ts'
import type { FundInstance, FundsPolicy, InstanceFund, InstanceProject } from './instance-shape.ts'
import { usedWalls, valueOfPooling } from './pooling.ts'
import { marginalValue } from './robustness.ts'
import { solveFunds } from './solve-funds.ts'
import { fundOf, goldenInstance, oneProject, optionOf, projectOf } from './testing/instances.ts'

const why = async (instance: FundInstance, id = 'A'): Promise<readonly RejectionReason[]> =>
  explainRejection(instance, id, await solveFunds(instance))

describe('why a project gets nothing', () => {
  test('a project without a plan has none', async () => {
    expect(await why({ ...oneProject({}), options: [] })).toEqual([
      {
        kind: 'alone-impossible',
        short: 0,
        parts: [],
        text: { nl: 'A heeft geen variant.', en: 'A has no option.' },
      },
    ])
  })

  test('what is missing names the pot and the year, the condition of the pot, or the own money', async () => {
    const small = oneProject({}, {})
    const [reason] = await why({ ...small, funds: [fundOf('POT', ['infra'], { 2026: 7.5 })] })
    // Four conditions could give the same money; only the contents of the pot or own money need to.
    expect(reason).toMatchObject({ kind: 'alone-impossible', short: 2.5 })
    const [capped] = await why(oneProject({ maxPerProject: 4 }))
    expect(capped).toMatchObject({ kind: 'alone-impossible', short: 6 })
    const [aid] = await why(oneProject({ stateAid: true }, { aidCap: 0.5 }))
    expect(aid).toMatchObject({ kind: 'alone-impossible', short: 5 })
  })

  test('a pot that may not pay another year is named with that year', async () => {
    const instance: FundInstance = {
      ...oneProject({}, { ownCap: 10 }),
      funds: [fundOf('POT', ['infra'], { 2026: 10 }, { carryOver: 0 })],
      projects: [projectOf('A', { ownCap: 0 })],
      options: [optionOf('A', 100, { infra: 10 }, 2027)],
    }
    const [reason] = await why(instance)
    if (reason?.kind !== 'alone-impossible') throw new Error('it should be impossible')
    expect(reason.short).toBe(10)
    expect(reason.parts).toHaveLength(1)
    const own = { rule: 'own-cap', amount: 10 }
    const pot = { rule: 'pot', fund: 'POT', year: 2027, amount: 10 }
    expect([own, pot]).toContainEqual(reason.parts[0])
    expect(reason.text.nl).toMatch(
      /^A kan ook alleen niet: er ontbreekt 10 mln \((eigen geld|de inhoud van POT) 10\)\.$/,
    )
  })

  test('what a project needs beside it counts with it', async () => {
    const instance: FundInstance = {
      ...oneProject({}),
      projects: [projectOf('A', { requires: ['B'] }), projectOf('B')],
      options: [optionOf('A', 100, { infra: 6 }), optionOf('B', 1, { infra: 6 })],
    }
    expect((await why(instance))[0]).toMatchObject({ kind: 'alone-impossible', short: 2 })
  })

  test('a project that fits alone and not with what fairness asks is told so', async () => {
    const policy: FundsPolicy = { ...goldenInstance.policy, fairness: [{ kind: 'g4Max', share: 0.5 }] }
    const instance = { ...oneProject({}, { g4: true }), policy }
    expect((await why(instance))[0]).toEqual({
      kind: 'alone-impossible',
      short: 0,
      parts: [],
      text: {
        nl: 'A kan op zichzelf, maar niet samen met wat eerlijke verdeling of andere voorwaarden eisen.',
        en: 'A is possible on its own, but not with what fairness or other conditions ask.',
      },
    })
  })

  test('a project that is worth less than nothing pushes out nothing, and no money brings it in', async () => {
    const policy: FundsPolicy = {
      ...goldenInstance.policy,
      objective: { mode: 'weighted', weights: { homes: -1 } },
    }
    expect(await why({ ...oneProject({}), policy })).toEqual([
      {
        kind: 'pushes-out',
        objective: -100,
        lost: 100,
        displaced: [],
        text: {
          nl: 'Geld voor A kost 100 van het doel en verdringt niets.',
          en: 'Funding A costs 100 of the objective and pushes out nothing.',
        },
      },
    ])
  })
})

/** Two pots of 5, each for one need of a project of 10 that asks all of one category. */
const two = (
  a: Partial<InstanceFund>,
  b: Partial<InstanceFund>,
  more: Partial<FundInstance> = {},
  project: Partial<InstanceProject> = {},
): FundInstance => ({
  ...oneProject({}, project),
  categories: ['infra', 'bodem'],
  funds: [fundOf('EEN', ['infra'], { 2026: 5 }, a), fundOf('TWEE', ['bodem'], { 2027: 5 }, b)],
  options: [optionOf('A', 100, { infra: 10 }, 2027)],
  projects: [projectOf('A', { inhabitants: 60_000, ...project })],
  ...more,
})
const mergesOf = async (instance: FundInstance) => (await valueOfPooling(instance)).mergeOrder

describe('pots that are merged', () => {
  test('bring in what both can pay together', async () => {
    expect(await mergesOf(two({}, {}))).toEqual([{ a: 'EEN', b: 'TWEE', gain: 100 }])
  })

  test.each<[string, Partial<InstanceFund>, Partial<InstanceFund>]>([
    ['pay otherwise', { payment: 'lumpSum' }, {}],
    ['are state aid and not', { stateAid: true }, {}],
    ['get money back', { repay: { share: 0.1, lag: 1 } }, {}],
    ['get money back, the other one', {}, { repay: { share: 0.1, lag: 1 } }],
    ['are there no more', { certainty: 'vervallen' }, {}],
    ['are there no more, the other one', {}, { certainty: 'vervallen' }],
  ])('stay apart when they %s', async (_why, a, b) => {
    expect(await mergesOf(two(a, b))).toEqual([])
  })
})

/** What two pots ask, and how many merges that leaves. */
const milderOfTwo: readonly [string, Partial<InstanceFund>, Partial<InstanceFund>, number][] = [
  ['the larger share', { maxShare: 0.5 }, { maxShare: 1 }, 1],
  ['the larger share, too small', { maxShare: 0.5 }, { maxShare: 0.9 }, 0],
  ['the least that others pay', { minShareOthers: 0.5 }, { minShareOthers: 0 }, 1],
  ['the least that others pay, too much', { minShareOthers: 0.5 }, { minShareOthers: 0.1 }, 0],
  ['the smallest of two smallest grants', { minGrant: 11 }, { minGrant: 10 }, 1],
  ['the smallest of two smallest grants, too large', { minGrant: 11 }, { minGrant: 10.1 }, 0],
  ['two largest grants together', { maxPerProject: 4 }, { maxPerProject: 6 }, 1],
  ['two largest grants together, too small', { maxPerProject: 4 }, { maxPerProject: 5.9 }, 0],
  ['the later commitment', { deadlineCommit: 2026 }, { deadlineCommit: 2027 }, 1],
  ['the later commitment, too early', { deadlineCommit: 2025 }, { deadlineCommit: 2026 }, 0],
  ['the later last payment', { deadlinePay: 2026 }, { deadlinePay: 2028 }, 1],
  ['the later last payment, too early', { deadlinePay: 2026 }, { deadlinePay: 2027 }, 0],
  ['the later last start', { latestStart: 2026 }, { latestStart: 2027 }, 1],
  ['the later last start, too early', { latestStart: 2025 }, { latestStart: 2026 }, 0],
  ['the later last finish', { latestFinish: 2026 }, { latestFinish: 2027 }, 1],
  ['the later last finish, too early', { latestFinish: 2025 }, { latestFinish: 2026 }, 0],
  ['the smaller share of affordable homes', { minAffordableShare: 0.9 }, { minAffordableShare: 0.5 }, 1],
  [
    'the smaller share of affordable homes, too large',
    { minAffordableShare: 0.9 },
    { minAffordableShare: 0.6 },
    0,
  ],
  ['both regions', { regions: ['noord'] }, { regions: ['midden'] }, 1],
  ['both regions, neither of them its own', { regions: ['noord'] }, { regions: ['zuid'] }, 0],
  ['all regions when one pot has no limit', { regions: ['noord'] }, {}, 1],
  ['the better carrying over', { carryOver: 0 }, { carryOver: 1 }, 1],
  ['the better carrying over, too little', { carryOver: 0 }, { carryOver: 0.9 }, 0],
  ['no limit when only one has it', { maxShare: 0.1, minGrant: 50, latestStart: 2025 }, {}, 1],
  [
    'the fewest homes for a town of its size',
    {
      minHomes: {
        byInhabitants: [
          [0, 50],
          [50_000, 200],
        ],
      },
    },
    {
      minHomes: {
        byInhabitants: [
          [0, 300],
          [40_000, 100],
        ],
      },
    },
    1,
  ],
  [
    'the fewest homes for a town of its size, too many',
    {
      minHomes: {
        byInhabitants: [
          [0, 50],
          [50_000, 200],
        ],
      },
    },
    {
      minHomes: {
        byInhabitants: [
          [0, 10],
          [40_000, 101],
        ],
      },
    },
    0,
  ],
]

describe('a pot that two became', () => {
  test.each(milderOfTwo)('has %s', async (_what, a, b, count) => {
    expect(await mergesOf(two(a, b))).toHaveLength(count)
  })

  test('may be applied to as often as both together, and beside as many pots as the milder allows', async () => {
    const twice = (a: number, b: number) =>
      two(
        { maxApplicationsPerMunicipality: a },
        { maxApplicationsPerMunicipality: b },
        {
          funds: [
            fundOf('EEN', ['infra'], { 2026: 10 }, { maxApplicationsPerMunicipality: a }),
            fundOf('TWEE', ['bodem'], { 2026: 10 }, { maxApplicationsPerMunicipality: b }),
          ],
          projects: ['A', 'B', 'C'].map(id => projectOf(id, { municipality: 'stad' })),
          options: ['A', 'B', 'C'].map(id => optionOf(id, 100, { infra: 5 })),
        },
      )
    expect((await mergesOf(twice(1, 2))).map(one => one.gain)).toEqual([200])
    expect((await mergesOf(twice(1, 1))).map(one => one.gain)).toEqual([100])
    const pots = (a: number, b: number) =>
      two(
        {},
        {},
        {
          funds: [
            fundOf('EEN', ['infra'], { 2026: 4 }, { maxPots: a }),
            fundOf('TWEE', ['bodem'], { 2026: 4 }, { maxPots: b }),
            fundOf('ZUIL', ['infra'], { 2026: 2 }, { stateAid: true }),
          ],
          options: [optionOf('A', 100, { infra: 10 })],
        },
      )
    expect(await mergesOf(pots(1, 2))).toHaveLength(1)
    expect(await mergesOf(pots(1, 1))).toEqual([])
  })
})

describe('what is tried', () => {
  test('is no merge among more pots than can be tried', async () => {
    const many = Array.from({ length: 9 }, (_, place) => fundOf(`f${place}`, ['infra'], { 2026: 1 }))
    expect(await mergesOf({ ...two({}, {}), funds: many })).toEqual([])
  })

  test('is every wall: of the number of pots, the size or the time of payment is seen wherever it stands', () => {
    const walls = (fund: Partial<InstanceFund>) =>
      usedWalls({ ...oneProject(fund), years: [2026], categories: ['infra'] })
    expect(walls({})).toEqual([])
    expect(walls({ regions: [] })).toEqual(['region'])
    expect(walls({ minShareOthers: 0 })).toEqual(['share'])
    for (const limit of [{ minGrant: 1 }, { maxPerProject: 1 }, { maxPots: 1 }])
      expect(walls(limit)).toEqual(['size'])
    for (const date of [
      { deadlineCommit: 2026 },
      { deadlinePay: 2026 },
      { latestStart: 2026 },
      { latestFinish: 2026 },
    ])
      expect(walls(date)).toEqual(['deadline'])
    expect(usedWalls({ ...oneProject({}), funds: [], categories: ['infra'] })).toEqual([])
  })
})

test('more money goes into the first year in which a pot holds anything, else into the first year of all', async () => {
  const later = (budget: Record<string, number>): FundInstance => ({
    ...oneProject({}),
    funds: [fundOf('POT', ['infra'], budget)],
    options: [optionOf('A', 100, { infra: 10 }, 2026)],
  })
  const gains = async (budget: Record<string, number>) =>
    (await marginalValue(later(budget), 'POT', [10])).map(step => step.gain)
  expect(await gains({ 2026: 0, 2027: 5 })).toEqual([0])
  expect(await gains({})).toEqual([100])
  expect(await gains({ 2027: 0, 2026: 0 })).toEqual([100])
  expect(await gains({ 2027: 5, 2026: 2 })).toEqual([100])
})

test('a frontier counts an option for its weight, and for nothing where it has no such indicator', async () => {
  const instance: FundInstance = {
    ...oneProject({}),
    projects: [projectOf('A'), projectOf('B')],
    options: [
      { ...optionOf('A', 100, { infra: 10 }), weight: 2 },
      { ...optionOf('B', 0, { infra: 10 }), indicators: { co2: 7 } },
    ],
  }
  const points = await fundsFrontier(instance, 'homes', 'co2', 2)
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, 7],
    [200, 0],
  ])
})
