import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { FrameworkCheck, FrameworkStanding } from '../model/index.ts'
import { tellLookedAgain } from '../notices.ts'
import { problem } from '../problems.ts'
import { frameworkStanding, mayLookAgain } from '../rules/frameworks.ts'
import { testSubmissions } from '../rules/rights.ts'
import { insertFrameworkCheck, readFrameworks } from '../store/frameworks.ts'
import { setSubmissionState } from '../store/submissions.ts'
import { type PlanWithParties, planToJudge } from './owned.ts'

/** How plans stand against the national frameworks now; a plan that was not tested is not there. */
export async function frameworkStandings(
  db: Database | Transaction,
  submissionIds: readonly string[],
): Promise<Map<string, FrameworkStanding>> {
  const found = await readFrameworks(db, submissionIds)
  return new Map(
    [...found].flatMap(([id, { tested, checks }]) => {
      const standing = frameworkStanding(tested, checks)
      return standing ? [[id, standing] as const] : []
    }),
  )
}

/** A plan with a rule in its way. @throws ConflictRefusal when there is nothing to look at again */
async function exemptible(tx: Transaction, actor: Actor, id: string): Promise<PlanWithParties> {
  const found = await planToJudge(tx, actor, id)
  const standing = (await frameworkStandings(tx, [id])).get(id)
  if (!mayLookAgain(found.plan.state, standing)) throw new ConflictRefusal(problem('GEEN_TWEEDE_TOETS'))
  return found
}

/**
 * Looks at the national frameworks again, now that exemption from the rule in the way was asked, granted or refused.
 * A refusal puts a plan out that nobody assesses yet; a plan further on stays, and cannot be admitted.
 */
export function lookAgain(
  services: Services,
  actor: Actor,
  asked: { id: string } & Omit<FrameworkCheck, 'checkedAt'>,
): Promise<Outcome<undefined>> {
  permit(actor, testSubmissions)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'lookAgainAtFrameworks', async (tx, record, now) => {
    const { id, ...check } = asked
    const { plan, owned } = await exemptible(tx, actor, id)
    if (check.answeredOn > dayOf(now)) throw new Refusal(problem('DATUM_IN_TOEKOMST', 'answeredOn'))
    await insertFrameworkCheck(tx, id, { ...check, checkedAt: now, checkedById: actor.personId })
    const isOut = check.answer === 'refused' && plan.state === 'admissible'
    if (isOut) await setSubmissionState(tx, id, 'inadmissible')
    record({
      ...{ objectKind: 'submission', objectId: id, before: { state: plan.state } },
      after: { state: isOut ? 'inadmissible' : plan.state, exemption: check.answer, rule: check.rule },
    })
    await tellLookedAgain(tx, services, {
      ...{ submissionId: id, answer: check.answer, now },
      organisationIds: owned.partyIds,
    })
    return undefined
  })
}
