import { parseCase, visibleCase } from '@versneller/engine'
import { expect, test } from 'vitest'
import type { ToldTotal, Withheld } from '../workbench-contract.ts'
import { hiddenPart, toldEur, withHiddenPart } from './hidden-part.ts'
import { toldAtVersion } from './told-totals.ts'
import { withheldOf } from './withheld-of.ts'

const secret = (id: string, t: number, changes: object = {}) => ({
  id,
  account: 'opstal',
  from: 'dev',
  to: 'outside',
  series: { [t]: 100 + t },
  visibleTo: ['dev'],
  ...changes,
})

function withheld(lines: readonly object[], changes: object = {}): Withheld {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'slot',
    name: { nl: 'Slot' },
    valuationDate: '2026-01-01',
    periods: 4,
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
      { id: 'cor', kind: 'corporatie', rate: 0.04 },
    ],
    landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' },
    lines: [{ id: 'open', account: '5', from: 'gem', to: 'outside', series: { '1': 70 } }, ...lines],
    ...changes,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const seen = visibleCase(outcome.case, 'gem')
  if (!seen.ok) throw new Error('gem is a party')
  const version = { number: 1, day: '2026-11-27', content: outcome.case }
  const record = toldAtVersion({ partyIds: ['gem'], records: [], version, contents: [] })
  return withheldOf(outcome.case, seen.visible, record)
}

const figures = [
  '/area/npvEur',
  '/parties/gem/npvOwnEur',
  '/parties/dev/npvOwnEur',
  '/parties/dev/npvCommonEur',
  '/parties/dev/peakFundingEur',
  '/parties/cor/npvCommonEur',
  '/landExploitation/ncwBbvEur',
  '/rateDifferenceEur',
]
const kinds = (given: Withheld) => figures.map(figure => hiddenPart(given, figure).kind)

test('nothing changes for a reader from whom nothing is hidden', () => {
  const nothing = withheld([])
  expect(nothing).toEqual({
    lineCount: 0,
    totals: [],
    untold: 'untoldFew',
    partyIds: [],
    touchesArea: false,
    touchesLand: false,
    clauseCount: 0,
  })
  expect(figures.map(figure => toldEur(nothing, figure, 5))).toEqual(figures.map(() => 5))
})

test.each([1, 2])('with %i hidden lines no figure that they move is told', count => {
  const few = withheld([secret('a', 1), secret('b', 2)].slice(0, count))
  expect(few.totals).toEqual([])
  expect(kinds(few)).toEqual(['untold', 'none', 'untold', 'untold', 'untold', 'none', 'none', 'untold'])
  expect(toldEur(few, '/area/npvEur', 5)).toBeUndefined()
  expect(few.untold).toBe('untoldFew')
})

test('with three hidden lines area and party at the common rate are told as totals, nothing else', () => {
  const three = withheld([secret('a', 1), secret('b', 2), secret('c', 3)])
  expect(kinds(three)).toEqual(['total', 'none', 'untold', 'total', 'untold', 'none', 'none', 'untold'])
  expect(toldEur(three, '/area/npvEur', 5)).toBe(5 + (three.totals[0]?.eur ?? Number.NaN))
  expect(three.untold).toBe('untoldTells')
})

test('payments between parties do not move the area; those of the land exploitation move it', () => {
  const inside = withheld([secret('a', 1, { to: 'cor' })])
  expect([inside.touchesArea, inside.touchesLand, inside.partyIds]).toEqual([false, false, ['dev', 'cor']])
  const ground = withheld([secret('a', 1, { to: 'gem' })])
  expect([ground.touchesArea, ground.touchesLand, ground.partyIds]).toEqual([false, true, ['gem', 'dev']])
  expect(hiddenPart(ground, '/landExploitation/peakFundingEur').kind).toBe('untold')
  expect(withheld([secret('a', 1, { to: 'gem', grex: false })]).touchesLand).toBe(false)
})

test('clauses that are left out are counted', () => {
  const clauses = [
    { id: 'meer', kind: 'overage', from: 'dev', to: 'gem', inputs: { share: 0.5, thresholdEur: 0 } },
  ]
  expect(withheld([secret('a', 1)], { clauses }).clauseCount).toBe(1)
  expect(withheld([], { clauses }).clauseCount).toBe(0)
})

const words = {
  total: ({ lineCount, version }: ToldTotal) => ({
    nl: `${lineCount} verborgen in ${version}`,
    en: `${lineCount} hidden in ${version}`,
  }),
  visible: { nl: 'zichtbaar', en: 'visible' },
  visibleOnly: { nl: 'alleen zichtbaar', en: 'visible only' },
}
const explanation = (pointer: string) => ({
  pointer,
  label: { nl: 'cijfer', en: 'figure' },
  value: 10,
  unit: 'eur' as const,
  operation: 'sum' as const,
  formula: { nl: 'f', en: 'f' },
  inputs: [],
})

test('an explanation has the hidden total as one input, or says that it is of visible lines only', () => {
  const total = { figure: '/area/npvEur', eur: 7, version: 2, day: '2026-11-27', lineCount: 3 }
  const three = { ...withheld([secret('a', 1)]), totals: [total] }
  expect(withHiddenPart(explanation('/area/npvEur'), three, words)).toEqual({
    ...explanation('/area/npvEur'),
    value: 17,
    formula: { nl: 'cijfer = zichtbaar + 3 verborgen in 2', en: 'figure = visible + 3 hidden in 2' },
    inputs: [{ pointer: null, operator: '+', label: words.total(total), value: 7, unit: 'eur' }],
  })
  expect(withHiddenPart(explanation('/parties/dev/npvOwnEur'), three, words)).toEqual({
    ...explanation('/parties/dev/npvOwnEur'),
    label: { nl: 'cijfer, alleen zichtbaar', en: 'figure, visible only' },
  })
  const gem = explanation('/parties/gem/npvOwnEur')
  expect(withHiddenPart(gem, three, words)).toBe(gem)
})
