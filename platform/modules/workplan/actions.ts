import type { Actor } from '../../kit/access/actor.ts'
import { permit } from '../../kit/access/permission.ts'
import { NotFound } from '../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../kit/database/connect.ts'
import type { Outcome } from '../../kit/http/problem.ts'
import type { Services } from '../../kit/module/services.ts'
import { termProblems } from '../programme/index.ts'
import type { ActivityState, ActivityWithOutputs, Output } from './model.ts'
import { problem } from './problems.ts'
import { isOver, isSettled, keepWorkplan, movesFrom } from './rules.ts'
import {
  type GivenActivity,
  insertActivity,
  insertOutput,
  lockActivity,
  setActivityState,
  settleOutput,
  updateActivity,
} from './store.ts'

const objectKind = 'activity'

async function askDays(tx: Transaction, programmeId: string, given: GivenActivity): Promise<void> {
  const wrong = [
    ...(given.endsOn < given.startsOn ? [problem('EIND_VOOR_BEGIN', 'endsOn')] : []),
    ...(await termProblems(
      tx,
      [
        { day: given.startsOn, field: 'startsOn' },
        { day: given.endsOn, field: 'endsOn' },
      ],
      programmeId,
    )),
  ]
  if (wrong.length > 0) throw new Refusal(...wrong)
}

/** An activity of which something changes. @throws NotFound, ConflictRefusal when it is over */
async function changeable(tx: Transaction, id: string): Promise<ActivityWithOutputs> {
  const activity = await lockActivity(tx, id)
  if (!activity) throw new NotFound()
  if (isOver(activity.state)) throw new ConflictRefusal(problem('ACTIVITEIT_IS_VOORBIJ'))
  return activity
}

const toldOf = ({ workstream, goal, title, budgetPost, startsOn, endsOn }: GivenActivity) => ({
  ...{ workstream, goal, title: title.nl, budgetPost, startsOn, endsOn },
})

/** Adds an activity to a programme, or changes one. @returns its id */
export function keepActivity(
  services: Services,
  actor: Actor,
  { given, ...at }: { given: GivenActivity } & ({ id: string } | { programmeId: string | undefined }),
): Promise<Outcome<string>> {
  permit(actor, keepWorkplan)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'keepActivity', async (tx, record, now) => {
    const by = { byId: actor.personId, now }
    const before = 'id' in at ? await changeable(tx, at.id) : undefined
    const programmeId = 'id' in at ? before?.programmeId : at.programmeId
    if (!programmeId) throw new ConflictRefusal(problem('GEEN_PROGRAMMA'))
    await askDays(tx, programmeId, given)
    if (before) {
      await updateActivity(tx, before.id, { given, by })
      record({ objectKind, objectId: before.id, before: toldOf(before), after: toldOf(given) })
      return before.id
    }
    const fresh = await insertActivity(tx, programmeId, { given, by })
    record({ objectKind, objectId: fresh, after: { state: 'planned', ...toldOf(given) } })
    return fresh
  })
}

/** Begins, ends or drops an activity. It is done once all that it was to bring is there or was given up. */
export function moveActivity(
  services: Services,
  actor: Actor,
  asked: { id: string; to: ActivityState; reason: string },
): Promise<Outcome<undefined>> {
  permit(actor, keepWorkplan)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'moveActivity', async (tx, record, now) => {
    const activity = await changeable(tx, asked.id)
    const { to: state, reason } = asked
    if (!movesFrom(activity.state).includes(state)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (state === 'done' && !isSettled(activity.outputs))
      throw new ConflictRefusal(problem('OPBRENGST_STAAT_NOG_OPEN'))
    if (state === 'dropped' && reason.length < 10)
      throw new Refusal(problem('VERVALLEN_ZONDER_REDEN', 'reason'))
    await setActivityState(tx, activity.id, { state, reason, by: { byId: actor.personId, now } })
    record({ objectKind, objectId: activity.id, before: { state: activity.state }, after: { state } })
    return undefined
  })
}

/** Adds what an activity is to bring, within the term of the programme. */
export function addOutput(
  services: Services,
  actor: Actor,
  asked: Pick<Output, 'activityId' | 'title' | 'dueOn'>,
): Promise<Outcome<undefined>> {
  permit(actor, keepWorkplan)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addOutput', async (tx, record, now) => {
    const { programmeId } = await changeable(tx, asked.activityId)
    const wrong = await termProblems(tx, [{ day: asked.dueOn, field: 'dueOn' }], programmeId)
    if (wrong.length > 0) throw new Refusal(...wrong)
    const id = await insertOutput(tx, { ...asked, by: { byId: actor.personId, now } })
    const after = { output: id, title: asked.title.nl, dueOn: asked.dueOn, state: 'expected' }
    record({ objectKind, objectId: asked.activityId, after })
    return undefined
  })
}

/** Records that an output is there, by what shows it, or that it does not come and why; either way it stays so. */
export function settle(
  services: Services,
  actor: Actor,
  asked: {
    activityId: string
    outputId: string
    state: 'delivered' | 'dropped'
    settledOn: string
    evidence: string
    url: string | undefined
  },
): Promise<Outcome<undefined>> {
  permit(actor, keepWorkplan)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'settleOutput', async (tx, record, now) => {
    const activity = await changeable(tx, asked.activityId)
    const output = activity.outputs.find(one => one.id === asked.outputId)
    if (!output) throw new NotFound()
    const { state, settledOn, evidence, url } = asked
    if (output.state !== 'expected' || (state === 'delivered' && activity.state !== 'running'))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const wrong = [
      ...(evidence.length < 10 ? [problem('BEWIJS_ONTBREEKT', 'evidence')] : []),
      ...(settledOn > dayOf(now) ? [problem('DATUM_IN_TOEKOMST', 'settledOn')] : []),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    await settleOutput(tx, output.id, { state, settledOn, evidence, url, by: { byId: actor.personId, now } })
    record({
      ...{ objectKind, objectId: activity.id, before: { output: output.id, state: 'expected' } },
      after: { output: output.id, state, settledOn },
    })
    return undefined
  })
}
