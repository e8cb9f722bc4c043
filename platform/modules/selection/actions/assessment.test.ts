// The road of assessment, by its actions: division, declaration, blind scores, finality, correction, conflict found
// later, consensus. The pages are tried over HTTP in routes/.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import type { Services } from '../../../kit/module/services.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../../parties/testing.ts'
import { readAssessments, readValidAssessments } from '../store/assessments.ts'
import { readAssignments } from '../store/assignments.ts'
import { makeAssessors, makeTranche, type TestTranche } from '../testing.ts'
import { beginCorrection, declareInterest, finishAssessment, giveScore } from './assess.ts'
import { beginAssessment } from './assign.ts'
import { beginConsensus } from './consensus.ts'
import { openAssessment, ownAssignments } from './own-assessment.ts'
import { recheckNow } from './recheck.ts'
import { flaggedPlans, trancheScores } from './scores.ts'
import { callOfTranche } from './tranche.ts'

let services: Services & { close(): Promise<void> }
let tranche: TestTranche
let assessors: TestActor[]
let team: TestActor
let leadId: string

const reason = 'Het plan laat dit zien in de paragraaf over de opgave en de planning.'

const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.problems ?? []).map(one => one.code)

const assignmentsOf = (actor: TestActor) =>
  readAssignments(services.db, { callId: tranche.callId, personId: actor.personId })

async function score(actor: TestActor, assignmentId: string, given: number) {
  await declareInterest(services, actor, { assignmentId, hasInterest: false, note: undefined })
  for (const criterion of ['noodzaak', 'voorbeeld']) {
    const outcome = await giveScore(services, actor, {
      assignmentId,
      criterion,
      score: given,
      reason,
      confidence: 3,
    })
    if (!outcome.ok) return outcome
  }
  return finishAssessment(services, actor, assignmentId)
}

beforeAll(async () => {
  services = await testServices()
  leadId = await makeOrganisation(services, 'gemeente')
  assessors = await makeAssessors(services, 2)
  team = await makeActor(services, 'T', await makeOrganisation(services, 'maatschappelijk'))
  tranche = await makeTranche(services, {
    plans: ['Haven', 'Spoor', 'Kanaal', 'Kade', 'Dok', 'Werf'].map(title => ({ title, leadId })),
  })
})
afterAll(() => services.close())

describe('the division over assessors', () => {
  it('gives each plan three sides, and two calibration plans to everybody', async () => {
    expect(codesOf(await beginAssessment(services, team, tranche.callId))).toEqual([])
    const all = await readAssignments(services.db, { callId: tranche.callId })
    const calibration = all.filter(one => one.isCalibration)
    expect([all.length, calibration.length]).toEqual([4 * 3 + 2 * 6, 12])
    const sides = Map.groupBy(
      all.filter(one => !one.isCalibration),
      one => one.submissionId,
    )
    for (const three of sides.values())
      expect(three.map(one => one.side).toSorted()).toEqual(['knowledge', 'private', 'public'])
  })

  it('is not taken over twice, nor by an assessor', async () => {
    expect(codesOf(await beginAssessment(services, team, tranche.callId))).toEqual(['STAAT_ONGELDIG'])
    await expect(beginAssessment(services, assessors[0]!, tranche.callId)).rejects.toThrow(NotAllowed)
  })
})

describe('an assessment', () => {
  it('shows nothing of the contents before the declaration, and takes no score', async () => {
    const [first] = await assignmentsOf(assessors[0]!)
    const open = await openAssessment(services, assessors[0], { id: first!.id, language: 'nl' })
    expect([open.pages, open.hasDeclared, open.plan.parties.length]).toEqual([[], false, 1])
    const outcome = await giveScore(services, assessors[0]!, {
      ...{ assignmentId: first!.id, criterion: 'noodzaak', score: 4, reason, confidence: 2 },
    })
    expect(codesOf(outcome)).toEqual(['EERST_VERKLAREN'])
  })

  it('of another plan waits until the calibration plans are done', async () => {
    const own = await assignmentsOf(assessors[0]!)
    const ordinary = own.find(one => !one.isCalibration)!
    expect(codesOf(await score(assessors[0]!, ordinary.id, 4))).toEqual(['IJKING_EERST'])
  })

  it('is final only when every criterion has a score', async () => {
    const [first] = await assignmentsOf(assessors[0]!)
    const assignmentId = first!.id
    await declareInterest(services, assessors[0]!, { assignmentId, hasInterest: false, note: undefined })
    await giveScore(services, assessors[0]!, {
      assignmentId,
      criterion: 'noodzaak',
      score: 4,
      reason,
      confidence: 2,
    })
    expect(codesOf(await finishAssessment(services, assessors[0]!, assignmentId))).toEqual([
      'CRITERIA_ONTBREKEN',
    ])
    await giveScore(services, assessors[0]!, {
      ...{ assignmentId, criterion: 'voorbeeld', score: undefined, reason, confidence: 1 },
    })
    expect(codesOf(await finishAssessment(services, assessors[0]!, assignmentId))).toEqual([])
  })

  it('stays as it was given: not by a score, not by a statement past the site', async () => {
    const [first] = await assignmentsOf(assessors[0]!)
    const outcome = await giveScore(services, assessors[0]!, {
      ...{ assignmentId: first!.id, criterion: 'noodzaak', score: 1, reason, confidence: 2 },
    })
    expect(codesOf(outcome)).toEqual(['BEOORDELING_STAAT'])
    const [assessment] = await readAssessments(services.db, [first!.id])
    for (const statement of [
      `update assessment_scores set score = 1 where assessment_id = '${assessment!.id}'`,
      `delete from assessment_scores where assessment_id = '${assessment!.id}'`,
      `update assessments set state = 'draft' where id = '${assessment!.id}'`,
      `delete from assessments where id = '${assessment!.id}'`,
    ])
      await expect(sql.raw(statement).execute(services.db)).rejects.toThrow(/stay/)
  })

  it('is blind: what another gave is not there before the own one is final', async () => {
    const calibrationId = (await assignmentsOf(assessors[0]!))[0]!.submissionId
    const own = (await assignmentsOf(assessors[1]!)).find(one => one.submissionId === calibrationId)!
    await declareInterest(services, assessors[1]!, {
      assignmentId: own.id,
      hasInterest: false,
      note: undefined,
    })
    const before = await openAssessment(services, assessors[1], { id: own.id, language: 'nl' })
    expect([before.others, before.final]).toEqual([[], undefined])
    expect(codesOf(await score(assessors[1]!, own.id, 2))).toEqual([])
    const after = await openAssessment(services, assessors[1], { id: own.id, language: 'nl' })
    expect(after.others.map(one => one.scores.map(given => given.score ?? 'nb'))).toEqual([[4, 'nb']])
  })
})

describe('an assessment that is final', () => {
  it('is not there for another assessor, nor for the team', async () => {
    const [first] = await assignmentsOf(assessors[0]!)
    for (const actor of [assessors[1], team, undefined])
      await expect(openAssessment(services, actor, { id: first!.id, language: 'nl' })).rejects.toThrow(
        NotFound,
      )
  })

  it('is corrected by a new version with a reason; the earlier one counts until the new one is final', async () => {
    const [first] = await assignmentsOf(assessors[1]!)
    const assignmentId = first!.id
    const valid = async () =>
      (await readValidAssessments(services.db, tranche.callId)).find(
        one => one.assignmentId === assignmentId,
      )!.scores[0]!.score
    await beginCorrection(services, assessors[1]!, {
      assignmentId,
      reason: 'Ik las het ijkpunt verkeerd om.',
    })
    await giveScore(services, assessors[1]!, {
      assignmentId,
      criterion: 'noodzaak',
      score: 3,
      reason,
      confidence: 3,
    })
    expect(await valid()).toBe(2)
    expect(codesOf(await finishAssessment(services, assessors[1]!, assignmentId))).toEqual([])
    expect(await valid()).toBe(3)
    const versions = await readAssessments(services.db, [assignmentId])
    expect(versions.map(one => [one.version, one.state, one.scores[0]?.score])).toEqual([
      [1, 'final', 2],
      [2, 'final', 3],
    ])
  })
})

describe('what follows from all assessments', () => {
  it('waits for three valid ones per plan', async () => {
    const under = await callOfTranche(services.db, String(tranche.number))
    expect(codesOf(await beginConsensus(services, team, under))).toEqual(['TE_WEINIG_BEOORDELINGEN'])
  })

  it('has a strict assessor told apart, and told to that assessor alone after consensus', async () => {
    for (const [index, assessor] of assessors.entries())
      for (const { id, state } of await assignmentsOf(assessor))
        if (state !== 'final') expect(codesOf(await score(assessor, id, index === 5 ? 2 : 4))).toEqual([])
    const under = await callOfTranche(services.db, String(tranche.number))
    const { answer } = await trancheScores(services.db, under)
    const strictest = Object.entries(answer!.assessors).toSorted(([, a], [, b]) => a - b)[0]!
    expect(strictest[0]).toBe(assessors[5]!.personId)
    // Not before no score moves any more.
    expect((await ownAssignments(services, assessors[5]!)).strictness).toEqual([])
  })

  it('is voided by a conflict that is found later: the plan goes back and needs a third one', async () => {
    const plan = async (id: string) =>
      (await sql<{ state: string }>`select state from submissions where id = ${id}`.execute(services.db))
        .rows[0]!.state
    const lost = (await assignmentsOf(assessors[0]!)).find(one => !one.isCalibration)!
    expect(await plan(lost.submissionId)).toBe('assessed')
    await sql`insert into commissions (submission_id, organisation_id, from_on, source, recorded_by)
      values (${lost.submissionId}, ${assessors[0]!.grants[0]!.organisationId}, current_date - 30, 'Opdrachtbrief', ${team.personId})`.execute(
      services.db,
    )
    await expect(openAssessment(services, assessors[0], { id: lost.id, language: 'nl' })).rejects.toThrow(
      NotAllowed,
    )
    expect((await ownAssignments(services, assessors[0]!)).rows.some(row => row.id === lost.id)).toBe(false)
    await recheckNow(services)
    expect(await plan(lost.submissionId)).toBe('assigned')
    const { rows } = await sql<{ state: string; void_reason: string }>`
      select state, void_reason from assessments where assignment_id = ${lost.id}`.execute(services.db)
    expect(rows).toEqual([{ state: 'voided', void_reason: 'contract' }])
    const under = await callOfTranche(services.db, String(tranche.number))
    expect(codesOf(await beginConsensus(services, team, under))).toEqual(['TE_WEINIG_BEOORDELINGEN'])
    // Looking again changes nothing more.
    await recheckNow(services)
    expect(flaggedPlans(await trancheScores(services.db, under)).length).toBeGreaterThan(0)
  })

  it('ends an assignment at once when the assessor declares an interest', async () => {
    const one = (await assignmentsOf(assessors[2]!)).find(each => !each.isCalibration)!
    const declared = { assignmentId: one.id, hasInterest: true, note: undefined }
    expect(codesOf(await declareInterest(services, assessors[2]!, declared))).toEqual([
      'BELANG_ZONDER_UITLEG',
    ])
    const outcome = await declareInterest(services, assessors[2]!, {
      ...declared,
      note: 'Mijn partner werkt aan dit plan.',
    })
    expect(outcome).toEqual({ ok: true, value: { isAssigned: false } })
    await expect(openAssessment(services, assessors[2], { id: one.id, language: 'nl' })).rejects.toThrow(
      NotFound,
    )
  })
})
