// Dividing plans over assessors: nobody in conflict, one of each side, loads as equal as a search over all divisions
// finds, and the same division in whatever order the plans and people stand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AssignableAssessor,
  type AssignedPair,
  assessorSides,
  assignAssessors,
  calibrationFiles,
} from './assign-assessors.ts'

const people = (perSide: number): AssignableAssessor[] =>
  assessorSides.flatMap(side => Array.from({ length: perSide }, (_, at) => ({ id: `${side}-${at}`, side })))
const files = (count: number): string[] => Array.from({ length: count }, (_, at) => `plan-${at}`)
const keyOf = ({ file, assessor }: AssignedPair) => `${file} ${assessor}`

test('forty plans over twelve assessors: three each, loads that differ by at most one, and one design', () => {
  const { pairs, open, loads, spread, groups } = assignAssessors({
    files: files(40),
    assessors: people(4),
    mayAssess: () => true,
  })
  expect([pairs.length, open, spread, groups]).toEqual([120, [], 0, 1])
  expect(new Set(Object.values(loads))).toEqual(new Set([10]))
  const sidesOf = Map.groupBy(pairs, pair => pair.file)
  for (const three of sidesOf.values())
    expect(three.map(({ assessor }) => assessor.split('-')[0])).toEqual([...assessorSides])
})

test('a plan that nobody of a side may see has an open seat there, and its other sides are filled', () => {
  const { pairs, open } = assignAssessors({
    files: files(2),
    assessors: people(1),
    mayAssess: ({ file, assessor }) => !(file === 'plan-0' && assessor === 'private-0'),
  })
  expect(open).toEqual([{ file: 'plan-0', side: 'private' }])
  expect(pairs.map(keyOf)).toEqual([
    'plan-0 public-0',
    'plan-0 knowledge-0',
    'plan-1 public-0',
    'plan-1 private-0',
    'plan-1 knowledge-0',
  ])
})

test('a path over two others evens loads that no single move can even', () => {
  const may: Record<string, string[]> = {
    'plan-0': ['public-0'],
    'plan-1': ['public-0', 'public-1'],
    'plan-2': ['public-0', 'public-1'],
    'plan-3': ['public-1', 'public-2'],
  }
  const { loads } = assignAssessors({
    files: files(4),
    assessors: people(3).filter(one => one.side === 'public'),
    mayAssess: ({ file, assessor }) => may[file]?.includes(assessor) ?? false,
  })
  expect(Object.values(loads).toSorted()).toEqual([1, 1, 2])
})

test('pairs that stand are not moved, count in the load, and their seats are not filled twice', () => {
  const kept = [
    { file: 'plan-0', assessor: 'public-0' },
    { file: 'plan-1', assessor: 'public-0' },
  ]
  const { pairs, loads } = assignAssessors({
    files: files(4),
    assessors: people(2).filter(one => one.side === 'public'),
    mayAssess: () => true,
    kept,
  })
  expect(loads).toEqual({ 'public-0': 2, 'public-1': 2 })
  expect(pairs.map(keyOf)).toEqual([
    'plan-0 public-0',
    'plan-1 public-0',
    'plan-2 public-1',
    'plan-3 public-1',
  ])
})

/** The least sum of squared loads over all divisions of one side; one number decides over every convex measure. */
function leastSquares(choices: readonly (readonly number[])[], count: number): number {
  const loads = Array<number>(count).fill(0)
  const search = (at: number): number => {
    const here = choices[at]
    if (!here) return loads.reduce((sum, load) => sum + load * load, 0)
    if (here.length === 0) return search(at + 1)
    return Math.min(
      ...here.map(one => {
        loads[one]!++
        const best = search(at + 1)
        loads[one]!--
        return best
      }),
    )
  }
  return search(0)
}

const scene = fc.record({
  fileCount: fc.integer({ min: 1, max: 6 }),
  perSide: fc.integer({ min: 1, max: 3 }),
  blocked: fc.uniqueArray(fc.nat(53)),
})

test('whatever the conflicts: nobody in conflict, one of each side at most, and loads as equal as can be', () => {
  fc.assert(
    fc.property(scene, ({ fileCount, perSide, blocked }) => {
      const assessors = people(perSide)
      const all = files(fileCount).flatMap(file => assessors.map(({ id }) => keyOf({ file, assessor: id })))
      const forbidden = new Set(blocked.map(place => all[place % all.length]))
      const mayAssess = (pair: AssignedPair) => !forbidden.has(keyOf(pair))
      const { pairs, open, loads } = assignAssessors({ files: files(fileCount), assessors, mayAssess })
      expect(pairs.every(mayAssess)).toBe(true)
      expect(pairs.length + open.length).toBe(3 * fileCount)
      for (const { file, side } of open)
        expect(assessors.some(one => one.side === side && mayAssess({ file, assessor: one.id }))).toBe(false)
      for (const side of assessorSides) {
        const own = assessors.filter(one => one.side === side)
        const choices = files(fileCount).map(file =>
          own.flatMap(({ id }, place) => (mayAssess({ file, assessor: id }) ? [place] : [])),
        )
        const squares = own.reduce((sum, { id }) => sum + (loads[id] ?? 0) ** 2, 0)
        expect(squares).toBe(leastSquares(choices, own.length))
      }
    }),
    { seed: 11, numRuns: 150 },
  )
})

test('the order of plans and people changes nothing', () => {
  fc.assert(
    fc.property(scene, fc.integer(), ({ fileCount, perSide, blocked }, seed) => {
      const assessors = people(perSide)
      const mayAssess = ({ file, assessor }: AssignedPair) =>
        !blocked.includes((file.charCodeAt(5) * 7 + assessor.length * 3) % 54)
      const turn = <Item>(list: readonly Item[]) =>
        list.toSorted(
          (a, b) => ((JSON.stringify(a).length * seed) % 7) - ((JSON.stringify(b).length * seed) % 5),
        )
      const asked = { files: files(fileCount), assessors, mayAssess }
      expect(
        assignAssessors({ ...asked, files: turn(asked.files).toReversed(), assessors: turn(assessors) }),
      ).toEqual(assignAssessors(asked))
    }),
    { seed: 12, numRuns: 60 },
  )
})

test('without conflicts assessors of all sides hang together as soon as there are plans enough', () => {
  for (const [fileCount, perSide] of [
    [4, 2],
    [6, 3],
    [8, 4],
    [12, 4],
    [30, 5],
  ] as const) {
    const { groups, spread } = assignAssessors({
      files: files(fileCount),
      assessors: people(perSide),
      mayAssess: () => true,
    })
    expect([fileCount, groups, spread <= 1]).toEqual([fileCount, 1, true])
  }
})

test('plans to calibrate on are those that fewest may not see', () => {
  const mayAssess = ({ file, assessor }: AssignedPair) =>
    !(file === 'plan-0' || (file === 'plan-1' && assessor === 'public-0'))
  expect(calibrationFiles({ files: files(4), assessors: people(2), mayAssess })).toEqual(['plan-2', 'plan-3'])
  expect(calibrationFiles({ files: files(1), assessors: people(2), mayAssess })).toEqual(['plan-0'])
})

test('what is kept stays, also of somebody who is there no more or of two of one side', () => {
  const kept = [
    { file: 'plan-0', assessor: 'weg' },
    { file: 'plan-0', assessor: 'public-1' },
    { file: 'plan-0', assessor: 'public-0' },
  ]
  const assessors = people(2).filter(one => one.side === 'public')
  const { pairs, loads } = assignAssessors({ files: ['plan-0'], assessors, mayAssess: () => true, kept })
  expect(pairs.map(keyOf)).toEqual(['plan-0 public-0', 'plan-0 public-1', 'plan-0 weg'])
  expect(loads).toEqual({ 'public-0': 1, 'public-1': 1, weg: 1 })
})
