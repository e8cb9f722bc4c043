// The check of rules: everything that can be spoilt in an allocation is found, and a good one passes.
import { describe, expect, test } from 'vitest'
import type { Allocation } from './allocation.ts'
import { assertAllocation, brokenRules } from './check-allocation.ts'
import type { FundInstance, FundsPolicy, InstanceFund, InstanceProject } from './instance-shape.ts'
import { fundOf, goldenInstance, noWalls, oneProject, optionOf, projectOf } from './testing/instances.ts'

type Given = Partial<Pick<Allocation, 'chosen' | 'payments' | 'grants' | 'own'>>

const given = ({ chosen = ['A-2026'], payments = [], grants, own = [] }: Given): Allocation => ({
  status: 'proven',
  objective: 0,
  bound: 0,
  gap: 0,
  chosen,
  payments,
  grants:
    grants ?? payments.map(({ fund, project, amount }) => ({ fund, project, category: 'infra', amount })),
  own,
  audit: { modelHash: '', solver: '', seed: 1, limit: { nodes: 1, iterations: 0 } },
})
const pays = (amount: number, year = 2026, project = 'A', fund = 'POT') => ({ fund, project, year, amount })
const broken = (instance: FundInstance, allocation: Given, policy: FundsPolicy = instance.policy) =>
  brokenRules(instance, policy, given(allocation))

test('a project that is paid in full breaks nothing, one cent less does', () => {
  const instance = oneProject({})
  expect(broken(instance, { payments: [pays(10)] })).toEqual([])
  expect(() => assertAllocation(instance, instance.policy, given({ payments: [pays(10)] }))).not.toThrow()
  expect(() => assertAllocation(instance, instance.policy, given({ payments: [pays(9)] }))).toThrow(
    /^the allocation breaks A needs 10 and gets 9; A is not paid in 2026; A is not paid in 2027$/,
  )
  expect(() => assertAllocation(instance, instance.policy, given({ payments: [pays(11)] }))).toThrow(
    /^the allocation breaks A needs 10 and gets 11; A is paid before 2026[a-z ]+; A is paid before 2027[a-z ]+$/,
  )
})

describe('what goes together', () => {
  const pair = (project: Partial<InstanceProject>): FundInstance => ({
    ...oneProject({}),
    projects: [projectOf('A', project), projectOf('B')],
    options: [optionOf('A', 1, {}), optionOf('A', 1, {}, 2027), optionOf('B', 1, {})],
  })

  test('a project has one option at most', () => {
    expect(broken(pair({}), { chosen: ['A-2026', 'A-2027'] })).toEqual(['two options of A'])
    expect(broken(pair({}), { chosen: ['A-2026', 'B-2026'] })).toEqual([])
  })

  test('what a project needs is in, and what it excludes is not', () => {
    expect(broken(pair({ requires: ['B'] }), {})).toEqual(['A without B'])
    expect(broken(pair({ requires: ['B'] }), { chosen: ['A-2026', 'B-2026'] })).toEqual([])
    expect(broken(pair({ excludes: ['B'] }), { chosen: ['A-2026', 'B-2026'] })).toEqual(['A with B'])
    expect(broken(pair({ excludes: ['B'] }), {})).toEqual([])
  })
})

describe('the money of a project', () => {
  const own = (amount: number, year = 2026) => [{ project: 'A', year, amount }]

  test('own money lies between its share and what there is', () => {
    const instance = oneProject({}, { ownMin: 0.2, ownCap: 3 })
    expect(broken(instance, { payments: [pays(8)], own: own(2) })).toEqual([])
    expect(broken(instance, { payments: [pays(8.1)], own: own(1.9) })).toEqual(['own share of A'])
    expect(broken(instance, { payments: [pays(7)], own: own(3) })).toEqual([])
    expect(broken(instance, { payments: [pays(6.9)], own: own(3.1) })).toEqual(['own money of A'])
  })

  test('state aid lies under its cap, money of other pots does not count', () => {
    const instance = oneProject({ stateAid: true }, { aidCap: 0.5, ownCap: 6 })
    expect(broken(instance, { payments: [pays(5)], own: own(5) })).toEqual([])
    expect(broken(instance, { payments: [pays(5.1)], own: own(4.9) })).toEqual(['aid of A'])
    expect(broken(oneProject({}, { aidCap: 0.5 }), { payments: [pays(10)] })).toEqual([])
  })

  test('only what a pot pays at once may come before it is needed', () => {
    const later = (fund: Partial<InstanceFund>): FundInstance => ({
      ...oneProject(fund),
      options: [{ ...optionOf('A', 1, {}), need: [{ category: 'infra', year: 2027, amount: 10 }] }],
    })
    expect(broken(later({ payment: 'lumpSum' }), { payments: [pays(10)] })).toEqual([])
    expect(broken(later({}), { payments: [pays(10)] })).toEqual([
      'A is paid before 2026 what is not paid at once',
    ])
    expect(broken(later({ payment: 'lumpSum' }), { payments: [pays(10, 2027)] })).toEqual([
      'POT to A: not at once',
    ])
  })
})

describe('what a pot grants', () => {
  const two = (purposes: string[]): FundInstance => ({
    ...oneProject({}),
    funds: [fundOf('POT', ['infra'], { 2026: 10 }), fundOf('TWEE', purposes, { 2026: 10 })],
    options: [optionOf('A', 100, { infra: 5, bodem: 5 })],
  })
  const both = [pays(5), pays(5, 2026, 'A', 'TWEE')]
  const grant = (fund: string, category: string, amount = 5) => ({ fund, project: 'A', category, amount })

  test('stays within the need of its category, all pots together', () => {
    expect(
      broken(two(['bodem']), { payments: both, grants: [grant('POT', 'infra'), grant('TWEE', 'bodem')] }),
    ).toEqual([])
    expect(
      broken(two(['infra']), { payments: both, grants: [grant('POT', 'infra'), grant('TWEE', 'infra')] }),
    ).toEqual(['A is granted too much for infra'])
  })

  test('is for its purposes and is what it pays, unless earmarks are no wall', () => {
    const astray = { payments: both, grants: [grant('POT', 'infra'), grant('TWEE', 'bodem')] }
    expect(broken(two(['infra']), astray)).toEqual(['TWEE does not pay A what it grants'])
    expect(broken(two(['infra']), astray, { ...goldenInstance.policy, walls: noWalls })).toEqual([])
    expect(
      broken(two(['bodem']), { payments: both, grants: [grant('POT', 'infra'), grant('TWEE', 'bodem', 4)] }),
    ).toEqual(['TWEE does not pay A what it grants'])
  })
})

describe('the conditions of a pot', () => {
  test.each<[string, Partial<InstanceFund>, string[]]>([
    ['another region', { regions: ['noord'] }, ['POT to A: region']],
    ['its own region', { regions: ['midden'] }, []],
    ['a year before which it pays', { deadlinePay: 2026 }, ['POT to A: deadline']],
    ['a later year before which it pays', { deadlinePay: 2027 }, []],
    ['a largest grant', { maxPerProject: 9.9 }, ['POT to A: largest grant']],
    ['a larger largest grant', { maxPerProject: 10 }, []],
    ['a smallest grant', { minGrant: 10.1 }, ['POT to A: smallest grant']],
    ['a smaller smallest grant', { minGrant: 10 }, []],
    ['one pot in all', { maxPots: 1 }, []],
    ['a share', { maxShare: 0.9 }, ['POT to A: share']],
    ['others that pay', { minShareOthers: 0.1 }, ['POT to A: share']],
    ['nothing left', { certainty: 'vervallen' }, ['POT to A: not chosen or lapsed']],
  ])('%s', (_about, fund, rules) => {
    const instance = oneProject(fund)
    expect(broken(instance, { payments: [pays(10)] })).toEqual(rules)
    if (fund.certainty === undefined)
      expect(broken(instance, { payments: [pays(10)] }, { ...instance.policy, walls: noWalls })).toEqual([])
  })

  test('a project of a pot has so many pots in all', () => {
    const instance: FundInstance = {
      ...oneProject({ maxPots: 1 }),
      funds: [
        fundOf('POT', ['infra'], { 2026: 10 }, { maxPots: 1 }),
        fundOf('TWEE', ['infra'], { 2026: 10 }),
      ],
    }
    expect(broken(instance, { payments: [pays(5), pays(5, 2026, 'A', 'TWEE')] })).toEqual([
      'POT to A: number of pots',
    ])
  })

  test('a pot that pays a town twice may do so when two applications are allowed', () => {
    const town = (limit: number): FundInstance => ({
      ...oneProject({ maxApplicationsPerMunicipality: limit }),
      projects: [projectOf('A', { municipality: 'stad' }), projectOf('B', { municipality: 'stad' })],
      options: [optionOf('A', 1, { infra: 5 }), optionOf('B', 1, { infra: 5 })],
    })
    const both = { chosen: ['A-2026', 'B-2026'], payments: [pays(5), pays(5, 2026, 'B')] }
    expect(broken(town(2), both)).toEqual([])
    expect(broken(town(1), both)).toEqual(['POT: applications of stad'])
  })
})

describe('the contents of a pot', () => {
  const again = (fund: Partial<InstanceFund>): FundInstance => ({
    ...oneProject(fund),
    years: [2026, 2027, 2028],
    projects: [projectOf('A'), projectOf('B')],
    options: [optionOf('A', 100, { infra: 10 }), optionOf('B', 50, { infra: 5 }, 2027)],
  })
  const both = { chosen: ['A-2026', 'B-2027'], payments: [pays(10), pays(5, 2027, 'B')] }
  const short = [
    'POT pays more than it has in 2027',
    'POT pays more than it has in 2028',
    'POT pays more than it has',
  ]

  test('what is repaid may be paid again from the year in which it comes', () => {
    expect(broken(again({}), both)).toEqual(short)
    expect(broken(again({ repay: { share: 0.5, lag: 1 } }), both)).toEqual([])
    expect(broken(again({ repay: { share: 0.4, lag: 1 } }), both)).toEqual([
      'POT pays more than it has in 2027',
    ])
    expect(broken(again({ repay: { share: 0.5, lag: 2 } }), both)).toEqual([
      'POT pays more than it has in 2027',
    ])
  })

  test('what is not carried over is lost where years are a wall', () => {
    const later: FundInstance = {
      ...again({ carryOver: 0.5 }),
      options: [optionOf('A', 1, { infra: 6 }, 2027)],
    }
    const paid = { chosen: ['A-2027'], payments: [pays(6, 2027)] }
    expect(broken(later, paid)).toEqual([
      'POT pays more than it has in 2027',
      'POT pays more than it has in 2028',
      'POT pays more than it has',
    ])
    expect(broken(later, paid, { ...later.policy, walls: noWalls })).toEqual([])
  })

  test('the four large cities get their share of the money of the State and no more', () => {
    const cities: FundInstance = {
      ...oneProject({}),
      funds: [
        fundOf('POT', ['infra'], { 2026: 10 }),
        fundOf('STAD', ['infra'], { 2026: 10 }, { owner: 'gemeente' }),
      ],
      projects: [projectOf('A', { g4: true }), projectOf('B')],
      options: [optionOf('A', 1, { infra: 5 }), optionOf('B', 1, { infra: 5 })],
    }
    const policy = (share: number): FundsPolicy => ({
      ...cities.policy,
      fairness: [{ kind: 'g4Max', share }],
    })
    const shared = { chosen: ['A-2026', 'B-2026'], payments: [pays(5), pays(5, 2026, 'B')] }
    expect(broken(cities, shared, policy(0.5))).toEqual([])
    expect(broken(cities, shared, policy(0.49))).toEqual(['the share of the four large cities'])
    expect(broken(cities, { payments: [pays(5, 2026, 'A', 'STAD')] }, policy(0))).toEqual([])
  })
})

describe('what belongs to one project or pot', () => {
  const two: FundInstance = {
    ...oneProject({ maxPots: 1, maxApplicationsPerMunicipality: 1 }),
    funds: [
      fundOf('POT', ['infra'], { 2026: 4 }, { maxPots: 1, maxApplicationsPerMunicipality: 1 }),
      fundOf('TWEE', ['infra'], { 2026: 6 }, { maxApplicationsPerMunicipality: 1 }),
    ],
    projects: [projectOf('A'), projectOf('B')],
    options: [optionOf('A', 1, { infra: 4 }), optionOf('B', 1, { infra: 6 })],
  }
  const both = { chosen: ['A-2026', 'B-2026'], payments: [pays(4), pays(6, 2026, 'B', 'TWEE')] }

  test('is not counted for another', () => {
    expect(broken(two, both)).toEqual([])
  })

  test('is own money and aid of that project alone, and what is paid at once by that pot alone', () => {
    const own = [
      { project: 'A', year: 2026, amount: 4 },
      { project: 'B', year: 2026, amount: 3 },
    ]
    const capped = {
      ...two,
      funds: [{ ...two.funds[0]!, stateAid: true, payment: 'lumpSum' as const }, two.funds[1]!],
      projects: [projectOf('A', { ownCap: 4 }), projectOf('B', { ownCap: 3, aidCap: 0 })],
    }
    expect(broken(capped, { ...both, payments: [pays(3, 2026, 'B', 'TWEE')], own })).toEqual([])
    const early = {
      ...capped,
      options: [optionOf('A', 1, { infra: 4 }), optionOf('B', 1, { infra: 6 }, 2027)],
    }
    const paid = { chosen: ['A-2026', 'B-2027'], payments: [pays(4), pays(6, 2026, 'B', 'TWEE')] }
    expect(broken(early, paid)).toEqual(['B is paid before 2026 what is not paid at once'])
  })

  test('is asked of a project only when it is chosen', () => {
    const needy = { ...two, projects: [projectOf('A', { requires: ['C'], excludes: ['B'] }), projectOf('B')] }
    expect(broken(needy, { chosen: ['B-2026'], payments: [pays(6, 2026, 'B', 'TWEE')] })).toEqual([])
  })

  test('is nothing for a project that is not chosen', () => {
    expect(broken(two, { ...both, chosen: ['B-2026'] })).toEqual([
      'A needs 0 and gets 4',
      'A is paid before 2026 what is not paid at once',
      'A is paid before 2027 what is not paid at once',
      'POT to A: not chosen or lapsed',
      'POT to A: share',
      'A is granted too much for infra',
    ])
  })

  test('counts for a municipality of its own', () => {
    const town = { ...two, projects: two.projects.map(project => ({ ...project, municipality: 'stad' })) }
    const one = { ...town, funds: [{ ...two.funds[1]!, budget: { 2026: 10 } }] }
    const paid = { ...both, payments: [pays(4, 2026, 'A', 'TWEE'), pays(6, 2026, 'B', 'TWEE')] }
    expect(broken(one, paid)).toEqual(['TWEE: applications of stad'])
    expect(broken({ ...one, projects: two.projects }, paid)).toEqual([])
  })
})

describe('amounts at the edge', () => {
  const mixed = (fund: Partial<InstanceFund>, project: Partial<InstanceProject> = {}): FundInstance => ({
    ...oneProject(fund, project),
    funds: [fundOf('POT', ['infra'], { 2026: 10, 2027: 10 }, fund)],
    options: [
      {
        ...optionOf('A', 1, {}),
        need: [
          { category: 'infra', year: 2026, amount: 4 },
          { category: 'bodem', year: 2027, amount: 6 },
        ],
      },
    ],
  })

  test('a pot without a share of its own pays no more than what it is for, unless earmarks are no wall', () => {
    const all = { payments: [pays(4), pays(6, 2027)], grants: [] }
    const astray = ['POT to A: share', 'POT does not pay A what it grants']
    expect(broken(mixed({}), all)).toEqual(astray)
    expect(broken(mixed({}), all, { ...goldenInstance.policy, walls: noWalls })).toEqual(astray.slice(1))
  })

  test('a pot pays in the years of the need, whatever the start of the plan', () => {
    const own = [{ project: 'A', year: 2026, amount: 4 }]
    const bodem = mixed({ purposes: ['bodem'] }, { ownCap: 4 })
    const grants = [{ fund: 'POT', project: 'A', category: 'bodem', amount: 6 }]
    expect(broken(bodem, { payments: [pays(6, 2027)], grants, own })).toEqual([])
  })

  test('one payment too late, and one not at the start, are enough to break the rule', () => {
    const walls = { ...goldenInstance.policy.walls, earmark: false }
    const policy = { ...goldenInstance.policy, walls }
    const all = (fund: Partial<InstanceFund>) =>
      broken(
        mixed(fund),
        {
          payments: [pays(4), pays(6, 2027)],
          grants: [
            { fund: 'POT', project: 'A', category: 'infra', amount: 4 },
            { fund: 'POT', project: 'A', category: 'bodem', amount: 6 },
          ],
        },
        policy,
      )
    expect(all({})).toEqual([])
    expect(all({ deadlinePay: 2027 })).toEqual(['POT to A: deadline'])
    expect(all({ payment: 'lumpSum' })).toEqual(['POT to A: not at once'])
  })

  test('own money may not wait, and aid without a cap is no more than the need', () => {
    const own = [{ project: 'A', year: 2026, amount: 10 }]
    expect(broken(mixed({}, { ownCap: 10 }), { own })).toEqual([
      'A is paid before 2026 what is not paid at once',
      'A saves own money in 2026',
    ])
    const aid = oneProject({ stateAid: true, budget: { 2026: 20 } })
    expect(broken(aid, { payments: [pays(10.1)] })).toEqual([
      'A needs 10 and gets 10.1',
      'A is paid before 2026 what is not paid at once',
      'A is paid before 2027 what is not paid at once',
      'aid of A',
      'POT to A: share',
      'A is granted too much for infra',
    ])
  })

  test('a small grant is a grant, and years that are no wall do not make money', () => {
    expect(
      broken(oneProject({}, { ownCap: 10 }), {
        payments: [pays(0.5)],
        own: [{ project: 'A', year: 2026, amount: 9.5 }],
      }),
    ).toEqual([])
    const later = { ...oneProject({ budget: { 2026: 6 } }), options: [optionOf('A', 1, { infra: 10 }, 2027)] }
    const paid = { chosen: ['A-2027'], payments: [pays(10, 2027)] }
    expect(broken(later, paid, { ...goldenInstance.policy, walls: noWalls })).toEqual([
      'POT pays more than it has',
    ])
  })
})

test('the share of the large cities is that of their own projects, and a minimum of a region is no share', () => {
  const cities: FundInstance = {
    ...oneProject({}),
    projects: [projectOf('A', { g4: true }), projectOf('B')],
    options: [optionOf('A', 1, { infra: 6 }), optionOf('B', 1, { infra: 4 })],
  }
  const shared = { chosen: ['A-2026', 'B-2026'], payments: [pays(6), pays(4, 2026, 'B')] }
  const rule = (one: FundsPolicy['fairness'][number]) =>
    broken(cities, shared, { ...cities.policy, fairness: [one] })
  expect(rule({ kind: 'g4Max', share: 0.5 })).toEqual(['the share of the four large cities'])
  expect(rule({ kind: 'g4Max', share: 0.6 })).toEqual([])
  expect(rule({ kind: 'regionMin', share: 0, measure: 'projects', min: 1 })).toEqual([])
})
