import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../../kit/module/services.ts'
import { makeActor, makeOrganisation, testServices } from '../../parties/testing.ts'
import { makeAssessors, makeTranche } from '../testing.ts'
import { recheckNow } from './recheck.ts'

let services: Services & { close(): Promise<void> }

beforeAll(async () => {
  services = await testServices()
}, 120_000)
afterAll(() => services.close())

it('an assessment that falls away before the decision has the call back in assessment, and its proposal is over', async () => {
  const { db } = services
  const leadId = await makeOrganisation(services, 'gemeente')
  const { personId } = await makeActor(services, 'T', await makeOrganisation(services, 'maatschappelijk'))
  const plans = [{ title: 'Havenkade', leadId }]
  const { callId, planIds } = await makeTranche(services, { plans, state: 'proposal' })
  await sql`insert into tranches (call_id) values (${callId})`.execute(db)
  await sql`update submissions set state = 'assessed' where call_id = ${callId}`.execute(db)
  const assessors = await makeAssessors(services, 1)
  for (const assessor of assessors)
    await sql`with assigned as (
        insert into assessor_assignments (call_id, submission_id, person_id, side, due_on, assigned_by)
        values (${callId}, ${planIds[0]!}, ${assessor.personId}, 'public', current_date, ${personId}) returning id)
      insert into assessments (assignment_id, version, state, final_at) select id, 1, 'final', now() from assigned`.execute(
      db,
    )
  await sql`with calculated as (
      insert into portfolio_calculations (call_id, pool, question, key, asked_by)
      values (${callId}, '{}', '{}', repeat('a', 64), ${personId}) returning id)
    insert into portfolio_proposals (call_id, version, state, calculation_id, lambda, alternatives, lines,
      explanation, made_by, signed_by, signed_at)
    select ${callId}, 1, 'signed', id, 0.7, '[]', '[]', repeat('Toelichting ', 5), ${personId}, ${personId}, now()
    from calculated`.execute(db)
  const picture = async () =>
    (
      await sql<Record<string, string>>`
        select (select state from calls where id = ${callId}) as call,
          (select state from submissions where call_id = ${callId}) as plan,
          (select state from portfolio_proposals where call_id = ${callId}) as proposal,
          (select string_agg(state, ' ' order by state) from assessments a
            join assessor_assignments s on s.id = assignment_id where call_id = ${callId}) as assessments`.execute(
        db,
      )
    ).rows[0]
  await recheckNow(services)
  expect(await picture()).toEqual({
    ...{ call: 'proposal', plan: 'assessed', proposal: 'signed', assessments: 'final final final' },
  })
  await sql`insert into commissions (submission_id, organisation_id, from_on, source, recorded_by)
    values (${planIds[0]!}, ${assessors[0]!.grants[0]!.organisationId}, current_date - 30, 'Opdrachtbrief', ${personId})`.execute(
    db,
  )
  await recheckNow(services)
  expect(await picture()).toEqual({
    ...{ call: 'in-assessment', plan: 'assigned', proposal: 'withdrawn', assessments: 'final final voided' },
  })
})
