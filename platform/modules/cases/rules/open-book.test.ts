import { type Case, parseCase } from '@versneller/engine'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../kit/access/actor.ts'
import type { SavedChange } from '../model.ts'
import {
  bookContent,
  bookLineIds,
  bookState,
  givesAway,
  lookersOf,
  type OpenBook,
  openedContents,
  openSince,
} from './open-book.ts'
import { memoryOf, toldAtVersion } from './told-totals.ts'

const at = (time: string) => Temporal.Instant.from(`2026-11-27T${time}:00Z`)
const book = (changes: Partial<OpenBook> = {}): OpenBook => ({
  ...{ id: 'b', partyId: 'dev', organisationId: 'd', what: 'Kosten', lineIds: [] },
  ...{
    offeredAt: at('08:00'),
    endsAt: at('12:00'),
    endedAt: undefined,
    endedRevision: undefined,
    endReason: undefined,
  },
  viewers: [{ partyId: 'gem', organisationId: 'g', agreedAt: at('09:00'), agreedRevision: 1 }],
  ...changes,
})
const access = {
  parties: [
    { partyId: 'gem', organisationId: 'g' },
    { partyId: 'dev', organisationId: 'd' },
  ],
}
const official: Actor = { personId: 'p', name: '', grants: [{ role: 'G', organisationId: 'g' }] }

function caseWith(lines: readonly object[]): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'boek',
    name: { nl: 'Boek' },
    valuationDate: '2026-01-01',
    periods: 5,
    rates: { interest: 0.02, common: 0.02 },
    parties: ['gem', 'dev', 'cor'].map(id => ({ id, kind: 'overig', rate: 0.02 })),
    lines,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}
const hidden = (id: string, t: number, changes: object = {}) => ({
  ...{ id, account: '5', from: 'dev', to: 'outside', series: { [t]: 100 + t }, visibleTo: ['dev'] },
  ...changes,
})

describe('who looks', () => {
  const look = (changes: Partial<OpenBook>, time = '10:00', actor = official) =>
    lookersOf(actor, access, { book: book(changes), now: at(time) })

  test('only between the agreement and the end, which counts at its instant', () => {
    expect(look({})).toEqual(['gem'])
    expect(look({}, '12:00')).toEqual([])
    expect(look({ endedAt: at('10:00') })).toEqual([])
    expect(look({ endedAt: at('10:01') })).toEqual(['gem'])
    expect(
      look({
        viewers: [{ partyId: 'gem', organisationId: 'g', agreedAt: undefined, agreedRevision: undefined }],
      }),
    ).toEqual([])
  })

  test('not who did not agree, though another did', () => {
    const waiting = { partyId: 'gem', organisationId: 'g', agreedAt: undefined, agreedRevision: undefined }
    const agreed = { partyId: 'dev', organisationId: 'd', agreedAt: at('09:00'), agreedRevision: 1 }
    expect(look({ viewers: [waiting, agreed] })).toEqual([])
  })

  test('only the organisation that was the party when it was offered, and still is', () => {
    expect(
      look({ viewers: [{ partyId: 'gem', organisationId: 'x', agreedAt: at('09:00'), agreedRevision: 1 }] }),
    ).toEqual([])
    expect(look({}, '10:00', { ...official, grants: [{ role: 'G', organisationId: 'x' }] })).toEqual([])
    expect(look({}, '10:00', { ...official, grants: [{ role: 'T', organisationId: 'g' }] })).toEqual([])
    expect(lookersOf(undefined, access, { book: book(), now: at('10:00') })).toEqual([])
  })

  test('a book is offered, open, over or ended', () => {
    const state = (changes: Partial<OpenBook>, time: string) => bookState(book(changes), at(time))
    expect([
      state(
        {
          viewers: [{ partyId: 'gem', organisationId: 'g', agreedAt: undefined, agreedRevision: undefined }],
        },
        '10:00',
      ),
      state({}, '10:00'),
      state({}, '12:00'),
      state({ endedAt: at('09:30') }, '10:00'),
    ]).toEqual(['offered', 'open', 'expired', 'ended'])
  })

  test('what was open since a moment ended after it', () => {
    const ids = (changes: Partial<OpenBook>, since: string | undefined) =>
      openSince([book(changes)], since === undefined ? undefined : at(since)).length
    expect([
      ids({}, '11:00'),
      ids({ endedAt: at('10:00') }, '11:00'),
      ids({ endedAt: at('10:00') }, undefined),
    ]).toEqual([1, 0, 1])
    expect(ids({ viewers: [] }, undefined)).toBe(0)
  })
})

describe('what is in it', () => {
  test('lines that its party pays, all or those that are named, and no others', () => {
    const content = caseWith([
      hidden('a', 1),
      hidden('b', 2),
      hidden('c', 3, { from: 'cor', visibleTo: ['cor'] }),
      hidden('in', 1, { from: 'outside', to: 'dev' }),
    ])
    expect(bookLineIds(content, book())).toEqual(['a', 'b'])
    expect(bookLineIds(content, book({ lineIds: ['b', 'c', 'in'] }))).toEqual(['b'])
    expect(
      bookContent(content, book({ lineIds: ['b'] }), ['gem']).lines.map(line => [line.id, line.realEur]),
    ).toEqual([['b', 102]])
  })

  test('not a percentage of a line that stays hidden', () => {
    const content = caseWith([
      hidden('c', 3, { from: 'cor', visibleTo: ['dev', 'cor'] }),
      { ...{ id: 'opslag', account: '5', from: 'dev', to: 'outside' }, percent: { share: 0.1, of: ['c'] } },
    ])
    expect(bookContent(content, book(), ['gem']).lines).toEqual([])
  })
})

test('it gives lines away where fewer than three of a total that was told stay unseen', () => {
  const content = caseWith(['a', 'b', 'c', 'd', 'e'].map((id, index) => hidden(id, index + 1)))
  const version = { number: 1, day: '2026-11-27', content }
  const told = memoryOf([toldAtVersion({ partyIds: ['gem'], records: [], version, contents: [] })])
  const away = (...lineIds: string[]) =>
    givesAway(content, { book: book({ lineIds }), partyIds: ['gem'], told })
  // Two totals over five lines: with one seen they rest on three, with two seen one combination rests on two.
  expect(told.sums.length).toBeGreaterThan(1)
  expect([away('a'), away('a', 'b'), away('a', 'b', 'c', 'd'), away('a', 'b', 'c', 'd', 'e')]).toEqual([
    ...[false, true, true, false],
  ])
  // Where nothing was told of these lines, there is nothing to give away.
  expect(
    givesAway(content, {
      ...{ book: book({ lineIds: ['a', 'b'] }), partyIds: ['gem'] },
      told: { sums: [], seen: new Set() },
    }),
  ).toBe(false)
})

test('seen are the amounts that stood there between the agreement and the end, and no others', () => {
  const step = (revision: number, series: object): SavedChange => {
    const changes = [{ path: '/lines/@a/series', value: series }]
    const before = { '1': 101 + (revision - 2) }
    const inverse = [{ path: '/lines/@a/series', value: before }]
    const when = at('10:00')
    return { revision, personId: undefined, role: 'G', organisationId: undefined, at: when, changes, inverse }
  }
  const first = caseWith([hidden('a', 1), hidden('b', 2)])
  const since = [2, 3, 4, 5].map(revision => step(revision, { '1': 101 + revision - 1 }))
  const content = {
    ...first,
    lines: first.lines?.map(line => (line.id === 'a' ? { ...line, series: { '1': 105 } } : line)),
  }
  const seen = (changes: Partial<OpenBook>, agreedRevision: number) => {
    const viewers = [{ partyId: 'gem', organisationId: 'g', agreedAt: at('09:00'), agreedRevision }]
    const books = [book({ lineIds: ['a'], viewers, ...changes })]
    const contents = openedContents({ content: content as Case, revision: 5 }, since, books)
    const amounts = contents.flatMap(one =>
      (one.lines ?? []).filter(line => line.visibleTo?.includes('gem')).map(line => line.series?.['1']),
    )
    return amounts.toSorted()
  }
  expect(seen({}, 3)).toEqual([103, 104, 105])
  expect(seen({ endedRevision: 4 }, 3)).toEqual([103, 104])
  expect(seen({ endedRevision: 3 }, 3)).toEqual([103])
  expect(openedContents({ content: content as Case, revision: 5 }, since, [])).toEqual([])
})
