// From scores to a published result: calculation by the worker, deviations with reasons, four eyes on the signature, the
// decision as a vote tells it, embargo, what becomes public, and a second look by people who had no part in it.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import type { Services } from '../../../kit/module/services.ts'
import { makeTakenDecision } from '../../governance/testing.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../../parties/testing.ts'
import { insertAssignment } from '../store/assignments.ts'
import { readOutcomes } from '../store/outcomes.ts'
import { readProposals } from '../store/proposals.ts'
import { insertTranche, readResult } from '../store/tranches.ts'
import { assessPlan, makeAssessors, makeTranche, type TestTranche, tellTaken } from '../testing.ts'
import { trancheRecusals } from './decide.ts'
import { ownOutcome } from './own-outcome.ts'
import { calculate, requestCalculation, sign, writeProposal } from './portfolio.ts'
import { portfolioView } from './portfolio-view.ts'
import { publish } from './publish.ts'
import { askReconsideration, moveReconsideration, setNameConsent } from './reconsider.ts'
import { callOfTranche } from './tranche.ts'

let services: Services & { close(): Promise<void> }
let tranche: TestTranche
let assessors: TestActor[]
let team: TestActor
let secretary: TestActor
let director: TestActor
let leads: TestActor[]

const explanation = 'Deze keuze kost weinig score en dekt meer soorten knelpunten dan de hoogste scores.'
const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.problems ?? []).map(one => one.code)
const threshold = { mode: 'threshold' as const, most: undefined }
const under = () => callOfTranche(services.db, String(tranche.number))

/** Tells selection that a decision was taken, as the vote does, in one transaction. */
const told = (details: Parameters<typeof tellTaken>[1]) => tellTaken(services, details)
const admission = () => ({
  kind: 'admission' as const,
  isProposal: false,
  subject: { kind: 'tranche', id: tranche.callId },
})

const states = async () =>
  (
    await sql<{
      state: string
    }>`select state from submissions where call_id = ${tranche.callId} order by id`.execute(services.db)
  ).rows
    .map(row => row.state)
    .toSorted()

beforeAll(async () => {
  services = await testServices()
  assessors = await makeAssessors(services, 1)
  const bureau = await makeOrganisation(services, 'maatschappelijk')
  team = await makeActor(services, 'T', bureau)
  secretary = await makeActor(services, 'T', bureau)
  director = await makeActor(services, 'D', bureau)
  leads = []
  for (let index = 0; index < 4; index++)
    leads.push(await makeActor(services, 'G', await makeOrganisation(services, 'gemeente')))
  const lead = (index: number) => leads[index]!.grants[0]!.organisationId
  tranche = await makeTranche(services, {
    state: 'proposal',
    plans: [
      { title: 'Haven', leadId: lead(0), bottlenecks: ['bodem'], deficitEur: 12_345_678 },
      { title: 'Spoor', leadId: lead(1), bottlenecks: ['infra', 'hinder'] },
      { title: 'Kanaal', leadId: lead(2), bottlenecks: ['bodem'] },
      { title: 'Moeras', leadId: lead(3), bottlenecks: ['natuur'] },
    ],
  })
  await services.db
    .transaction()
    .execute(tx =>
      insertTranche(tx, { callId: tranche.callId, calibrationIds: [], now: Temporal.Now.instant() }),
    )
  for (const [index, marks] of [
    [4, 4, 5],
    [4, 3, 4],
    [3, 4, 3],
    [2, 2, 2],
  ].entries())
    await assessPlan(services, { tranche, place: index, marks, assessors, assignedBy: team })
})
afterAll(() => services.close())

/** Has a choice calculated as the worker does. */
async function calculated(lambda: number) {
  const asked = { tranche: await under(), admission: threshold, lambda, href: '/' }
  const outcome = await requestCalculation(services, team, asked)
  const { rows } = await sql<{
    id: string
  }>`select id from portfolio_calculations where done_at is null`.execute(services.db)
  for (const { id } of rows) await calculate(services, { calculationId: id })
  return outcome
}

describe('the portfolio', () => {
  it('is calculated once for the same plans and question, with its input kept', async () => {
    expect((await calculated(0.7)).ok).toBe(true)
    expect(await calculated(0.7)).toEqual({ ok: true, value: undefined })
    const { view } = await portfolioView(services.db, await under(), { admission: threshold, lambda: 0.7 })
    expect(view?.rows.map(row => [row.title, row.isChosen, row.isAbove])).toEqual([
      ['Haven', true, true],
      ['Spoor', true, true],
      ['Kanaal', true, true],
      ['Moeras', false, false],
    ])
    expect(view?.inputHash).toMatch(/^[0-9a-f]{64}$/)
    expect(view?.gaps.find(gap => gap.category === 'knelpunt:natuur')?.cause).toBe('below-threshold')
    expect(view?.gaps.find(gap => gap.category === 'knelpunt:erfgoed')?.cause).toBe('none-entered')
    expect(view?.rows[1]?.vanishing).toContain('knelpunt:infra')
    // Somebody in conflict with a plan sees neither it nor its score.
    const hidden = new Set([tranche.planIds[0]!])
    const asked = { admission: threshold, lambda: 0.7, hidden }
    const { view: partly } = await portfolioView(services.db, await under(), asked)
    expect(partly?.rows.map(row => row.title)).toEqual(['Spoor', 'Kanaal', 'Moeras'])
  })

  it('is made by the programme, not by an assessor or an applicant', async () => {
    for (const actor of [assessors[0]!, leads[0]!])
      await expect(
        requestCalculation(services, actor, {
          tranche: await under(),
          admission: threshold,
          lambda: 0.5,
          href: '/',
        }),
      ).rejects.toThrow(NotAllowed)
  })
})

describe('the proposal', () => {
  const [haven, , kanaal, moeras] = [0, 1, 2, 3] as const
  const line = (place: number, proposed: 'admitted' | 'reserve' | 'rejected', why?: string) => ({
    ...{ submissionId: tranche.planIds[place]!, proposed, reason: why },
  })
  const write = async (given: ReturnType<typeof line>[]) =>
    writeProposal(services, team, {
      tranche: await under(),
      admission: threshold,
      lambda: 0.7,
      given,
      explanation,
    })

  it('takes a reason for leaving the calculation, and never a plan below the threshold', async () => {
    expect(
      codesOf(
        await write([line(haven, 'reserve'), line(moeras, 'admitted', 'Dit plan is toch heel erg mooi.')]),
      ),
    ).toEqual(['AFWIJKING_ZONDER_REDEN', 'ONDER_DE_DREMPEL'])
  })

  it('keeps what was calculated beside what people made of it, and two other choices', async () => {
    // A close call takes words as well: which plans are close follows from the draws.
    const given = [0, 1, 2].map(place =>
      line(place, place === kanaal ? 'reserve' : 'admitted', 'Besproken in het team: zo is de keuze.'),
    )
    expect(codesOf(await write(given))).toEqual([])
    const [proposal] = await readProposals(services.db, tranche.callId)
    expect(proposal!.lines.map(one => [one.calculated, one.proposed]).toSorted()).toEqual([
      ['admitted', 'admitted'],
      ['admitted', 'admitted'],
      ['admitted', 'reserve'],
      ['rejected', 'rejected'],
    ])
    expect(proposal!.alternatives.map(one => one.lambda)).toEqual([1, 0])
  })

  it('is decided on only after the director signed it', async () => {
    await expect(told(admission())).rejects.toThrow('GEEN_GETEKEND_VOORSTEL')
    expect(await states()).toEqual(['assessed', 'assessed', 'assessed', 'assessed'])
    await expect(sign(services, team, { callId: tranche.callId, version: 1 })).rejects.toThrow(NotAllowed)
    expect(codesOf(await sign(services, director, { callId: tranche.callId, version: 1 }))).toEqual([])
  })

  it('is not replaced while the tranche is being voted on', async () => {
    const { rows } = await sql<{ id: string }>`
      with programme as (
        insert into programmes (slug, name, name_en, starts_on, ends_on)
        values ('proef', 'Proef', 'Trial', '2026-01-01', '2030-01-01') returning id
      ), body as (
        insert into governing_bodies (programme_id, slug, kind, name, name_en, task, task_en)
        select id, 'proef', 'steering-group', 'Stuurgroep', 'Steering group', '', '' from programme
        returning id, programme_id
      )
      insert into decisions (programme_id, number, body_id, kind, title, text, state, subject_kind, subject_id)
      select programme_id, 1, id, 'admission', 'Toelating', 'Hierover wordt nu gestemd.', 'voting', 'tranche',
        ${tranche.callId} from body returning id`.execute(services.db)
    const given = [0, 1, 2].map(place => line(place, 'admitted', 'Bij nader inzien doen ze alle drie mee.'))
    expect(codesOf(await write(given))).toEqual(['VOORSTEL_IN_STEMMING'])
    expect((await readProposals(services.db, tranche.callId)).map(one => one.state)).toEqual(['signed'])
    await sql`delete from decisions where id = ${rows[0]!.id}`.execute(services.db)
  })

  it('has every organisation with a plan stand aside, and nobody who has nothing to do with it', async () => {
    const found = await trancheRecusals(services.db, tranche.callId, services.clock.now())
    expect(found.flatMap(one => one.organisationId ?? []).toSorted()).toEqual(
      leads.map(one => one.grants[0]!.organisationId).toSorted(),
    )
    expect(found.filter(one => one.personId)).toEqual([])
  })
})

describe('the decision', () => {
  it('moves nothing while it is only proposed, or is about something else', async () => {
    await told({ ...admission(), isProposal: true })
    await told({ ...admission(), subject: undefined })
    await told({ ...admission(), kind: 'budget' })
    expect(await states()).toEqual(['assessed', 'assessed', 'assessed', 'assessed'])
  })

  it('is undone when a plan has fewer than three valid assessments', async () => {
    const void1 = (to: string) =>
      sql`update assessor_assignments set ended_at = ${to === 'end' ? sql`now()` : null},
        end_reason = ${to === 'end' ? 'proef' : null}
        where submission_id = ${tranche.planIds[0]!} and person_id = ${assessors[0]!.personId}`.execute(
        services.db,
      )
    await void1('end')
    await expect(told(admission())).rejects.toThrow('TE_WEINIG_BEOORDELINGEN')
    expect(await states()).toEqual(['assessed', 'assessed', 'assessed', 'assessed'])
    expect((await readProposals(services.db, tranche.callId))[0]!.state).toBe('signed')
    await void1('back')
  })

  it('moves the call and every plan in its own transaction, and tells applicants first', async () => {
    await told(admission())
    expect(await states()).toEqual(['admitted', 'admitted', 'rejected', 'reserve'])
    expect((await under()).call.state).toBe('decided')
    const outcomes = await readOutcomes(services.db, tranche.callId)
    expect(outcomes.map(one => one.isLetterSent)).toEqual([true, true, true, true])
    const { rows } = await sql<{ person_id: string }>`
      select person_id from notices where kind = 'selection.decided'`.execute(services.db)
    expect(rows.map(row => row.person_id).toSorted()).toEqual(leads.map(one => one.personId).toSorted())
  })

  it('shows an applicant the own scores without names, and nobody else’s', async () => {
    const own = await ownOutcome(services, leads[0], tranche.planIds[0]!)
    expect(own.scores.map(scores => scores[0]!.score).toSorted()).toEqual([4, 4, 5])
    for (const assessor of assessors) {
      expect(JSON.stringify(own)).not.toContain(assessor.personId)
      expect(JSON.stringify(own)).not.toContain(assessor.name)
    }
    for (const actor of [leads[1], assessors[0], undefined])
      await expect(ownOutcome(services, actor, tranche.planIds[0]!)).rejects.toThrow(NotFound)
  })
})

describe('the result', () => {
  it('is for applicants alone until the embargo is over', async () => {
    expect(codesOf(await publish(services, team, await under()))).toEqual(['EMBARGO_LOOPT'])
    expect((await readResult(services.db, tranche.callId))?.content).toBe(null)
  })

  it('names no rejected plan without consent, and holds no score, order by score or amount', async () => {
    await sql`update tranche_results set embargo_until = now() - interval '1 second'`.execute(services.db)
    expect(codesOf(await publish(services, team, await under()))).toEqual([])
    const text = JSON.stringify((await readResult(services.db, tranche.callId))!.content)
    const content = JSON.parse(text)
    expect(content.plans).toEqual([
      expect.objectContaining({ title: 'Haven', outcome: 'admitted', homes: 400 }),
      expect.objectContaining({ title: 'Spoor', outcome: 'admitted' }),
      expect.objectContaining({ title: 'Kanaal', outcome: 'reserve', reasons: [] }),
      { outcome: 'rejected', reasons: [] },
    ])
    for (const secret of ['Moeras', '12345678', 'score', 'adjusted', 'raw', 'deficit'])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    expect(content.numbers).toEqual({
      ...{ submitted: 4, late: 0, outOfScope: 0, inadmissible: 0 },
      ...{ admitted: 2, reserve: 1, rejected: 1 },
    })
  })
})

describe('a second look', () => {
  const rejected = () => tranche.planIds[3]!
  const grounds = 'De beoordelaars zagen de bijlage over het moeras over het hoofd.'

  it('is asked by the lead of a rejected plan only', async () => {
    await expect(
      askReconsideration(services, leads[0]!, { submissionId: rejected(), grounds }),
    ).rejects.toThrow(NotAllowed)
    expect(
      codesOf(await askReconsideration(services, leads[0]!, { submissionId: tranche.planIds[0]!, grounds })),
    ).toEqual(['HEROVERWEGING_NIET_MOGELIJK'])
    expect(
      codesOf(await askReconsideration(services, leads[3]!, { submissionId: rejected(), grounds })),
    ).toEqual([])
    expect(
      codesOf(await setNameConsent(services, leads[3]!, { submissionId: rejected(), isGiven: true })),
    ).toEqual([])
  })

  it('is handled by somebody who had no part in the decision', async () => {
    const { rows } = await sql<{ id: string }>`select id from reconsiderations`.execute(services.db)
    const step = { callId: tranche.callId, id: rows[0]!.id, reason: undefined }
    // Somebody of the team who was assessor of the plan for a while had a part in it as well.
    const former = await makeActor(services, 'T', team.grants[0]!.organisationId)
    const assignmentId = await services.db.transaction().execute(tx =>
      insertAssignment(tx, {
        ...{
          callId: tranche.callId,
          submissionId: rejected(),
          personId: former.personId,
          side: 'public' as const,
        },
        ...{ isCalibration: false, dueOn: '2027-01-01', assignedById: team.personId },
        now: Temporal.Now.instant(),
      }),
    )
    await sql`update assessor_assignments set ended_at = now(), end_reason = 'proef' where id = ${assignmentId}`.execute(
      services.db,
    )
    // And who sat in the seat of an organisation when it was voted on, or has to do with the plan otherwise.
    const { db } = services
    const voter = await makeActor(services, 'T', team.grants[0]!.organisationId)
    const decisionId = await makeTakenDecision(db, { kind: 'admission' })
    await sql`update portfolio_proposals set decision_id = ${decisionId} where state = 'taken'`.execute(db)
    await sql`with seat as (
        insert into seats (body_id, organisation_id, person_id, function, votes, valid_from)
        select body_id, ${voter.grants[0]!.organisationId}, ${voter.personId}, 'member', true, now()
        from decisions where id = ${decisionId} returning id)
      insert into quorum_seats (decision_id, seat_id, person_id, standing)
      select ${decisionId}, id, ${voter.personId}, 'present' from seat`.execute(db)
    const colleague = await makeActor(services, 'T', leads[3]!.grants[0]!.organisationId)
    expect(codesOf(await moveReconsideration(services, colleague, { ...step, to: 'in-progress' }))).toEqual([
      'BELANGENCONFLICT',
    ])
    for (const involved of [team, director, former, voter])
      await expect(moveReconsideration(services, involved, { ...step, to: 'in-progress' })).rejects.toThrow(
        NotAllowed,
      )
    expect(codesOf(await moveReconsideration(services, secretary, { ...step, to: 'in-progress' }))).toEqual(
      [],
    )
    expect(codesOf(await moveReconsideration(services, secretary, { ...step, to: 'dismissed' }))).toEqual([
      'TOELICHTING_TE_KORT',
    ])
    const answer = 'De bijlage is meegewogen en verandert het oordeel van de drie beoordelaars niet.'
    expect(
      codesOf(await moveReconsideration(services, secretary, { ...step, to: 'dismissed', reason: answer })),
    ).toEqual([])
    expect(await states()).toEqual(['admitted', 'admitted', 'rejected', 'reserve'])
  })
})
