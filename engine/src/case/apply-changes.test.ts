import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { applyChanges, type ListedChange } from './apply-changes.ts'

const station = goldenCase('station-zwolle')

function codes(...changes: ListedChange[]): string[] {
  const outcome = applyChanges(station, changes)
  return outcome.ok ? [] : outcome.errors.map(error => error.code)
}

test('changes are made one after another on a copy, and the case is a whole after them', () => {
  const before = JSON.stringify(station)
  const first = station.lines?.[0]
  const outcome = applyChanges(station, [
    { path: '/name/nl', value: 'Anders' },
    { path: '/variants/@nieuw', value: { id: 'nieuw', reason: { nl: 'Proef' } } },
    {
      path: '/lines/@extra',
      value: {
        id: 'extra',
        account: '5',
        from: 'gem',
        to: 'outside',
        totalEur: 1,
        spread: { from: 1, to: 1 },
      },
    },
    { path: '/lines/@extra/totalEur', value: 2 },
  ])
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  expect(outcome.case.name.nl).toBe('Anders')
  expect(outcome.case.variants?.at(-1)).toEqual({ id: 'nieuw', reason: { nl: 'Proef' } })
  expect(outcome.case.lines?.at(-1)?.totalEur).toBe(2)
  expect(outcome.case.lines?.[0]).toEqual(first)
  expect(JSON.stringify(station)).toBe(before)
})

test('what the file is stays, and a path into nothing is told at its change', () => {
  expect(codes({ path: '/id', value: 'ander' })).toEqual(['PAD_VERBODEN'])
  expect(codes({ path: '/format', remove: true })).toEqual(['PAD_VERBODEN'])
  expect(codes({ path: '/lines/@nergens/totalEur', value: 1 })).toEqual(['PAD_ONBEKEND'])
  expect(codes({ path: '/lines/@nergens', remove: true })).toEqual(['PAD_ONBEKEND'])
  expect(codes({ path: '/lines/@nieuw', value: { id: 'ander' } })).toEqual(['ID_WIJKT_AF'])
  expect(codes({ path: '/__proto__/x', value: 1 })).toEqual(['PAD_VERBODEN'])
})

test('a change that leaves no valid case is refused with the mistakes of the case', () => {
  expect(codes({ path: '/periods', value: 0 })).toContain('BUITEN_BEREIK')
})
