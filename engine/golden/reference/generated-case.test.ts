// The random cases must really hold what they are meant to compare.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastClosed } from './calendar.ts'
import { generatedCase } from './generated-case.ts'
import { clauseKinds } from './generated-clauses.ts'
import { appraiseByReference } from './reference.ts'

const files = fc.sample(generatedCase, { numRuns: 200, seed: 20260101 })
const lines = files.flatMap(file => file.lines!)

test('all five appraisals and all kinds of clauses occur', () => {
  const formulas = files.flatMap(file => file.programme!.map(row => row.appraisal.formula))
  expect([...new Set(formulas)].sort()).toEqual([
    'residual-office',
    'residual-rent',
    'residual-sale',
    'residual-simple',
    'residual-social',
  ])
  const kinds = files.flatMap(file => (file.clauses ?? []).map(clause => clause.kind))
  expect([...new Set(kinds)].sort()).toEqual([...clauseKinds].sort())
})

test('every way to give an amount and every option of a line occurs at least ten times', () => {
  const keys = [
    'series',
    'totalEur',
    'quantity',
    'percent',
    'spread',
    'phase',
    'index',
    'priceLevel',
    'vat',
    'grex',
  ]
  const rare = keys.filter(key => lines.filter(line => key in line).length < 10)
  expect(rare).toEqual([])
  expect(lines.filter(line => line.spread?.curve !== undefined).length).toBeGreaterThan(10)
  expect(lines.filter(line => typeof line.quantity?.amount === 'object').length).toBeGreaterThan(10)
})

test('every period, convention and way of interest occurs, with and without land exploitation', () => {
  const values = (read: (file: (typeof files)[number]) => unknown) => new Set(files.map(read)).size
  expect([values(file => file.period), values(file => file.convention)]).toEqual([4, 4])
  expect(values(file => file.interestInPeriod)).toBe(3)
  expect(files.filter(file => file.landExploitation === undefined).length).toBeGreaterThan(20)
})

test('closed periods with bookings and flows with several rates of return occur', () => {
  const closed = files.filter(file => lastClosed(file) > 0)
  expect(closed.filter(file => file.actuals!.length > 0).length).toBeGreaterThan(20)
  const rates = files.flatMap(file =>
    Object.values(appraiseByReference(file).parties).map(one => one.irr.roots.length),
  )
  expect(rates.filter(count => count > 1).length).toBeGreaterThan(10)
})
