import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { counting } from '../../../kit/database/testing.ts'
import { organisationByCode } from '../../parties/index.ts'
import { makeOrganisation, type TestActor } from '../../parties/testing.ts'
import { loadSeries } from '../actions/place-figures.ts'
import { moveSubmission, submittedPlans } from '../index.ts'
import { makeDraft, makeSealedCall, type TestCall, wholePlan } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

let site: CallSite
let call: TestCall
let applicant: TestActor
let team: TestActor
let id: string

const url = '/oproepen/cijfers'
const demand = {
  ...{ kind: 'housing-demand', name: 'Woningbehoefte van een proef', source: 'Raming van een proef, 2026' },
  ...{ licence: 'CC0', measuredOn: '2026-01-01', fromYear: '2026', toYear: '2030' },
  text: 'code;woningen\nGM0344;12500',
}
const market = {
  ...{ kind: 'market-tension', name: 'Verkopen van een proef', source: 'Opgave van een proef, 2026' },
  ...{ licence: 'CC0', measuredOn: '2026-01-01', fromYear: '', toYear: '' },
  text: 'code;dagen;boven-vraagprijs\nGM0344;120;nee',
}

beforeAll(async () => {
  site = await callSite()
  const municipality = await makeOrganisation(site.services, 'gemeente')
  await sql`update organisations set official_code = 'GM0344' where id = ${municipality}`.execute(
    site.services.db,
  )
  call = await makeSealedCall(site.services, { hasHolders: false, isSealed: false })
  applicant = await site.actor('G')
  team = await site.actor('T', 'maatschappelijk')
  const place = await organisationByCode(site.services.db, 'GM0344')
  const values = {
    ...{ ...(await wholePlan(site.services)), plaats: place!.id, markt: 'krap' },
    ...{ 'woningen.sociale-huur': '100', 'woningen.middenhuur': '100', 'woningen.vrije-huur': '50' },
    ...{ 'woningen.betaalbare-koop': '150', 'woningen.vrije-koop': '100' },
    ...{ eigenaren: '14', bodem: 'ja', barriere: 'nee', vergunningen: '5' },
  }
  id = await makeDraft(site.services, {
    ...{ number: call.number, organisationId: applicant.grants[0]!.organisationId, values },
  })
  expect((await site.post(applicant, `/inzendingen/${id}/indienen`)).statusCode).toBe(303)
}, 120_000)
afterAll(() => site.close())

const read = async () => (await site.get(team, `/inzendingen/${id}/inhoud`)).body.replaceAll('\u00a0', ' ')
const tensionOf = async () =>
  (await submittedPlans(site.services.db, call.id))[0]!.categories.filter(one =>
    one.startsWith('marktspanning:'),
  )

it('without a series it says so, and the breadth counts what the applicant told', async () => {
  const body = await read()
  expect(body.split('Er is geen reeks geladen').length - 1).toBe(2)
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
})

it('the complexity of a plan is worked out from what was told of owners, soil, barriers, parties and permits', async () => {
  const body = await read()
  expect([
    body.includes('3 van 5 punten: meer dan 10 eigenaren, verdachte bodem, meer dan 3 vergunningen.'),
    body.includes('Dat is meer dan gemiddeld.'),
  ]).toEqual([true, true])
})

it('a series is loaded whole or not at all, with its source, by the programme or an administrator', async () => {
  const bad = { ...demand, text: 'code;woningen\nGM0344;veel\nGM9999;10' }
  const refused = await site.post(team, url, bad)
  expect([refused.statusCode, refused.body.includes('regel 2'), refused.body.includes('GM9999')]).toEqual([
    ...[422, true, true],
  ])
  expect((await site.post(team, url, { ...demand, fromYear: '' })).statusCode).toBe(422)
  expect((await site.post(team, url, { ...demand, source: '' })).statusCode).toBe(422)
  expect((await site.post(applicant, url, demand)).statusCode).toBe(403)
  expect((await site.get(team, url)).body.includes('Woningbehoefte van een proef')).toBe(false)
  const admin = await site.actor('A', 'maatschappelijk')
  expect((await site.post(admin, url, demand)).statusCode).toBe(303)
  expect((await site.post(team, url, market)).statusCode).toBe(303)
  const { body } = await site.get(team, url)
  expect([body.includes('Raming van een proef, 2026'), body.includes('2026–2030')]).toEqual([true, true])
})

it('a series of many places asks the database as often as one of a single place, also when it is refused', async () => {
  const { db } = site.services
  for (const code of ['GM0363', 'GM0599', 'PV26'])
    await sql`update organisations set official_code = ${code} where id = ${await makeOrganisation(site.services, 'gemeente')}`.execute(
      db,
    )
  const statementsOf = async (lines: readonly string[]) => {
    const { db: counted, count } = counting(db)
    const { text: _, fromYear, toYear, ...series } = demand
    const outcome = await loadSeries({ ...site.services, db: counted }, team, {
      ...series,
      kind: 'housing-demand',
      // So that no other test meets it.
      measuredOn: '2019-01-01',
      years: { from: Number(fromYear), to: Number(toYear) },
      text: ['code;woningen', ...lines].join('\n'),
    })
    const places = outcome.ok ? [] : outcome.problems.map(({ message }) => /GM\d{4}/.exec(message.nl)?.[0])
    return { ok: outcome.ok, places, statements: count() }
  }
  const one = await statementsOf(['GM0363;1'])
  expect(await statementsOf(['GM0363;1', 'GM0599;2', 'PV26;3'])).toEqual(one)
  expect(one.ok).toBe(true)
  const wrong = await statementsOf(['GM9998;1'])
  expect(await statementsOf(['GM9998;1', 'GM0599;2', 'GM9999;3'])).toEqual({
    ...wrong,
    places: ['GM9998', 'GM9999'],
  })
  expect(wrong).toMatchObject({ ok: false, places: ['GM9998'] })
})

it('with a series the share of demand and the class of the market are worked out, with the source beside them', async () => {
  const body = await read()
  expect([
    body.includes('4,0%: 500 woningen op een behoefte van 12.500'),
    body.includes('Raming van een proef, 2026'),
    body.includes('Ruim: huizen staan lang te koop'),
  ]).toEqual([true, true, true])
  // A weak market is seen as weak, whatever the applicant thinks of it.
  expect(await tensionOf()).toEqual(['marktspanning:ruim'])
})

it('a series that was measured later takes its place, and an earlier one does not', async () => {
  const tomorrow = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 1 }).toString()
  const ahead = await site.post(team, url, { ...market, measuredOn: tomorrow })
  expect([ahead.statusCode, ahead.body.includes('Kies vandaag of een eerdere dag')]).toEqual([422, true])
  const later = { ...market, measuredOn: '2026-06-01', text: 'code;dagen;boven-vraagprijs\nGM0344;20;ja' }
  expect((await site.post(team, url, later)).statusCode).toBe(303)
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
  const earlier = { ...market, measuredOn: '2025-06-01', text: 'code;dagen;boven-vraagprijs\nGM0344;60;nee' }
  expect((await site.post(team, url, earlier)).statusCode).toBe(303)
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
})

it('what was worked out about a plan stays as it was decided on, until it is decided on anew', async () => {
  const { db, clock } = site.services
  const move = (to: 'reserve' | 'proposed' | 'admitted' | 'rejected' | 'in-reconsideration') =>
    write({ db, clock, actor: undefined }, 'decide', (tx, record, now) =>
      moveSubmission(tx, record, { submissionId: id, to, now }),
    )
  const load = (measuredOn: string, days: number) =>
    site.post(team, url, { ...market, measuredOn, text: `code;dagen;boven-vraagprijs\nGM0344;${days};nee` })
  await sql`update submissions set state = 'assessed' where id = ${id}`.execute(db)
  await move('reserve')
  expect((await load('2026-07-01', 120)).statusCode).toBe(303)
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
  const body = await read()
  expect([body.includes('Berekend, zoals bij het besluit van'), body.includes('Ruim: huizen')]).toEqual([
    ...[true, false],
  ])
  // From the reserve list it goes on as it stood there.
  await move('proposed')
  await move('rejected')
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
  await move('in-reconsideration')
  await move('rejected')
  expect(await tensionOf()).toEqual(['marktspanning:krap'])
  await move('in-reconsideration')
  await move('proposed')
  expect(await tensionOf()).toEqual(['marktspanning:ruim'])
  await move('admitted')
  expect((await load('2026-08-01', 45)).statusCode).toBe(303)
  expect(await tensionOf()).toEqual(['marktspanning:ruim'])
})
