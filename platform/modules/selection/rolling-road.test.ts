// The road of a rolling call over HTTP: plans come in one by one, are assessed and decided on in sittings of one or
// more, blind and without who has an interest, and what is admitted becomes a project while the call stays open.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDraft, wholePlan } from '../call/testing.ts'
import { type GovernedSite, governedSite, members } from '../governance/testing.ts'
import { organisationBySlug, organisationPicker } from '../parties/index.ts'
import { calculate } from './actions/portfolio.ts'

let site: GovernedSite
const rolling = 3
const words = 'De stukken laten dit zien in de paragraaf over de opgave, de partijen en de planning.'
const criteria = ['knelpunten', 'beginfase', 'woningvraag', 'complexiteit', 'betekenis', 'voorbeeld']
const day = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days }).toPlainDate().toString()

async function all<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(site.services.db)).rows
}

/** A plan of an organisation that was submitted and found admissible over the forms. @returns its id */
async function admissible(title: string, slug: string, mailbox: string): Promise<string> {
  const organisation = await organisationBySlug(site.services.db, slug)
  const place = (await organisationPicker(site.services.db, ['gemeente'])).find(one =>
    one.label.endsWith('Utrecht'),
  )
  const values = { ...(await wholePlan(site.services, title)), plaats: place!.value }
  const id = await makeDraft(site.services, { number: rolling, organisationId: organisation!.id, values })
  const tested = {
    ...{ frameworks: 'fits', frameworksReason: 'Past binnen de kaders.', isComplete: 'ja' },
    ...{ locationReason: 'De plek ligt tegen de bestaande stad aan.', outcome: 'admissible' },
    reason: 'Het plan is compleet en past.',
  }
  expect((await site.post(mailbox, `/inzendingen/${id}/indienen`)).status).toBe(303)
  expect((await site.post('programmamanager', `/inzendingen/${id}/toets`, tested)).status).toBe(303)
  return id
}

const planState = async (id: string) =>
  (await all(sql<{ state: string }>`select state from submissions where id = ${id}`))[0]!.state
const callState = async (number: number) =>
  (await all(sql<{ state: string }>`select state from calls where number = ${number}`))[0]!.state
const assignments = (id: string) =>
  all(sql<{ id: string; mailbox: string }>`
    select a.id, split_part(email, '@', 1) as mailbox from assessor_assignments a
    join accounts on accounts.person_id = a.person_id where submission_id = ${id} and ended_at is null
    order by side, a.id`)

/** Plans a sitting over the form. @returns its number, or the status that refused it */
async function planned(plans: readonly string[], decidesOn = day(20)): Promise<number> {
  const answer = await site.post('programmamanager', `/selectie/doorlopend/${rolling}`, [
    ...plans.map((id): [string, string] => ['plans', id]),
    ['decidesOn', decidesOn],
  ])
  return answer.status === 303 ? Number(/\/selectie\/(\d+)/.exec(answer.goTo)![1]) : -answer.status
}

async function assessAll(planId: string, score: string): Promise<void> {
  for (const { id, mailbox } of await assignments(planId)) {
    const steps = [await site.post(mailbox, `/beoordeling/${id}`, { interest: 'nee' })]
    for (const criterion of criteria)
      steps.push(
        await site.post(mailbox, `/beoordeling/${id}/criteria/${criterion}`, {
          ...{ score, reason: words, confidence: '3' },
        }),
      )
    steps.push(await site.post(mailbox, `/beoordeling/${id}/afronden`))
    expect(steps.map(step => step.status)).toEqual(Array(8).fill(303))
  }
}

/** From scored plans to a signed proposal by the calculation. */
async function proposed(number: number): Promise<void> {
  const page = (name: string) => `/selectie/${number}${name}`
  expect((await site.post('programmamanager', page(''), { act: 'consensus' })).status).toBe(303)
  expect((await site.post('programmamanager', page('/portefeuille/berekenen'))).status).toBe(303)
  const [calculation] = await all(sql<{ id: string }>`
    select p.id from portfolio_calculations p join calls on calls.id = call_id where number = ${number}`)
  await calculate(site.services, { calculationId: calculation!.id })
  const fields = { explanation: words }
  expect((await site.post('programmamanager', page('/voorstel/nieuw'), fields)).status).toBe(303)
  const signature = { act: 'sign', version: '1' }
  expect((await site.post('programmadirecteur', page('/voorstel'), signature)).status).toBe(303)
}

/** The steering group votes on a sitting in a meeting of its own. */
async function decided(number: number, { a, dev, corp, rijk, inv }: typeof members): Promise<string> {
  const [call] = await all(sql<{ id: string }>`select id from calls where number = ${number}`)
  const meetingId = await site.openMeeting()
  const id = await site.propose(meetingId, {
    ...{ kind: 'admission', subject: `tranche/${call!.id}`, title: `Toelating in zitting ${number}` },
    text: 'De stuurgroep laat de plannen van deze zitting toe.',
  })
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  const votes: [string, string][] = []
  for (const organisation of [a, dev, corp, rijk, inv]) {
    await site.sit(meetingId, organisation)
    votes.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'for'])
  }
  await site.post('secretaris', `/besluiten/${id}/in-stemming`)
  await site.post('secretaris', `/besluiten/${id}/stemmen`, votes)
  await site.post('secretaris', `/besluiten/${id}/sluiten`)
  return site.state(id)
}

async function published(number: number): Promise<number> {
  const [call] = await all(sql<{ id: string }>`select id from calls where number = ${number}`)
  await sql`update tranche_results set embargo_until = now() - interval '1 second' where call_id = ${call!.id}`.execute(
    site.services.db,
  )
  return (await site.post('programmamanager', `/selectie/${number}/uitslag`)).status
}

let first: string
let second: string
let third: string
let alone: number
let together: number

beforeAll(async () => {
  site = await governedSite()
  await sql`insert into body_rules (body_id, valid_from, decides, proposes, heavy, reason)
    select id, current_date, '{admission}', '{}', '{}', 'De stuurgroep besluit zelf over toelating'
    from governing_bodies where slug = 'stuurgroep'`.execute(site.services.db)
  first = await admissible('Havenkade', 'provincie-a-demo', 'provincie')
  second = await admissible('Spoorpark', 'demo-bouwbedrijf-b', 'bouwbedrijf')
}, 240_000)
afterAll(() => site.close())

it('what waits is listed, and the team alone puts it in a sitting: of one plan, with a day to come', async () => {
  const { body } = await site.get('programmamanager', '/selectie')
  expect([body.includes('3 ontvankelijke plannen wachten'), body.includes('/selectie/doorlopend/3')]).toEqual(
    [true, true],
  )
  expect((await site.get('stuurgroep', '/selectie')).body.includes('/selectie/doorlopend/3')).toBe(false)
  const fields: Record<string, string> = { plans: first, decidesOn: day(20) }
  const asked = ['stuurgroep', 'beoordelaar', 'provincie'].map(
    async mailbox => (await site.post(mailbox, `/selectie/doorlopend/${rolling}`, fields)).status,
  )
  expect(await Promise.all(asked)).toEqual([403, 403, 403])
  expect([await planned([]), await planned([first], day(-1))]).toEqual([-422, -422])
  // Assessed nor seen before there is a sitting.
  expect(await assignments(first)).toEqual([])
  alone = await planned([first])
  expect([alone, await callState(alone), await planState(first)]).toEqual([4, 'unsealed', 'admissible'])
  // A plan is in one sitting at a time, and one of another call in none of this.
  const [other] = await all(sql<{ id: string }>`
    select s.id from submissions s join calls on calls.id = call_id where number = 1 and s.state = 'admitted' limit 1`)
  expect([await planned([first, second]), await planned([other!.id])]).toEqual([-409, -404])
}, 60_000)

it('a sitting is called off as long as nobody assesses, and its plans wait again', async () => {
  const url = `/selectie/${alone}/afzeggen`
  expect((await site.post('stuurgroep', url)).status).toBe(403)
  expect((await site.post('programmamanager', url)).status).toBe(303)
  expect(
    (await site.get('programmamanager', '/selectie')).body.includes('3 ontvankelijke plannen wachten'),
  ).toBe(true)
  alone = await planned([first])
  expect(
    (await site.post('programmamanager', `/selectie/${alone}/toewijzing`, { act: 'begin' })).status,
  ).toBe(303)
  expect((await site.post('programmamanager', url)).status).toBe(409)
  expect([await planState(first), await planState(second)]).toEqual(['assigned', 'admissible'])
}, 60_000)

it('three assessors without an interest declare, and score before they see what others gave', async () => {
  const [one, ...others] = await assignments(first)
  expect(others).toHaveLength(2)
  const contents = 'Havenkade: '
  const read = async () => (await site.get(one!.mailbox, `/beoordeling/${one!.id}`)).body.includes(contents)
  expect(await read()).toBe(false)
  expect((await site.post(one!.mailbox, `/beoordeling/${one!.id}`, { interest: 'nee' })).status).toBe(303)
  expect(await read()).toBe(true)
  // One who has an interest falls out, and the plan waits for a third one.
  const { mailbox, id } = others[0]!
  const told = { interest: 'ja', note: 'Mijn partner werkt bij deze provincie.' }
  expect((await site.post(mailbox, `/beoordeling/${id}`, told)).status).toBe(303)
  const before = (await assignments(first)).map(left => left.mailbox)
  expect([before.length, before.includes(mailbox)]).toEqual([2, false])
  await assessAll(first, '4')
  expect((await site.post('programmamanager', `/selectie/${alone}`, { act: 'consensus' })).status).toBe(409)
  const { body } = await site.get('programmamanager', `/selectie/${alone}/toewijzing?plan=${first}`)
  const candidates = [...body.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>Beoordelaar/g)].map(
    found => found[1]!,
  )
  expect(candidates.length).toBeGreaterThan(0)
  const seated = []
  for (const personId of candidates)
    seated.push(
      (
        await site.post('programmamanager', `/selectie/${alone}/toewijzing`, {
          ...{ act: 'change', plan: first, personId, reason: '' },
        })
      ).status,
    )
  expect(seated[0]).toBe(303)
  for (const left of await assignments(first)) {
    const own = await site.get(left.mailbox, `/beoordeling/${left.id}`)
    // Who is not done sees nothing of the scores of others.
    expect([own.status, own.body.includes(words)]).toEqual([200, before.includes(left.mailbox)])
  }
}, 120_000)

it('the sitting is proposed, decided and made public by itself while the call stays open', async () => {
  for (const { id, mailbox } of await assignments(first)) {
    const { body } = await site.get(mailbox, `/beoordeling/${id}`)
    if (body.includes(words)) continue
    await site.post(mailbox, `/beoordeling/${id}`, { interest: 'nee' })
    for (const criterion of criteria)
      await site.post(mailbox, `/beoordeling/${id}/criteria/${criterion}`, {
        ...{ score: '4', reason: words, confidence: '3' },
      })
    expect((await site.post(mailbox, `/beoordeling/${id}/afronden`)).status).toBe(303)
  }
  await proposed(alone)
  const { body } = await site.get('programmamanager', `/selectie/${alone}/portefeuille`)
  // The tranche of the demonstration admitted projects by the same criteria.
  const [before] = await all(sql<{ count: number }>`
    select count(*)::int as count from submission_outcomes where outcome = 'admitted'`)
  expect(body.includes(`gemeten naast de ${before!.count} projecten`)).toBe(true)
  expect(await decided(alone, members)).toBe('taken')
  expect([await planState(first), await callState(alone), await callState(rolling)]).toEqual([
    ...['admitted', 'decided', 'open'],
  ])
  const own = await site.get('provincie', `/inzendingen/${first}/uitslag`)
  expect([own.status, own.body.includes(words)]).toEqual([200, true])
  const url = `/oproepen/${alone}/uitslag`
  expect([(await site.get(undefined, url)).status, (await site.get('corporatie', url)).status]).toEqual([
    404, 404,
  ])
  expect(await published(alone)).toBe(303)
  const result = await site.get(undefined, url)
  expect([result.status, result.body.includes('Havenkade'), result.body.includes('Spoorpark')]).toEqual([
    ...[200, true, false],
  ])
  const call = await site.get(undefined, `/oproepen/${rolling}`)
  expect([call.body.includes(url), (await site.get(undefined, `/oproepen/${alone}`)).status]).toEqual([
    true,
    404,
  ])
  const [project] = await all(sql<{ name: string; isPublic: boolean }>`
    select name, published_at is not null as "isPublic" from admitted_projects where submission_id = ${first}`)
  expect(project).toEqual({ name: 'Havenkade', isPublic: true })
}, 120_000)

it('plans that came in meanwhile are decided on together: one seat aside, and what is below the threshold stays out', async () => {
  third = await admissible('Slachthuis', 'gemeente-b-demo', 'projectleider')
  together = await planned([second, third])
  expect(
    (await site.post('programmamanager', `/selectie/${together}/toewijzing`, { act: 'begin' })).status,
  ).toBe(303)
  await assessAll(second, '2')
  await assessAll(third, '4')
  await proposed(together)
  const { a, b, dev, corp, rijk, inv } = members
  const [call] = await all(sql<{ id: string }>`select id from calls where number = ${together}`)
  const meetingId = await site.openMeeting()
  const id = await site.propose(meetingId, {
    ...{ kind: 'admission', subject: `tranche/${call!.id}`, title: `Toelating in zitting ${together}` },
    text: 'De stuurgroep laat een van de plannen van deze zitting toe.',
  })
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  for (const organisation of [a, b, dev, corp, rijk, inv]) await site.sit(meetingId, organisation)
  await site.post('secretaris', `/besluiten/${id}/in-stemming`)
  const vote = async (organisations: readonly string[]) => {
    const seats: [string, string][] = []
    for (const organisation of organisations)
      seats.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'for'])
    return (await site.post('secretaris', `/besluiten/${id}/stemmen`, seats)).status
  }
  expect([await vote([b]), await vote([a, dev, corp, rijk, inv])]).toEqual([409, 303])
  await site.post('secretaris', `/besluiten/${id}/sluiten`)
  expect([await site.state(id), await planState(second), await planState(third)]).toEqual([
    ...['taken', 'rejected', 'admitted'],
  ])
  expect(await published(together)).toBe(303)
  const { body } = await site.get(undefined, `/oproepen/${together}/uitslag`)
  // Who was rejected is not named, and counted in this sitting alone.
  expect([body.includes('Slachthuis'), body.includes('Spoorpark')]).toEqual([true, false])
  const numbers = await all(sql<{ submitted: number }>`
    select (content->'numbers'->>'submitted')::int as submitted from tranche_results
    join calls on calls.id = call_id where number in (${alone}, ${together}) order by number`)
  expect(numbers.map(one => one.submitted)).toEqual([1, 2])
}, 120_000)
