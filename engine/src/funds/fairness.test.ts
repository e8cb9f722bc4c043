// Fairness on instances small enough to see through: shares of the four large cities, and regional minimums that give way
// as little as they can.
import { describe, expect, test } from 'vitest'
import type { FundInstance, FundsPolicy } from './instance-shape.ts'
import { solveFunds } from './solve-funds.ts'
import { fundOf, oneProject, optionOf, projectOf } from './testing/instances.ts'

type Rule = FundsPolicy['fairness'][number]

/** North has A (100 homes for 10) and C (35 for 4), south has B (60 for 5); the pot holds 10. */
const three: FundInstance = {
  ...oneProject({}),
  projects: [
    projectOf('A', { region: 'noord', g4: true, inhabitants: 100_000 }),
    projectOf('B', { region: 'zuid', inhabitants: 1_000_000 }),
    projectOf('C', { region: 'noord', municipality: 'A', inhabitants: 100_000 }),
  ],
  options: [
    optionOf('A', 100, { infra: 10 }),
    optionOf('B', 60, { infra: 5 }),
    optionOf('C', 35, { infra: 4 }),
  ],
}
const reached = async (fairness: Rule[], instance = three, more: Partial<FundsPolicy> = {}) => {
  const { objective, chosen, status } = await solveFunds(instance, { ...instance.policy, fairness, ...more })
  return [status, objective, chosen.map(id => id.split('-')[0]).join('')]
}

test('without fairness all that counts is the objective', async () => {
  expect(await reached([])).toEqual(['proven', 100, 'A'])
})

describe('a regional minimum', () => {
  test('without a region holds for each region that has a project', async () => {
    expect(await reached([{ kind: 'regionMin', measure: 'projects', min: 1 }])).toEqual(['proven', 95, 'BC'])
    expect(await reached([{ kind: 'regionMin', measure: 'projects', min: 1, region: 'noord' }])).toEqual([
      'proven',
      100,
      'A',
    ])
  })

  test('of nothing asks for nothing', async () => {
    expect(await reached([{ kind: 'regionMin', measure: 'homes', min: 0 }])).toEqual(['proven', 100, 'A'])
  })

  test('in homes counts homes, and what has none does not count', async () => {
    const rule: Rule = { kind: 'regionMin', measure: 'homes', min: 41, region: 'noord' }
    expect(await reached([rule])).toEqual(['proven', 100, 'A'])
    const withoutHomes = {
      ...three,
      options: [
        { ...optionOf('A', 0, { infra: 10 }), indicators: {} },
        optionOf('B', 60, { infra: 10 }),
        optionOf('C', 35, { infra: 10 }),
      ],
    }
    expect(await reached([{ ...rule, min: 1 }], withoutHomes)).toEqual(['proven', 35, 'C'])
  })

  test('gives way as little as it can, whatever the objective loses by that', async () => {
    // South wants 65 homes and can have 60: those five short may not open the door to having none at all.
    const rule: Rule = { kind: 'regionMin', measure: 'homes', min: 65, region: 'zuid' }
    const rich = {
      ...three,
      options: three.options.map(one => (one.projectId === 'A' ? optionOf('A', 9000, { infra: 10 }) : one)),
    }
    expect(await reached([rule], rich)).toEqual(['proven', 95, 'BC'])
  })

  test('that a little less would nearly meet is met in full where it can be', async () => {
    const near: FundInstance = {
      ...three,
      options: [
        optionOf('A', 100, { infra: 10 }),
        optionOf('C', 95, { infra: 5 }),
        optionOf('B', 400, { infra: 5 }),
      ],
    }
    expect(await reached([{ kind: 'regionMin', measure: 'homes', min: 100, region: 'noord' }], near)).toEqual(
      ['proven', 100, 'A'],
    )
  })

  test('per inhabitant counts the money of the pots over the people of its towns, each town once', async () => {
    // C brings four million to a hundred thousand people, 40 euro each; A brings 100 euro each.
    const rule = (min: number): Rule => ({
      kind: 'regionMin',
      measure: 'perInhabitant',
      min,
      region: 'noord',
    })
    const less = { ...three, options: [optionOf('A', 90, { infra: 10 }), ...three.options.slice(1)] }
    expect(await reached([rule(40)], less)).toEqual(['proven', 95, 'BC'])
    expect(await reached([rule(41)], less)).toEqual(['proven', 90, 'A'])
  })

  test('per inhabitant of a region of which no town has people stops nothing', async () => {
    const empty = { ...three, projects: three.projects.map(({ inhabitants: _, ...project }) => project) }
    const rule: Rule = { kind: 'regionMin', measure: 'perInhabitant', min: 10, region: 'noord' }
    expect(await reached([rule], empty)).toEqual(['proven', 100, 'A'])
  })

  test('goes before a second goal and before a ratio too', async () => {
    const rule: Rule = { kind: 'regionMin', measure: 'projects', min: 1, region: 'noord' }
    const ofSouth = {
      ...three,
      options: three.options.map(one => (one.projectId === 'B' ? optionOf('B', 600, { infra: 10 }) : one)),
    }
    const order: FundsPolicy['objective'] = { mode: 'lexicographic', order: ['homes', 'affordable'], eps: 0 }
    expect(await reached([rule], ofSouth, { objective: order })).toEqual(['proven', 100, 'A'])
    const [status, ratio, chosen] = await reached([rule], ofSouth, {
      objective: { mode: 'perEuro', indicator: 'homes' },
    })
    expect([status, chosen]).toEqual(['proven', 'A'])
    expect(ratio).toBeCloseTo(10, 6)
  })
})

test('the share of the four large cities counts the pots of the State alone', async () => {
  const rule: Rule = { kind: 'g4Max', share: 0 }
  expect(await reached([rule])).toEqual(['proven', 95, 'BC'])
  const ofProvince = { ...three, funds: [fundOf('POT', ['infra'], { 2026: 10 }, { owner: 'provincie' })] }
  expect(await reached([rule], ofProvince)).toEqual(['proven', 100, 'A'])
})
