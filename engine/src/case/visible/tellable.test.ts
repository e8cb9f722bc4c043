import { expect, test } from 'vitest'
import { parseCase } from '../parse-case.ts'
import type { Case } from '../types.ts'
import { type AmountEntries, hiddenSums } from './hidden-totals.ts'
import { isSafelyTold, sightOn, tellable } from './tellable.ts'

interface Secret {
  readonly id: string
  readonly t: number
  readonly eur: number
  readonly more?: object
}

const four: readonly Secret[] = [
  { id: 'a', t: 1, eur: 100 },
  { id: 'b', t: 2, eur: 200 },
  { id: 'c', t: 3, eur: 300 },
  { id: 'd', t: 4, eur: 400 },
]

function caseWith(secrets: readonly Secret[], common = 0.02): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'tijd',
    name: { nl: 'Tijd' },
    valuationDate: '2026-01-01',
    periods: 6,
    rates: { interest: 0.02, common },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
    ],
    lines: secrets.map(({ id, t, eur, more }) => ({
      id,
      account: 'opstal',
      from: 'dev',
      to: 'outside',
      series: { [t]: eur },
      visibleTo: ['dev'],
      ...more,
    })),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** What a reader is told at each of these states in turn; only the result of the area is asked. */
function toldInTurn(...states: readonly Case[]): boolean[] {
  const sums: AmountEntries[] = []
  const seen = new Set<string>()
  return states.map(state => {
    for (const key of sightOn(state, ['gem']).seen) seen.add(key)
    const area = hiddenSums(state, ['gem']).filter(sum => sum.figure === '/area/npvEur')
    const told = tellable(area, { sums, seen })
    sums.push(...told.map(sum => sum.entries))
    return told.length > 0
  })
}

const changed = (...ids: string[]) =>
  four.map(one => (ids.includes(one.id) ? { ...one, eur: one.eur + 7 } : one))

test('a total is told again when fewer than three hidden amounts changed only if none did', () => {
  expect(toldInTurn(caseWith(four), caseWith(four))).toEqual([true, true])
  expect(toldInTurn(caseWith(four), caseWith(changed('a')))).toEqual([true, false])
  expect(toldInTurn(caseWith(four), caseWith(changed('a', 'b')))).toEqual([true, false])
  expect(toldInTurn(caseWith(four), caseWith(changed('a', 'b', 'c')))).toEqual([true, true])
})

test('what was refused is not told, so a change back is no second total', () => {
  expect(toldInTurn(caseWith(four), caseWith(changed('a')), caseWith(four))).toEqual([true, false, true])
})

test('changes that are each too few may be told when there are three together', () => {
  const states = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(ids => caseWith(changed(...ids)))
  expect(toldInTurn(...states)).toEqual([true, false, false, true])
})

test('another rate is another equation over the same amounts: four amounts allow two of them', () => {
  const rates = [0.02, 0.03, 0.04, 0.02]
  expect(toldInTurn(...rates.map(rate => caseWith(four, rate)))).toEqual([true, true, false, true])
})

test('a line that comes or goes is one amount', () => {
  expect(toldInTurn(caseWith(four), caseWith(four.slice(1)))).toEqual([true, false])
  expect(toldInTurn(caseWith(four.slice(1)), caseWith(four))).toEqual([true, false])
})

test('other words, another source or readers are no other amount', () => {
  const renamed = four.map(one => ({
    ...one,
    more: { name: { nl: 'Anders' }, account: '5', x: { investment: 'relocation' } },
  }))
  expect(toldInTurn(caseWith(four), caseWith(renamed))).toEqual([true, true])
  const oneMore = renamed.map(one => (one.id === 'a' ? { ...one, eur: 1 } : one))
  expect(toldInTurn(caseWith(four), caseWith(oneMore))).toEqual([true, false])
})

test('what a reader has seen counts no longer, before or after', () => {
  const open = { visibleTo: ['dev', 'gem'] }
  const aOpen = caseWith(four.map(one => (one.id === 'a' ? { ...one, more: open } : one)))
  const abOpen = caseWith(four.map(one => ('ab'.includes(one.id) ? { ...one, more: open } : one)))
  // Three are left, then two.
  expect(toldInTurn(caseWith(four), aOpen)).toEqual([true, true])
  expect(toldInTurn(caseWith(four), abOpen)).toEqual([true, false])
  expect(toldInTurn(aOpen, caseWith(four))).toEqual([true, true])
  expect(toldInTurn(abOpen, caseWith(four))).toEqual([false, false])
})

test('when opened lines left two of an older total, totals of three other lines are told again', () => {
  const more = ['e', 'f', 'g'].map((id, index) => ({ id, t: index + 1, eur: 500 + index }))
  const opened = four.map(one =>
    'ab'.includes(one.id) ? { ...one, more: { visibleTo: ['dev', 'gem'] } } : one,
  )
  const states = [four, opened, [...opened, ...more.slice(0, 2)], [...opened, ...more]]
  // The sum of c and d is known; with e and f the difference would be those two; with g it is three.
  expect(toldInTurn(...states.map(state => caseWith(state)))).toEqual([true, false, false, true])
})

test('a line that was seen and then closed and changed is not told by a difference', () => {
  const five = [...four, { id: 'e', t: 5, eur: 500 }]
  const open = caseWith(
    five.map(one => (one.id === 'a' ? { ...one, more: { visibleTo: ['dev', 'gem'] } } : one)),
  )
  const then = caseWith(five.map(one => (one.id === 'a' ? { ...one, eur: 999 } : one)))
  expect(toldInTurn(open, caseWith(five), then)).toEqual([true, true, false])
})

test('a line that was seen with another amount is none of the three', () => {
  const three = four.slice(1)
  const open = caseWith(
    three.map(one => (one.id === 'b' ? { ...one, more: { visibleTo: ['dev', 'gem'] } } : one)),
  )
  const then = caseWith(three.map(one => (one.id === 'b' ? { ...one, eur: 999 } : one)))
  expect(toldInTurn(open, then)).toEqual([false, false])
  expect(toldInTurn(then)).toEqual([true])
})

test('what two readers were told can be more than one reader may know', () => {
  const [before, after] = [caseWith(four), caseWith(changed('a'))].map(
    state => hiddenSums(state, ['gem'])[0]?.entries ?? {},
  )
  const seen = new Set<string>()
  expect(isSafelyTold({ sums: [before ?? {}], seen })).toBe(true)
  expect(isSafelyTold({ sums: [before ?? {}, after ?? {}], seen })).toBe(false)
})
