// A second programme, set up and run over the forms of the site beside the first: other bodies decide alone, by other
// criteria, and a rolling call with a limit brings one plan in as a project. The first is closed by a decision at last.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoForm, wholePlan } from '../call/testing.ts'
import { type GovernedSite, governedSite, members } from '../governance/testing.ts'
import { organisationBySlug, organisationPicker } from '../parties/index.ts'
import { calculate } from './actions/portfolio.ts'

let site: GovernedSite
const words = 'De stukken laten dit zien in de paragraaf over de opgave, de partijen en de planning.'
const director = 'programmadirecteur'
const team = 'programmamanager'
const day = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days }).toPlainDate().toString()
type Fields = Record<string, string> | [string, string][]

async function all<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(site.services.db)).rows
}
const one = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> => (await all(query))[0]!
const post = async (as: string, url: string, fields: Fields = {}) => (await site.post(as, url, fields)).status
const programme = (slug: string) =>
  one(sql<{ id: string; state: string; endsOn: string }>`
    select id, state, ends_on as "endsOn" from programmes where slug = ${slug}`)
const firstSlug = 'binnenstedelijke-transformatie'
const step = (slug: string, to: string, more: Record<string, string> = {}) =>
  post(director, `/programma/beheer/${slug}`, {
    ...{ act: 'step', to, reason: 'Zoals besproken in de vergadering.', endsOn: '', decision: '' },
    ...more,
  })

/** A body meets on one decision that is on its agenda when it is convened, and every present seat is for it. */
async function decide(
  body: string,
  seats: readonly string[],
  item: { kind: string; subject: string; title: string },
): Promise<{ id: string; state: string }> {
  const times = { startsAt: `${day(20)}T14:00`, endsAt: '16:00', place: 'Zaal' }
  const planned = await site.post('secretaris', `/bestuur/${body}/plannen`, times)
  const meetingId = planned.goTo.split('?')[0]!.split('/').at(-1)!
  const url = `/vergaderingen/${meetingId}`
  const filled = {
    ...{ itemKind: 'decision', visibility: 'public', isPublic: 'ja', ...item },
    text: `Het orgaan besluit: ${item.title}.`,
  }
  expect(await post('secretaris', `${url}/agendapunten/nieuw`, filled)).toBe(303)
  expect(await post('secretaris', `${url}/bijeenroepen`)).toBe(303)
  expect(await post('secretaris', `${url}/stap`, { naar: 'open' })).toBe(303)
  const { id } = await one(sql<{ id: string }>`select id from decisions where meeting_id = ${meetingId}`)
  const votes: [string, string][] = []
  for (const organisation of seats) {
    const seat = await site.seat(body, organisation)
    expect(await post('secretaris', `${url}/aanwezig`, { seat, act: 'holder' })).toBe(303)
    votes.push([`stem-${seat}`, 'for'])
  }
  expect(await post('secretaris', `/besluiten/${id}/in-stemming`)).toBe(303)
  expect(await post('secretaris', `/besluiten/${id}/stemmen`, votes)).toBe(303)
  await post('secretaris', `/besluiten/${id}/sluiten`)
  return { id, state: await site.state(id) }
}

beforeAll(async () => {
  site = await governedSite()
}, 240_000)
afterAll(() => site.close())

it('is made ready by the director beside the one that runs, with bodies that decide otherwise', async () => {
  const filled = {
    ...{ name: 'Kleine kernen', nameEn: 'Small towns', slug: 'kleine-kernen', copyFrom: '' },
    ...{ startsOn: day(-1), endsOn: day(700) },
  }
  expect(await post(team, '/programma/beheer/nieuw', filled)).toBe(403)
  expect(await post(director, '/programma/beheer/nieuw', { ...filled, endsOn: day(-2) })).toBe(422)
  expect(await post(director, '/programma/beheer/nieuw', filled)).toBe(303)
  expect(await post(director, '/programma/beheer/nieuw', filled)).toBe(422)
  const body = {
    ...{
      kind: 'steering-group',
      name: 'Raad van kernen',
      nameEn: 'Council of towns',
      slug: 'raad-van-kernen',
    },
    ...{ task: 'Besluit over alles.', taskEn: 'Decides on everything.', cadence: '90' },
  }
  const decides = ['criteria', 'admission', 'extension', 'procedure'].map((kind): [string, string] => [
    'decides',
    kind,
  ])
  const given: [string, string][] = [...Object.entries(body), ...decides]
  expect(await post(director, '/programma/beheer/kleine-kernen/orgaan', given)).toBe(303)
  expect(await post(director, '/programma/beheer/kleine-kernen/orgaan', given)).toBe(422)
  const rule: [string, string][] = [
    ...Object.entries({
      validFrom: day(0),
      cadence: '90',
      quorumKind: 'at-least',
      quorumShare: '50',
      quorumSeats: '2',
    }),
    ...[...decides, ['heavy', 'criteria'] as [string, string]],
    ['reason', 'De helft van de raad is genoeg'],
  ]
  expect(await post(director, '/bestuur/raad-van-kernen/regels', rule)).toBe(303)
  for (const [slug, mailbox, chairs] of [
    [members.a, 'stuurgroep', 'chair'],
    [members.inv, 'platform', 'member'],
    [members.rijk, 'rijk-wonen', 'member'],
  ] as const) {
    const { id } = (await organisationBySlug(site.services.db, slug))!
    const person = await one(sql<{ id: string }>`
      select person_id as id from accounts where email = ${`${mailbox}@example.org`}`)
    const seat = { person: person.id, deputy: '', function: chairs, votes: 'ja', mandate: '' }
    expect(await post(team, `/bestuur/raad-van-kernen/zetels/nieuw?organisatie=${id}`, seat)).toBe(303)
  }
  // The programme that runs is not disturbed by the one that waits.
  const { body: shown } = await site.get(undefined, '/programma')
  expect([shown.includes('Maand 14 van 48'), shown.includes('raad-van-kernen')]).toEqual([true, false])
}, 60_000)

it('begins beside the first once enough founders adopted its text, and is kept apart from it', async () => {
  expect((await programme('kleine-kernen')).state).toBe('preparation')
  const accessions = (from: string, to: string) =>
    sql`update accessions set state = ${to} where state = ${from}`.execute(site.services.db)
  await accessions('ratified', 'suspended')
  const few = await site.post(director, '/programma/beheer/kleine-kernen', {
    ...{ act: 'step', to: 'adopted', reason: 'Te vroeg vastgesteld.', endsOn: '', decision: '' },
  })
  expect([few.status, few.body.includes('oprichters hebben de programmatekst vastgesteld')]).toEqual([
    409,
    true,
  ])
  await accessions('suspended', 'ratified')
  expect([await step('kleine-kernen', 'active'), await step('kleine-kernen', 'adopted')]).toEqual([409, 303])
  expect(await step('kleine-kernen', 'active')).toBe(303)
  const shown = async (url: string, as?: string) => {
    const { body } = await site.get(as, url)
    return ['Raad van kernen', 'Maand 14 van 48', 'aria-current="page">Kleine kernen'].map(words =>
      body.includes(words),
    )
  }
  expect([await shown('/programma'), await shown('/programma?programma=kleine-kernen')]).toEqual([
    [false, true, false],
    [true, false, true],
  ])
  const bodies = (await site.get(director, '/bestuur')).body
  const others = (await site.get(director, '/bestuur?programma=kleine-kernen')).body
  expect(
    [bodies, others].map(one => [one.includes('/bestuur/stuurgroep'), one.includes('/raad-van-kernen')]),
  ).toEqual([
    [true, false],
    [false, true],
  ])
  const rows = async (url: string) => (await site.get(director, url)).body.trim().split(/\r?\n/).length - 1
  for (const list of ['/besluiten', '/bestuur/team', '/besluiten/vragen', '/programma/activiteiten'])
    expect([
      list,
      (await rows(`${list}.csv`)) > 0,
      await rows(`${list}.csv?programma=kleine-kernen`),
    ]).toEqual([...[list, true, 0]])
}, 60_000)

let criteriaVersion: string
let criteriaId: string

it('judges by criteria of its own, adopted by its own body', async () => {
  // Each programme has one draft at a time; that of the first is the one its parties talk about.
  const fresh = '/oproepen/criteria/nieuw?programma=kleine-kernen'
  expect([await post(team, '/oproepen/criteria/nieuw'), await post(team, fresh)]).toEqual([409, 303])
  expect(await post(team, fresh)).toBe(409)
  const draftOf = (slug: string) =>
    one(sql<{ id: string; version: number }>`
      select id, version from criteria_sets where state = 'draft'
        and programme_id = (select id from programmes where slug = ${slug})`)
  const draft = await draftOf('kleine-kernen')
  criteriaId = draft.id
  criteriaVersion = String(draft.version)
  const { body } = await site.get(team, `/oproepen/criteria/${criteriaVersion}/bewerken`)
  expect(body.includes('name="threshold.scoreMin"')).toBe(true)
  const other = {
    ...{
      'criteria.0.title.nl': 'Leefbaarheid van de kern',
      'criteria.0.title.en': 'Liveability of the town',
    },
    ...{ 'criteria.0.weight': '3', 'threshold.scoreMin': '3,5' },
  }
  expect(await post(team, `/oproepen/criteria/${criteriaVersion}/bewerken`, other)).toBe(303)
  const { a, inv, rijk } = members
  const item = {
    kind: 'criteria',
    subject: `criteria-set/${criteriaId}`,
    title: 'Criteria voor kleine kernen',
  }
  // A body adopts nothing of another programme: it cannot even be put on its agenda.
  const foreign = { ...item, subject: `criteria-set/${(await draftOf(firstSlug)).id}` }
  const times = { startsAt: `${day(20)}T10:00`, endsAt: '11:00', place: 'Zaal' }
  const planned = await site.post('secretaris', '/bestuur/raad-van-kernen/plannen', times)
  const agenda = `${planned.goTo.split('?')[0]!}/agendapunten/nieuw`
  const filled = { ...foreign, itemKind: 'decision', visibility: 'public', text: 'De raad besluit dit.' }
  expect(await post('secretaris', agenda, filled)).toBe(422)
  expect((await decide('raad-van-kernen', [a, inv, rijk], item)).state).toBe('taken')
  const frozen = await one(sql<{ state: string; title: string }>`
    select state, contents->'criteria'->0->'title'->>'nl' as title from criteria_sets where id = ${criteriaId}`)
  expect(frozen).toEqual({ state: 'frozen', title: 'Leefbaarheid van de kern' })
}, 60_000)

let nr: string

it('calls for plans within its own term, with a limit, and open without a seal', async () => {
  nr = '40'
  const now = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam')
  const opensAt = now.subtract({ minutes: 5 }).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const terms = {
    ...{ number: nr, titleNl: 'Kernen gevraagd', titleEn: 'Towns wanted', kind: 'rolling', admission: 'cap' },
    ...{ summaryNl: 'Voor plannen in een kleine kern.', summaryEn: 'For plans in a small town.' },
    ...{ opensAt, closesAt: '', admittedMax: '1', expectedMin: '1', expectedMax: '1' },
  }
  const of = (await programme('kleine-kernen')).id
  const asked = (other: Record<string, string>) => [
    ...Object.entries({ ...terms, programme: of, ...other }),
    ...['provincie', 'markt'].map((group): [string, string] => ['mayApply', group]),
  ]
  expect(await post(team, '/oproepen/nieuw', asked({ closesAt: `${day(900)}T12:00` }))).toBe(422)
  expect(await post(team, '/oproepen/nieuw', asked({ opensAt: `${day(-30)}T12:00` }))).toBe(422)
  // Of the first programme these days lie within its term.
  const first = (await programme(firstSlug)).id
  expect(await post(team, '/oproepen/nieuw', asked({ programme: crypto.randomUUID() }))).toBe(422)
  expect(await post(team, '/oproepen/nieuw', asked({ programme: first, number: '41' }))).toBe(303)
  expect(await post(team, '/oproepen/41/beheer', { act: 'criteria', criteria: criteriaId })).toBe(409)
  expect(await post(team, '/oproepen/nieuw', asked({}))).toBe(303)
  expect(await post(team, `/oproepen/${nr}/beheer`, { act: 'criteria', criteria: criteriaId })).toBe(303)
  const moved = (state: string) =>
    sql`update programmes set state = ${state} where slug = 'kleine-kernen'`.execute(site.services.db)
  await moved('adopted')
  expect(await post(team, `/oproepen/${nr}/beheer`, { act: 'announce' })).toBe(409)
  await moved('active')
  expect(await post(team, `/oproepen/${nr}/beheer`, { act: 'announce' })).toBe(303)
  const { body } = await site.get(undefined, `/oproepen/${nr}`)
  expect([body.includes('Leefbaarheid van de kern'), body.includes(`/oproepen/${nr}/inzenden`)]).toEqual([
    true,
    true,
  ])
}, 60_000)

/** Fills a plan in page by page, as an applicant does, and submits it. @returns its id */
async function submitted(mailbox: string, organisation: string, title: string): Promise<string> {
  const { id: organisationId } = (await organisationBySlug(site.services.db, organisation))!
  const started = await site.post(mailbox, `/oproepen/${nr}/inzenden`, { organisation: organisationId })
  const id = /\/inzendingen\/([0-9a-f-]{36})/.exec(started.goTo)![1]!
  const place = (await organisationPicker(site.services.db, ['gemeente'])).find(found =>
    found.label.endsWith('Utrecht'),
  )
  const values: Record<string, unknown> = { ...(await wholePlan(site.services, title)), plaats: place!.value }
  for (const page of demoForm.pages) {
    const url = `/inzendingen/${id}/stap/${page.key}`
    const revision = /name="revision" value="(\d+)"/.exec((await site.get(mailbox, url)).body)?.[1] ?? ''
    const own = Object.entries(values).flatMap(([name, value]): [string, string][] =>
      page.fields.some(field => name === field.key || name.startsWith(`${field.key}.`))
        ? [value].flat().map((text): [string, string] => [name, String(text)])
        : [],
    )
    expect(await post(mailbox, url, [...own, ['act', 'save'], ['revision', revision]])).toBe(303)
  }
  expect(await post(mailbox, `/inzendingen/${id}/indienen`)).toBe(303)
  return id
}

it('assesses, decides and admits a project by its own body', async () => {
  const id = await submitted('provincie', 'provincie-a-demo', 'Dorpshart')
  const tested = {
    ...{ frameworks: 'fits', frameworksReason: 'Past binnen de kaders.', isComplete: 'ja' },
    ...{ locationReason: 'De plek ligt tegen de kern aan.', outcome: 'admissible' },
    reason: 'Het plan is compleet en past.',
  }
  expect(await post(team, `/inzendingen/${id}/toets`, tested)).toBe(303)
  const sitting = { plans: id, decidesOn: day(800) }
  expect(await post(team, `/selectie/doorlopend/${nr}`, sitting)).toBe(422)
  const planned = await site.post(team, `/selectie/doorlopend/${nr}`, { ...sitting, decidesOn: day(20) })
  const number = /\/selectie\/(\d+)/.exec(planned.goTo)![1]!
  const page = (name: string) => `/selectie/${number}${name}`
  expect(await post(team, page('/toewijzing'), { act: 'begin' })).toBe(303)
  const seats = await all(sql<{ id: string; mailbox: string }>`
    select a.id, split_part(email, '@', 1) as mailbox from assessor_assignments a
    join accounts on accounts.person_id = a.person_id where submission_id = ${id} and ended_at is null`)
  expect(seats).toHaveLength(3)
  const keys = await all(sql<{ key: string }>`
    select c->>'key' as key from criteria_sets, jsonb_array_elements(contents->'criteria') c where id = ${criteriaId}`)
  for (const seat of seats) {
    const url = `/beoordeling/${seat.id}`
    expect(await post(seat.mailbox, url, { interest: 'nee' })).toBe(303)
    for (const { key } of keys)
      expect(
        await post(seat.mailbox, `${url}/criteria/${key}`, { score: '4', reason: words, confidence: '3' }),
      ).toBe(303)
    expect(await post(seat.mailbox, `${url}/afronden`)).toBe(303)
  }
  expect(await post(team, page(''), { act: 'consensus' })).toBe(303)
  expect(await post(team, page('/portefeuille/berekenen'))).toBe(303)
  const call = await one(sql<{ id: string }>`select id from calls where number = ${Number(number)}`)
  const asked = await one(
    sql<{ id: string }>`select id from portfolio_calculations where call_id = ${call.id}`,
  )
  await calculate(site.services, { calculationId: asked.id })
  expect(await post(team, page('/voorstel/nieuw'), { explanation: words })).toBe(303)
  expect(await post(director, page('/voorstel'), { act: 'sign', version: '1' })).toBe(303)
  const item = { kind: 'admission', subject: `tranche/${call.id}`, title: 'Dorpshart toelaten' }
  const { a, inv, rijk } = members
  expect((await decide('raad-van-kernen', [a, inv, rijk], item)).state).toBe('taken')
  const project = await one(sql<{ name: string; isPublic: boolean }>`
    select name, published_at is not null as "isPublic" from admitted_projects where submission_id = ${id}`)
  expect(project).toEqual({ name: 'Dorpshart', isPublic: false })
  // The one place that the call has is taken.
  const second = await submitted('bouwbedrijf', 'demo-bouwbedrijf-b', 'Stationsplein')
  expect(await post(team, `/inzendingen/${second}/toets`, tested)).toBe(303)
  expect(await post(team, `/selectie/doorlopend/${nr}`, { plans: second, decidesOn: day(20) })).toBe(409)
}, 240_000)

it('goes on when the first is closed, which takes an evaluation and a decision about that programme', async () => {
  const { id, endsOn } = await programme(firstSlug)
  expect([await step(firstSlug, 'closed'), await step(firstSlug, 'evaluation')]).toEqual([409, 303])
  expect([await step(firstSlug, 'closed'), await step(firstSlug, 'extended', { endsOn: day(2000) })]).toEqual(
    [422, 422],
  )
  const { a, dev, corp, rijk, inv } = members
  const rule: [string, string][] = [
    ...Object.entries({
      validFrom: day(0),
      cadence: '35',
      quorumKind: '',
      reason: 'De stuurgroep sluit zelf af',
    }),
    ...['extension', 'procedure'].map((kind): [string, string] => ['decides', kind]),
  ]
  expect(await post(director, '/bestuur/stuurgroep/regels', rule)).toBe(303)
  const item = { kind: 'extension', subject: `programme/${id}`, title: 'Het programma sluiten' }
  const decision = await decide('stuurgroep', [a, dev, corp, rijk, inv], item)
  expect(decision.state).toBe('taken')
  // A decision about one programme carries no step of another, and its end does not come nearer.
  const kept = { decision: decision.id, endsOn }
  expect(await step(firstSlug, 'extended', kept)).toBe(422)
  expect(await step(firstSlug, 'closed', { decision: decision.id })).toBe(303)
  expect([(await programme(firstSlug)).state, await step(firstSlug, 'active')]).toEqual(['closed', 409])
  const { body } = await site.get(undefined, '/programma')
  expect([body.includes('Raad van kernen'), body.includes('Maand 14 van 48')]).toEqual([true, false])
}, 120_000)
