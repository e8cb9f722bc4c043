/** Property: of changes that several people make at once on different fields none is lost, whatever the order. */
import { applyChanges } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import type { CaseChange } from '../model.ts'
import { differences } from '../rules/differences.ts'
import { readCaseById, readChangesSince } from '../store/cases.ts'
import { type AskedSite, actorNamed, askedSite } from '../testing.ts'
import { contentAt, saveChanges } from './save-changes.ts'
import { undoRevision } from './undo-revision.ts'

let site: AskedSite
let id: string
let owner: Actor
let developer: Actor

beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
  owner = await actorNamed(site, 'planeconoom')
  developer = await actorNamed(site, 'ontwikkelaar')
})
afterAll(() => site.close())

const stored = async () => {
  const found = await readCaseById(site.services.db, id)
  if (!found) throw new Error('the case is gone')
  return found
}

test.each<[string, CaseChange[]]>([
  ['the amount of one year', [{ path: '/lines/@grondwerk/series/1', value: 123456.75 }]],
  ['a field that was not there', [{ path: '/lines/@grondwerk/note', value: { nl: `'"\\é {1,2}`, en: 'x' } }]],
  ['the name, by which it is listed', [{ path: '/name', value: { nl: 'Anders', en: 'Other' } }]],
  [
    'several places at once',
    [
      { path: '/lines/@grondwerk/note/nl', value: 'Eén' },
      { path: '/lines/@grondwerk/series/0', value: 7 },
      { path: '/note', value: { nl: 'Twee' } },
    ],
  ],
  [
    'a line that is new',
    [
      {
        path: '/lines/@nieuw',
        value: { id: 'nieuw', account: '5', from: 'gem', to: 'outside', series: { 0: 5 } },
      },
    ],
  ],
  ['something that is gone', [{ path: '/lines/@grondwerk/note', remove: true }]],
  ['an index with a name that every object has', [{ path: '/indices', value: { constructor: 0.02 } }]],
  [
    'such an index that is gone',
    [
      { path: '/indices/bouw', value: 0.03 },
      { path: '/indices/constructor', remove: true },
    ],
  ],
])('what is kept is what was made of it: %s', async (_, changes) => {
  const before = await stored()
  const made = applyChanges(before.content, changes)
  const outcome = await saveChanges(site.services, owner, { caseId: id, revision: before.revision, changes })
  if (!made.ok) throw new Error(JSON.stringify(made.errors))
  expect(outcome.kind).toBe('saved')
  const after = await stored()
  expect(after.content).toEqual(made.case)
  expect([after.name, after.revision]).toEqual([made.case.name.nl, before.revision + 1])
})

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Any edits of a few lines and texts: set, added, removed. */
function anyEdits(random: () => number): CaseChange[] {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)]!
  const text = () => pick(['', '"', '\\', "'", '{1,NULL}', '€ é 𝄞', 'null', '0'])
  const amount = () => Math.round(random() * 1e12) / pick([1, 100, 1e6])
  const line = pick(['grondwerk', 'any-1', 'any-2'])
  const edits: (() => CaseChange[])[] = [
    () => [{ path: `/lines/@${line}/series/${Math.floor(random() * 12)}`, value: amount() }],
    () => [{ path: `/lines/@${line}/series`, value: { [pick(['0', '3'])]: amount() } }],
    () => [{ path: `/lines/@${line}/note`, value: { nl: text(), en: text() } }],
    () => [{ path: `/lines/@${line}/note/en`, value: text() }],
    () => [{ path: `/lines/@${line}/note`, remove: true }],
    () => [{ path: `/lines/@${line}`, remove: true }],
    () => [{ path: `/lines/@${line}/x`, value: { [text()]: [text(), null, -0, { [text()]: amount() }] } }],
    () => [{ path: `/lines/@${line}/x/deep`, value: pick<unknown>([null, [], {}, [{}, text()]]) }],
  ]
  const added = { id: line, account: '5', from: 'gem', to: 'outside', series: { 0: amount() } }
  return [
    ...(random() < 0.3 ? [{ path: `/lines/@${line}`, value: added }] : []),
    ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(edits)()).flat(),
  ]
}

test('after any edits what is kept is what was made of them, and goes back to what it was', async () => {
  const random = numbers(20261127)
  let last = await stored()
  let saved = 0
  while (saved < 120) {
    const changes = anyEdits(random)
    const made = applyChanges(last.content, changes)
    if (!made.ok) continue
    const { revision } = last
    const outcome = await saveChanges(site.services, owner, { caseId: id, revision, changes })
    expect(outcome.kind).toBe('saved')
    const now = await stored()
    expect([changes, now.content]).toEqual([changes, JSON.parse(JSON.stringify(made.case))])
    if (now.revision > revision) {
      const back = contentAt(now, await readChangesSince(site.services.db, id, revision))
      expect(differences(last.content, back)).toEqual([])
    }
    last = now
    saved++
  }
}, 60_000)

test('0 of 240 changes of two people at random moments are lost', async () => {
  const random = numbers(20261124)
  const writers = [
    { actor: owner, paths: ['/lines/@grondwerk/series/0', '/lines/@grondwerk/series/1', '/name/en'] },
    { actor: developer, paths: ['/lines/@bouw-dev/series/2', '/lines/@bouw-dev/series/3'] },
  ]
  const expected = new Map<string, unknown>()
  let outcomes = 0
  for (let round = 0; round < 60; round++) {
    const { revision } = await stored()
    const stale = Math.max(1, revision - Math.floor(random() * 2))
    const saves = writers.flatMap(({ actor, paths }) => {
      const path = paths[Math.floor(random() * paths.length)] ?? ''
      const amount = 1000 + Math.floor(random() * 1e6)
      const value = path === '/name/en' ? `Name ${amount}` : amount
      return { actor, path, value }
    })
    const all = [...saves, ...saves.map(save => ({ ...save }))]
    const results = await Promise.all(
      saves.map(({ actor, path, value }) =>
        saveChanges(site.services, actor, { caseId: id, revision, changes: [{ path, value }] }),
      ),
    )
    expect(results.map(result => result.kind)).toEqual(saves.map(() => 'saved'))
    for (const { path, value } of saves) expected.set(path, value)
    // The same again on an older revision: a field that somebody changed since is a conflict, never a silent loss.
    const again = await Promise.all(
      saves.map(({ actor, path, value }) =>
        saveChanges(site.services, actor, { caseId: id, revision: stale, changes: [{ path, value }] }),
      ),
    )
    expect(again.every(result => result.kind === 'saved' || result.kind === 'conflict')).toBe(true)
    outcomes += all.length
    const { content } = await stored()
    const lines = new Map((content.lines ?? []).map(line => [line.id, line]))
    for (const [path, value] of expected) {
      const [, part, line = '', , t = ''] = path.split('/')
      const now = part === 'name' ? content.name.en : lines.get(line.slice(1))?.series?.[t]
      expect([path, now]).toEqual([path, value])
    }
  }
  expect(outcomes).toBe(240)
}, 60_000)

test('the content of an older revision can be worked out from the newest one', async () => {
  const before = await stored()
  const changes = [
    { path: '/lines/@anterieur', remove: true as const },
    { path: '/lines/@grondwerk/series/1', value: 5 },
  ]
  const outcome = await saveChanges(site.services, owner, { caseId: id, revision: before.revision, changes })
  const after = await stored()
  const since = await readChangesSince(site.services.db, id, before.revision)
  const byId = (content: typeof before.content) => ({
    ...content,
    lines: content.lines?.toSorted((one, other) => one.id.localeCompare(other.id)),
  })
  expect(outcome.kind).toBe('saved')
  expect(after.content.lines?.some(line => line.id === 'anterieur')).toBe(false)
  expect(byId(contentAt(after, since))).toEqual(byId(before.content))
  const undone = await undoRevision(site.services, owner, { caseId: id, revision: after.revision })
  expect(undone.kind).toBe('saved')
  expect(byId((await stored()).content)).toEqual(byId(before.content))
})

test('a party changes lines that it pays or gets from outside, and no other', async () => {
  const save = async (path: string, value: unknown) => {
    const { revision } = await stored()
    const asked = { caseId: id, revision, changes: [{ path, value }] }
    try {
      return (await saveChanges(site.services, developer, asked)).kind
    } catch (error) {
      if (error instanceof NotAllowed) return 'not allowed'
      throw error
    }
  }
  const line = { account: 'opstal', to: 'outside', series: { '1': 1 } }
  const outcomes = [
    await save('/lines/@verkoop/series/4', 27_000_000),
    await save('/lines/@grond-dev/series/2', 3_900_000),
    await save('/lines/@eigen', { ...line, id: 'eigen', from: 'dev' }),
    await save('/lines/@grondwerk/series/1', 1),
    await save('/lines/@rijksgeld/series/1', 1),
    await save('/lines/@van-een-ander', { ...line, id: 'van-een-ander', from: 'gem' }),
    await save('/lines/@eigen/from', 'gem'),
    await save('/rates/interest', 0.1),
    await save('/parties/@dev/rate', 0.1),
  ]
  expect(outcomes).toEqual(['saved', 'saved', 'saved', ...Array(6).fill('not allowed')])
})
