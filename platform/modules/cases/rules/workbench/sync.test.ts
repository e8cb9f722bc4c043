// Property: whatever the server answers and in whatever order, no typed value is lost without being decided about.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseChange } from '../../model.ts'
import { valueAt } from './change-case.ts'
import {
  addChanges,
  currentCase,
  decide,
  draftOf,
  failed,
  heard,
  maySend,
  onlyAsks,
  readDraft,
  refusedBy,
  type Sync,
  saved,
  startSending,
  startSync,
  unsaved,
} from './sync.ts'
import { sampleCase } from './testing.ts'

const price = '/lines/@groen/quantity/unitPriceEur'
const total = '/lines/@uitgifte/totalEur'
const set = (path: string, value: unknown): CaseChange => ({ path, value })
const at = (sync: Sync, path: string) => valueAt(currentCase(sync), path)
const start = startSync(sampleCase, 4)
const theirs = (change: CaseChange) => ({ change, by: 'M' })

test('a change is seen at once, sent once and kept until the server has it', () => {
  const typed = addChanges(start, [set(price, 120)])
  expect(at(typed, price)).toBe(120)
  expect(maySend(start)).toBe(false)
  const sending = startSending(typed)
  expect([sending.sending, sending.waiting, maySend(sending)]).toEqual([[set(price, 120)], [], false])
  expect(draftOf(sending)).toEqual({ revision: 4, changes: [set(price, 120)] })
  const done = saved(sending, { revision: 5, savedAt: '2026-11-24T10:00:00Z', merged: [] })
  expect([done.revision, unsaved(done), draftOf(done), at(done, price)]).toEqual([5, [], undefined, 120])
})

test('a newer revision that was heard of is asked for, also with nothing to save, and only once', () => {
  const told = heard(start, 6)
  expect([maySend(told), onlyAsks(told), heard(told, 5).newest]).toEqual([true, true, 6])
  const asking = startSending(told)
  expect([asking.isSending, asking.sending]).toEqual([true, []])
  const done = saved(asking, { revision: 6, savedAt: '', merged: [theirs(set(total, 7))] })
  expect([at(done, total), done.revision, maySend(done), maySend(heard(done, 6))]).toEqual([
    7,
    6,
    false,
    false,
  ])
})

test('what is heard while saving is asked for afterwards, where the answer was older', () => {
  const sending = heard(startSending(addChanges(start, [set(price, 1)])), 7)
  const older = saved(sending, { revision: 6, savedAt: '', merged: [] })
  const newer = saved(sending, { revision: 7, savedAt: '', merged: [] })
  expect([onlyAsks(older), maySend(older), maySend(newer)]).toEqual([true, true, false])
})

test('something to save goes first: it is not only asking, and what others changed comes with the answer', () => {
  const typed = addChanges(heard(start, 6), [set(price, 9)])
  expect([maySend(typed), onlyAsks(typed)]).toEqual([true, false])
  const done = saved(startSending(typed), { revision: 7, savedAt: '', merged: [theirs(set(total, 7))] })
  expect([at(done, price), at(done, total), maySend(done)]).toEqual([9, 7, false])
})

test('what was typed while saving waits for the next time', () => {
  const sync = addChanges(startSending(addChanges(start, [set(price, 1)])), [set(price, 2)])
  const done = saved(sync, { revision: 5, savedAt: '', merged: [] })
  expect([unsaved(done), at(done, price), maySend(done)]).toEqual([[set(price, 2)], 2, true])
})

test('changes of others come in beside mine', () => {
  const sync = startSending(addChanges(start, [set(price, 120)]))
  const done = saved(sync, { revision: 6, savedAt: '', merged: [theirs(set(total, 7))] })
  expect([at(done, price), at(done, total), done.conflicts]).toEqual([120, 7, []])
})

test('a change of another at the place where I typed meanwhile is a conflict, the same value is none', () => {
  const sync = addChanges(startSending(addChanges(start, [set(price, 120)])), [set(total, 5)])
  const answer = (value: number) => ({ revision: 6, savedAt: '', merged: [theirs(set(total, value))] })
  expect(saved(sync, answer(7)).conflicts).toEqual([
    { path: total, yours: 5, theirs: 7, by: 'M', revision: 6 },
  ])
  expect(saved(sync, answer(5)).conflicts).toEqual([])
})

test('a failure keeps everything and tries again; after a refusal only a new change is tried', () => {
  const sending = startSending(addChanges(start, [set(price, 120)]))
  const lost = failed(sending, 'unreachable')
  expect([lost.waiting, maySend(lost)]).toEqual([[set(price, 120)], true])
  const refused = failed(sending, 'refused')
  expect(maySend(refused)).toBe(false)
  expect(maySend(addChanges(refused, [set(total, 1)]))).toBe(true)
})

const inConflict = refusedBy(startSending(addChanges(start, [set(price, 120), set(total, 3)])), [
  { path: price, yours: 120, theirs: 99, by: 'M', revision: 6 },
])

test('nothing is sent while a conflict waits for a decision', () => {
  expect(maySend(inConflict)).toBe(false)
  expect(unsaved(inConflict)).toEqual([set(price, 120), set(total, 3)])
})

test.each([
  ['yours', 120, [set(price, 120)], []],
  ['theirs', 99, [], []],
  ['variant', 99, [], [set(price, 120)]],
] as const)('a conflict decided as %s gives %s', (choice, value, left, aside) => {
  const decision = decide(inConflict, price, choice)
  expect(decision.aside).toEqual(aside)
  const sending = startSending(decision.sync)
  expect(sending.sending).toEqual([set(total, 3)])
  const done = saved(sending, { revision: 7, savedAt: '', merged: [theirs(set(price, 99))] })
  expect([at(done, price), unsaved(done)]).toEqual([value, left])
})

test('after a decision the server is asked for the rest, also when nothing waits', () => {
  const only = refusedBy(startSending(addChanges(start, [set(price, 120)])), [
    { path: price, yours: 120, theirs: 99, by: 'M', revision: 6 },
  ])
  const { sync } = decide(only, price, 'theirs')
  expect([unsaved(sync), maySend(sync), startSending(sync).isSending]).toEqual([[], true, true])
})

test('a draft is read back, and what is no draft is not taken for one', () => {
  const draft = { revision: 4, changes: [set(price, 120), { path: total, remove: true as const }] }
  expect(readDraft(JSON.stringify(draft))).toEqual(draft)
  for (const text of [
    null,
    '',
    '{',
    '[]',
    '{"revision":1}',
    '{"revision":1,"changes":[]}',
    '{"revision":1,"changes":[{"path":3}]}',
  ])
    expect(readDraft(text)).toBeUndefined()
  const kept = startSync(sampleCase, 9, draft)
  expect([kept.revision, kept.waiting]).toEqual([4, draft.changes])
})

test('no typed value is lost without being decided about', () => {
  const path = fc.constantFrom(price, total, '/name/nl')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), path, value: fc.integer() }),
    fc.record({ kind: fc.constantFrom('send' as const, 'fail' as const, 'save' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      let sync = start
      const typed = new Map<string, number>()
      let revision = 4
      for (const one of steps) {
        if (one.kind === 'type') {
          sync = addChanges(sync, [set(one.path, one.value)])
          typed.set(one.path, one.value)
        } else if (one.kind === 'send') sync = startSending(sync)
        else if (sync.isSending && one.kind === 'fail') sync = failed(sync, 'unreachable')
        else if (sync.isSending) sync = saved(sync, { revision: ++revision, savedAt: '', merged: [] })
      }
      for (const [place, value] of typed) expect(at(sync, place)).toBe(value)
    }),
  )
})
