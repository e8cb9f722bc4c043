// A plan on the reserve list comes back in a later tranche: judged by the same criteria it is in its pool, and what is
// decided then follows on what was decided before.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import type { Services } from '../../../kit/module/services.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../../parties/testing.ts'
import { insertAssessment, putScore, setFinal } from '../store/assessments.ts'
import { insertAssignment } from '../store/assignments.ts'
import { readOutcomes } from '../store/outcomes.ts'
import { insertTranche } from '../store/tranches.ts'
import { makeAssessors, makeTranche, type TestTranche } from '../testing.ts'
import { admitTranche, trancheRecusals } from './decide.ts'
import { ownOutcome } from './own-outcome.ts'
import { calculate, poolOfTranche, requestCalculation, sign, writeProposal } from './portfolio.ts'
import { publish } from './publish.ts'
import { callOfTranche } from './tranche.ts'

let services: Services & { close(): Promise<void> }
let assessors: TestActor[]
let team: TestActor
let director: TestActor
let waiting: TestActor
let first: TestTranche
const reason = 'Besproken in het team: dit plan hoort hier bij de keuze.'
const explanation = 'Deze keuze kost weinig score en dekt meer soorten knelpunten dan de hoogste scores.'

const leadOf = (actor: TestActor) => actor.grants[0]!.organisationId

/** A call in the state of a proposal, of which every plan has three final assessments. */
async function scored(
  plans: readonly { title: string; leadId: string }[],
  more: { sameAs?: string } = {},
): Promise<TestTranche> {
  const tranche = await makeTranche(services, { state: 'proposal', plans, ...more })
  const now = Temporal.Now.instant()
  await services.db.transaction().execute(async tx => {
    await insertTranche(tx, { callId: tranche.callId, calibrationIds: [], now })
    for (const submissionId of tranche.planIds)
      for (const [index, { personId }] of assessors.entries()) {
        const assignmentId = await insertAssignment(tx, {
          ...{ callId: tranche.callId, submissionId, personId, now, isCalibration: false },
          ...{ side: (['public', 'private', 'knowledge'] as const)[index]!, dueOn: '2027-01-01' },
          assignedById: team.personId,
        })
        const id = await insertAssessment(tx, { assignmentId, version: 1, now })
        for (const criterion of ['noodzaak', 'voorbeeld'])
          await putScore(tx, id, { criterion, score: 4, reason: explanation, confidence: 3, now })
        await setFinal(tx, id, now)
      }
    await sql`update submissions set state = 'assessed' where call_id = ${tranche.callId}`.execute(tx)
  })
  return tranche
}

const under = (tranche: TestTranche) => callOfTranche(services.db, String(tranche.number))

/** From the pool to a published result, with these outcomes. */
async function decided(tranche: TestTranche, outcomes: Readonly<Record<string, 'admitted' | 'reserve'>>) {
  const admission = { mode: 'threshold' as const, most: undefined }
  await requestCalculation(services, team, {
    tranche: await under(tranche),
    admission,
    lambda: 0.7,
    href: '/',
  })
  const { rows } = await sql<{ id: string }>`
    select id from portfolio_calculations where done_at is null`.execute(services.db)
  for (const { id } of rows) await calculate(services, { calculationId: id })
  const given = Object.entries(outcomes).map(([submissionId, proposed]) => ({
    submissionId,
    proposed,
    reason,
  }))
  const asked = { tranche: await under(tranche), admission, lambda: 0.7, given, explanation }
  expect((await writeProposal(services, team, asked)).ok).toBe(true)
  expect((await sign(services, director, { callId: tranche.callId, version: 1 })).ok).toBe(true)
  await write({ ...services, actor: undefined }, 'takeDecision', async (tx, record, now) => {
    const details = { decisionId: crypto.randomUUID(), kind: 'admission' as const, isProposal: false }
    const subject = { kind: 'tranche', id: tranche.callId }
    await admitTranche({
      ...{ tx, services, record, now, objectId: details.decisionId },
      details: { ...details, subject },
    })
  })
  await sql`update tranche_results set embargo_until = now() - interval '1 second'`.execute(services.db)
  const published = await publish(services, team, await under(tranche))
  expect(published.ok).toBe(true)
}

beforeAll(async () => {
  services = await testServices()
  assessors = await makeAssessors(services, 1)
  const bureau = await makeOrganisation(services, 'maatschappelijk')
  team = await makeActor(services, 'T', bureau)
  director = await makeActor(services, 'D', bureau)
  waiting = await makeActor(services, 'G', await makeOrganisation(services, 'gemeente'))
  const other = await makeOrganisation(services, 'gemeente')
  first = await scored([
    { title: 'Meteen', leadId: other },
    { title: 'Wachter', leadId: leadOf(waiting) },
  ])
  const [now, later] = first.planIds as [string, string]
  await decided(first, { [now]: 'admitted', [later]: 'reserve' })
}, 120_000)
afterAll(() => services.close())

it('a reserve plan is in the pool of a later tranche by the same criteria, and of no other', async () => {
  const leadId = await makeOrganisation(services, 'gemeente')
  const stranger = await scored([{ title: 'Andere criteria', leadId }])
  const idsIn = async (tranche: TestTranche) =>
    (await poolOfTranche(services.db, await under(tranche)))!.entries.map(entry => entry.id).toSorted()
  expect(await idsIn(stranger)).toEqual(stranger.planIds)
  await sql`update calls set state = 'withdrawn' where id = ${stranger.callId}`.execute(services.db)
})

it('a later tranche admits it: its people stand aside, hear again, and keep the letter of before', async () => {
  const { db } = services
  const second = await scored(
    [{ title: 'Nieuwkomer', leadId: await makeOrganisation(services, 'gemeente') }],
    { sameAs: first.callId },
  )
  const [fresh, plan] = [second.planIds[0]!, first.planIds[1]!]
  const recused = await trancheRecusals(db, second.callId, Temporal.Now.instant())
  expect(recused.some(one => one.organisationId === leadOf(waiting))).toBe(true)
  expect(recused.length).toBe(2)
  await decided(second, { [fresh]: 'admitted', [plan]: 'admitted' })

  const { rows } = await sql<{ state: string; projects: number; letters: number }>`select state,
      (select count(*)::int from admitted_projects where submission_id = ${plan} and published_at is not null) as projects,
      (select count(*)::int from notices where kind = 'selection.decided'
        and person_id = ${waiting.personId}) as letters
    from submissions where id = ${plan}`.execute(db)
  expect(rows).toEqual([{ state: 'admitted', projects: 1, letters: 2 }])

  const own = await ownOutcome(services, waiting, plan)
  expect([
    own.decided.outcome,
    own.callNumber,
    own.earlier.map(one => [one.outcome, one.callNumber]),
  ]).toEqual([...['admitted', second.number, [['reserve', first.number]]]])
  const before = await ownOutcome(services, waiting, plan, 1)
  expect([before.decided.outcome, before.callNumber]).toEqual(['reserve', first.number])
  const outcomesOf = async (tranche: TestTranche) =>
    (await readOutcomes(db, tranche.callId)).map(one => one.outcome).toSorted()
  expect([await outcomesOf(first), await outcomesOf(second)]).toEqual([
    ['admitted', 'reserve'],
    ['admitted', 'admitted'],
  ])
  const { rows: published } = await sql<{ titles: string[] }>`
    select array(select jsonb_array_elements(content->'plans')->>'title' order by 1) as titles
    from tranche_results where call_id = ${second.callId}`.execute(db)
  expect(published[0]!.titles).toEqual(['Nieuwkomer', 'Wachter'])
})
