import { type Case, parseCase, visibleCase } from '@versneller/engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseChange, SavedChange } from '../model.ts'
import { differences } from './differences.ts'
import { gradeOf, lookAlong, openItems, sharesByGrade, sharesByParty, visibleToOf } from './openness.ts'
import { opennessHistory } from './openness-history.ts'
import { layOver } from './workbench/change-case.ts'

const parties = ['gem', 'dev', 'cor']
const line = (id: string, eur: number, visibleTo?: readonly string[]) => ({
  ...{ id, account: '5', from: 'gem', to: 'outside', series: { '1': eur } },
  ...(visibleTo ? { visibleTo } : {}),
})

function caseWith(lines: readonly object[]): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'open',
    name: { nl: 'Open' },
    valuationDate: '2026-01-01',
    periods: 2,
    rates: { interest: 0.02 },
    parties: parties.map(id => ({ id, kind: 'overig', rate: 0.02 })),
    lines,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const seenBy = (content: Case, partyId: string | undefined): Case => {
  const outcome = visibleCase(content, partyId === undefined ? [] : [partyId])
  if (!outcome.ok) throw new Error('a party')
  return outcome.visible.case
}
const ids = (items: readonly { id: string }[]) => items.map(item => item.id)

test('a line has the grade of who sees it, in whatever words', () => {
  const content = caseWith([])
  const of = (visibleTo?: readonly string[]) => gradeOf({ visibleTo }, content)
  expect([of(), of(parties), of(['gem', 'dev']), of(['dev'])]).toEqual(['all', 'all', 'named', 'own'])
  expect([visibleToOf('all', ['gem']), visibleToOf('named', ['gem', 'dev', 'gem'])]).toEqual([
    undefined,
    ['gem', 'dev'],
  ])
})

test('amounts by grade and by party add up to what is seen', () => {
  const content = caseWith([line('a', 60), line('b', 30, ['gem', 'dev']), line('c', 10, ['gem'])])
  const asked = [sharesByGrade(content), sharesByParty(content)].map(shares =>
    shares.map(({ key, lineCount, eur, share }) => [key, lineCount, eur, share]),
  )
  expect(asked).toEqual([
    [
      ['all', 1, 60, 0.6],
      ['named', 1, 30, 0.3],
      ['own', 1, 10, 0.1],
    ],
    [
      ['gem', 3, 100, 1],
      ['dev', 2, 90, 0.9],
      ['cor', 1, 60, 0.6],
    ],
  ])
})

const someParties = fc.subarray(parties, { minLength: 1 })
const content = fc
  .array(
    fc.record({
      eur: fc.integer({ min: 1, max: 99 }),
      visibleTo: fc.option(someParties, { nil: undefined }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(lines => caseWith(lines.map(({ eur, visibleTo }, place) => line(`l${place}`, eur, visibleTo))))

test('looking along never tells a reader more than that reader sees, nor than the other party sees', () => {
  fc.assert(
    fc.property(
      content,
      fc.constantFrom(...parties),
      fc.constantFrom(undefined, ...parties),
      (all, reader, other) => {
        const mine = seenBy(all, reader)
        const { caseFile, seen, unseen } = lookAlong(mine, other)
        const theirs = ids(openItems(seenBy(all, other)))
        const own = ids(openItems(mine))
        expect(ids(openItems(caseFile))).toEqual(own.filter(id => theirs.includes(id)))
        expect([...ids(seen), ...ids(unseen)].toSorted()).toEqual(own.toSorted())
      },
    ),
    { numRuns: 200 },
  )
})

describe('the history of openness', () => {
  /** Saves changes one after another. */
  function saved(first: Case, steps: readonly CaseChange[][]) {
    let now = first
    const since = steps.map((changes, index): SavedChange => {
      const after = layOver(now, changes)
      const inverse = differences(after, now)
      now = after
      const at = Temporal.Instant.from('2026-11-27T08:00:00Z')
      return {
        revision: index + 2,
        personId: undefined,
        role: 'G',
        organisationId: undefined,
        at,
        changes,
        inverse,
      }
    })
    return { content: now, since }
  }
  const told = (partyId: string, { content: now, since }: ReturnType<typeof saved>) =>
    opennessHistory(now, since, { reader: [partyId], visible: seenBy(now, partyId) }).map(
      ({ revision, item, before, after }) => [revision, item?.id, before, after],
    )
  const show = (value: readonly string[] | undefined) =>
    value === undefined
      ? { path: '/lines/@a/visibleTo', remove: true as const }
      : { path: '/lines/@a/visibleTo', value }

  test('tells who sees a line from what it was, newest first', () => {
    const kept = saved(caseWith([line('a', 1)]), [
      [{ path: '/lines/@a/series/1', value: 2 }],
      [show(['gem', 'dev'])],
      [show(['gem', 'cor'])],
      [show(undefined)],
    ])
    expect(told('gem', kept)).toEqual([
      [5, 'a', 'named', 'all'],
      [4, 'a', 'named', 'named'],
      [3, 'a', 'all', 'named'],
    ])
    // Kept from this party for a while: it does not learn who saw it then.
    expect(told('dev', kept)).toEqual([
      [5, 'a', 'hidden', 'all'],
      [4, 'a', 'named', 'hidden'],
      [3, 'a', 'all', 'named'],
    ])
  })

  test('says nothing of what was and is kept from a reader, and has no name for what the reader does not see now', () => {
    const kept = saved(caseWith([line('a', 1, ['gem'])]), [
      [show(['gem', 'cor'])],
      [show(['gem', 'dev'])],
      [show(['gem'])],
      [{ path: '/lines/@b', value: line('b', 3, ['gem']) }],
    ])
    expect(told('dev', kept)).toEqual([
      [4, undefined, 'named', 'hidden'],
      [3, undefined, 'hidden', 'named'],
    ])
    expect(told('gem', kept)).toHaveLength(4)
  })
})
