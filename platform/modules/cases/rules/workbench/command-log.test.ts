// Property: undoing everything gives the document back, and doing it all again the document after.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseChange } from '../../model.ts'
import { inverseOf, layOver } from './change-case.ts'
import { type Command, type CommandLog, emptyLog, forget, record, redo, undo } from './command-log.ts'

const command = (path: string, before: number, after: number): Command => ({
  changes: [{ path, value: after }],
  inverse: [{ path, value: before }],
})

test('undo takes the last act back and redo does it again', () => {
  const log = record(record(emptyLog, command('/a', 1, 2)), command('/b', 3, 4))
  const back = undo(log)
  expect(back?.changes).toEqual([{ path: '/b', value: 3 }])
  expect(redo(back!.log)).toEqual({ changes: [{ path: '/b', value: 4 }], log })
})

test('nothing is undone when nothing was done, and nothing done again after a new act', () => {
  expect(undo(emptyLog)).toBeUndefined()
  expect(redo(emptyLog)).toBeUndefined()
  const back = undo(record(emptyLog, command('/a', 1, 2)))!.log
  expect(redo(record(back, command('/b', 1, 2)))).toBeUndefined()
})

test('an act on a place that another has changed since cannot be undone, one beside it can', () => {
  const log = record(
    record(emptyLog, command('/lines/@a/totalEur', 1, 2)),
    command('/lines/@b/totalEur', 1, 2),
  )
  expect(forget(log, ['/lines/@a']).done).toEqual([command('/lines/@b/totalEur', 1, 2)])
  expect(forget(log, [])).toBe(log)
})

test('undoing everything gives the document back, and doing it all again the document after', () => {
  const start = { lines: [{ id: 'a', totalEur: 1 }] }
  const act = fc.record({
    path: fc.constantFrom('/lines/@a/totalEur', '/lines/@a/name', '/rates', '/lines/@b'),
    value: fc.integer(),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 10 }), acts => {
      let log: CommandLog = emptyLog
      let document: object = start
      for (const change of acts) {
        const changes: CaseChange[] = [
          change.path === '/lines/@b' ? { path: change.path, value: { id: 'b', of: change.value } } : change,
        ]
        log = record(log, { changes, inverse: inverseOf(document, changes) })
        document = layOver(document, changes)
      }
      let now = document
      for (let step = undo(log); step; step = undo(log)) [now, log] = [layOver(now, step.changes), step.log]
      expect(now).toEqual(start)
      for (let step = redo(log); step; step = redo(log)) [now, log] = [layOver(now, step.changes), step.log]
      expect(now).toEqual(document)
    }),
  )
})
