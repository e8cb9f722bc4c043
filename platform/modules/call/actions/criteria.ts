import { createHash } from 'node:crypto'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { canonicalJson } from '../../../kit/audit/canonical-json.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { isVotedOn, takenDecision } from '../../governance/index.ts'
import type { CriteriaContents, CriteriaSet, Stance } from '../model/index.ts'
import { problem } from '../problems.ts'
import { manageCalls, proposeCriteria } from '../rules/rights.ts'
import {
  freezeCriteriaSet,
  insertCriteriaSet,
  lockCriteriaSet,
  readCriteriaSets,
  updateCriteriaSet,
} from '../store/calls.ts'
import { insertProposal, lockProposal, putProposalAnswer, putReaction } from '../store/proposals.ts'

/** SHA-256 of criteria as canonical JSON (RFC 8785), 64 hex digits. */
function criteriaHash(contents: CriteriaContents): string {
  return createHash('sha256').update(canonicalJson(contents)).digest('hex')
}

/**
 * Begins a new draft of criteria of a programme: from its newest set, otherwise from the newest of another programme or
 * from what is given. @returns its id
 */
export async function draftCriteria(
  services: Services,
  actor: Actor,
  { programmeId, given }: { programmeId: string; given?: CriteriaContents | undefined },
): Promise<Outcome<string>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'draftCriteria', async (tx, record) => {
    const sets = await readCriteriaSets(tx)
    const own = sets.filter(set => isOf(set, programmeId))
    if (own.some(({ state }) => state === 'draft'))
      throw new ConflictRefusal(problem('CRITERIA_AL_IN_BEWERKING'))
    const contents = given ?? (own[0] ?? sets[0])?.contents
    if (!contents) throw new Error('there are no criteria to begin from')
    const version = (sets[0]?.version ?? 0) + 1
    const id = await insertCriteriaSet(tx, { programmeId, version, contents, madeById: actor.personId })
    record({ objectKind: 'criteria-set', objectId: id, after: { programmeId, version, state: 'draft' } })
    return id
  })
}

/** Whether a programme judges by a set of criteria: its own, or one from before there were programmes. */
export const isOf = (set: Pick<CriteriaSet, 'programmeId'>, programmeId: string | undefined): boolean =>
  set.programmeId === undefined || programmeId === undefined || set.programmeId === programmeId

async function draftToChange(tx: Transaction, id: string): Promise<CriteriaSet> {
  const set = await lockCriteriaSet(tx, id)
  if (!set) throw new NotFound()
  if (set.state === 'frozen') throw new ConflictRefusal(problem('CRITERIA_BEVROREN'))
  return set
}

/** Changes a draft of criteria; adopted ones never change. */
export async function changeCriteria(
  services: Services,
  actor: Actor,
  asked: { id: string; contents: CriteriaContents },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeCriteria', async (tx, record, now) => {
    const set = await draftToChange(tx, asked.id)
    if (await isVotedOn(tx, { kind: criteriaSubject, id: set.id }))
      throw new ConflictRefusal(problem('CRITERIA_IN_STEMMING'))
    await updateCriteriaSet(tx, set.id, asked.contents, now)
    record({
      ...{ objectKind: 'criteria-set', objectId: set.id },
      before: set.contents,
      after: { hash: criteriaHash(asked.contents) },
    })
    return undefined
  })
}

/** Says for an organisation what it would have otherwise in a draft. */
export async function propose(
  services: Services,
  actor: Actor,
  asked: { setId: string; criterion: string | undefined; text: string; organisationId: string },
): Promise<Outcome<string>> {
  permit(actor, proposeCriteria, asked)
  const { db, clock } = services
  const { organisationId } = asked
  return writeOrRefuse({ db, clock, actor, organisationId }, 'proposeCriteria', async (tx, record, now) => {
    const set = await draftToChange(tx, asked.setId)
    const { criterion, text } = asked
    if (criterion !== undefined && !set.contents.criteria.some(one => one.key === criterion))
      throw new Refusal(problem('CRITERIUM_ONBEKEND', 'criterion'))
    const fresh = { criteriaSetId: set.id, criterion, text, organisationId }
    const id = await insertProposal(tx, { ...fresh, madeById: actor.personId, now })
    const after = { proposalId: id, organisationId, criterion: criterion ?? null }
    record({ objectKind: 'criteria-set', objectId: set.id, after })
    return id
  })
}

/** Says for an organisation what it thinks of a proposal of another. */
export async function react(
  services: Services,
  actor: Actor,
  asked: { proposalId: string; stance: Stance; text: string; organisationId: string },
): Promise<Outcome<undefined>> {
  permit(actor, proposeCriteria, asked)
  const { db, clock } = services
  const { organisationId, proposalId, stance } = asked
  return writeOrRefuse({ db, clock, actor, organisationId }, 'reactToProposal', async (tx, record, now) => {
    const proposal = await lockProposal(tx, proposalId)
    if (!proposal) throw new NotFound()
    await draftToChange(tx, proposal.criteriaSetId)
    await putReaction(tx, { ...asked, madeById: actor.personId, now })
    const after = { proposalId, organisationId, stance }
    record({ objectKind: 'criteria-set', objectId: proposal.criteriaSetId, after })
    return undefined
  })
}

/** Tells what becomes of a proposal, with why. */
export async function answerProposal(
  services: Services,
  actor: Actor,
  asked: { proposalId: string; state: 'taken-over' | 'declined'; answer: string },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerProposal', async (tx, record, now) => {
    const proposal = await lockProposal(tx, asked.proposalId)
    if (!proposal) throw new NotFound()
    await draftToChange(tx, proposal.criteriaSetId)
    if (proposal.state !== 'open') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const { state, answer } = asked
    await putProposalAnswer(tx, proposal.id, { state, answer, answeredById: actor.personId, now })
    const after = { proposalId: proposal.id, state }
    record({ objectKind: 'criteria-set', objectId: proposal.criteriaSetId, after })
    return undefined
  })
}

/** Freezes criteria as they are, by a decision, in its transaction. */
export async function freeze(
  tx: Transaction,
  record: RecordChange,
  { setId, decisionId, now }: { setId: string; decisionId: string; now: Temporal.Instant },
): Promise<string> {
  const set = await draftToChange(tx, setId)
  const hash = criteriaHash(set.contents)
  await freezeCriteriaSet(tx, set.id, { decisionId, hash, now })
  record({ objectKind: 'criteria-set', objectId: set.id, after: { state: 'frozen', hash, decisionId } })
  return hash
}

/**
 * Adopts criteria by a decision that was taken about criteria and is not behind another set. From here on nothing in
 * them changes. @returns the hash of what was adopted
 */
export async function adoptCriteria(
  services: Services,
  actor: Actor,
  asked: { setId: string; decisionId: string },
): Promise<Outcome<string>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'adoptCriteria', async (tx, record, now) => {
    const found = await takenDecision(tx, asked.decisionId)
    if (!found.ok || found.decision.kind !== 'criteria')
      throw new ConflictRefusal(problem('BESLUIT_NIET_GENOMEN', 'decision'))
    const { subject, programmeId } = found.decision
    const set = await lockCriteriaSet(tx, asked.setId)
    const isOther =
      (set !== undefined && !isOf(set, programmeId)) ||
      (subject !== undefined && (subject.kind !== criteriaSubject || subject.id !== asked.setId))
    const isUsed = (await readCriteriaSets(tx)).some(set => set.decisionId === asked.decisionId)
    if (isOther || isUsed) throw new ConflictRefusal(problem('BESLUIT_GAAT_OVER_IETS_ANDERS', 'decision'))
    return freeze(tx, record, { setId: asked.setId, decisionId: asked.decisionId, now })
  })
}

/** Criteria as the subject of a decision. */
export const criteriaSubject = 'criteria-set'
