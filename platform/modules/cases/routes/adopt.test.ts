// A whole approval over HTTP: who may ask, decide, take back and reopen, and what everybody sees of it.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('sluitend-eindhoven')
})
afterAll(() => site.close())

const at = (page: string) => `/cases/${id}/${page}`
const post = (mailbox: string, fields: Record<string, string>) =>
  site.post(mailbox, at('vaststellen'), fields)
const ask = { act: 'ask', revision: '1', name: 'Raadsversie', reason: 'Voor de raad van december' }
const decide = (step: string, more: Record<string, string> = {}) => ({
  act: 'decide',
  step,
  outcome: 'approved',
  reason: 'Gecontroleerd',
  ...more,
})
const codes = (body: string) =>
  (JSON.parse(body) as { errors: { code: string }[] }).errors.map(error => error.code)
const stateNow = async () => {
  const { state } = await site.services.db
    .selectFrom('cases')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return state
}
const save = (mailbox: string) =>
  site.send(mailbox, at('wijzigingen'), { revision: 1, changes: [{ path: '/name/nl', value: 'Anders' }] })
const tasks = async (mailbox: string) =>
  (await site.get(mailbox, '/werk')).body.includes(`href="/cases/${id}/vaststellen"`)

test('only the owner asks, on what is there now, and asking locks the case for everybody', async () => {
  const before = [
    (await post('ontwikkelaar', ask)).status,
    (await post('projectleider', ask)).status,
    (await post('planeconoom', { ...ask, revision: '7' })).status,
    (await post('planeconoom', { ...ask, reason: ' ' })).status,
    (await post('hoofd-grondzaken', decide('colleague'))).status,
  ]
  expect([before, await stateNow()]).toEqual([[403, 404, 409, 422, 409], 'draft'])
  expect((await post('planeconoom', { ...ask, college: 'ja', council: 'ja' })).status).toBe(303)
  const saves = [await save('planeconoom'), await save('ontwikkelaar')]
  expect(saves.map(({ status, body }) => [status, codes(body)])).toEqual([
    [409, ['CASE_TER_GOEDKEURING']],
    [409, ['CASE_TER_GOEDKEURING']],
  ])
  expect((await post('planeconoom', ask)).status).toBe(409)
})

test('who asked has no task and decides nothing; a colleague has the task', async () => {
  expect([await tasks('planeconoom'), await tasks('hoofd-grondzaken'), await tasks('projectleider')]).toEqual(
    [false, true, false],
  )
  const own = await post('planeconoom', decide('colleague'))
  const ownReject = await post('planeconoom', decide('colleague', { outcome: 'rejected' }))
  expect([own.status, ownReject.status, await stateNow()]).toEqual([422, 422, 'submitted'])
  expect(own.body.includes('Je kunt je eigen aanvraag niet goedkeuren of afwijzen.')).toBe(true)
  const page = await site.get('planeconoom', at('vaststellen'))
  expect([page.body.includes('name="outcome"'), page.body.includes('value="withdraw"')]).toEqual([
    false,
    true,
  ])
  const others = [
    await post('ontwikkelaar', decide('colleague')),
    await post('hoofd-grondzaken', { act: 'withdraw', reason: 'x' }),
    await post('hoofd-grondzaken', decide('council', { decidedOn: '2026-01-01' })),
  ]
  expect(others.map(answer => answer.status)).toEqual([403, 422, 409])
})

test('the database itself refuses a decision by who asked', async () => {
  const { asked_by, version } = await site.services.db
    .selectFrom('case_decisions')
    .select(['asked_by', 'version'])
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  const values = {
    case_id: id,
    kind: 'approved',
    version,
    step: 'colleague',
    asked_by,
    person_id: asked_by ?? '',
    reason: 'x',
  }
  await expect(site.services.db.insertInto('case_decisions').values(values).execute()).rejects.toThrow(
    'case_decisions_four_eyes',
  )
})

test('after the last step it is adopted; each step is asked for in its order and dated', async () => {
  expect((await post('hoofd-grondzaken', decide('colleague'))).status).toBe(303)
  const wrong = [
    (await post('hoofd-grondzaken', decide('colleague'))).status,
    (await post('hoofd-grondzaken', decide('college'))).status,
    (await post('hoofd-grondzaken', decide('college', { decidedOn: '2199-01-01' }))).status,
  ]
  expect([wrong, await stateNow()]).toEqual([[409, 422, 422], 'submitted'])
  const days = { college: '2026-01-06', council: '2026-02-05' }
  for (const [step, decidedOn] of Object.entries(days))
    expect((await post('hoofd-grondzaken', decide(step, { decidedOn }))).status).toBe(303)
  expect(await stateNow()).toBe('adopted')
  expect((await save('planeconoom')).status).toBe(409)
})

test('reopening needs a reason, and everybody who reads the case sees the whole history', async () => {
  expect((await post('planeconoom', { act: 'reopen', reason: '' })).status).toBe(422)
  expect((await post('planeconoom', { act: 'reopen', reason: 'Nieuw besluit' })).status).toBe(303)
  expect((await post('planeconoom', { act: 'reopen', reason: 'Nog eens' })).status).toBe(409)
  const { body } = await site.get('ontwikkelaar', at('versies'))
  const words = ['Goedkeuring gevraagd', 'Goedgekeurd', 'besluit van 5 feb 2026', 'Heropend', 'Nieuw besluit']
  expect(words.map(word => body.includes(word))).toEqual(words.map(() => true))
  const trail = await site.services.db
    .selectFrom('audit_entries')
    .select('action')
    .where('object_id', '=', id)
    .orderBy('seq')
    .execute()
  expect(trail.map(entry => entry.action)).toEqual([
    'loadDemonstration',
    'askApproval',
    'decideApproval',
    'decideApproval',
    'decideApproval',
    'reopenCase',
  ])
  const { rows: notices } = await sql<{ email: string; kind: string }>`
    select a.email, n.kind from notices n join accounts a on a.person_id::text = n.person_id::text
    where n.object_id::text = ${id}
      and a.email in ('planeconoom@example.org', 'hoofd-grondzaken@example.org')`.execute(site.services.db)
  expect(notices.map(({ email, kind }) => `${email.split('@')[0]} ${kind}`).sort()).toEqual([
    'hoofd-grondzaken cases.approval',
    'hoofd-grondzaken cases.version',
    'planeconoom cases.approval',
    'planeconoom cases.approval',
    'planeconoom cases.version',
  ])
})

test('a rejection and a withdrawal make it a draft again', async () => {
  const open = async (act: () => Promise<unknown>) => {
    expect((await post('planeconoom', ask)).status).toBe(303)
    await act()
    return stateNow()
  }
  const states = [
    await open(() => post('hoofd-grondzaken', decide('colleague', { outcome: 'rejected' }))),
    await open(() => post('planeconoom', { act: 'withdraw', reason: 'Fout gevonden' })),
  ]
  expect(states).toEqual(['draft', 'draft'])
  expect((await save('planeconoom')).status).toBe(200)
})
