import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { keepPersonalValue } from '../../../kit/audit/personal-value.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { refused } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import { forgetPerson } from '../../../kit/module/personal-data.ts'
import type { Services } from '../../../kit/module/services.ts'
import { mailTo } from '../mails.ts'
import { problem } from '../problems.ts'
import { listAccounts, manageAccounts } from '../rules/rights.ts'
import { type AccountRow, accountOf, lockAccount, setDisabled } from '../store/accounts.ts'
import { hasOpenDataRequest } from '../store/erasure.ts'
import { closePasswordResets } from '../store/links.ts'
import { deleteSecondFactor } from '../store/second-factors.ts'
import { endSessionsOf, forgetDevicesOf } from '../store/sessions.ts'
import { revokeTokensOf } from '../store/tokens.ts'
import { inviteAgain } from './invitations.ts'

/** What an administrator can do with the account of somebody else. */
export const accountActs = ['close', 'open', 'resetSecondFactor', 'invite', 'erase'] as const

/** One of those acts. */
export type AccountAct = (typeof accountActs)[number]

const auditNames = {
  close: 'closeAccount',
  open: 'openAccount',
  resetSecondFactor: 'resetSecondFactor',
  erase: 'eraseAccount',
} as const

/**
 * Does something with the account of somebody else, with a reason. The person is told by mail. An administrator never
 * does this with the own account, nor learns a password.
 */
export async function administerAccount(
  services: Services,
  actor: Actor,
  asked: { personId: string; act: AccountAct; reason: string; siteName: string },
): Promise<Outcome<undefined>> {
  permit(actor, listAccounts)
  const { personId, act, reason } = asked
  if (!may(actor, manageAccounts, { personId })) return refused(problem('EIGEN_ACCOUNT'))
  if (act === 'invite') return inviteAgain(services, actor, { personId, organisationName: asked.siteName })
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, auditNames[act], async (tx, record, now) => {
    await lockAccount(tx, personId, 'change')
    const account = await accountOf(tx, personId)
    if (!account || account.isErased) throw new NotFound()
    // Before an erasure, which takes it away again: the trail then holds a digest of nothing that is left.
    const reasonDigest = await keepPersonalValue(tx, { personId, value: reason })
    const ended =
      act === 'erase' ? await erase(tx, services, { account, now }) : await change(tx, { personId, act, now })
    await queueMail(tx, mailTo(account, act === 'erase' ? 'accountErasedMail' : 'accountChangedMail', {}))
    record({ objectKind: 'account', objectId: personId, after: { act, reasonDigest, ...ended } })
    return undefined
  })
}

/** What went with an act: it ends every way in that was open, those of programs too. */
interface Ended {
  sessionsEnded: number
  tokensRevoked: number
}

/** Opening ends what is left as well: what began while the account was being closed does not come back to life. */
async function change(
  tx: Transaction,
  asked: { personId: string; act: 'close' | 'open' | 'resetSecondFactor'; now: Temporal.Instant },
): Promise<Ended> {
  const { personId, act, now } = asked
  if (act === 'resetSecondFactor') await deleteSecondFactor(tx, personId)
  else await setDisabled(tx, personId, act === 'close' ? now : null)
  await forgetDevicesOf(tx, personId)
  await closePasswordResets(tx, personId, now)
  return {
    sessionsEnded: await endSessionsOf(tx, personId, now),
    tokensRevoked: await revokeTokensOf(tx, personId, now),
  }
}

/** Cannot be undone, so it takes two steps: the account is closed first, and open requests are answered first. */
async function erase(
  tx: Transaction,
  services: Services,
  { account, now }: { account: AccountRow; now: Temporal.Instant },
): Promise<undefined> {
  if (!account.isDisabled) throw new ConflictRefusal(problem('ACCOUNT_EERST_SLUITEN', 'act'))
  if (await hasOpenDataRequest(tx, account.personId))
    throw new ConflictRefusal(problem('VERZOEK_EERST_BEANTWOORDEN', 'act'))
  const { personId, email } = account
  await forgetPerson(tx, services, { personId, email, now })
  return undefined
}
