import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseChange } from '../model.ts'
import { mergeChanges, type NamedChange, pathsTouch } from './merge.ts'

const saved = (revision: number, ...changes: CaseChange[]): NamedChange => ({
  revision,
  personId: undefined,
  role: 'M',
  by: 'Ontwikkelaar A',
  organisationId: undefined,
  at: Temporal.Instant.from('2026-11-24T10:00:00Z'),
  changes,
  inverse: [],
})
const set = (path: string, value: unknown): CaseChange => ({ path, value })

test('changes of different places go together, and those of others come back', () => {
  const outcome = mergeChanges([set('/lines/@a/totalEur', 5)], [saved(2, set('/lines/@b/totalEur', 7))])
  expect(outcome).toEqual({
    ok: true,
    toApply: [set('/lines/@a/totalEur', 5)],
    merged: [{ change: set('/lines/@b/totalEur', 7), by: 'Ontwikkelaar A' }],
  })
})

test('different changes of one place are a conflict that names both values, and nothing is applied', () => {
  const outcome = mergeChanges(
    [set('/lines/@a/totalEur', 5), set('/lines/@c/totalEur', 1)],
    [saved(2, set('/lines/@a/totalEur', 6)), saved(3, set('/lines/@a/totalEur', 7))],
  )
  expect(outcome).toEqual({
    ok: false,
    conflicts: [{ path: '/lines/@a/totalEur', yours: 5, theirs: 7, by: 'Ontwikkelaar A', revision: 3 }],
  })
})

test('a line that another removed conflicts with a change inside it, the other way round as well', () => {
  const removal: CaseChange = { path: '/lines/@a', remove: true }
  expect(mergeChanges([set('/lines/@a/series/3', 5)], [saved(2, removal)]).ok).toBe(false)
  expect(mergeChanges([removal], [saved(2, set('/lines/@a/series/3', 5))]).ok).toBe(false)
})

test('the same change made twice is one change', () => {
  const change = set('/lines/@a/series', { '1': 100 })
  const outcome = mergeChanges([change], [saved(2, set('/lines/@a/series', { '1': 100 }))])
  expect(outcome).toEqual({ ok: true, toApply: [], merged: [{ change, by: 'Ontwikkelaar A' }] })
})

test('a place beside another with the same beginning is another place', () => {
  expect(pathsTouch('/lines/@a', '/lines/@ab')).toBe(false)
  expect(pathsTouch('/lines/@a', '/lines/@a/series')).toBe(true)
})

test('every change is applied, the same as theirs, or named in a conflict', () => {
  const path = fc.constantFrom('/lines/@a', '/lines/@a/totalEur', '/lines/@b/totalEur', '/name', '/rates/bbv')
  const change = fc.oneof(
    fc.record({ path, value: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ path, remove: fc.constant(true as const) }),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.array(change, { maxLength: 4 }), (mine, theirs) => {
      const outcome = mergeChanges(mine, [saved(2, ...theirs)])
      if (!outcome.ok) return outcome.conflicts.length > 0
      return mine.every(
        one =>
          outcome.toApply.includes(one) ||
          outcome.merged.some(({ change: their }) => their.path === one.path),
      )
    }),
  )
})
