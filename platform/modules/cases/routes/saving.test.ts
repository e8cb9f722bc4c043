/** Property: what may not be saved is refused with the answer that tells least: 403 for what one sees, else what is not there. */
import type { Case } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
let content: Case

beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('station-zwolle')
  const stored = await readCaseById(site.services.db, id)
  if (!stored) throw new Error('the demonstration is not there')
  content = stored.content
})
afterAll(() => site.close())

type Line = NonNullable<Case['lines']>[number]
type Change = { path: string; value: unknown } | { path: string; remove: true }

function lineOf(fits: (line: Line) => boolean): string {
  const found = content.lines?.find(fits)
  if (!found) throw new Error('no such line in the demonstration')
  return found.id
}

async function send(mailbox: string, ...changes: Change[]) {
  const { revision } = (await readCaseById(site.services.db, id)) ?? { revision: 0 }
  return site.send(mailbox, `/cases/${id}/wijzigingen`, { revision, changes })
}

const contentNow = async () => (await readCaseById(site.services.db, id))?.content

/** What can be tried at a line. */
const tries = (line: string): Change[] => [
  { path: `/lines/@${line}/series/1`, value: 5 },
  { path: `/lines/@${line}/note`, value: { nl: 'x' } },
  { path: `/lines/@${line}/totalEur`, remove: true },
  { path: `/lines/@${line}`, remove: true },
  { path: `/lines/@${line}/visibleTo`, value: ['dev', 'gem'] },
]

test('a party that changes a line of another party, or anything but lines, gets 403 and changes nothing', async () => {
  const theirs = lineOf(line => !line.visibleTo && line.from === 'gem')
  const refused = [
    ...tries(theirs),
    { path: '/rates/common', value: 0.1 },
    { path: '/lines', value: [] },
    { path: '/parties/@dev/rate', value: 0.1 },
    // Of another party after the change.
    {
      path: '/lines/@van-gem',
      value: { id: 'van-gem', account: '5', from: 'gem', to: 'outside', series: { '1': 1 } },
    },
  ]
  const answers = await Promise.all(refused.map(change => send('ontwikkelaar', change)))
  expect(answers.map(answer => answer.status)).toEqual(refused.map(() => 403))
  // A mistake in it is not told before that.
  const wrong = await send('ontwikkelaar', { path: `/lines/@${theirs}/series/1`, value: 'geen getal' })
  expect(wrong.status).toBe(403)
  expect(await contentNow()).toEqual(content)
})

test('a line that a person does not see is a line that is not there, in every byte', async () => {
  for (const [mailbox, party] of [
    ['planeconoom', 'gem'],
    ['ontwikkelaar', 'dev'],
  ] as const) {
    const hidden = lineOf(line => line.visibleTo !== undefined && !line.visibleTo.includes(party))
    const nothing = 'x'.repeat(hidden.length)
    for (const [index, change] of tries(hidden).entries()) {
      const [known, unknown] = [
        await send(mailbox, change),
        await send(mailbox, tries(nothing)[index] ?? change),
      ]
      const bytes = ({ body }: { body: string }) => body.replaceAll(hidden, '').replaceAll(nothing, '')
      expect([known.status, bytes(known)]).toEqual([400, bytes(unknown)])
      expect(unknown.status).toBe(400)
    }
  }
  expect(await contentNow()).toEqual(content)
})

test('removing what is not there is told in words that a person understands', async () => {
  const { body } = await send('planeconoom', { path: '/lines/@bestaat-niet', remove: true })
  expect(body).toContain('Er valt dus niets te wijzigen of te verwijderen.')
})

test('the newer value of somebody else is shown with the organisation, not with the letter of a role', async () => {
  const line = lineOf(one => one.visibleTo === undefined && one.from === 'dev')
  const path = `/lines/@${line}/note`
  const { revision } = (await readCaseById(site.services.db, id)) ?? { revision: 0 }
  const save = `/cases/${id}/wijzigingen`
  const theirs = { path, value: { nl: 'Van de ontwikkelaar' } }
  expect((await site.send('ontwikkelaar', save, { revision, changes: [theirs] })).status).toBe(200)
  const elsewhere = { path: '/name/en', value: 'Station' }
  const merged = await site.send('planeconoom', save, { revision, changes: [elsewhere] })
  const { name } = await site.services.db
    .selectFrom('organisations')
    .innerJoin('case_parties', 'case_parties.organisation_id', 'organisations.id')
    .select('organisations.name')
    .where('case_parties.case_id', '=', id)
    .where('case_parties.party_id', '=', 'dev')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(merged.body).merged).toEqual([{ change: theirs, by: name }])
  const mine = { path, value: { nl: 'Van de gemeente' } }
  const conflict = await site.send('planeconoom', save, { revision, changes: [mine] })
  expect(conflict.status).toBe(409)
  expect(JSON.parse(conflict.body).conflicts).toMatchObject([{ path, by: name }])
  expect(conflict.body).toContain(`Iemand van ${name} vulde hier intussen`)
})
