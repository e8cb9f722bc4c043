// Properties: changes and then their inverse give the document back; the original is never touched.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseChange } from '../../model.ts'
import { changeCase, inverseOf, layOver, shortened, stablePath, valueAt } from './change-case.ts'
import { sampleCase } from './testing.ts'

const set = (path: string, value: unknown): CaseChange => ({ path, value })
const remove = (path: string): CaseChange => ({ path, remove: true })
const document = { lines: [{ id: 'a', totalEur: 5, series: { '1': 2 } }, { id: 'b' }], rates: { bbv: 0.02 } }

test('a change is found by id, by number and by name, and the original stays', () => {
  const before = structuredClone(document)
  const after = layOver(document, [set('/lines/@a/series/3', 7), set('/rates/bbv', 0.03)])
  expect(after).toEqual({
    lines: [{ id: 'a', totalEur: 5, series: { '1': 2, '3': 7 } }, { id: 'b' }],
    rates: { bbv: 0.03 },
  })
  expect(document).toEqual(before)
  expect(after.lines[1]).toBe(document.lines[1])
})

test('an absent member is added, also to a list that is not there yet', () => {
  expect(layOver({}, [set('/variants/@x', { id: 'x' })])).toEqual({ variants: [{ id: 'x' }] })
  expect(layOver(document, [remove('/lines/@a')]).lines).toEqual([{ id: 'b' }])
  expect(layOver(document, [remove('/lines/@z')])).toBe(document)
})

test('a pointer by number becomes a path by id', () => {
  expect(stablePath(document, '/lines/0/series/1')).toBe('/lines/@a/series/1')
  expect(valueAt(document, stablePath(document, '/lines/0/series/1'))).toBe(2)
})

test('of changes of one place the last stands, and one above takes those under it away', () => {
  const last = set('/lines/@a', { id: 'a' })
  expect(shortened([set('/lines/@a/totalEur', 1), set('/rates/bbv', 1), last])).toEqual([
    set('/rates/bbv', 1),
    last,
  ])
  expect(shortened([set('/a', 1), set('/a', 2)])).toEqual([set('/a', 2)])
})

test('a change that would be no case is refused with the reason of the engine', () => {
  const outcome = changeCase(sampleCase, [set('/lines/@grondwerk/from', 'niemand')])
  expect(outcome.ok ? [] : outcome.errors.map(error => error.code)).toEqual(['ONBEKENDE_PARTIJ'])
  expect(changeCase(sampleCase, [])).toEqual({ ok: true, case: sampleCase })
})

const path = fc.constantFrom(
  '/lines/@a/totalEur',
  '/lines/@a/series',
  '/lines/@a/series/1',
  '/lines/@b/x',
  '/y',
)
const change = fc.oneof(
  fc.record({ path, value: fc.integer() }),
  fc.record({ path, remove: fc.constant(true as const) }),
)

test('changes and then their inverse give the document back', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), changes => {
      const possible = changes.filter(({ path: at }) => at !== '/lines/@a/series/1')
      const after = layOver(document, possible)
      expect(layOver(after, inverseOf(document, possible))).toEqual(document)
    }),
  )
})

test('shortened changes lead to the same document', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), changes => {
      const possible = changes.filter(one => one.path !== '/lines/@a/series/1')
      expect(layOver(document, shortened(possible))).toEqual(layOver(document, possible))
    }),
  )
})
