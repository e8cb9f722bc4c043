import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { canonicalJson } from '../../../kit/audit/canonical-json.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { conflict, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { type Call, type KeyHolder, otherHolder, pairOf, type SubmissionContents } from '../model/index.ts'
import { problem } from '../problems.ts'
import { holdKey, openOwnShare } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { joinShares, makeHolderKey, openShare, putAway, takeBack } from '../sealing/call-key.ts'
import { openJson, receiptHash, unwrapKeyOfCall } from '../sealing/contents.ts'
import { lockCall, readPublicKey, setCallState } from '../store/calls.ts'
import { putContents, readSealedVersions } from '../store/drafts.ts'
import { putHolder, putOpening, readHolders, readOpenings, removeOpenings } from '../store/keys.ts'
import { readReceipts } from '../store/submissions.ts'
import { askProcedureDecision } from './procedure.ts'

/** How long an opened share waits for the other, minutes. */
export const minutesForTheOther = 15

/** Becomes the holder of a share of a call that is made ready, under a passphrase that nobody else knows. */
export async function becomeHolder(
  services: Services,
  actor: Actor,
  asked: { callId: string; holder: KeyHolder; passphrase: string },
): Promise<Outcome<undefined>> {
  permit(actor, holdKey, asked)
  const { db, clock } = services
  const { callId, holder } = asked
  const key = await makeHolderKey(asked.passphrase, { callId, holder })
  return writeOrRefuse({ db, clock, actor }, 'holdKey', async (tx, record) => {
    const call = await lockCall(tx, callId, 'update')
    if (!call) throw new NotFound()
    if (!call.isSealed || (call.state !== 'draft' && call.state !== 'criteria-adopted'))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const holds = (await readHolders(tx, callId)).find(one => one.personId === actor.personId)
    if (holds && holds.holder !== holder) throw new ConflictRefusal(problem('EEN_DEEL_PER_PERSOON'))
    await putHolder(tx, callId, { holder, personId: actor.personId, ...key })
    const after = { holder, holderId: actor.personId, publicKey: key.publicKey.toString('hex') }
    record({ objectKind: 'call', objectId: callId, after, isFoundAsBefore: true })
    return undefined
  })
}

/** What opening a share led to: the other is awaited, or the call is unsealed. */
export interface Opened {
  isUnsealed: boolean
  submissions: number
}

/**
 * Opens the own share of a closed call. The first waits a quarter of an hour for the second of the same pair; with
 * both, every submitted plan becomes readable for who may, in one transaction. Before the close nobody can, whoever
 * asks; the pair of the steering group also needs a decision.
 */
export async function openOwn(
  services: Services,
  actor: Actor,
  asked: { callId: string; holder: KeyHolder; passphrase: string; decisionId?: string | undefined },
): Promise<Outcome<Opened>> {
  const { db, clock, secret } = services
  const { callId, holder } = asked
  const own = (await readHolders(db, callId)).find(one => one.holder === holder)
  if (!own) throw new NotFound()
  permit(actor, openOwnShare, own)
  if (!own.share) return conflict(problem('STAAT_ONGELDIG'))
  const share = await openShare(asked.passphrase, { callId, holder, key: own, share: own.share })
  if (!share) return refused(problem('WACHTZIN_ONJUIST', 'passphrase'))
  return writeOrRefuse({ db, clock, actor }, 'unsealCall', async (tx, record, now) => {
    const call = await closedCall(tx, callId, now)
    // The pair of the steering group opens by a decision of that group.
    const decisionId = pairOf(holder) === 'officers' ? undefined : asked.decisionId
    if (pairOf(holder) !== 'officers') await askProcedureDecision(tx, { decisionId, callId })
    const publicKey = await readPublicKey(tx, callId)
    const other = (await readOpenings(tx, callId, now)).find(one => one.holder === otherHolder[holder])
    if (!other || !publicKey) {
      const expiresAt = now.add({ minutes: minutesForTheOther })
      await putOpening(tx, callId, {
        ...{ holder, share: putAway(share, secret, callId), decisionId, openedAt: now, expiresAt },
      })
      const after = { openedShare: holder, decisionId: decisionId ?? null }
      record({ objectKind: 'call', objectId: callId, after, isFoundAsBefore: true })
      return { isUnsealed: false, submissions: 0 }
    }
    const privateKey = joinShares(share, takeBack(other.share, secret, callId), publicKey)
    if (!privateKey) throw new Error(`the shares of call ${call.number} are not of its key`)
    const submissions = await openAll(tx, callId, privateKey)
    privateKey.fill(0)
    await setCallState(tx, callId, { state: 'unsealed', isUnsealed: true, now })
    await removeOpenings(tx, callId)
    const by = { openedBy: [other.holder, holder], submissions, decisionId: decisionId ?? null }
    recordUnsealed(record, call, by)
    return { isUnsealed: true, submissions }
  })
}

function recordUnsealed(record: RecordChange, call: Call, by: Readonly<Record<string, unknown>>): void {
  const after = { state: 'unsealed', ...by }
  record({ objectKind: 'call', objectId: call.id, before: { state: call.state }, after })
}

async function closedCall(tx: Transaction, callId: string, now: Temporal.Instant): Promise<Call> {
  const call = await lockCall(tx, callId, 'update')
  if (!call) throw new NotFound()
  if (!call.isSealed || stateAt(call, now) !== 'closed')
    throw new ConflictRefusal(problem('OPROEP_NIET_GESLOTEN'))
  return call
}

/** Decrypts every submitted plan and looks whether it is what its receipt says. @returns how many */
async function openAll(tx: Transaction, callId: string, privateKey: Buffer): Promise<number> {
  const all = await readSealedVersions(tx, callId)
  const receipts = await readReceipts(
    tx,
    all.map(one => one.submissionId),
  )
  for (const { submissionId, version, sealed, keyForCall } of all) {
    const about = { id: submissionId, version }
    const dataKey = unwrapKeyOfCall(keyForCall, privateKey, about)
    const contents = openJson<SubmissionContents>(sealed, dataKey, about)
    const receipt = receipts.get(submissionId)?.find(one => one.version === version)
    if (receipt?.receiptHash !== receiptHash(contents))
      throw new Error(`submission ${submissionId} is not what its receipt says`)
    await putContents(tx, { submissionId, version, contents: canonicalJson(contents) })
  }
  return all.length
}
