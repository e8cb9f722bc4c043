import { ConflictRefusal } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import type { Answer, Subscription, Told } from '../../../kit/module/module.ts'
import { allTranches, callById, moveCall, moveSubmission } from '../../call/index.ts'
import {
  agendaSubjectSource,
  embargoSource,
  type FoundRecusal,
  onDecisionTaken,
  onDecisionVotedDown,
  recusalSource,
  type TakenTold,
  type VotedDownTold,
} from '../../governance/index.ts'
import { roleHolders } from '../../parties/index.ts'
import { settingNumber } from '../../programme/index.ts'
import { admitProject } from '../../projects/index.ts'
import { links } from '../links.ts'
import { type Plan, type ProposalLine, trancheSubject } from '../model.ts'
import { tellDecided } from '../notices.ts'
import { problem } from '../problems.ts'
import { assessmentsNeeded } from '../rules/assessment.ts'
import { outcomeReason } from '../rules/outcomes.ts'
import { isOverCap } from '../rules/portfolio.ts'
import { putOutcome, setLettersSent, updateOutcome } from '../store/outcomes.ts'
import { type PortfolioProposal, readProposals, setProposal } from '../store/proposals.ts'
import { insertResult, lockTranche, readResult } from '../store/tranches.ts'
import { recusalReason, trancheSubjectTitle } from '../words.ts'
import { liveConflicts } from './conflicts.ts'
import { outsideFrameworks } from './plans.ts'
import { plansBefore, waitingPlans } from './reserve.ts'
import { trancheScores } from './scores.ts'
import { callOfTranche } from './tranche.ts'

type Reader = Database | Transaction

/** Tranches of which a signed proposal waits for the steering group, and those that were decided. */
const trancheSubjects: Answer = agendaSubjectSource(async db => {
  const subjects = []
  for (const call of await allTranches(db)) {
    const proposals = await readProposals(db, call.id)
    if (!proposals.some(one => one.state === 'signed' || one.state === 'taken')) continue
    subjects.push({
      ...{ kind: trancheSubject, id: call.id, programmeId: call.programmeId },
      title: trancheSubjectTitle(call.number),
      href: href(links.proposal, { tranche: String(call.number) }),
    })
  }
  return subjects
})

const hasId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id)

/**
 * Who stands aside where a tranche is decided: every organisation that takes part in a plan of it, and every decider in
 * conflict with one by what is known at that instant.
 */
export async function trancheRecusals(
  db: Reader,
  callId: string,
  now: Temporal.Instant,
): Promise<FoundRecusal[]> {
  if (!hasId(callId)) return []
  const call = await callById(db, callId)
  const plans = call ? await plansBefore(db, call) : []
  const parties = new Set(plans.flatMap(plan => plan.parties.map(party => party.organisationId)))
  const holders = await roleHolders(db, { roles: ['S', 'L', 'D'], now })
  const people = [...new Set(holders.map(holder => holder.personId))]
  const { judge } = await liveConflicts(
    db,
    { now: () => now },
    {
      personIds: people,
      callIds: plans.map(plan => plan.callId),
    },
  )
  const inConflict = people.filter(assessor =>
    plans.some(plan => judge({ file: plan.id, assessor }).level === 'hard'),
  )
  return [
    ...[...parties].map(organisationId => ({ organisationId, reason: recusalReason('party') })),
    ...inConflict.map(personId => ({ personId, reason: recusalReason('person') })),
  ]
}

const recusals: Answer = recusalSource(trancheSubject, trancheRecusals)

/** Applicants hear first: what is decided on a tranche is public together with its result. */
const embargo: Answer = embargoSource(
  trancheSubject,
  async (db, callId) => hasId(callId) && !(await readResult(db, callId))?.publishedAt,
)

/** What selection answers for governance. */
export const governanceAnswers: readonly Answer[] = [trancheSubjects, recusals, embargo]

type Hears = Told & { details: TakenTold }

/**
 * A taken decision on a tranche moves the call and its plans in the transaction of the vote; without one nothing moves.
 * A plan with fewer than three valid assessments undoes the vote, and so does a proposal that nobody signed.
 */
export async function admitTranche({ tx, services, record, now, details }: Hears): Promise<void> {
  const { kind, subject, isProposal, decisionId } = details
  if (kind !== 'admission' || subject?.kind !== trancheSubject || isProposal || !hasId(subject.id)) return
  const callId = subject.id
  await lockTranche(tx, callId)
  const call = await callById(tx, callId)
  const proposal = (await readProposals(tx, callId)).find(one => one.state === 'signed')
  if (!call || !proposal) throw new ConflictRefusal(problem('GEEN_GETEKEND_VOORSTEL'))
  if (isOverCap(call, proposal.lines))
    throw new ConflictRefusal(problem('PLAFOND_OVERSCHREDEN', undefined, { most: call.admittedMax ?? 0 }))
  const tranche = await callOfTranche(tx, String(call.number))
  const { counts, plans } = await trancheScores(tx, tranche)
  const judged = new Set(proposal.lines.map(line => line.submissionId))
  const short = plans.filter(({ id }) => !judged.has(id) || (counts.get(id) ?? 0) < assessmentsNeeded).length
  if (short > 0) throw new ConflictRefusal(problem('TE_WEINIG_BEOORDELINGEN', undefined, { count: short }))
  const waiting = (await waitingPlans(tx, call)).map(one => one.plan)
  const outside = outsideFrameworks([...plans, ...waiting])
  if (proposal.lines.some(line => line.proposed !== 'rejected' && outside.has(line.submissionId)))
    throw new ConflictRefusal(problem('BUITEN_RIJKSKADERS'))
  await setProposal(tx, proposal.id, { state: 'taken', decisionId, now })
  await moveCall(tx, record, { callId, to: 'decided', now })
  const byId = new Map([...plans, ...waiting].map(plan => [plan.id, plan]))
  for (const line of proposal.lines) {
    const plan = byId.get(line.submissionId)
    if (!plan) continue
    await decidePlan({ tx, services, record, now }, { plan, line, proposal })
    if (line.proposed === 'admitted')
      await makeProject({ tx, services, record, now }, { plan, callNumber: call.number, decisionId })
  }
  await setLettersSent(tx, callId, now)
  await insertResult(
    tx,
    callId,
    now.add({ hours: await settingNumber(tx, 'embargoHours', undefined, call.programmeId) }),
  )
  record({
    objectKind: 'portfolio-proposal',
    objectId: proposal.id,
    before: { state: 'signed' },
    after: { state: 'taken', decisionId },
  })
}

async function decidePlan(
  { tx, services, record, now }: Pick<Hears, 'tx' | 'services' | 'record' | 'now'>,
  { plan, line, proposal }: { plan: Plan; line: ProposalLine; proposal: PortfolioProposal },
): Promise<void> {
  const submissionId = plan.id
  // A plan that waited stays where it is, or goes on from there.
  if (line.proposed === 'admitted' && plan.state !== 'proposed')
    await moveSubmission(tx, record, { submissionId, to: 'proposed', now })
  if (line.proposed !== plan.state) await moveSubmission(tx, record, { submissionId, to: line.proposed, now })
  await putOutcome(tx, {
    ...{
      submissionId,
      callId: plan.callId,
      decidedIn: proposal.callId,
      proposalId: proposal.id,
      outcome: line.proposed,
      now,
    },
    reason: outcomeReason(line),
  })
  // Applicants hear first: what becomes public waits for the end of the embargo.
  const organisationIds = plan.parties.map(party => party.organisationId)
  await tellDecided(tx, services, { submissionId, decidedIn: proposal.callId, organisationIds, now })
}

/** An admitted plan is a project of the programme from the decision on; everybody sees it once the result is public. */
async function makeProject(
  { tx, services, record, now }: Pick<Hears, 'tx' | 'services' | 'record' | 'now'>,
  { plan, callNumber, decisionId }: { plan: Plan; callNumber: number; decisionId: string },
): Promise<void> {
  const projectId = await admitProject(
    tx,
    { record, now },
    {
      ...{ submissionId: plan.id, name: plan.title, municipality: plan.municipality, place: plan.place },
      ...{ homes: plan.homes, decisionId, isDemonstration: services.demo },
      parties: plan.parties.map(({ organisationId, isLead }) => ({ organisationId, isLead })),
      resultPath: href(links.result, { nr: String(callNumber) }),
    },
  )
  await updateOutcome(tx, plan.id, { projectId, now })
}

/** A proposal that was voted down is over: another can be written. */
async function endProposal({ tx, record, now, details }: Told & { details: VotedDownTold }): Promise<void> {
  const { kind, subject, decisionId } = details
  if (kind !== 'admission' || subject?.kind !== trancheSubject || !hasId(subject.id)) return
  await lockTranche(tx, subject.id)
  const proposal = (await readProposals(tx, subject.id)).find(one => one.state === 'signed')
  if (!proposal) return
  await setProposal(tx, proposal.id, { state: 'voted-down', decisionId, now })
  record({
    objectKind: 'portfolio-proposal',
    objectId: proposal.id,
    before: { state: 'signed' },
    after: { state: 'voted-down', decisionId },
  })
}

/** What selection asked to hear. */
export const governanceSubscriptions: readonly Subscription[] = [
  onDecisionTaken(admitTranche),
  onDecisionVotedDown(endProposal),
]
