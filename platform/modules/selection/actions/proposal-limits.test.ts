// What a proposal may not hold: more projects than the call allows, what another way of admitting gave, and a plan that
// does not fit the national frameworks. Neither when it is written nor when it is decided on.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../../kit/module/services.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../../parties/testing.ts'
import type { SubmissionOutcome } from '../model.ts'
import type { Admission } from '../rules/portfolio.ts'
import { readProposals } from '../store/proposals.ts'
import { assessPlan, makeAssessors, makeTranche, type TestTranche, tellTaken } from '../testing.ts'
import { calculate, requestCalculation, sign, writeProposal } from './portfolio.ts'
import { portfolioView } from './portfolio-view.ts'
import { callOfTranche } from './tranche.ts'

let services: Services & { close(): Promise<void> }
let tranche: TestTranche
let team: TestActor
let director: TestActor

const most = 2
const own: Admission = { mode: 'cap', most }
const explanation = 'Deze keuze kost weinig score en dekt meer soorten knelpunten dan de hoogste scores.'
const why = 'Besproken in het team: zo is de keuze.'
const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.problems ?? []).map(one => one.code)
const under = () => callOfTranche(services.db, String(tranche.number))
const taken = (callId: string) =>
  tellTaken(services, { kind: 'admission', isProposal: false, subject: { kind: 'tranche', id: callId } })

async function calculated() {
  const asked = { tranche: await under(), admission: own, lambda: 0.7, href: '/' }
  expect((await requestCalculation(services, team, asked)).ok).toBe(true)
  const { rows } = await sql<{ id: string }>`
    select id from portfolio_calculations where done_at is null`.execute(services.db)
  for (const { id } of rows) await calculate(services, { calculationId: id })
}

/** Writes what is proposed for the plans, in their order. @returns what is wrong with it */
async function proposed(admission: Admission, outcomes: readonly SubmissionOutcome[]) {
  const given = outcomes.map((outcome, place) => ({
    ...{ submissionId: tranche.planIds[place]!, proposed: outcome, reason: why },
  }))
  const asked = { tranche: await under(), admission, lambda: 0.7, given, explanation }
  return codesOf(await writeProposal(services, team, asked))
}

beforeAll(async () => {
  services = await testServices()
  const bureau = await makeOrganisation(services, 'maatschappelijk')
  team = await makeActor(services, 'T', bureau)
  director = await makeActor(services, 'D', bureau)
  const plans = []
  for (const title of ['Haven', 'Spoor', 'Kanaal'])
    plans.push({ title, leadId: await makeOrganisation(services, 'gemeente'), bottlenecks: ['bodem'] })
  tranche = await makeTranche(services, { state: 'proposal', most, plans })
  await sql`insert into tranches (call_id) values (${tranche.callId})`.execute(services.db)
  const assessors = await makeAssessors(services, 1)
  for (const [place, marks] of [
    [4, 4, 5],
    [4, 4, 4],
    [3, 4, 3],
  ].entries())
    await assessPlan(services, { tranche, place, marks, assessors, assignedBy: team })
  await calculated()
}, 120_000)
afterAll(() => services.close())

it('a proposal is made the way the call adopted, never of a what-if', async () => {
  const all = ['admitted', 'admitted', 'reserve'] as const
  expect(await proposed({ mode: 'threshold', most: undefined }, all)).toEqual(['VOORSTEL_UIT_WAT_ALS'])
  expect(await proposed({ mode: 'cap', most: 3 }, all)).toEqual(['VOORSTEL_UIT_WAT_ALS'])
  expect(await proposed({ mode: 'cap', most: 1 }, all)).toEqual(['VOORSTEL_UIT_WAT_ALS'])
})

it('it holds no more projects than the call allows, also when somebody puts one in by hand', async () => {
  expect(await proposed(own, ['admitted', 'admitted', 'admitted'])).toEqual(['PLAFOND_OVERSCHREDEN'])
  expect(await readProposals(services.db, tranche.callId)).toEqual([])
  expect(await proposed(own, ['admitted', 'admitted', 'reserve'])).toEqual([])
})

it('a plan of which the exemption was refused is not decided on as admitted, nor proposed again', async () => {
  const { db } = services
  const { callId, planIds } = tranche
  expect(codesOf(await sign(services, director, { callId, version: 1 }))).toEqual([])
  await sql`insert into admissibility_tests (submission_id, round, frameworks, frameworks_reason, is_complete,
      location, location_reason, outcome, reason)
    values (${planIds[0]}, 1, 'fails-exemptible', 'Een norm.', true, 'inside', '', 'admissible', ${why})`.execute(
    db,
  )
  const answered = (answer: string, minutesAgo: number) =>
    sql`insert into framework_checks (submission_id, answer, rule, authority, answered_on, reason, checked_at)
      values (${planIds[0]}, ${answer}, 'Geluidsnorm', 'Gemeente', current_date, ${why},
        now() - make_interval(mins => ${minutesAgo}))`.execute(db)
  await answered('granted', 9)
  const row = async () => {
    const { view } = await portfolioView(db, await under(), { admission: own, lambda: 0.7 })
    const found = view?.rows.find(one => one.id === planIds[0])
    return found && [found.frameworks, found.isAbove, found.isChosen]
  }
  expect(await row()).toEqual(['exemption-granted', true, true])
  await answered('refused', 5)
  await expect(taken(callId)).rejects.toThrow('BUITEN_RIJKSKADERS')
  await calculated()
  expect(await row()).toEqual(['exemption-refused', false, false])
  expect(await proposed(own, ['reserve', 'admitted', 'admitted'])).toEqual(['BUITEN_RIJKSKADERS'])
  expect(await proposed(own, ['rejected', 'admitted', 'admitted'])).toEqual([])
})

it('a signed proposal over the limit undoes the vote', async () => {
  const { db } = services
  const plans = []
  for (const title of ['Plein', 'Park'])
    plans.push({ title, leadId: await makeOrganisation(services, 'gemeente') })
  const full = await makeTranche(services, { state: 'proposal', most: 1, plans })
  const lines = full.planIds.map(submissionId => ({
    ...{ submissionId, calculated: 'admitted', proposed: 'admitted', isCloseCall: false },
  }))
  await sql`insert into tranches (call_id) values (${full.callId})`.execute(db)
  await sql`with calculation as (
      insert into portfolio_calculations (call_id, pool, question, key, asked_by)
      values (${full.callId}, '{}', '{}', ${'f'.repeat(64)}, ${team.personId}) returning id)
    insert into portfolio_proposals (call_id, version, state, calculation_id, lambda, alternatives, lines,
      explanation, made_by, signed_by)
    select ${full.callId}, 1, 'signed', id, 0.7, '[]', ${JSON.stringify(lines)}::jsonb, ${explanation},
      ${team.personId}, ${director.personId} from calculation`.execute(db)
  await expect(taken(full.callId)).rejects.toThrow('PLAFOND_OVERSCHREDEN')
})
