// How inputs are read and described, by formulas that have every kind of them.
import { expect, test } from 'vitest'
import { calculate } from './calculate.ts'
import { describeFormula } from './describe.ts'
import { formulas } from './registry.ts'
import { outcomeOf } from './testing.ts'

const described = (name: string) =>
  describeFormula(formulas.find(formula => formula.name === name)!).inputs.map(
    ({ name: field, kind, unit, bounds, choices, optional, fields }) => [
      field,
      kind,
      unit,
      bounds,
      choices,
      optional,
      fields?.map(one => `${one.name}: ${one.kind}`),
    ],
  )

const none = undefined

test('an input is described by what must be written, its unit and its bounds', () => {
  expect(described('quantile-normal')).toEqual([
    ['mean', 'number', 'number', none, none, false, none],
    ['sd', 'number', 'number', '>= 0', none, false, none],
    ['p', 'number', 'share', '>= 0, > 0, <= 1, < 1', none, false, none],
  ])
  expect(described('scenario-ev-sd')).toEqual([
    ['scenarios', 'list of [number, number]', none, none, none, false, none],
  ])
  expect(described('resilience-ratio').map(input => input.slice(0, 4))).toEqual([
    ['capacityEur', 'number or record of number', 'EUR', none],
    ['riskEur', 'number or record of number', 'EUR', none],
  ])
  const payments = described('multi-party')[0]
  expect(payments).toEqual([
    'payments',
    'list of object',
    none,
    none,
    none,
    true,
    ['from: text', 'to: text', 'year: number', 'amountEur: number'],
  ])
  expect(described('annuity').at(-1)).toEqual(['when', 'choice', none, none, ['end', 'begin'], true, none])
})

test('a value of another kind is refused at its place', () => {
  const office = { areaNetM2: 1, rentPerM2Year: 1, yieldRate: 0.1, areaGrossM2: 1, buildPerM2: 1 }
  const finance = { rate: 0.1, compounding: 'year', buildMonths: 1, compoundInterest: 'ja' }
  expect(outcomeOf('residual-office', { ...office, finance })).toEqual([
    '/inputs/finance/compoundInterest ONJUIST_TYPE',
  ])
  const payment = { from: 5, to: 'a', year: 1.5, amountEur: 1 }
  expect(outcomeOf('multi-party', { payments: [payment], rates: { a: 0 }, commonRate: 0 })).toEqual([
    '/inputs/payments/0/from ONJUIST_TYPE',
    '/inputs/payments/0/year BUITEN_BEREIK',
  ])
  expect(outcomeOf('scenario-ev-sd', { scenarios: [[1], 5, ['x', 1]] })).toEqual([
    '/inputs/scenarios/0 ONJUIST_TYPE',
    '/inputs/scenarios/1 ONJUIST_TYPE',
    '/inputs/scenarios/2/0 ONJUIST_TYPE',
  ])
  expect(outcomeOf('risk-sharing', { tolerancesEur: [1], sdEur: 1 })).toEqual([
    '/inputs/tolerancesEur ONJUIST_TYPE',
  ])
  const p = (value: number) => outcomeOf('quantile-normal', { mean: 0, sd: 1, p: value })
  expect([p(0), p(1)]).toEqual([['/inputs/p BUITEN_BEREIK'], ['/inputs/p BUITEN_BEREIK']])
  expect(calculate('pv', { inputs: 5 })).toMatchObject({ ok: false, errors: [{ pointer: '/inputs' }] })
})

test('a word that is no choice is told with the choices, a document without inputs with what it needs', () => {
  const wrong = calculate('annuity', { inputs: { paymentEur: 1, rate: 0.1, years: 1, when: 'x' } })
  expect(wrong.ok ? [] : wrong.errors.map(({ code, message }) => [code, message.en])).toEqual([
    ['ONBEKENDE_KEUZE', 'Choose for when: end, begin.'],
  ])
  const empty = calculate('annuity', {})
  expect(empty.ok ? [] : empty.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/inputs', 'VELD_ONTBREEKT'],
  ])
})
