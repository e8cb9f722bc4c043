// Choices at their edges: a solver that does not end as it should, pools where a greedy choice is none, and the marks of
// assessors against the equations they must meet, solved at once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSolver } from '../funds/linear-program.ts'
import { type Stumble, stumblingSolver } from '../funds/testing/stumbling-solver.ts'
import { choosePortfolio } from './choose-portfolio.ts'
import type { Pool } from './pool-shape.ts'
import { byReceipt, type Choice } from './portfolio-program.ts'
import { scoreFiles } from './score-files.ts'
import { stabilityOf } from './stability.ts'
import { adjustMarks, type FileMark } from './strictness.ts'
import { poolOf } from './testing/pools.ts'
import { weighCriteria } from './weigh-criteria.ts'

const solver = await loadSolver()
const choiceOf = (pool: Pool, most: number): Choice => ({
  entries: byReceipt(pool.entries),
  weights: new Map(Object.entries(pool.weights)),
  pool,
  size: { least: 0, most },
})

describe('a choice', () => {
  const equals = poolOf({ a: [4, 'x'], b: [4, 'x'], c: [4, 'x'] })
  const chosen = (ends: readonly (Stumble | undefined)[], pool = equals) => {
    const stumbling = stumblingSolver(solver, run => ends[run - 1])
    const found = choosePortfolio(stumbling, choiceOf(pool, 1), 0.7)
    return found && { ids: found.entries.map(entry => entry.id), isProven: found.bound === found.objective }
  }

  test('of a solver that goes well is the first of equals, with proof', () => {
    expect(chosen([])).toEqual({ ids: ['a'], isProven: true })
  })

  test('of which the proof is missing stands with its bound above it, and equals are not told apart', () => {
    const found = choosePortfolio(
      stumblingSolver(solver, run => (run === 1 ? 'unproven' : 'infeasible')),
      choiceOf(equals, 1),
      0.7,
    )!
    expect(found.entries).toHaveLength(1)
    expect(found.bound - found.objective).toBeCloseTo(1, 6)
  })

  test('is none where the solver finds that there is none, and a fault of ours where it runs out of time', () => {
    expect(chosen(['infeasible'])).toBeUndefined()
    expect(() => chosen(['timeLimit'])).toThrow('the search for a portfolio ended without any choice')
  })

  test('that is worth less than the greedy one is a fault of ours', () => {
    expect(() => chosen(['zeros'])).toThrow('the search gave less than the greedy choice it began with')
  })

  test('stays as it was found when telling equals apart fails or makes it worse', () => {
    const found = chosen([undefined, 'infeasible', 'infeasible'])!
    expect(found.isProven).toBe(true)
    expect(found.ids).toHaveLength(1)
    expect(chosen([undefined, 'zeros', 'zeros'])).toEqual(found)
  })
})

test('a large pool that no greedy choice meets is drawn from by the exact search', () => {
  // Each of two rare categories has one plan, the weakest: adding what adds most never comes to them.
  const plans = Array.from({ length: 101 }, (_, place): [string, [number, ...string[]]] => [
    `p${String(place).padStart(3, '0')}`,
    [place < 2 ? 3.1 : 5, place === 0 ? 'een' : place === 1 ? 'twee' : 'veel'],
  ])
  const pool = poolOf(Object.fromEntries(plans), {
    weights: { een: 0, twee: 0, veel: 1 },
    categoryMinimums: { een: 1, twee: 1 },
  })
  const certain = { ...pool, entries: pool.entries.map(entry => ({ ...entry, scoreSd: 0 })) }
  const shares = stabilityOf(solver, {
    choice: choiceOf(certain, 3),
    lambda: 0.7,
    threshold: 3,
    seed: 1,
    draws: 2,
  })
  expect([shares.p000, shares.p001, Object.values(shares).reduce((sum, one) => sum + one, 0)]).toEqual([
    1, 1, 3,
  ])
})

/** Solves a square system by elimination with the largest pivot first. */
function solved(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const table = rows.map((row, place) => [...row, right[place]!])
  for (const column of rows.keys()) {
    const rest = table.slice(column)
    const pivot = rest.reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best))
    const at = table.indexOf(pivot)
    ;[table[column], table[at]] = [pivot, table[column]!]
    for (const row of table) {
      if (row === pivot) continue
      const factor = row[column]! / pivot[column]!
      for (const place of row.keys()) row[place]! -= factor * pivot[place]!
    }
  }
  return table.map((row, place) => row[rows.length]! / row[place]!)
}

/** The marks of every file and assessor as unknowns of one linear system, with the centre of the assessors as the last. */
function byElimination(marks: readonly FileMark[], ratios: { assessor: number; file: number }) {
  const files = [...new Set(marks.map(one => one.file))]
  const assessors = [...new Set(marks.map(one => one.assessor))]
  const mean = marks.reduce((sum, one) => sum + one.mark, 0) / marks.length
  const centre = files.length + assessors.length
  const size = centre + 1
  const row = () => Array.from({ length: size }, () => 0)
  const right = row()
  const ofFiles = files.map((file, place) => {
    const line = row()
    for (const one of marks.filter(mark => mark.file === file)) {
      line[files.length + assessors.indexOf(one.assessor)]! += 1
      line[centre]! -= 1
      line[place]! += 1
      right[place]! += one.mark
    }
    line[place]! += ratios.file
    right[place]! += ratios.file * mean
    return line
  })
  const ofAssessors = assessors.map((assessor, at) => {
    const line = row()
    const place = files.length + at
    for (const one of marks.filter(mark => mark.assessor === assessor)) {
      line[files.indexOf(one.file)]! += 1
      line[place]! += 1
      right[place]! += one.mark
    }
    line[place]! += ratios.assessor
    return line
  })
  const ofCentre = row()
  for (const at of assessors.keys()) ofCentre[files.length + at] = -1 / assessors.length
  ofCentre[centre] = 1
  const values = solved([...ofFiles, ...ofAssessors, ofCentre], right)
  return {
    adjusted: new Map(files.map((file, place) => [file, values[place]!])),
    strictness: new Map(assessors.map((name, at) => [name, values[files.length + at]! - values[centre]!])),
  }
}

describe('the marks of assessors', () => {
  const anyMarks = fc.array(
    fc.record({
      file: fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5', 'f6'),
      assessor: fc.constantFrom('a', 'b', 'c', 'd'),
      mark: fc.integer({ min: 10, max: 50 }).map(tenths => tenths / 10),
    }),
    { minLength: 1, maxLength: 30 },
  )

  test('freed of strictness are what solving all equations at once gives', () => {
    const ratio = fc.double({ min: 0.2, max: 3, noNaN: true })
    fc.assert(
      fc.property(anyMarks, fc.record({ assessor: ratio, file: ratio }), (marks, ratios) => {
        const found = adjustMarks(marks, ratios)
        const expected = byElimination(marks, ratios)
        for (const [file, value] of expected.adjusted) expect(found.adjusted.get(file)).toBeCloseTo(value, 6)
        for (const [name, value] of expected.strictness)
          expect(found.strictness.get(name)).toBeCloseTo(value, 6)
      }),
      { numRuns: 300 },
    )
  })

  test('need two of every three criteria, counted exactly for any number of criteria', () => {
    for (let count = 1; count <= 50; count++) {
      const needed = Math.floor((2 * count + 2) / 3)
      const given = (assessed: number) => ({
        format: 'versneller-scores/1' as const,
        criteriaWeights: {},
        scores: Array.from({ length: count }, (_, place) => ({
          file: 'f',
          assessor: 'a',
          criterion: `c${place}`,
          score: place < assessed ? 4 : ('nb' as const),
        })),
      })
      expect(weighCriteria(given(needed)).marks, String(count)).toHaveLength(1)
      expect(weighCriteria(given(needed - 1)).marks, String(count)).toEqual([])
    }
  })

  test('that lie two apart but for their last digits lie two apart', () => {
    const scores = [4.1, 2.1].map((score, place) => ({ file: 'f', assessor: `a${place}`, score }))
    const { files } = scoreFiles({ format: 'versneller-scores/1', criteriaWeights: {}, scores })
    expect(files.f!.flags).toEqual(['range'])
  })
})
