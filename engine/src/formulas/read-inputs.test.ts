// How inputs are read and described, by formulas that have every kind of them.
import { expect, test } from 'vitest'
import { calculate } from './calculate.ts'
import { describeFormula } from './describe.ts'
import { parkingKinds } from './land/site-inputs.ts'
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

const mistakes = (name: string, document: unknown) => {
  const outcome = calculate(name, document)
  return outcome.ok ? [] : outcome.errors.map(({ pointer, message }) => [pointer, message.en])
}

test('a description holds what the field has, and no more', () => {
  const inputs = (name: string) => describeFormula(formulas.find(formula => formula.name === name)!).inputs
  expect(inputs('annuity').slice(2)).toStrictEqual([
    {
      name: 'years',
      kind: 'number',
      unit: 'years',
      about: { nl: 'aantal jaren', en: 'number of years' },
      optional: false,
      bounds: '>= 0',
    },
    {
      name: 'when',
      kind: 'choice',
      about: {
        nl: 'betaling aan het eind of het begin van elk jaar',
        en: 'payment at the end or the begin of each year',
      },
      optional: true,
      default: 'end',
      choices: ['end', 'begin'],
    },
  ])
  expect(inputs('effective-rate')[1]).toStrictEqual({
    name: 'periodsPerYear',
    kind: 'number',
    unit: 'number',
    about: { nl: 'aantal perioden per jaar', en: 'number of periods a year' },
    optional: false,
    bounds: 'whole, >= 1',
  })
})

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
  expect(described('risk-sharing')[0]!.slice(0, 4)).toEqual([
    'tolerancesEur',
    'record of number',
    'EUR',
    '>= 0',
  ])
  const site = describeFormula(formulas.find(({ name }) => name === 'site-pro-forma')!).inputs
  const breaks = site.flatMap(({ fields = [] }) => fields).find(({ name }) => name === 'heightBreaks')
  expect(breaks).toMatchObject({ kind: 'list of number or choice', unit: 'number' })
  expect(described('site-pro-forma').find(([name]) => name === 'parking')).toEqual([
    'parking',
    'choice or list of choice',
    none,
    none,
    parkingKinds,
    true,
    none,
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
  expect(outcomeOf('risk-sharing', { tolerancesEur: {}, sdEur: Number.POSITIVE_INFINITY })).toEqual([
    '/inputs/sdEur ONJUIST_TYPE',
  ])
  const dates = [['2026-01-01'], '2026-02-29']
  expect(outcomeOf('xnpv', { rate: 0, flows: [1, 2], dates })).toEqual([
    '/inputs/dates/0 ONJUISTE_DATUM',
    '/inputs/dates/1 ONJUISTE_DATUM',
  ])
  const p = (value: number) => outcomeOf('quantile-normal', { mean: 0, sd: 1, p: value })
  expect([p(0), p(1)]).toEqual([['/inputs/p BUITEN_BEREIK'], ['/inputs/p BUITEN_BEREIK']])
  expect(calculate('pv', { inputs: 5 })).toMatchObject({ ok: false, errors: [{ pointer: '/inputs' }] })
  // Of what is no object no field is asked that belongs to another.
  expect([null, 5].map(inputs => outcomeOf('multi-party', inputs))).toEqual([
    ['/inputs ONJUIST_TYPE'],
    ['/inputs ONJUIST_TYPE'],
  ])
})

test('of several shapes the one whose mistakes lie deepest is meant, else the first', () => {
  const sentences = (capacityEur: unknown) =>
    mistakes('resilience-ratio', { inputs: { capacityEur, riskEur: 1 } })
  expect(sentences('x')).toEqual([['/inputs/capacityEur', 'Give capacityEur a number.']])
  expect(sentences({ a: 'x', b: 1, c: null })).toEqual([
    ['/inputs/capacityEur/a', 'Give a a number.'],
    ['/inputs/capacityEur/c', 'Give c a number.'],
  ])
})

test('fields that go together are looked at whatever stands in them', () => {
  expect(outcomeOf('xirr', { flows: ['x', 2], dates: ['2026-01-01'] })).toEqual([
    '/inputs/flows/0 ONJUIST_TYPE',
    '/inputs/dates LENGTE_ONGELIJK',
  ])
})

test('an item of a list is called by its list, a name of figures is no place in a list', () => {
  const p = [...new Array<number>(10).fill(0.5), 2]
  expect(mistakes('triangular', { inputs: { min: 0, mode: 1, max: 2, p } })).toEqual([
    ['/inputs/p/10', 'Make p[10] 1 or lower.'],
  ])
  expect(mistakes('risk-sharing', { inputs: { tolerancesEur: { a1: -1, '1a': -1 }, sdEur: 1 } })).toEqual([
    ['/inputs/tolerancesEur/a1', 'Make a1 0 or higher.'],
    ['/inputs/tolerancesEur/1a', 'Make 1a 0 or higher.'],
  ])
})

test('a formula that is not there is told with those that look like it, or with all', () => {
  expect(mistakes('xirr-of-flows', {})).toEqual([
    ['', 'There is no formula xirr-of-flows. Choose from: xirr, irr.'],
  ])
  expect(mistakes('eindwaarde-x', {})).toEqual([
    ['', 'There is no formula eindwaarde-x. Choose from: eindwaarde.'],
  ])
  expect(mistakes('?', {})).toEqual([
    ['', `There is no formula ?. Choose from: ${formulas.map(({ name }) => name).join(', ')}.`],
  ])
  expect(mistakes('pv', { inputs: { rate: 0, nper: 1 }, extra: 1 })).toEqual([
    ['/extra', 'Remove extra or correct its name; known are: inputs.'],
  ])
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
