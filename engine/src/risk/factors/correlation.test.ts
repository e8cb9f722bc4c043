import { expect, test } from 'vitest'
import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import { correlationMatrix, eigen, lowerTriangle, type Matrix, repaired } from './correlation.ts'

const ids = riskAssumptions.factors.map(factor => factor.id)

function product(lower: Matrix): number[][] {
  return lower.map(row => lower.map(column => row.reduce((sum, value, k) => sum + value * column[k]!, 0)))
}

function distance(a: readonly ArrayLike<number>[], b: Matrix): number {
  return Math.max(...b.flatMap((row, i) => [...row].map((value, j) => Math.abs(value - a[i]![j]!))))
}

test('the default correlations are positive definite as printed, with smallest eigenvalue 0.039', () => {
  const matrix = correlationMatrix(ids, riskAssumptions.correlations)
  expect(Math.min(...eigen(matrix).values)).toBeCloseTo(0.039, 3)
  expect(repaired(matrix)).toEqual({ matrix, changed: 0 })
  expect(distance(product(lowerTriangle(matrix)), matrix)).toBeLessThan(1e-15)
})

test('an impossible matrix is brought to the nearest eigenvalues of zero, with ones on the diagonal, and it is told', () => {
  const matrix = correlationMatrix(
    ['a', 'b', 'c'],
    [
      ['a', 'b', 0.9],
      ['b', 'c', 0.9],
      ['a', 'c', -0.9],
    ],
  )
  expect(Math.min(...eigen(matrix).values)).toBeCloseTo(-0.8, 12)
  const repair = repaired(matrix)
  expect(repair.changed).toBeCloseTo(0.4, 12)
  expect([...eigen(repair.matrix).values].sort((a, b) => a - b)[0]).toBeCloseTo(0, 12)
  expect(repair.matrix.map((row, place) => row[place])).toEqual([1, 1, 1])
  expect(repair.matrix[0]![1]).toBeCloseTo(0.5, 12)
  expect(distance(product(lowerTriangle(repair.matrix)), repair.matrix)).toBeLessThan(1e-7)
})

test('perfect correlation is possible, and pairs on factors that do not exist are left out', () => {
  const matrix = correlationMatrix(
    ['a', 'b'],
    [
      ['b', 'a', 1],
      ['a', 'weg', 0.5],
    ],
  )
  expect(repaired(matrix).changed).toBe(0)
  expect(lowerTriangle(matrix).map(row => [...row])).toEqual([
    [1, 0],
    [1, 0],
  ])
})
