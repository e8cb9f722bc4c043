// The road of a tranche over HTTP, by the roles of the demonstration: interests, division, blind scores with one strict
// assessor, consensus, portfolio, proposal, a decision that is refused without quorum and taken with one seat aside,
// embargo, and the result for everybody.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GovernedSite, governedSite, members } from '../governance/testing.ts'
import { organisationBySlug } from '../parties/index.ts'
import { calculate } from './actions/portfolio.ts'
import { makeTranche, type TestTranche } from './testing.ts'

let site: GovernedSite
let tranche: TestTranche
/** Of one plan alone: a total over it would be the figure itself. */
const deficit = 17_654_321
const decisionTitle = 'Toelating van Havenkade en Spoorpark'
const page = (name = '') => `/selectie/${tranche.number}${name}`
const words = 'De stukken laten dit zien in de paragraaf over de opgave, de partijen en de planning.'

const callState = async () =>
  (
    await sql<{ state: string }>`select state from calls where id = ${tranche.callId}`.execute(
      site.services.db,
    )
  ).rows[0]!.state
const projects = async () =>
  (
    await sql<{ slug: string; planId: string; isPublic: boolean; isKnown: boolean }>`
      select slug, a.submission_id as "planId", published_at is not null as "isPublic", o.project_id = a.id as "isKnown"
      from admitted_projects a join submission_outcomes o using (submission_id)
      where call_id = ${tranche.callId} order by slug`.execute(site.services.db)
  ).rows
const planStates = async () =>
  (
    await sql<{ state: string }>`select state from submissions where call_id = ${tranche.callId}`.execute(
      site.services.db,
    )
  ).rows
    .map(row => row.state)
    .toSorted()

/** Who assesses what: mailbox with the id of the assignment. */
async function assignments(): Promise<{ id: string; mailbox: string; side: string }[]> {
  const { rows } = await sql<{ id: string; mailbox: string; side: string }>`
    select a.id, split_part(email, '@', 1) as mailbox, side from assessor_assignments a
    join accounts on accounts.person_id = a.person_id where call_id = ${tranche.callId} and ended_at is null
    order by a.submission_id, side`.execute(site.services.db)
  return rows
}

beforeAll(async () => {
  site = await governedSite()
  const idOf = async (slug: string) => (await organisationBySlug(site.services.db, slug))!.id
  tranche = await makeTranche(site.services, {
    plans: [
      {
        ...{ title: 'Havenkade', leadId: await idOf('gemeente-b-demo'), bottlenecks: ['bodem', 'hinder'] },
        deficitEur: deficit,
      },
      { title: 'Spoorpark', leadId: await idOf('demo-corporatie-b'), bottlenecks: ['infra'] },
    ],
  })
  // The steering group decides itself, as a programme may arrange.
  await sql`insert into body_rules (body_id, valid_from, decides, proposes, heavy, reason)
    select id, current_date, '{admission}', '{}', '{}', 'De stuurgroep besluit zelf over toelating'
    from governing_bodies where slug = 'stuurgroep'`.execute(site.services.db)
}, 240_000)
afterAll(() => site.close())

it('the team sees who has an interest, and takes the proposed division over', async () => {
  const { body } = await site.get('programmamanager', page('/belangen'))
  expect(body.includes('verklaard belang')).toBe(true)
  expect((await site.post('programmamanager', page('/toewijzing'), { act: 'begin' })).status).toBe(303)
  const all = await assignments()
  expect(all.map(one => one.side)).toEqual([
    'knowledge',
    'private',
    'public',
    'knowledge',
    'private',
    'public',
  ])
  expect(await callState()).toBe('in-assessment')
}, 60_000)

it('assessors declare, score on their own and finish; one of them is strict', async () => {
  for (const [index, { id, mailbox }] of (await assignments()).entries()) {
    const given = index === 0 ? '2' : '4'
    const steps = [await site.post(mailbox, `/beoordeling/${id}`, { interest: 'nee' })]
    for (const criterion of ['noodzaak', 'voorbeeld'])
      steps.push(
        await site.post(mailbox, `/beoordeling/${id}/criteria/${criterion}`, {
          ...{ score: given, reason: words, confidence: '3' },
        }),
      )
    steps.push(await site.post(mailbox, `/beoordeling/${id}/afronden`))
    expect(steps.map(step => step.status)).toEqual([303, 303, 303, 303])
  }
  expect(await planStates()).toEqual(['assessed', 'assessed'])
}, 120_000)

it('a flagged plan is talked about, chaired by the secretary alone', async () => {
  expect((await site.post('programmamanager', page(), { act: 'consensus' })).status).toBe(303)
  expect(await callState()).toBe('in-consensus')
  expect((await site.post('programmamanager', page(), { act: 'close' })).status).toBe(409)
  const { rows } = await sql<{ id: string }>`
    select id from consensus_meetings where call_id = ${tranche.callId}`.execute(site.services.db)
  const id = rows[0]!.id
  const held = {
    act: 'hold',
    id,
    report: 'De ijkpunten zijn naast elkaar gelegd; de lage score was te streng.',
  }
  expect((await site.post('programmamanager', page('/consensus'), held)).status).toBe(403)
  expect((await site.post('secretaris', page('/consensus'), held)).status).toBe(303)
  const [{ id: assignmentId, mailbox } = { id: '', mailbox: '' }] = await assignments()
  const correction = { reason: 'Het ijkpunt bleek anders bedoeld dan ik las.' }
  expect((await site.post(mailbox, `/beoordeling/${assignmentId}/verbeteren`, correction)).status).toBe(303)
  const better = { score: '3', reason: words, confidence: '3' }
  await site.post(mailbox, `/beoordeling/${assignmentId}/criteria/noodzaak`, better)
  await site.post(mailbox, `/beoordeling/${assignmentId}/criteria/voorbeeld`, better)
  expect((await site.post(mailbox, `/beoordeling/${assignmentId}/afronden`)).status).toBe(303)
  expect((await site.post('secretaris', page('/consensus'), { act: 'adopt', id })).status).toBe(303)
  expect((await site.post('programmamanager', page(), { act: 'close' })).status).toBe(303)
  expect(await callState()).toBe('proposal')
}, 120_000)

/** Writes a proposal that admits every plan. */
async function propose() {
  const lines = tranche.planIds.flatMap(id => [
    [`besluit.${id}`, 'admitted'] as const,
    [`reden.${id}`, 'Besproken in het team: dit plan hoort erbij.'] as const,
  ])
  const fields = { explanation: words, ...Object.fromEntries(lines) }
  expect((await site.post('programmamanager', page('/voorstel/nieuw'), fields)).status).toBe(303)
}

it('the portfolio is calculated, proposed and signed by another person', async () => {
  expect((await site.post('programmamanager', page('/portefeuille/berekenen'))).goTo).toMatch(
    /^\/voortgang\//,
  )
  const { rows } = await sql<{ id: string }>`
    select id from portfolio_calculations where call_id = ${tranche.callId}`.execute(site.services.db)
  await calculate(site.services, { calculationId: rows[0]!.id })
  // With another number than the call adopted one may compare, and not propose.
  const what = (await site.get('programmamanager', page('/portefeuille?vorm=plafond&aantal=1'))).body
  const own = (await site.get('programmamanager', page('/portefeuille'))).body
  const marks = (body: string) => [body.includes('Dit is een wat-als'), body.includes('/voorstel/nieuw')]
  expect([marks(what), marks(own)]).toEqual([
    [true, false],
    [false, true],
  ])
  const asked = page('/voorstel/nieuw?vorm=plafond&aantal=1')
  expect((await site.get('programmamanager', asked)).status).toBe(404)
  await propose()
  const signature = { act: 'sign', version: '1' }
  expect((await site.post('programmamanager', page('/voorstel'), signature)).status).toBe(403)
  expect((await site.post('programmadirecteur', page('/voorstel'), signature)).status).toBe(303)
  const pdf = await site.get('programmadirecteur', page('/voorstel.pdf'))
  expect([pdf.status, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-'])
}, 120_000)

it('who decides sees how many are expected, how many are above the threshold and how many the team can carry', async () => {
  const hours = { act: 'hours', team: '9000', perProject: '2400' }
  expect((await site.post('stuurgroep', page(), hours)).status).toBe(403)
  expect((await site.post('programmamanager', page(), hours)).status).toBe(303)
  const { body } = await site.get('stuurgroep', page())
  const band = /<section[^>]*aria-labelledby="band[^"]*"[\s\S]*?<\/section>/.exec(body)?.[0] ?? body
  const figures = [...band.matchAll(/<dd[^>]*>([^<]*)/g)].map(found => found[1]?.trim())
  expect(figures.slice(-3)).toEqual(['2 tot 10', '2', '3'])
})

it('a proposal that is voted down is over, is told to nobody outside, and makes room for another', async () => {
  const { a, dev, corp, rijk, inv } = members
  const meetingId = await site.openMeeting()
  const id = await site.propose(meetingId, {
    ...{ kind: 'admission', subject: `tranche/${tranche.callId}`, title: 'Havenkade en Spoorpark nog niet' },
    text: 'De stuurgroep laat deze plannen niet toe.',
  })
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  const votes: [string, string][] = []
  for (const organisation of [a, dev, corp, rijk, inv]) {
    await site.sit(meetingId, organisation)
    votes.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'against'])
  }
  await site.post('secretaris', `/besluiten/${id}/in-stemming`)
  await site.post('secretaris', `/besluiten/${id}/stemmen`, votes)
  expect([(await site.post('secretaris', `/besluiten/${id}/sluiten`)).status, await site.state(id)]).toEqual([
    ...[303, 'voted-down'],
  ])
  expect([(await site.get(undefined, `/besluiten/${id}`)).status, await callState()]).toEqual([
    404,
    'proposal',
  ])
  const { body } = await site.get('programmamanager', page('/voorstel'))
  expect([body.includes('verworpen'), body.includes('getekend')]).toEqual([true, false])
  await propose()
  expect(
    (await site.post('programmadirecteur', page('/voorstel'), { act: 'sign', version: '2' })).status,
  ).toBe(303)
}, 60_000)

it('nothing moves without quorum; with it, and the seat of an applicant aside, the decision moves everything', async () => {
  const { a, b, dev, corp, rijk } = members
  const meetingId = await site.openMeeting()
  const decision = {
    kind: 'admission',
    subject: `tranche/${tranche.callId}`,
    text: 'De stuurgroep laat de plannen toe.',
    title: decisionTitle,
  }
  const id = await site.propose(meetingId, decision)
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  for (const organisation of [a, b, dev, corp]) await site.sit(meetingId, organisation)
  expect((await site.post('secretaris', `/besluiten/${id}/in-stemming`)).status).toBe(303)
  const vote = async (organisations: readonly string[]) => {
    const seats: [string, string][] = []
    for (const organisation of organisations)
      seats.push([`stem-${await site.seat('stuurgroep', organisation)}`, 'for'])
    return (await site.post('secretaris', `/besluiten/${id}/stemmen`, seats)).status
  }
  // Who submits a plan of the tranche stands aside by itself, and its vote is not taken.
  expect([await vote([b]), await vote([a, dev, corp])]).toEqual([409, 303])
  expect((await site.post('secretaris', `/besluiten/${id}/sluiten`)).status).toBe(409)
  expect([await callState(), await planStates()]).toEqual(['proposal', ['assessed', 'in-consensus']])
  expect(await projects()).toEqual([])
  await site.sit(meetingId, rijk)
  expect((await site.post('secretaris', `/besluiten/${id}/sluiten`)).status).toBe(303)
  expect([await site.state(id), await callState(), await planStates()]).toEqual([
    ...['taken', 'decided'],
    ['admitted', 'admitted'],
  ])
  const made = await projects()
  expect(made.map(({ planId: _, ...one }) => one)).toEqual([
    { slug: 'havenkade', isPublic: false, isKnown: true },
    { slug: 'spoorpark', isPublic: false, isKnown: true },
  ])
  expect(made.map(one => one.planId)).toEqual(tranche.planIds)
}, 120_000)

/** Where everybody could come across the decision, and whether it is there. */
async function decisionIsOpen() {
  const { rows } = await sql<{ id: string }>`select id from decisions where title = ${decisionTitle}`.execute(
    site.services.db,
  )
  const url = `/besluiten/${rows[0]!.id}`
  const [page, list, file, found] = [
    await site.get('bewoner', url),
    await site.get(undefined, '/besluiten?zoek=Havenkade'),
    await site.get(undefined, '/besluiten.csv?zoek=Havenkade'),
    await site.get(undefined, '/zoeken?zoek=Havenkade+Spoorpark'),
  ]
  const inside = await site.get('secretaris', url)
  return {
    page: page.status,
    list: [list.body.includes(url), list.body.includes('Geen besluiten')],
    file: file.body.includes(decisionTitle),
    search: found.body.includes(url),
    inside: [inside.status, inside.body.includes('Onder embargo')],
  }
}

it('the decision itself is read by the bodies alone as long as the result is not public', async () => {
  expect(await decisionIsOpen()).toEqual({
    ...{ page: 404, list: [false, true], file: false, search: false, inside: [200, true] },
  })
})

it('applicants hear first; after the embargo everybody reads the result', async () => {
  const url = `/oproepen/${tranche.number}/uitslag`
  const own = await site.get('projectleider', `/inzendingen/${tranche.planIds[0]!}/uitslag`)
  expect(own.status).toBe(200)
  expect((await site.post('programmamanager', page('/uitslag'))).status).toBe(409)
  expect((await site.get(undefined, url)).status).toBe(404)
  const projectUrl = '/projecten/toegelaten/havenkade'
  expect((await site.get(undefined, projectUrl)).status).toBe(404)
  expect((await site.get('projectleider', projectUrl)).status).toBe(200)
  await sql`update tranche_results set embargo_until = now() - interval '1 second'
    where call_id = ${tranche.callId}`.execute(site.services.db)
  expect((await site.post('programmamanager', page('/uitslag'))).status).toBe(303)
  const { status, body } = await site.get(undefined, url)
  expect([status, body.includes('Havenkade'), body.includes('Spoorpark')]).toEqual([200, true, true])
  expect(await decisionIsOpen()).toEqual({
    ...{ page: 200, list: [true, false], file: true, search: true, inside: [200, false] },
  })
  const project = await site.get(undefined, projectUrl)
  expect([project.status, project.body.includes(`<a href="${url}">`)]).toEqual([200, true])
}, 60_000)

it('a private figure does not come out by the result of one plan, by an error or by the name of a file', async () => {
  const isTold = (text: string) => /17[.,\s\u00a0]?654[.,\s\u00a0]?321|17[.,][67]\b/.test(text)
  // So that this test can fail: the programme reads it.
  const plan = `/inzendingen/${tranche.planIds[0]}`
  expect(isTold((await site.get('programmamanager', `${plan}/inhoud`)).body)).toBe(true)
  const result = `/oproepen/${tranche.number}/uitslag`
  const told: string[] = []
  for (const mailbox of [undefined, 'bewoner', 'docent', 'ontwikkelaar'])
    for (const url of [
      ...[result, `/oproepen/${tranche.number}`, '/projecten/toegelaten', '/projecten/toegelaten/havenkade'],
      ...[
        '/besluiten.csv',
        '/zoeken?zoek=Havenkade',
        '/doelen',
        '/open-data',
        '/inzendingen',
        '/inzendingen.csv',
      ],
      ...[
        `${plan}/inhoud`,
        `${plan}/inhoud.json`,
        `${plan}/uitslag`,
        `${plan}/uitslag.pdf`,
        page('/scores.csv'),
      ],
    ]) {
      const { body, headers } = await site.get(mailbox, url)
      if (isTold(body + headers)) told.push(`${mailbox} ${url}`)
    }
  for (const mailbox of ['bewoner', 'ontwikkelaar']) {
    const { body, headers } = await site.post(mailbox, `${plan}/stap/plan`, { tekort: '1', revision: '1' })
    if (isTold(body + headers)) told.push(`${mailbox} error`)
  }
  expect(told).toEqual([])
}, 60_000)
