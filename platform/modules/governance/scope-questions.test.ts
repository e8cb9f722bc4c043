import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { remindOfScopeQuestions } from './actions/scope-questions.ts'
import { type GovernedSite, governedSite, members } from './testing.ts'

let site: GovernedSite
let id: string
const team = 'programmamanager'
const day = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString()
const given = {
  ...{ title: 'Gastlessen op scholen: wie doet het?', titleEn: 'Guest lessons at schools: who does it?' },
  ...{ why: 'De tekst van 2017 laat dit open.', decideBy: day(10) },
  ...{ option1: 'Het programma geeft ze', side1: 'inside', goesTo1: 'Programmabureau' },
  ...{ option2: 'Scholen regelen het zelf', side2: 'outside', goesTo2: 'Onderwijsinstellingen' },
}
const act = (fields: Record<string, string>) => site.post(team, `/besluiten/vragen/${id}`, fields)

beforeAll(async () => {
  site = await governedSite()
}, 240_000)
afterAll(() => site.close())

it('everybody reads what is open, what is late, and which decision closed a question and where it went', async () => {
  const { body } = await site.get(undefined, '/besluiten/vragen')
  expect([body.includes('Te laat'), body.includes('Kleine kernen in het programma?')]).toEqual([true, true])
  const { body: file } = await site.get(undefined, '/besluiten/vragen.csv?stand=besloten')
  const [head, ...decided] = file.replace('\uFEFF', '').trim().split(/\r?\n/)
  expect(head).toBe('nummer;vraag;waarom;uiterlijk;stand;keuze;kant;gaat_naar;gesloten')
  expect(decided.length).toBe(1)
  expect(file.includes('TU Delft en partners')).toBe(true)
  expect((await site.get(undefined, '/besluiten')).body.includes('/besluiten/vragen')).toBe(true)
})

it('the programme puts a question on the list with a day and at least two ways; nobody else does', async () => {
  const ask = (fields: Record<string, string>, as = team) => site.post(as, '/besluiten/vragen/nieuw', fields)
  for (const other of ['stuurgroep', 'planeconoom', 'beheerder'])
    expect((await ask(given, other)).status).toBe(403)
  expect((await ask({ ...given, option2: '', side2: '', goesTo2: '' })).status).toBe(422)
  expect((await ask({ ...given, goesTo2: '' })).status).toBe(422)
  expect((await ask({ ...given, decideBy: day(-1) })).status).toBe(422)
  expect((await ask({ ...given, decideBy: day(9_000) })).status).toBe(422)
  const made = await ask(given)
  expect(made.status).toBe(303)
  id = /vragen\/([0-9a-f-]{36})/.exec(made.goTo)![1]!
})

it('the programme is reminded once that it is to be decided soon, and of one that is late', async () => {
  const told = async () =>
    (
      await sql<{ text: string }>`select distinct text_nl as text from notices
        where kind = 'governance.scopeQuestionDue' order by 1`.execute(site.services.db)
    ).rows.map(one => one.text)
  await remindOfScopeQuestions(site.services)
  await remindOfScopeQuestions(site.services)
  expect(await told()).toEqual([
    'Had al beslist moeten zijn: Monumenten in gebieden: eigen regeling?',
    'Over twee weken of eerder beslissen: Gastlessen op scholen: wie doet het?',
  ])
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notices
    where kind = 'governance.scopeQuestionDue' group by person_id, href having count(*) > 1`.execute(
    site.services.db,
  )
  expect(rows).toEqual([])
})

it('it is closed by a decision that was taken about this very question, once, and then stays closed', async () => {
  const option = async () =>
    (
      await sql<{
        id: string
      }>`select id from scope_options where question_id = ${id} and side = 'outside'`.execute(
        site.services.db,
      )
    ).rows[0]!.id
  const { rows } = await sql<{ id: string }>`
    select id from decisions where state = 'taken' and kind = 'scope' limit 1`.execute(site.services.db)
  // Taken, but about something else.
  expect((await act({ act: 'decide', decision: rows[0]!.id, option: await option() })).status).toBe(422)
  const meetingId = await site.openMeeting()
  const decisionId = await site.propose(meetingId, {
    ...{ kind: 'scope', subject: `scope-question/${id}`, title: 'Scholen regelen gastlessen zelf' },
    text: 'Gastlessen vallen buiten het programma.',
  })
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  const close = async () => act({ act: 'decide', decision: decisionId, option: await option() })
  // Not taken yet.
  expect((await close()).status).toBe(422)
  const votes: [string, string][] = []
  for (const organisation of Object.values(members)) {
    await site.sit(meetingId, organisation)
    votes.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'for'])
  }
  await site.post('secretaris', `/besluiten/${decisionId}/in-stemming`)
  await site.post('secretaris', `/besluiten/${decisionId}/stemmen`, votes)
  await site.post('secretaris', `/besluiten/${decisionId}/sluiten`)
  expect(await site.state(decisionId)).toBe('taken')
  expect((await act({ act: 'decide', decision: decisionId, option: crypto.randomUUID() })).status).toBe(422)
  expect((await site.post('stuurgroep', `/besluiten/vragen/${id}`, { act: 'withdraw' })).status).toBe(403)
  expect((await close()).status).toBe(303)
  const { body } = await site.get(undefined, `/besluiten/vragen/${id}`)
  expect([
    body.includes('Scholen regelen het zelf (Buiten het programma: Onderwijsinstellingen)'),
    body.includes(`/besluiten/${decisionId}`),
  ]).toEqual([true, true])
  expect([
    (await act({ act: 'withdraw', because: 'Bij nader inzien niet nodig.' })).status,
    (await act({ act: 'later', decideBy: day(20) })).status,
    (await close()).status,
  ]).toEqual([409, 409, 409])
})

it('it is taken back with a reason, or gets another day', async () => {
  const made = await site.post(team, '/besluiten/vragen/nieuw', { ...given, title: 'Een tweede vraag?' })
  id = /vragen\/([0-9a-f-]{36})/.exec(made.goTo)![1]!
  expect((await act({ act: 'later', decideBy: day(-3) })).status).toBe(422)
  expect((await act({ act: 'later', decideBy: day(40) })).status).toBe(303)
  expect((await act({ act: 'withdraw', because: 'kort' })).status).toBe(422)
  expect((await act({ act: 'withdraw', because: 'Opgenomen in een andere vraag.' })).status).toBe(303)
})
