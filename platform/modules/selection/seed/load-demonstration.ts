import { randomUUID } from 'node:crypto'
import { canonicalJson, selectPortfolio, sha256 } from '@versneller/engine'
import { type RecordChange, write } from '../../../kit/access/write.ts'
import { fixedClock } from '../../../kit/clock/clock.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { accountByEmail } from '../../accounts/index.ts'
import { moveCall, moveSubmission } from '../../call/index.ts'
import { decisionsTaken } from '../../governance/index.ts'
import { organisationBySlug } from '../../parties/index.ts'
import { proposeAssignment } from '../actions/assign.ts'
import { admitTranche } from '../actions/decide.ts'
import { poolOfTranche } from '../actions/portfolio.ts'
import { resultOf, showProjects } from '../actions/publish.ts'
import { flaggedPlans, trancheScores } from '../actions/scores.ts'
import { type CallUnderSelection, callOfTranche } from '../actions/tranche.ts'
import type { SubmissionOutcome } from '../model.ts'
import { workingDaysAfter } from '../rules/dates.ts'
import {
  alternativeLambdas,
  emptyCategories,
  pointAt,
  proposalLines,
  questionOf,
  usualLambda,
} from '../rules/portfolio.ts'
import { voidAssessments } from '../store/assessments.ts'
import { endAssignment } from '../store/assignments.ts'
import { type FinishedAssessment, insertFinished } from '../store/bulk.ts'
import { insertMeeting, setMeeting } from '../store/consensus.ts'
import { insertInterest } from '../store/interests.ts'
import { insertReconsideration, setReconsideration } from '../store/outcomes.ts'
import { insertProposal, putCalculation, setAnswer, setProposal } from '../store/proposals.ts'
import { insertAnchorNote, insertTranche, readTranche, setHours, setPublished } from '../store/tranches.ts'
import { demoReason, demoScore, drawFor } from './demo-scores.ts'

/** The first call was decided so long before the demonstration begins. */
const beganDaysAgo = 190
const reserveCount = 4

/** What every part of the demonstration needs. */
interface Seed {
  tx: Transaction
  services: Services
  record: RecordChange
  now: Temporal.Instant
  people: { manager: string; secretary: string; director: string }
}

/** The first call of the demonstration assessed, decided and made public. A second time changes nothing. */
export async function loadDemonstration(services: Services): Promise<void> {
  const { db, clock } = services
  const tranche = await callOfTranche(db, '1').catch(() => undefined)
  if (tranche?.call.state !== 'unsealed' || (await readTranche(db, tranche.call.id))) return
  const began = clock.now().subtract({ hours: 24 * beganDaysAgo })
  await write(
    { db, clock: fixedClock(began), actor: undefined },
    'loadDemonstration',
    async (tx, record, now) => {
      const people = {
        manager: await personOf(tx, 'programmamanager'),
        secretary: await personOf(tx, 'secretaris'),
        director: await personOf(tx, 'programmadirecteur'),
      }
      const seed = { tx, services: { ...services, clock: fixedClock(began) }, record, now, people }
      await addInterests(seed)
      await assessAll(seed, tranche)
      await talkAboutFlagged(seed, tranche)
      await decide(seed, await callOfTranche(tx, '1'))
      record({ objectKind: 'programme', objectId: 'demonstration', after: { tranche: 1 } })
    },
  )
}

async function personOf(tx: Transaction, mailbox: string): Promise<string> {
  const account = await accountByEmail(tx, `${mailbox}@example.org`)
  if (!account) throw new Error(`the demonstration has no account ${mailbox}`)
  return account.personId
}

/** An interest of an assessor's household, so that a conflict can be seen. */
async function addInterests({ tx, now }: Seed): Promise<void> {
  const organisation = await organisationBySlug(tx, 'demo-corporatie-b')
  if (!organisation) return
  await insertInterest(tx, {
    ...{ personId: await personOf(tx, 'beoordelaar-6'), kind: 'household', organisationId: organisation.id },
    ...{ from: '2020-01-01', to: undefined, note: 'Partner werkt er (demonstratie)', now },
  })
}

/** The division as the system proposes it, taken over, and every assessment finished; one is voided and done again. */
async function assessAll(
  { tx, services, record, now, people }: Seed,
  { call, criteria }: CallUnderSelection,
) {
  const callId = call.id
  await moveCall(tx, record, { callId, to: 'in-assessment', now })
  const proposed = await proposeAssignment(tx, services, callId)
  const { plans, pool, calibrationIds, calibration, division } = proposed
  await insertTranche(tx, { callId, calibrationIds, now })
  await setHours(tx, callId, { team: 6400, perProject: 180 })
  const dueOn = workingDaysAfter(now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString(), 15)
  const places = new Map(plans.map((plan, place) => [plan.id, place]))
  const assessors = new Map(pool.map((one, place) => [one.id, { ...one, place }]))
  const finished = (submissionId: string, personId: string): FinishedAssessment => {
    const assessor = assessors.get(personId)!
    const plan = places.get(submissionId) ?? 0
    return {
      ...{ id: randomUUID(), assessmentId: randomUUID(), callId, submissionId, personId, dueOn },
      ...{ side: assessor.side, isCalibration: calibrationIds.includes(submissionId) },
      scores: criteria.map(({ key, title }, index) => {
        const score = demoScore(plan, assessor.place, index)
        const confidence = 2 + Math.round(drawFor('zeker', plan, assessor.place, index))
        return { criterion: key, score, reason: demoReason(title.nl, score), confidence }
      }),
    }
  }
  const pairs = [...calibration, ...division.pairs]
  const all = pairs.map(pair => finished(pair.file, pair.assessor))
  await insertFinished(tx, all, { assignedById: people.manager, now })
  await voidOne({ tx, people, now }, { all, pool: [...assessors.values()], finished })
  for (const { id: submissionId } of plans) {
    await moveSubmission(tx, record, { submissionId, to: 'assigned', now })
    await moveSubmission(tx, record, { submissionId, to: 'assessed', now })
  }
  await insertAnchorNote(tx, {
    ...{ callId, criterion: criteria[0]!.key, byId: people.manager, now },
    text: 'Een tekort zonder berekening telt als hooguit een 3, ook als het groot is (demonstratie).',
  })
}

/** One assessment fell away because of an interest that was found later; another of the same side did it again. */
async function voidOne(
  { tx, people, now }: Pick<Seed, 'tx' | 'people' | 'now'>,
  asked: {
    all: readonly FinishedAssessment[]
    pool: readonly { id: string; side: string }[]
    finished: (submissionId: string, personId: string) => FinishedAssessment
  },
): Promise<void> {
  const lost = asked.all.find(one => !one.isCalibration)
  const other = asked.pool.find(
    one =>
      one.side === lost?.side &&
      !asked.all.some(each => each.submissionId === lost.submissionId && each.personId === one.id),
  )
  if (!lost || !other) return
  const reason = 'Belang dat later bleek: advies aan een van de partijen (demonstratie)'
  await voidAssessments(tx, lost.id, { reason, now })
  await endAssignment(tx, lost.id, { reason, now })
  await insertFinished(tx, [asked.finished(lost.submissionId, other.id)], {
    assignedById: people.manager,
    now,
  })
}

/** A meeting about each flagged plan, chaired by the secretary and adopted. */
async function talkAboutFlagged(
  { tx, record, now, people }: Seed,
  tranche: CallUnderSelection,
): Promise<void> {
  const callId = tranche.call.id
  const flagged = flaggedPlans(await trancheScores(tx, tranche))
  await moveCall(tx, record, { callId, to: flagged.length > 0 ? 'in-consensus' : 'proposal', now })
  for (const { plan, flags } of flagged) {
    const plannedOn = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().add({ days: 9 }).toString()
    const fresh = { callId, submissionId: plan.id, flags, plannedOn, byId: people.manager, now }
    const id = await insertMeeting(tx, fresh)
    const report = 'De beoordelaars legden de ijkpunten naast elkaar; de scores bleven staan (demonstratie).'
    await setMeeting(tx, id, { state: 'held', chairedById: people.secretary, report, now })
    await setMeeting(tx, id, { state: 'adopted', now })
    await moveSubmission(tx, record, { submissionId: plan.id, to: 'in-consensus', now })
  }
  if (flagged.length > 0) await moveCall(tx, record, { callId, to: 'proposal', now })
}

/** The proposal, the decision that governance has, and the result made public after the embargo. */
async function decide(seed: Seed, tranche: CallUnderSelection): Promise<void> {
  const { tx, services, record, now, people } = seed
  const callId = tranche.call.id
  const pool = await poolOfTranche(tx, tranche)
  const [decision] = await decisionsTaken(tx, { kind: 'admission' })
  if (!pool || !decision) return
  const admission = { mode: 'threshold' as const, most: undefined }
  const question = questionOf(admission, { threshold: tranche.threshold, lambda: usualLambda })
  const outcome = await selectPortfolio(pool, question)
  if (!outcome.ok) return
  const { answer } = outcome
  const key = sha256(canonicalJson([pool, { ...question }]))
  const asked = { callId, pool, question, key, askedById: people.manager, now }
  const calculation = await putCalculation(tx, asked)
  await setAnswer(tx, calculation.id, { answer, now })
  const { chosen } = pointAt(answer, usualLambda)
  const least = pool.entries
    .filter(entry => chosen.includes(entry.id))
    .toSorted((a, b) => a.score - b.score)
    .slice(0, reserveCount)
    .map(entry => entry.id)
  const given = chosen.map(submissionId => ({
    ...{
      submissionId,
      proposed: (least.includes(submissionId) ? 'reserve' : 'admitted') as SubmissionOutcome,
    },
    reason: least.includes(submissionId)
      ? 'Voegt aan de breedte niets toe en vraagt eerst een besluit van de raad (demonstratie).'
      : (answer.stability[submissionId] ?? 1) < 0.6
        ? 'Grensgeval: het plan is het enige met deze combinatie van knelpunten (demonstratie).'
        : undefined,
  }))
  const scene = {
    ...{ chosen, threshold: tranche.threshold, stability: answer.stability },
    outside: new Set<string>(),
  }
  const { lines } = proposalLines(pool, scene, given)
  const alternatives = alternativeLambdas(usualLambda).map(lambda => {
    const { meanScore, coverage, chosen: ids } = pointAt(answer, lambda)
    const empty = emptyCategories(pool, ids, tranche.threshold)
    return { lambda, meanScore, coverage, emptyCategories: empty, chosen: ids }
  })
  const { id } = await insertProposal(tx, {
    ...{
      callId,
      calculationId: calculation.id,
      lambda: usualLambda,
      alternatives,
      lines,
      madeById: people.manager,
      now,
    },
    explanation:
      'Alle plannen boven de drempel, behalve vier die eerst een besluit van de raad vragen: die staan op de reservelijst (demonstratie).',
  })
  await setProposal(tx, id, { state: 'signed', signedById: people.director, now })
  const details = { decisionId: decision.id, kind: 'admission' as const, isProposal: false }
  const subject = { kind: 'tranche', id: callId }
  await admitTranche({ tx, services, record, now, objectId: decision.id, details: { ...details, subject } })
  await publishAfter(seed, await callOfTranche(tx, '1'))
  await reconsiderOne(
    seed,
    lines.filter(line => line.proposed === 'rejected').map(line => line.submissionId),
  )
}

async function publishAfter({ tx, record, now, people }: Seed, tranche: CallUnderSelection): Promise<void> {
  const content = await resultOf(tx, tranche)
  const callId = tranche.call.id
  const later = now.add({ hours: 30 })
  await moveCall(tx, record, { callId, to: 'published', now: later })
  await setPublished(tx, callId, { content, byId: people.manager, now: later })
  await showProjects(tx, { record, now: later }, callId)
}

/** One rejected applicant asked for a second look; somebody else of the team handled it. */
async function reconsiderOne({ tx, record, now, people }: Seed, rejected: readonly string[]): Promise<void> {
  const [submissionId] = rejected
  if (!submissionId) return
  const asked = now.add({ hours: 24 * 12 })
  const grounds =
    'De bijlage over de ontsluiting is volgens ons niet meegewogen bij de complexiteit (demonstratie).'
  const askedById = await personOf(tx, 'projectleider')
  const id = await insertReconsideration(tx, { submissionId, grounds, askedById, now: asked })
  await moveSubmission(tx, record, { submissionId, to: 'in-reconsideration', now })
  await setReconsideration(tx, id, {
    ...{ state: 'dismissed' as const, handledById: people.secretary, now: asked.add({ hours: 24 * 15 }) },
    outcomeReason:
      'De bijlage is door alle drie de beoordelaars genoemd en meegewogen; het oordeel blijft (demonstratie).',
  })
  await moveSubmission(tx, record, { submissionId, to: 'rejected', now })
}
