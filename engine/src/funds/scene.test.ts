// What is known of an instance before anything is chosen: who may pay whom, at most how much and in which years; and the
// rows that fairness writes.
import { describe, expect, test } from 'vitest'
import { addFairness } from './fairness-rows.ts'
import { fundsProgram } from './funds-program.ts'
import type {
  FundInstance,
  FundsPolicy,
  InstanceFund,
  InstanceProject,
  ProjectOption,
} from './instance-shape.ts'
import { atLeast, atMost, exactly, infinite, openProgramDesk } from './program-desk.ts'
import { homesFor, openScene } from './scene.ts'
import { allWalls, fundOf, noWalls, oneProject, optionOf, projectOf } from './testing/instances.ts'

/** Needs 4 and 1 for infrastructure in two years and 2 for soil in the second; 60 of 100 homes are affordable. */
const spread: ProjectOption = {
  ...optionOf('A', 100, {}),
  need: [
    { category: 'infra', year: 2026, amount: 4 },
    { category: 'infra', year: 2027, amount: 1 },
    { category: 'bodem', year: 2027, amount: 2 },
    { category: 'groen', year: 2028, amount: 0 },
  ],
  indicators: { homes: 100, affordable: 60 },
}

function instanceOf(
  fund: Partial<InstanceFund>,
  project: Partial<InstanceProject> = {},
  options: ProjectOption[] = [spread],
): FundInstance {
  return {
    ...oneProject(fund, project),
    years: [2026, 2027, 2028],
    categories: ['infra', 'bodem', 'groen'],
    options,
  }
}

function pairOf(
  fund: Partial<InstanceFund>,
  project: Partial<InstanceProject> = {},
  walls = allWalls,
  options = [spread],
) {
  const instance = instanceOf(fund, project, options)
  return openScene(instance, { ...instance.policy, walls }).pairs.map(({ ceilings, payPlaces, isLump }) => ({
    ceilings,
    payPlaces,
    isLump,
  }))[0]
}
const ceilingOf = (fund: Partial<InstanceFund>, project: Partial<InstanceProject> = {}, walls = allWalls) =>
  pairOf(fund, project, walls)?.ceilings[0] ?? 0

describe('an option', () => {
  test('has its need added up by year and by category, and ends in the last year that it needs anything', () => {
    const { projects } = openScene(instanceOf({}), instanceOf({}).policy)
    const { needByCategory, ...option } = projects[0]!.options[0]!
    expect(option).toEqual({ option: spread, need: 7, needByYear: [4, 3, 0], startPlace: 0, lastYear: 2027 })
    expect([...needByCategory]).toEqual([
      ['infra', 5],
      ['bodem', 2],
      ['groen', 0],
    ])
  })

  test('that starts after its need ends when it starts, and sums lose no last digits', () => {
    const late = {
      ...spread,
      start: 2028,
      need: [0.1, 0.2].map(amount => ({ category: 'infra', year: 2026, amount })),
    }
    const [project] = openScene(instanceOf({}, {}, [late]), instanceOf({}).policy).projects
    expect(project!.options[0]).toMatchObject({
      lastYear: 2028,
      need: 0.3,
      needByYear: [0.3, 0, 0],
      startPlace: 2,
    })
  })
})

test('everything stands in the order of its id, lapsed pots are left out, and a project may have no options', () => {
  const instance: FundInstance = {
    ...instanceOf({}),
    funds: ['c', 'a', 'b'].map(id =>
      fundOf(id, ['infra'], { 2026: 1 }, id === 'b' ? { certainty: 'vervallen' } : {}),
    ),
    projects: ['Z', 'A', 'M'].map(id => projectOf(id)),
    options: [
      { ...spread, id: 'A-b' },
      { ...spread, id: 'A-a' },
    ],
  }
  const { funds, projects, pairs, years, policy } = openScene(instance, instance.policy)
  expect(funds.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(
    projects.map(({ project, options }) => [project.id, options.map(({ option }) => option.id)]),
  ).toEqual([
    ['A', ['A-a', 'A-b']],
    ['M', []],
    ['Z', []],
  ])
  expect(pairs.map(({ fund, project }) => [fund.id, project.project.id])).toEqual([
    ['a', 'A'],
    ['c', 'A'],
  ])
  expect([years, policy]).toEqual([instance.years, instance.policy])
})

describe('the most that a pot pays', () => {
  test.each<[string, Partial<InstanceFund>, number, number]>([
    ['is what it is for, or all without earmarks', {}, 5, 7],
    ['adds up its purposes', { purposes: ['infra', 'bodem'] }, 7, 7],
    ['is nothing for what is not needed', { purposes: ['groen'] }, 0, 7],
    ['is its share', { maxShare: 0.4 }, 2, 7],
    ['is what others leave', { minShareOthers: 0.4 }, 3, 7],
    ['is the least of share and what others leave', { maxShare: 0.5, minShareOthers: 0.8 }, 1, 7],
    ['is its largest grant', { maxPerProject: 4.5 }, 4.5, 7],
    ['is no more than the need before it must have paid', { deadlinePay: 2027 }, 4, 7],
    [
      'is what was needed up to the last year before that',
      { deadlinePay: 2028, purposes: ['infra', 'bodem'] },
      7,
      7,
    ],
    [
      'is all where it pays at once before it must have paid',
      { deadlinePay: 2027, payment: 'lumpSum' },
      5,
      7,
    ],
    ['is nothing where it would pay at once too late', { deadlinePay: 2026, payment: 'lumpSum' }, 0, 7],
    ['is nothing from the year on in which it must have paid', { deadlinePay: 2026 }, 0, 7],
    ['is nothing for a plan that starts too late', { latestStart: 2025 }, 0, 7],
    ['stays for a plan that starts in time', { latestStart: 2026 }, 5, 7],
    ['is nothing for a plan that ends too late', { latestFinish: 2026 }, 0, 7],
    ['stays for a plan that ends in time', { latestFinish: 2027 }, 5, 7],
    ['is nothing when it must commit before', { deadlineCommit: 2025 }, 0, 7],
    ['stays when it may commit in the year of the start', { deadlineCommit: 2026 }, 5, 7],
    ['is nothing in another region', { regions: ['noord'] }, 0, 7],
    ['stays in its own region', { regions: ['noord', 'midden'] }, 5, 7],
    ['is nothing below its homes, walls or not', { minHomes: { byInhabitants: [[0, 101]] } }, 0, 0],
    ['stays at its homes', { minHomes: { byInhabitants: [[0, 100]] } }, 5, 7],
    ['is nothing below its share of affordable homes, walls or not', { minAffordableShare: 0.61 }, 0, 0],
    ['stays at its share of affordable homes', { minAffordableShare: 0.6 }, 5, 7],
  ])('%s', (_what, fund, walled, open) => {
    expect(ceilingOf(fund)).toBeCloseTo(walled, 12)
    expect(ceilingOf(fund, {}, noWalls)).toBeCloseTo(open, 12)
  })

  test('is nothing of an affordable share where there are no homes', () => {
    const bare = [{ ...spread, indicators: { affordable: 10 } }]
    expect(pairOf({ minAffordableShare: 0.1 }, {}, allWalls, bare)).toBeUndefined()
    expect(pairOf({}, {}, allWalls, bare)?.ceilings).toEqual([5])
    const none = [{ ...spread, indicators: { homes: 3 } }]
    expect(pairOf({ minAffordableShare: 0.1 }, {}, allWalls, none)).toBeUndefined()
  })

  test('is told by option, and there is a pair when one of them can be paid', () => {
    const late = { ...spread, id: 'A-2027', start: 2027 }
    expect(pairOf({ latestStart: 2026 }, {}, allWalls, [spread, late])?.ceilings).toEqual([5, 0])
  })

  test('comes in the years before it must have paid, or in all where that is no wall', () => {
    const places = (fund: Partial<InstanceFund>, walls = allWalls) => pairOf(fund, {}, walls)?.payPlaces
    expect([places({}), places({ deadlinePay: 2028 }), places({ deadlinePay: 2027 })]).toEqual([
      [0, 1, 2],
      [0, 1],
      [0],
    ])
    expect(places({ deadlinePay: 2027 }, noWalls)).toEqual([0, 1, 2])
    expect([pairOf({})?.isLump, pairOf({ payment: 'lumpSum' })?.isLump]).toEqual([false, true])
  })
})

test('homes for a town are those of the largest size that it reaches, in whatever order they are given', () => {
  const sizes = {
    byInhabitants: [
      [50_000, 500],
      [0, 200],
      [10_000, 300],
    ] as [number, number][],
  }
  expect([0, 9_999, 10_000, 49_999, 50_000, 1e6].map(people => homesFor(sizes, people))).toEqual([
    200, 200, 300, 300, 500, 500,
  ])
  expect(homesFor({ byInhabitants: [[1000, 7]] }, 999)).toBe(0)
})

describe('a program in the making', () => {
  test('counts columns and rows from 0, takes a column once in a row and leaves out what comes to nothing', () => {
    const desk = openProgramDesk()
    const column = { cost: 1, lower: 0, upper: 2 }
    expect([desk.column(column), desk.column(column)]).toEqual([0, 1])
    expect(
      desk.row(
        atMost(3, [
          [0, 1],
          [1, 2],
          [0, 4],
        ]),
        { rule: 'pot', fund: 'f' },
      ),
    ).toBe(0)
    expect(
      desk.row(
        atLeast(1, [
          [0, 1],
          [0, -1],
          [1, 1],
        ]),
      ),
    ).toBe(1)
    expect(desk.row(exactly(2, []))).toBe(2)
    expect(desk.program).toEqual({
      sense: 'most',
      columns: [column, column],
      rows: [
        {
          lower: -infinite,
          upper: 3,
          entries: [
            [0, 5],
            [1, 2],
          ],
        },
        { lower: 1, upper: infinite, entries: [[1, 1]] },
        { lower: 2, upper: 2, entries: [] },
      ],
    })
    expect(desk.tags).toEqual([{ rule: 'pot', fund: 'f' }, { rule: 'structure' }, { rule: 'structure' }])
  })
})

/** The rows that fairness adds for three projects in two regions, and the columns that give way. */
function rowsOf(rule: FundsPolicy['fairness'][number], funds = [fundOf('POT', ['infra'], { 2026: 9 })]) {
  const instance: FundInstance = {
    ...oneProject({}),
    years: [2026],
    funds,
    projects: [
      projectOf('A', { g4: true, region: 'noord', inhabitants: 400, municipality: 'x' }),
      projectOf('B', { region: 'zuid', inhabitants: 100, municipality: 'y' }),
      projectOf('C', { region: 'noord', inhabitants: 400, municipality: 'x' }),
    ],
    options: [
      optionOf('A', 10, { infra: 1 }),
      { ...optionOf('B', 4, { infra: 1 }), indicators: {} },
      optionOf('C', 6, { infra: 1 }),
    ],
  }
  const scene = openScene(instance, { ...instance.policy, fairness: [rule] })
  const { projects, pairs } = fundsProgram({ ...scene, policy: { ...scene.policy, fairness: [] } })
  const names = new Map([
    ...projects.map(({ project, options }) => [options[0]!, project.project.id] as const),
    ...pairs.map(({ pair, paid }) => [paid.get(0)!, `${pair.fund.id} ${pair.project.project.id}`] as const),
  ])
  const desk = openProgramDesk()
  for (let at = 0; at < 100; at += 1) desk.column({ cost: 0, lower: 0, upper: 1 })
  const slack = addFairness(desk, { projects, pairs }, scene)
  const rows = desk.program.rows.map(row => ({
    ...row,
    entries: row.entries.map(([column, value]) => [names.get(column) ?? `ruimte ${column - 100}`, value]),
  }))
  return {
    rows,
    slack: slack.map(column => column - 100),
    tags: desk.tags,
    added: desk.program.columns.slice(100),
  }
}

describe('the rows of fairness', () => {
  test('holds the large cities within their share of what the State pays', () => {
    expect(rowsOf({ kind: 'g4Max', share: 0.25 })).toEqual({
      rows: [
        {
          lower: -infinite,
          upper: 0,
          entries: [
            ['POT A', 0.75],
            ['POT B', -0.25],
            ['POT C', -0.25],
          ],
        },
      ],
      slack: [],
      tags: [{ rule: 'structure' }],
      added: [],
    })
    const province = [fundOf('POT', ['infra'], { 2026: 9 }, { owner: 'provincie' })]
    expect(rowsOf({ kind: 'g4Max', share: 0.25 }, province).rows).toEqual([])
  })

  test('asks each region for its part, as a share of the minimum', () => {
    const slack = { cost: 0, lower: 0, upper: 1 }
    expect(rowsOf({ kind: 'regionMin', measure: 'projects', min: 2 })).toEqual({
      rows: [
        {
          lower: 1,
          upper: infinite,
          entries: [
            ['A', 0.5],
            ['C', 0.5],
            ['ruimte 0', 1],
          ],
        },
        {
          lower: 1,
          upper: infinite,
          entries: [
            ['B', 0.5],
            ['ruimte 1', 1],
          ],
        },
      ],
      slack: [0, 1],
      tags: [{ rule: 'region-minimum' }, { rule: 'region-minimum' }],
      added: [slack, slack],
    })
    const homes = rowsOf({ kind: 'regionMin', measure: 'homes', min: 20 }).rows
    expect(homes.map(row => row.entries)).toEqual([
      [
        ['A', 0.5],
        ['C', 0.3],
        ['ruimte 0', 1],
      ],
      [['ruimte 1', 1]],
    ])
    const money = rowsOf({ kind: 'regionMin', measure: 'perInhabitant', min: 50, region: 'noord' }).rows
    // A million over four hundred people of one town is 2500 euro each, fifty times the minimum.
    expect(money.map(row => row.entries)).toEqual([
      [
        ['POT A', 50],
        ['POT C', 50],
        ['ruimte 0', 1],
      ],
    ])
    expect(rowsOf({ kind: 'regionMin', measure: 'homes', min: 0 }).rows).toEqual([])
  })
})
