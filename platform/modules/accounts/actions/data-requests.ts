import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import { mailTo } from '../mails.ts'
import type { DataRequestKind, DataRequestOutcome } from '../model.ts'
import { tellAnswered } from '../notices.ts'
import { problem } from '../problems.ts'
import { answerDataRequests } from '../rules/rights.ts'
import { accountOf } from '../store/accounts.ts'
import { answerDataRequestRow, insertDataRequest, lockDataRequest } from '../store/data-requests.ts'

/** Term of the General Data Protection Regulation, art. 12 (3). */
const answerTerm = { months: 1 }

/** Asks for correction or erasure of the own data. @returns the day before which the answer comes */
export async function askAboutOwnData(
  services: Services,
  actor: Actor,
  asked: { kind: DataRequestKind; request: string },
): Promise<string> {
  const { db, clock } = services
  return write({ db, clock, actor }, 'askAboutOwnData', async (tx, record, now) => {
    const day = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
    const dueOn = day.add(answerTerm).toString()
    const id = await insertDataRequest(tx, { personId: actor.personId, ...asked, now, dueOn })
    record({ objectKind: 'dataRequest', objectId: id, after: { kind: asked.kind, dueOn } })
    return dueOn
  })
}

/** Answers a request of somebody else about the own data; the person is told by mail that there is an answer. */
export async function answerDataRequest(
  services: Services,
  actor: Actor,
  given: { id: string; outcome: DataRequestOutcome; answer: string },
): Promise<Outcome<undefined>> {
  permit(actor, answerDataRequests)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerDataRequest', async (tx, record, now) => {
    const request = await lockDataRequest(tx, given.id)
    if (!request) throw new NotFound()
    if (request.answeredAt) throw new Refusal(problem('VERZOEK_AL_BEANTWOORD'))
    if (request.personId === actor.personId) throw new Refusal(problem('EIGEN_ACCOUNT'))
    const { outcome, answer } = given
    await answerDataRequestRow(tx, request.id, { outcome, answer, byId: actor.personId, now })
    const account = await accountOf(tx, request.personId)
    const link = `${services.origin}/account/gegevensverzoek`
    if (account) await queueMail(tx, mailTo(account, 'answerMail', { link }))
    await tellAnswered(tx, services, request)
    record({ objectKind: 'dataRequest', objectId: request.id, after: { outcome } })
    return undefined
  })
}
