import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { AdviceRelation } from '../model.ts'
import { problem } from '../problems.ts'
import { adviceStateOn, endAdviceEarlier, tellAdvice } from '../rules/advice.ts'
import { insertAdvice, lockAdvice, setAdviceEnd } from '../store/advice.ts'
import { readOrganisation } from '../store/organisations.ts'

/** An advice relation as filled in. */
export type GivenAdvice = Pick<AdviceRelation, 'adviserId' | 'clientId' | 'subject' | 'validFrom' | 'validTo'>

/** Records that one organisation advises another. @returns its id */
export async function tell(services: Services, actor: Actor, given: GivenAdvice): Promise<Outcome<string>> {
  permit(actor, tellAdvice, given)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'tellAdvice', async (tx, record, now) => {
    const problems = []
    for (const [id, field] of [
      [given.adviserId, 'adviser'],
      [given.clientId, 'client'],
    ] as const) {
      const organisation = await readOrganisation(tx, id)
      if (!organisation || organisation.mergedIntoId) problems.push(problem('ORGANISATIE_ONBEKEND', field))
    }
    if (given.adviserId === given.clientId) problems.push(problem('ADVIES_AAN_ZICHZELF', 'client'))
    if (given.validTo && given.validTo < given.validFrom)
      problems.push(problem('EINDE_VOOR_BEGIN', 'validTo'))
    if (problems.length > 0) throw new Refusal(...problems)
    const id = await insertAdvice(tx, { ...given, madeById: actor.personId, now })
    if (!id) throw new Refusal(problem('ADVIES_BESTAAT', 'subject'))
    const { adviserId, clientId, validFrom, validTo = null } = given
    record({ objectKind: 'advice', objectId: id, after: { adviserId, clientId, validFrom, validTo } })
    return id
  })
}

/** Sets the last day of an advice relation. What it says about conflicts of interest stays. */
export async function end(
  services: Services,
  actor: Actor,
  asked: { id: string; lastDay: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endAdvice', async (tx, record, now) => {
    const before = await lockAdvice(tx, asked.id)
    if (!before) throw new NotFound()
    permit(actor, tellAdvice, before)
    const today = dayOf(now)
    if (adviceStateOn(today, before) === 'ended') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (asked.lastDay < before.validFrom) throw new Refusal(problem('EINDE_VOOR_BEGIN', 'lastDay'))
    if (asked.lastDay < today && !may(actor, endAdviceEarlier))
      throw new Refusal(problem('ADVIES_EINDE_VOORBIJ', 'lastDay'))
    await setAdviceEnd(tx, before.id, { lastDay: asked.lastDay, endedById: actor.personId })
    const was = { validTo: before.validTo ?? null }
    record({ objectKind: 'advice', objectId: before.id, before: was, after: { validTo: asked.lastDay } })
    return undefined
  })
}
