// The matrix of causes by parties: sums that have to hold on a whole case, slopes by elimination, and a closed form.
import { describe, expect, test } from 'vitest'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { drawWords, normalsOf, streamSalt } from '../random/stream.ts'
import { answered, prepared } from '../testing/run.ts'
import { type BearerMatrix, bearerMatrix } from './bearer-matrix.ts'
import { bearerShares } from './bearers.ts'
import { movingCauses } from './tornado.ts'

const { plan } = prepared(goldenCase('station-zwolle'))
const TRIALS = 400
const outcomes = simulateChunk(plan, 0, TRIALS)
const columns = outcomeColumns(plan)
const causes = movingCauses(plan)

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length
const centred = (values: Float64Array): number[] => {
  const mean = meanOf([...values])
  return [...values].map(value => value - mean)
}

/** Unknowns of as many equations, by Gauss elimination with the largest pivot. */
function solved(equations: readonly (readonly number[])[]): number[] {
  const rows = equations.map(row => [...row])
  const size = rows.length
  for (let at = 0; at < size; at += 1) {
    rows.splice(at, size, ...rows.slice(at).sort((a, b) => Math.abs(b[at]!) - Math.abs(a[at]!)))
    for (let row = 0; row < size; row += 1) {
      if (row === at) continue
      const factor = rows[row]![at]! / rows[at]![at]!
      rows[row] = rows[row]!.map((value, place) => value - factor * rows[at]![place]!)
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!)
}

describe('who bears which risk in a case', () => {
  const matrix = bearerMatrix(plan, outcomes)
  const own = plan.parties.map((_, place) => outcomes[columns.own + place]!)
  const near = (one: number, other: number): void =>
    expect(Math.abs(one - other)).toBeLessThan(1e-6 * matrix.cvarEur)

  test('adds up: over the parties, over the causes to what each party bears, and all to the tail of all together', () => {
    const shares = bearerShares(own)
    for (const row of matrix.rows)
      near(
        Object.values(row.parties).reduce((sum, eur) => sum + eur, 0),
        row.togetherEur,
      )
    for (const [place, { id }] of plan.parties.entries()) {
      const sum = matrix.rows.reduce((all, row) => all + row.parties[id]!, 0)
      near(sum, shares[place]!.eulerShare * matrix.cvarEur)
    }
    near(
      matrix.rows.reduce((sum, row) => sum + row.togetherEur, 0),
      matrix.cvarEur,
    )
    const together = [...own[0]!].map((_, trial) => own.reduce((sum, one) => sum + one[trial]!, 0))
    const worst = together.toSorted((a, b) => a - b).slice(0, TRIALS / 10)
    near(matrix.cvarEur, meanOf(together) - meanOf(worst))
  })

  test('takes each cause with what the others leave to it', () => {
    const scores = causes.map(({ place }) => centred(outcomes[columns.scores + place]!))
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, trial) => sum + value * b[trial]!, 0)
    const deviations = own.map(centred)
    const together = deviations[0]!.map((_, trial) => deviations.reduce((sum, one) => sum + one[trial]!, 0))
    const worst = together.map((_, trial) => trial).sort((a, b) => together[a]! - together[b]! || a - b)
    const tail = worst.slice(0, TRIALS / 10)
    for (const [party, values] of deviations.entries()) {
      const slopes = solved(scores.map(score => [...scores.map(one => dot(score, one)), dot(score, values)]))
      for (const [place, { id }] of causes.entries()) {
        const expected = -slopes[place]! * meanOf(tail.map(trial => scores[place]![trial]!))
        near(matrix.rows.find(({ cause }) => cause === id)!.parties[plan.parties[party]!.id]!, expected)
      }
    }
  })

  test('has the cause that costs most first and the rest last, and stands in the answer without changing its mark', () => {
    const sums = matrix.rows.slice(0, -1).map(({ togetherEur }) => togetherEur)
    expect(sums).toEqual(sums.toSorted((a, b) => b - a))
    expect(matrix.rows.at(-1)!.cause).toBe('rest')
    expect(matrix.rows.map(({ cause }) => cause).toSorted()).toEqual(
      [...causes.map(({ id }) => id), 'rest'].toSorted(),
    )
    expect(answered(plan.case, { trials: TRIALS }).matrix).toEqual(matrix)
  })
})

describe('of two normal causes', () => {
  const trials = 100_000
  const words = new Int32Array(2)
  const salt = streamSalt(5, 'factor', 'matrix')
  const pairs = Array.from({ length: trials }, (_, trial) => {
    const z = new Float64Array(2)
    drawWords(words, 2, salt, trial)
    normalsOf(words, z, 2)
    return z
  })
  const small = prepared(goldenCase('vier-partijen')).plan
  const [first, second] = movingCauses(small)
  /** What the matrix makes of two causes, when the first party gets 3 of the one and the second 4 of the other. */
  const made = (rho: number): BearerMatrix => {
    const at = outcomeColumns(small)
    const columnsOf = (of: (z: Float64Array) => number) => Float64Array.from(pairs, of)
    const drawn: Outcomes = Array.from({ length: at.count }, (_, column) => {
      if (column === at.own) return columnsOf(z => 3 * z[0]! + 7)
      if (column === at.own + 1) return columnsOf(z => 4 * (rho * z[0]! + Math.sqrt(1 - rho * rho) * z[1]!))
      if (column === at.scores + first!.place) return columnsOf(z => z[0]! / 10)
      if (column === at.scores + second!.place)
        return columnsOf(z => rho * z[0]! + Math.sqrt(1 - rho * rho) * z[1]!)
      return new Float64Array(trials)
    })
    return bearerMatrix(small as RiskPlan, drawn)
  }
  // Mean of the worst tenth of a standard normal.
  const tenth = 1.754983

  test.each([0, 0.5])('with correlation %d each bears its covariance with the whole', rho => {
    const { cvarEur, rows } = made(rho)
    const sd = Math.sqrt(9 + 16 + 2 * rho * 12)
    expect(Math.abs(cvarEur / (tenth * sd) - 1)).toBeLessThan(0.02)
    const [gem, dev] = small.parties.map(({ id }) => id)
    const at = (cause: string, party = ''): number => rows.find(row => row.cause === cause)!.parties[party]!
    expect(Math.abs(at(first!.id, gem) / (tenth * sd) - (9 + rho * 12) / sd ** 2)).toBeLessThan(0.01)
    expect(Math.abs(at(second!.id, dev) / (tenth * sd) - (16 + rho * 12) / sd ** 2)).toBeLessThan(0.01)
    expect(Math.abs(at(second!.id, gem))).toBeLessThan(1e-6)
    expect(Math.abs(at('rest', dev))).toBeLessThan(1e-6)
  })
})
