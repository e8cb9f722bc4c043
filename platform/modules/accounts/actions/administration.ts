import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { refused } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import { mailTo } from '../mails.ts'
import { problem } from '../problems.ts'
import { listAccounts, manageAccounts } from '../rules/rights.ts'
import { accountOf, setDisabled } from '../store/accounts.ts'
import { closePasswordResets } from '../store/links.ts'
import { deleteSecondFactor } from '../store/second-factors.ts'
import { endSessionsOf, forgetDevicesOf } from '../store/sessions.ts'
import { inviteAgain } from './invitations.ts'

/** What an administrator can do with the account of somebody else. */
export const accountActs = ['close', 'open', 'resetSecondFactor', 'invite'] as const

/** One of those acts. */
export type AccountAct = (typeof accountActs)[number]

const auditNames = {
  close: 'closeAccount',
  open: 'openAccount',
  resetSecondFactor: 'resetSecondFactor',
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
    const account = await accountOf(tx, personId)
    if (!account) throw new NotFound()
    if (act === 'resetSecondFactor') await deleteSecondFactor(tx, personId)
    else await setDisabled(tx, personId, act === 'close' ? now : null)
    if (act !== 'open') await endSessionsOf(tx, personId, now)
    if (act !== 'open') await forgetDevicesOf(tx, personId)
    await closePasswordResets(tx, personId, now)
    await queueMail(tx, mailTo(account, 'accountChangedMail', {}))
    record({ objectKind: 'account', objectId: personId, after: { act, reason } })
    return undefined
  })
}
