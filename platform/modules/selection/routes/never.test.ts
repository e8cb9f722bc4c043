// What must never happen, tried over HTTP: who has to do with a plan opens, scores, lists, finds or exports nothing of
// it; nobody sees scores of others before the own are final; strictness is told to its assessor alone.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { makeActor, makeOrganisation, type TestActor } from '../../parties/testing.ts'
import { insertAssignment, readAssignments } from '../store/assignments.ts'
import { makeAssessors, makeTranche, type TestTranche } from '../testing.ts'

let site: TestSite
let address = 0
const secret = 'Het geheime tekort zit in de kademuur van achttien miljoen'
const reason = 'Het plan laat dit zien in de paragraaf over de opgave en de planning.'

async function send(method: 'GET' | 'POST', url: string, cookie = '', fields: Record<string, string> = {}) {
  const answer = await site.server.inject({
    ...{ method, url, remoteAddress: `203.0.113.${++address % 250}` },
    headers: {
      ...{ host: 'localhost', origin: 'http://localhost', cookie },
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
  })
  return { status: answer.statusCode, body: answer.body, cookies: answer.cookies }
}

const cookies = new Map<string, string>()
async function as(actor: TestActor): Promise<string> {
  const known = cookies.get(actor.email)
  if (known) return known
  const fields = { email: actor.email, password: 'paard batterij nietje' }
  const answer = await send('POST', '/aanmelden', '', fields)
  const cookie = `sessie=${answer.cookies.find(one => one.name === 'sessie')?.value}`
  cookies.set(actor.email, cookie)
  return cookie
}

const day = (days: number) => sql`current_date - ${days}::int`

beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

/** An assessor with one tie to the plan, who was assigned to it all the same. */
async function tied(
  make: (scene: { leadId: string; ownId: string; assessor: TestActor; planId: string }) => Promise<void>,
  asLead = false,
) {
  const { services } = site
  const leadId = await makeOrganisation(services, 'ontwikkelaar')
  const coId = await makeOrganisation(services, 'gemeente')
  const ownId = asLead ? leadId : await makeOrganisation(services, 'ontwikkelaar')
  const assessor = await makeActor(services, 'B', ownId)
  const plans = [{ title: 'Kademuur', leadId, coApplicantIds: [coId], secret }]
  const { callId, planIds } = await makeTranche(services, { plans, state: 'in-assessment' })
  await sql`insert into tranches (call_id) values (${callId})`.execute(services.db)
  const id = await services.db.transaction().execute(tx =>
    insertAssignment(tx, {
      ...{ callId, submissionId: planIds[0]!, personId: assessor.personId, side: 'private' as const },
      ...{ isCalibration: false, dueOn: '2030-01-01', assignedById: assessor.personId },
      now: Temporal.Now.instant(),
    }),
  )
  await sql`insert into interest_declarations (submission_id, person_id, has_interest)
      values (${planIds[0]!}, ${assessor.personId}, false)`.execute(services.db)
  await make({ leadId, ownId, assessor, planId: planIds[0]! })
  return { assessor, id }
}

async function attempts({ assessor, id }: { assessor: TestActor; id: string }) {
  const cookie = await as(assessor)
  const given = { score: '4', reason, confidence: '2' }
  const answers = [
    await send('GET', `/beoordeling/${id}`, cookie),
    await send('GET', `/beoordeling/${id}/criteria/noodzaak`, cookie),
    await send('POST', `/beoordeling/${id}/criteria/noodzaak`, cookie, given),
    await send('POST', `/beoordeling/${id}/afronden`, cookie),
    await send('GET', '/beoordeling', cookie),
    await send('GET', '/zoeken?zoek=Kademuur', cookie),
    await send('GET', '/zoeken?zoek=kademuur+tekort', cookie),
  ]
  const told = answers.map(one => one.body).join()
  const { rows } = await sql<{ count: number }>`
      select count(*)::int from assessments where assignment_id = ${id}`.execute(site.services.db)
  return {
    statuses: answers.map(one => one.status),
    // The word that was searched for stands in the box itself.
    leaks: told.includes(secret) || /<a[^>]*>[^<]*Kademuur/.test(told),
    written: rows[0]!.count,
  }
}
const nothing = { statuses: [403, 403, 403, 403, 200, 200, 200], leaks: false, written: 0 }

describe('somebody who has to do with a plan', () => {
  it('is let in without a tie, so that this test can fail', async () => {
    const open = await tied(async () => undefined)
    const { statuses, leaks, written } = await attempts(open)
    expect([statuses.slice(0, 4), leaks, written]).toEqual([[200, 200, 303, 422], true, 1])
  })

  it('through the own organisation gets nothing of it', async () => {
    expect(await attempts(await tied(async () => undefined, true))).toEqual(nothing)
  })

  it('through a parent, a subsidiary or a sister gets nothing of it', async () => {
    const { db } = site.services
    const parent = (child: string, of: string) =>
      sql`update organisations set parent_id = ${of} where id = ${child}`.execute(db)
    const above = await tied(async ({ leadId, ownId }) => void (await parent(leadId, ownId)))
    const below = await tied(async ({ leadId, ownId }) => void (await parent(ownId, leadId)))
    const sister = await tied(async ({ leadId, ownId }) => {
      const holdingId = await makeOrganisation(site.services, 'ontwikkelaar')
      for (const child of [leadId, ownId]) await parent(child, holdingId)
    })
    for (const one of [above, below, sister]) expect(await attempts(one)).toEqual(nothing)
  })

  it('through advice to a party or a commission on the project gets nothing of it', async () => {
    const { db } = site.services
    const adviser = await tied(async ({ leadId, ownId }) => {
      await sql`insert into advice_relations (adviser_id, client_id, subject, valid_from)
        values (${ownId}, ${leadId}, 'Advies', ${day(400)})`.execute(db)
    })
    const commissioned = await tied(async ({ ownId, planId, assessor }) => {
      await sql`insert into commissions (submission_id, organisation_id, from_on, source, recorded_by)
        values (${planId}, ${ownId}, ${day(100)}, 'Opdrachtbrief', ${assessor.personId})`.execute(db)
    })
    for (const one of [adviser, commissioned]) expect(await attempts(one)).toEqual(nothing)
  })
})

describe('somebody who had to do with a plan, or is near to it', () => {
  it('as a former employee gets nothing of it for two years, and then is let in', async () => {
    const { db } = site.services
    const left = (days: number) =>
      tied(async ({ leadId, assessor }) => {
        await sql`insert into positions (person_id, organisation_id, role, title, level, valid_from, valid_to, confirmed_at)
          values (${assessor.personId}, ${leadId}, 'M', 'Ontwikkelaar', 'privaat', now() - interval '9 years',
            now() - ${days}::int * interval '1 day', now())`.execute(db)
      })
    expect(await attempts(await left(300))).toEqual(nothing)
    expect((await attempts(await left(800))).statuses.slice(0, 4)).toEqual([200, 200, 303, 422])
  })

  it('as somebody who wrote along, or whose partner has an interest, gets nothing of it', async () => {
    const { db } = site.services
    const author = await tied(async ({ planId, assessor }) => {
      await sql`update submissions set made_by = ${assessor.personId} where id = ${planId}`.execute(db)
    })
    const household = await tied(async ({ leadId, assessor }) => {
      await sql`insert into declared_interests (person_id, kind, organisation_id, from_on)
        values (${assessor.personId}, 'household', ${leadId}, ${day(10)})`.execute(db)
    })
    for (const one of [author, household]) expect(await attempts(one)).toEqual(nothing)
  })

  it('through an umbrella body waits for a written clearance of the director, and is then let in', async () => {
    const { services } = site
    const umbrellaId = await makeOrganisation(services, 'koepel')
    const one = await tied(async ({ leadId, ownId }) => {
      for (const member of [leadId, ownId])
        await sql`insert into umbrella_members (umbrella_id, organisation_id)
          values (${umbrellaId}, ${member})`.execute(services.db)
    })
    expect(await attempts(one)).toEqual(nothing)
    const [{ submissionId, callId } = { submissionId: '', callId: '' }] = await readAssignments(services.db, {
      id: one.id,
    })
    const bureau = await makeOrganisation(services, 'maatschappelijk')
    const { rows } = await sql<{ number: number }>`select number from calls where id = ${callId}`.execute(
      services.db,
    )
    const clearance = {
      act: 'clear',
      person: one.assessor.personId,
      plan: submissionId,
      rule: 'same-umbrella',
      reason,
    }
    const url = `/selectie/${rows[0]!.number}/belangen`
    const team = await makeActor(services, 'T', bureau)
    const director = await makeActor(services, 'D', bureau)
    expect((await send('POST', url, await as(team), clearance)).status).toBe(403)
    expect((await send('POST', url, await as(director), clearance)).status).toBe(303)
    expect((await attempts(one)).statuses.slice(0, 4)).toEqual([200, 200, 303, 422])
    // The other party of the plan joins too: that was not what the director wrote about.
    const joining = sql`insert into umbrella_members (umbrella_id, organisation_id)
      select ${umbrellaId}, organisation_id from submission_parties
      where submission_id = ${submissionId} and not is_lead`
    await joining.execute(services.db)
    expect((await attempts(one)).statuses.slice(0, 4)).toEqual([403, 403, 403, 403])
    expect((await send('POST', url, await as(director), clearance)).status).toBe(303)
    expect((await attempts(one)).statuses.slice(0, 2)).toEqual([200, 200])
  })
})

let tranche: TestTranche
let assessors: TestActor[]
const words = 'Zeldzaam woord kruidnagel: het plan laat dit zien in de stukken over de opgave.'

const idOf = async (actor: TestActor) =>
  (await readAssignments(site.services.db, { callId: tranche.callId, personId: actor.personId }))[0]!.id

async function assess(actor: TestActor, score: string) {
  const [cookie, id] = [await as(actor), await idOf(actor)]
  const statuses = [(await send('POST', `/beoordeling/${id}`, cookie, { interest: 'nee' })).status]
  for (const criterion of ['noodzaak', 'voorbeeld'])
    statuses.push(
      (
        await send('POST', `/beoordeling/${id}/criteria/${criterion}`, cookie, {
          score,
          reason: words,
          confidence: '3',
        })
      ).status,
    )
  statuses.push((await send('POST', `/beoordeling/${id}/afronden`, cookie)).status)
  return statuses
}

describe('scores of others', () => {
  beforeAll(async () => {
    const { services } = site
    const leadId = await makeOrganisation(services, 'gemeente')
    assessors = await makeAssessors(services, 1)
    const team = await makeActor(services, 'T', await makeOrganisation(services, 'maatschappelijk'))
    tranche = await makeTranche(services, {
      plans: [{ title: 'Blind plan', leadId }],
      state: 'in-assessment',
    })
    await sql`insert into tranches (call_id) values (${tranche.callId})`.execute(services.db)
    await services.db.transaction().execute(async tx => {
      for (const [index, { personId }] of assessors.entries())
        await insertAssignment(tx, {
          ...{ callId: tranche.callId, submissionId: tranche.planIds[0]!, personId, isCalibration: false },
          ...{ side: (['public', 'private', 'knowledge'] as const)[index]!, dueOn: '2030-01-01' },
          ...{ assignedById: team.personId, now: Temporal.Now.instant() },
        })
      await sql`update submissions set state = 'assigned' where id = ${tranche.planIds[0]!}`.execute(tx)
    })
  })

  it('are nowhere before the own ones are final: no value, no word, no count, no order, no mail', async () => {
    const [first, second] = assessors
    const id = await idOf(second!)
    const cookie = await as(second!)
    await send('POST', `/beoordeling/${id}`, cookie, { interest: 'nee' })
    const urls = ['/beoordeling', `/beoordeling/${id}`, `/beoordeling/${id}/criteria/noodzaak`]
    const seen = async () =>
      Promise.all(urls.map(async url => (await send('GET', url, cookie)).body.replace(/nonce="[^"]*"/g, '')))
    const before = await seen()
    expect(await assess(first!, '5')).toEqual([303, 303, 303, 303])
    // Not a sign is different since the other finished.
    expect(await seen()).toEqual(before)
    for (const url of [
      `/selectie/${tranche.number}/scores`,
      `/selectie/${tranche.number}/scores.csv`,
      '/selectie',
    ])
      expect([url, (await send('GET', url, cookie)).status]).toEqual([url, 403])
    const { rows } = await sql<{ text: string }>`
      select text_nl as text from notices where person_id = ${second!.personId}
      union all select to_jsonb(m)::text from outgoing_mail m where to_jsonb(m)::text like ${`%${second!.email}%`}`.execute(
      site.services.db,
    )
    expect(rows.some(row => row.text.includes('kruidnagel'))).toBe(false)
  })

  it('can be read once the own ones are final', async () => {
    const [, second] = assessors
    expect(await assess(second!, '3')).toEqual([303, 303, 303, 303])
    const { body } = await send('GET', `/beoordeling/${await idOf(second!)}`, await as(second!))
    expect(body.includes('kruidnagel')).toBe(true)
    expect(body.includes(assessors[0]!.name)).toBe(false)
  })

  it('and how strict somebody was are told to that assessor alone, when nothing moves any more', async () => {
    expect(await assess(assessors[2]!, '4')).toEqual([303, 303, 303, 303])
    const told = async (actor: TestActor) =>
      /je gave? \S+ punt (?:meer|minder)|je gaf \S+ punt (?:meer|minder)/.test(
        (await send('GET', '/beoordeling', await as(actor))).body,
      )
    expect(await told(assessors[0]!)).toBe(false)
    await sql`update calls set state = 'proposal' where id = ${tranche.callId}`.execute(site.services.db)
    expect(await told(assessors[0]!)).toBe(true)
    const bureau = await makeOrganisation(site.services, 'maatschappelijk')
    for (const role of ['T', 'D', 'S'] as const) {
      const cookie = await as(await makeActor(site.services, role, bureau))
      for (const page of ['', '/scores', '/portefeuille', '/scores.csv']) {
        const { status, body } = await send('GET', `/selectie/${tranche.number}${page}`, cookie)
        const names = assessors.some(one => body.includes(one.name) || body.includes(one.personId))
        expect([role, page, status, names]).toEqual([role, page, 200, false])
      }
    }
  })
})

describe('scores of a plan that is assessed', () => {
  it('are kept from somebody of the team who assesses the plan as well, until the own ones are final', async () => {
    const { services } = site
    const both = await makeActor(services, 'T', await makeOrganisation(services, 'maatschappelijk'))
    await sql`update calls set state = 'in-consensus' where id = ${tranche.callId}`.execute(services.db)
    const signs: Record<string, string> = {
      ...{ '': '3 van 3', '/scores': 'Blind plan', '/scores.csv': 'Blind plan' },
      ...{ '/toewijzing': 'definitief', '/portefeuille': 'Bereken' },
    }
    const seen = async () => {
      const told: string[] = []
      for (const [page, sign] of Object.entries(signs)) {
        const { body } = await send('GET', `/selectie/${tranche.number}${page}`, await as(both))
        if (body.replace(/<[^>]*>/g, '').includes(sign)) told.push(page)
      }
      const url = `/selectie/${tranche.number}/voorstel/nieuw`
      for (const method of ['GET', 'POST'] as const)
        if ((await send(method, url, await as(both), { explanation: words })).status !== 403)
          told.push(method)
      return told
    }
    // So that this test can fail: without the assignment all of it is there.
    expect(await seen()).toEqual([...Object.keys(signs), 'GET', 'POST'])
    await services.db.transaction().execute(tx =>
      insertAssignment(tx, {
        ...{ callId: tranche.callId, submissionId: tranche.planIds[0]!, personId: both.personId },
        ...{ side: 'public' as const, isCalibration: false, dueOn: '2030-01-01' },
        ...{ assignedById: both.personId, now: Temporal.Now.instant() },
      }),
    )
    expect(await seen()).toEqual([])
    await sql`update assessor_assignments set ended_at = now(), end_reason = 'proef'
      where person_id = ${both.personId}`.execute(services.db)
  })

  it('do not change after consensus on the plan, not by a correction that was begun before', async () => {
    const { db } = site.services
    await sql`update calls set state = 'in-consensus' where id = ${tranche.callId}`.execute(db)
    const [first] = assessors
    const [id, cookie] = [await idOf(first!), await as(first!)]
    const begun = await send('POST', `/beoordeling/${id}/verbeteren`, cookie, {
      reason: 'Ik las het ijkpunt verkeerd om.',
    })
    expect(begun.status).toBe(303)
    await sql`insert into consensus_meetings (call_id, submission_id, state, flags, planned_on, chaired_by, report, planned_by)
      values (${tranche.callId}, ${tranche.planIds[0]!}, 'adopted', '{}', current_date, ${first!.personId},
        'Besproken en vastgesteld.', ${first!.personId})`.execute(db)
    const given = { score: '1', reason: words, confidence: '3' }
    expect((await send('POST', `/beoordeling/${id}/criteria/noodzaak`, cookie, given)).status).toBe(409)
    expect((await send('POST', `/beoordeling/${id}/afronden`, cookie)).status).toBe(409)
  })
})
