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
    'the allocation breaks A needs 10 and gets 9; A is not paid in 2026; A is not paid in 2027',
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
