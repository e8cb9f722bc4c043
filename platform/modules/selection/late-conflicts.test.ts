// An interest that is told after the result was published: what was decided stays, the deciders hear, and somebody who
// had no part in it says what follows.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GovernedSite, governedSite } from '../governance/testing.ts'
import { makeActor, makeOrganisation, type TestActor } from '../parties/testing.ts'
import { recheckNow } from './actions/recheck.ts'
import { answerLate, involvedIn } from './actions/reconsider.ts'

let site: GovernedSite
let callId: string
let stranger: TestActor
/** An assessor of a rejected plan, with the organisation that submitted it. */
let told: {
  mailbox: string
  personId: string
  planId: string
  assignmentId: string
  lead: string
  leadId: string
}
const reason = 'Zonder deze beoordeling had het plan dezelfde score gehouden: de uitslag was niet anders.'

async function all<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(site.services.db)).rows
}
const pictureOf = async (planId: string) =>
  (
    await all(sql<{ finals: number; assigned: number; state: string; outcome: string }>`
      select count(*) filter (where a.state = 'final')::int as finals,
        count(*) filter (where s.ended_at is null)::int as assigned,
        (select state from submissions where id = ${planId}) as state,
        (select outcome from submission_outcomes where submission_id = ${planId}) as outcome
      from assessor_assignments s join assessments a on a.assignment_id = s.id where submission_id = ${planId}`)
  )[0]!
const late = () =>
  all(sql<{ id: string; planId: string; rules: string[]; answer: string | null }>`
    select id, submission_id as "planId", rules, answer from late_conflicts order by found_at`)

beforeAll(async () => {
  site = await governedSite()
  const [call] = await all(sql<{ id: string }>`select id from calls where number = 1`)
  callId = call!.id
  const [found] = await all(sql<typeof told>`
    select split_part(email, '@', 1) as mailbox, a.person_id as "personId", a.submission_id as "planId",
      a.id as "assignmentId", o.name as lead, o.id as "leadId"
    from assessor_assignments a join accounts on accounts.person_id = a.person_id
    join submissions s on s.id = a.submission_id join organisations o on o.id = s.lead_organisation_id
    where a.call_id = ${callId} and a.ended_at is null and s.state = 'rejected' order by a.id limit 1`)
  told = found!
  stranger = await makeActor(site.services, 'T', await makeOrganisation(site.services, 'maatschappelijk'))
}, 240_000)
afterAll(() => site.close())

describe('an interest of an assessor', () => {
  it('that began after the decision changes nothing: it was judged without it', async () => {
    await sql`insert into commissions (submission_id, organisation_id, from_on, source, recorded_by)
      select ${told.planId}, organisation_id, current_date, 'Opdracht van na de uitslag', ${stranger.personId}
      from positions where person_id = ${told.personId} limit 1`.execute(site.services.db)
    await recheckNow(site.services)
    expect(await late()).toEqual([])
  })

  it('that comes out after publication voids no score; deciders hear of it without a name', async () => {
    const before = await pictureOf(told.planId)
    const fields = { organisation: told.leadId, kind: 'household', from: '2020-01-01', to: '', note: '' }
    expect((await site.post(told.mailbox, '/beoordeling/belangen', fields)).status).toBe(303)
    expect(await pictureOf(told.planId)).toEqual(before)
    const found = await late()
    expect(found.filter(one => one.planId === told.planId).map(one => one.rules)).toEqual([
      ['declared-interest'],
    ])
    const { body } = await site.get('stuurgroep', '/selectie/1/uitslag')
    const [person] = await all(sql<{ name: string }>`select name from people where id = ${told.personId}`)
    expect([
      body.includes('Na het besluit bleek een belang'),
      body.includes('wacht op een oordeel'),
      body.includes(`>${person!.name}<`),
    ]).toEqual([true, true, false])
    const notices = await site.get('stuurgroep', '/meldingen')
    expect(
      notices.body.includes('Na het besluit over tranche 1 bleek een beoordelaar een belang te hebben'),
    ).toBe(true)
    // It is told once, however often is looked again.
    await recheckNow(site.services)
    expect(await late()).toEqual(found)
    expect((await site.get(undefined, '/oproepen/1/uitslag')).status).toBe(200)
  })

  it('is judged once, by somebody who had no part in the decision; a rejected plan is looked at again', async () => {
    const [found] = (await late()).filter(one => one.planId === told.planId)
    const asked = { act: 'late', id: found!.id, answer: 'reconsidered', reason }
    const url = '/selectie/1/heroverwegingen'
    const involved = new Set(await involvedIn(site.services.db, { callId, submissionId: told.planId }))
    const [manager] = await all(sql<{ id: string }>`
      select person_id as id from accounts where email = 'programmamanager@example.org'`)
    expect(involved.has(manager!.id)).toBe(true)
    const tried = []
    for (const mailbox of ['programmamanager', 'programmadirecteur', 'stuurgroep', told.mailbox])
      tried.push((await site.post(mailbox, url, asked)).status)
    expect(tried).toEqual([403, 403, 403, 403])
    const short = await site.post('programmamanager', url, { ...asked, reason: 'Kort' })
    expect(short.status).toBe(422)
    const given = { callId, id: found!.id, answer: 'reconsidered' as const, reason }
    expect(await answerLate(site.services, stranger, given)).toEqual({ ok: true, value: undefined })
    const again = await answerLate(site.services, stranger, given)
    expect(again.ok ? [] : again.problems.map(one => one.code)).toEqual(['STAAT_ONGELDIG'])
    expect((await pictureOf(told.planId)).state).toBe('in-reconsideration')
    const { body } = await site.get('programmamanager', url)
    expect([body.includes('opnieuw bekeken'), body.includes(reason)]).toEqual([true, true])
  })

  it('that several find at the same moment is kept once, and none of them fails', async () => {
    const before = await late()
    const [other] = await all(sql<{ personId: string; planId: string; leadId: string }>`
      select a.person_id as "personId", s.id as "planId", s.lead_organisation_id as "leadId"
      from assessor_assignments a join submissions s on s.id = a.submission_id
      where a.call_id = ${callId} and a.ended_at is null and a.person_id <> ${told.personId}
      order by a.id limit 1`)
    await sql`insert into declared_interests (person_id, kind, organisation_id, from_on, declared_at)
      values (${other!.personId}, 'household', ${other!.leadId}, '2020-01-01', now())`.execute(
      site.services.db,
    )
    await Promise.all(Array.from({ length: 4 }, () => recheckNow(site.services)))
    const found = (await late()).slice(before.length).filter(one => one.planId === other!.planId)
    expect(found.map(one => one.rules)).toEqual([['declared-interest']])
  })
})
