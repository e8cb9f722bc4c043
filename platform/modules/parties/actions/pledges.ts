import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Pledge, PledgeState } from '../model.ts'
import { tellReserved, tellReworded } from '../notices.ts'
import { problem } from '../problems.ts'
import {
  canMovePledge,
  followUpPledge,
  isOpenPledge,
  makePledge,
  movePledge,
  returnMoves,
  wordsSeen,
} from '../rules/pledge.ts'
import { readOrganisation } from '../store/organisations.ts'
import {
  insertFollowUp,
  insertPledge,
  lockPledge,
  setPair,
  setPledgeState,
  setWriter,
  updatePledge,
} from '../store/pledges.ts'

/** A term is a day to come: who pledges for a day that is past pledges nothing. */
function askTerm(dueOn: string | undefined, now: Temporal.Instant): void {
  if (dueOn !== undefined && dueOn < dayOf(now)) throw new Refusal(problem('TERMIJN_IS_VOORBIJ', 'dueOn'))
}

/** A pledge as filled in; `inReturn` is what the other organisation pledges against it. */
export interface GivenPledge {
  fromId: string
  toId: string | undefined
  text: string
  condition: string | undefined
  dueOn: string | undefined
  isPublic: boolean
  inReturn: string | undefined
}

/** Makes a pledge, with one in return if there is: both conditional until they come into force together. */
export async function pledge(services: Services, actor: Actor, given: GivenPledge): Promise<Outcome<string>> {
  permit(actor, makePledge, given)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'makePledge', async (tx, record, now) => {
    askTerm(given.dueOn, now)
    await existing(tx, given.fromId, 'from')
    if (given.toId) await existing(tx, given.toId, 'to')
    if (given.toId === given.fromId) throw new Refusal(problem('TOEZEGGING_AAN_ZICHZELF', 'to'))
    const { inReturn, ...own } = given
    if (inReturn && !given.toId) throw new Refusal(problem('TEGENPRESTATIE_ZONDER_PARTIJ', 'to'))
    const by = { madeById: actor.personId, madeForId: given.fromId, now }
    const id = await insertPledge(tx, { ...own, ...by, pairId: undefined })
    record({ objectKind: 'pledge', objectId: id, after: sides(given, 'conditional') })
    if (inReturn && given.toId) {
      const turned = { ...own, fromId: given.toId, toId: given.fromId, text: inReturn }
      const otherId = await insertPledge(tx, { ...turned, ...by, pairId: id })
      await setPair(tx, id, otherId)
      record({ objectKind: 'pledge', objectId: otherId, after: sides(turned, 'conditional') })
    }
    return id
  })
}

const sides = ({ fromId, toId }: { fromId: string; toId: string | undefined }, state: PledgeState) => ({
  fromId,
  toId: toId ?? null,
  state,
})

async function existing(tx: Transaction, id: string, field: string): Promise<void> {
  const organisation = await readOrganisation(tx, id)
  if (!organisation || organisation.mergedIntoId) throw new Refusal(problem('ORGANISATIE_ONBEKEND', field))
}

async function locked(tx: Transaction, id: string): Promise<Pledge> {
  const found = await lockPledge(tx, id)
  if (!found) throw new NotFound()
  return found
}

/**
 * Changes the words and the term of a pledge, as long as it is conditional. Of a pair the other side has to agree with
 * both anew, whoever wrote them first, and is told.
 */
export async function changeWords(
  services: Services,
  actor: Actor,
  asked: { id: string } & Pick<Pledge, 'text' | 'condition' | 'dueOn' | 'isPublic'>,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changePledge', async (tx, record, now) => {
    const before = await locked(tx, asked.id)
    permit(actor, makePledge, before)
    if (before.state !== 'conditional') throw new ConflictRefusal(problem('TOEZEGGING_LIGT_VAST'))
    const { text, condition, dueOn, isPublic } = asked
    if (dueOn !== before.dueOn) askTerm(dueOn, now)
    await updatePledge(tx, before.id, { text, condition, dueOn, isPublic, now })
    const after = {
      dueOn: dueOn ?? null,
      isPublic,
      madeForId: before.pairId ? before.fromId : before.madeForId,
    }
    record({ objectKind: 'pledge', objectId: before.id, after })
    if (before.pairId && before.toId) {
      await setWriter(tx, [before.id, before.pairId], before.fromId)
      await tellReworded(tx, services, { ...before, toId: before.toId, now })
    }
    return undefined
  })
}

/** Moves a pledge; the one in return moves with it where it must, and both sides are told of a reserve. */
export async function move(
  services: Services,
  actor: Actor,
  asked: { id: string; to: PledgeState; reason: string | undefined; seen: string | undefined },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { to, reason } = asked
  return writeOrRefuse({ db, clock, actor }, 'movePledge', async (tx, record, now) => {
    const before = await locked(tx, asked.id)
    permit(actor, movePledge, { ...before, to })
    if (!canMovePledge(before.state, to)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if ((to === 'lapsed' || to === 'broken') && (reason ?? '').length < 10)
      throw new Refusal(problem('REDEN_ONTBREEKT', 'reason'))
    const steps = [{ one: before, state: to }]
    const other = before.pairId ? await locked(tx, before.pairId) : undefined
    // Who starts a pair agrees with the words of both: those that stood on the page, and no later ones.
    if (to === 'in-force' && other && asked.seen !== wordsSeen(before, other))
      throw new ConflictRefusal(problem('TOEZEGGING_INTUSSEN_GEWIJZIGD'))
    const otherTo = other && returnMoves(to, other.state)
    if (other && otherTo) steps.push({ one: other, state: otherTo })
    for (const { one, state } of steps) {
      await setPledgeState(tx, one.id, { state, reason, now })
      const was = { state: one.state }
      record({ objectKind: 'pledge', objectId: one.id, before: was, after: sides(one, state) })
    }
    if (other && otherTo === 'reserved') await tellReserved(tx, services, { ...other, now })
    return undefined
  })
}

/** Records how a pledge stands, and within how many days somebody looks again. */
export async function followUp(
  services: Services,
  actor: Actor,
  asked: { id: string; heldOn: string; note: string; followUpDays: number },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { id, ...given } = asked
  return writeOrRefuse({ db, clock, actor }, 'followUpPledge', async (tx, record, now) => {
    const pledge = await locked(tx, id)
    permit(actor, followUpPledge, pledge)
    if (!isOpenPledge(pledge.state)) throw new ConflictRefusal(problem('TOEZEGGING_IS_AF'))
    if (given.heldOn > dayOf(now)) throw new Refusal(problem('OPVOLGING_IN_TOEKOMST', 'heldOn'))
    await insertFollowUp(tx, id, { ...given, madeById: actor.personId, now })
    const { heldOn, followUpDays } = given
    record({ objectKind: 'pledge', objectId: id, after: { followedUpOn: heldOn, followUpDays } })
    return undefined
  })
}
