import type { AssessorSide } from '@versneller/engine'
import { scoreFiles } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { callById, criteriaSetById } from '../../call/index.ts'
import { links } from '../links.ts'
import type {
  Assessment,
  AssessorAssignment,
  Call,
  ConsensusMeeting,
  Criterion,
  CriterionScore,
  Plan,
} from '../model.ts'
import { mayCorrect, scoreSight, scoresFileOf, showsStrictness } from '../rules/assessment.ts'
import { assess } from '../rules/rights.ts'
import { readAssessments, readValidAssessments } from '../store/assessments.ts'
import { readAssignments } from '../store/assignments.ts'
import { readMeetings } from '../store/consensus.ts'
import { readClearances, readDeclarations } from '../store/interests.ts'
import { type AnchorNote, readAnchorNotes } from '../store/tranches.ts'
import { liveConflicts } from './conflicts.ts'
import { type PlanPage, planPages } from './contents.ts'

/** An own assignment in the list. */
export interface OwnAssignment extends Pick<AssessorAssignment, 'id' | 'isCalibration' | 'dueOn' | 'state'> {
  title: string
  municipality: string
  hasDeclared: boolean
  /** The calibration plans come first. */
  isWaiting: boolean
  callNumber: number
}

/** How strict the own scores of one call are, once no score of it moves any more. */
export interface OwnStrictness {
  callNumber: number
  callTitle: Bilingual
  strictness: number
}

/** The own assignments: those with a conflict are not there. */
export async function ownAssignments(
  services: Services,
  actor: Actor,
): Promise<{ rows: OwnAssignment[]; strictness: OwnStrictness[] }> {
  const { db, clock } = services
  const { personId } = actor
  const mine = await readAssignments(db, { personId })
  const callIds = mine.map(one => one.callId)
  const { judge, plans } = await liveConflicts(db, clock, { personIds: [personId], callIds })
  const byId = new Map(plans.map(plan => [plan.id, plan]))
  const declared = await readDeclarations(db, personId)
  const calls = new Map<string, Call>()
  for (const { callId } of mine) {
    const call = calls.has(callId) ? undefined : await callById(db, callId)
    if (call) calls.set(callId, call)
  }
  const calibrating = new Set(
    mine.filter(one => one.isCalibration && one.state !== 'final').map(one => one.callId),
  )
  const rows = mine.flatMap((one): OwnAssignment[] => {
    const plan = byId.get(one.submissionId)
    if (!plan || judge({ file: plan.id, assessor: personId }).level !== 'none') return []
    return [
      {
        ...{ id: one.id, isCalibration: one.isCalibration, dueOn: one.dueOn, state: one.state },
        ...{ title: plan.title, municipality: plan.municipality },
        hasDeclared: declared.some(own => own.submissionId === plan.id),
        isWaiting: !one.isCalibration && calibrating.has(one.callId),
        callNumber: calls.get(one.callId)?.number ?? 0,
      },
    ]
  })
  const strictness: OwnStrictness[] = []
  for (const call of calls.values()) {
    const own = showsStrictness(call.state) ? await strictnessOf(services, call, personId) : undefined
    if (own !== undefined)
      strictness.push({ callNumber: call.number, callTitle: call.title, strictness: own })
  }
  return { rows, strictness }
}

async function strictnessOf(services: Services, call: Call, personId: string): Promise<number | undefined> {
  const set = call.criteriaSetId ? await criteriaSetById(services.db, call.criteriaSetId) : undefined
  if (!set) return undefined
  const { criteria, threshold } = set.contents
  const bounds = { threshold: threshold.scoreMin, minimum: threshold.criterionMin }
  const file = scoresFileOf(await readValidAssessments(services.db, call.id), criteria, bounds)
  return file.scores.length === 0 ? undefined : scoreFiles(file).assessors[personId]
}

/** What another assessor of the same plan gave, once the own assessment is final: by side, without a name. */
export interface OtherAssessment {
  side: AssessorSide
  scores: readonly CriterionScore[]
  /** Suspicions about this assessor that somebody set aside in writing. */
  cleared: readonly string[]
}

/** One own assignment with all that this assessor may see of it now. */
export interface OpenAssessment {
  assignment: AssessorAssignment
  call: Call
  plan: Pick<Plan, 'id' | 'title' | 'municipality' | 'parties' | 'receiptNumber' | 'frameworks'>
  criteria: readonly Criterion[]
  hasDeclared: boolean
  isWaiting: boolean
  /** The version that is written on; nothing before the first score and after the last. */
  draft: Assessment | undefined
  /** The version that counts. */
  final: Assessment | undefined
  versions: readonly Assessment[]
  mayCorrect: boolean
  /** Empty before the declaration. */
  pages: readonly PlanPage[]
  notes: readonly AnchorNote[]
  others: readonly OtherAssessment[]
  meeting: ConsensusMeeting | undefined
}

/**
 * An own assignment. For others it is not there; with a conflict it is refused, and before the declaration nothing of
 * the contents is read.
 */
export async function openAssessment(
  services: Services,
  actor: Actor | undefined,
  { id, language }: { id: string; language: Language },
): Promise<OpenAssessment> {
  const { db, clock } = services
  const [assignment] = /^[0-9a-f-]{36}$/.test(id) ? await readAssignments(db, { id }) : []
  if (!assignment || !actor) throw new NotFound()
  permit(actor, assess, assignment)
  const { submissionId, callId, personId } = assignment
  const { judge, plans } = await liveConflicts(db, clock, { personIds: [personId], callIds: [callId] })
  const plan = plans.find(one => one.id === submissionId)
  const call = await callById(db, callId)
  const set = call?.criteriaSetId ? await criteriaSetById(db, call.criteriaSetId) : undefined
  if (!plan || !call || !set) throw new NotFound()
  if (judge({ file: submissionId, assessor: personId }).level !== 'none') throw new NotAllowed('assess')
  const hasDeclared = (await readDeclarations(db, personId)).some(one => one.submissionId === submissionId)
  const versions = await readAssessments(db, [assignment.id])
  const newest = versions.at(-1)
  const final = versions.findLast(one => one.state === 'final')
  const meetings = (await readMeetings(db, callId)).filter(one => one.submissionId === submissionId)
  const meeting = meetings.at(-1)
  const own = await readAssignments(db, { callId, personId })
  const sight = scoreSight({
    roles: ['B'],
    own: final ? 'final' : newest?.state,
    callState: call.state,
    isApplicant: false,
    isRecused: false,
  })
  return {
    ...{ assignment, call, hasDeclared, versions, final, meeting },
    plan,
    criteria: set.contents.criteria,
    isWaiting: !assignment.isCalibration && own.some(one => one.isCalibration && one.state !== 'final'),
    draft: newest?.state === 'draft' ? newest : undefined,
    mayCorrect: final !== undefined && mayCorrect(call.state) && meeting?.state !== 'adopted',
    pages: hasDeclared
      ? await planPages(db, submissionId, {
          language,
          fileHref: attachmentId => href(links.planFile, { id, bijlage: attachmentId }),
        })
      : [],
    notes: hasDeclared ? await readAnchorNotes(db, callId) : [],
    others: sight === 'all' ? await othersOf(services, assignment) : [],
  }
}

async function othersOf(services: Services, assignment: AssessorAssignment): Promise<OtherAssessment[]> {
  const { callId, submissionId, personId } = assignment
  const sides = new Map(
    (await readAssignments(services.db, { callId, submissionId })).map(one => [one.personId, one.side]),
  )
  const clearances = (await readClearances(services.db)).filter(one => one.submissionId === submissionId)
  const valid = await readValidAssessments(services.db, callId)
  return valid
    .filter(one => one.submissionId === submissionId && one.personId !== personId)
    .map(one => ({
      side: sides.get(one.personId) ?? 'public',
      scores: one.scores,
      cleared: clearances
        .filter(clearance => clearance.personId === one.personId)
        .map(({ reason }) => reason),
    }))
}
