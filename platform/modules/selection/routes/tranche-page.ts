import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import { liveConflicts } from '../actions/conflicts.ts'
import { plansBefore } from '../actions/reserve.ts'
import { type CallUnderSelection, callOfTranche } from '../actions/tranche.ts'
import { links } from '../links.ts'
import type { Call } from '../model.ts'
import { say } from '../pages/say.ts'
import { type ScoreSight, scoreSight, scoresFirst } from '../rules/assessment.ts'
import { readAssignments } from '../store/assignments.ts'

/** The actor of a page that only those who are signed in reach. */
export function actorOf(context: Context) {
  if (!context.actor) throw new NotFound()
  return context.actor
}

/**
 * What this person sees of the scores of a call, for the programme and the steering group: who assesses plans of it as
 * well sees nothing before the own scores are final.
 */
export async function sightOf(
  services: Services,
  actor: Actor,
  { id: callId, state: callState }: Pick<Call, 'id' | 'state'>,
): Promise<ScoreSight> {
  const roles = actor.grants.map(grant => grant.role)
  const sight = scoreSight({ roles, own: undefined, callState, isApplicant: false, isRecused: false })
  const own = await readAssignments(services.db, { callId, personId: actor.personId })
  return scoresFirst(callState, own) ? 'none' : sight
}

/**
 * Plans of a call that are not shown to this person: because of a conflict of interest that holds now, or because the person
 * assesses them and is not final yet.
 */
export async function hiddenFrom(
  services: Services,
  actor: Actor,
  call: Pick<Call, 'id' | 'number' | 'criteriaSetId' | 'partOf'>,
): Promise<Set<string>> {
  const { personId } = actor
  const plans = await plansBefore(services.db, call)
  const { judge } = await liveConflicts(services.db, services.clock, {
    personIds: [personId],
    callIds: plans.map(plan => plan.callId),
  })
  const own = await readAssignments(services.db, { personId })
  const unfinished = new Set(own.flatMap(one => (one.state === 'final' ? [] : [one.submissionId])))
  const ids = plans.map(plan => plan.id)
  return new Set(
    ids.filter(file => unfinished.has(file) || judge({ file, assessor: personId }).level === 'hard'),
  )
}

/** The tranche of an address. */
export const trancheOf = (asked: { services: Services; parameters: { tranche: string } }) =>
  callOfTranche(asked.services.db, asked.parameters.tranche)

/** The trail above a page of a tranche. */
export function trancheCrumbs(number: number, { language }: Context, label?: string) {
  const t = say(language)
  const own = t('trancheNumber', { number })
  return [
    { label: t('tranchesTitle'), href: href(links.tranches) },
    ...(label
      ? [{ label: own, href: href(links.tranche, { tranche: String(number) }) }, { label }]
      : [{ label: own }]),
  ]
}

/** The tranche, for who may weigh its scores: what is asked or refused here tells of them. @throws NotAllowed */
export async function ownScoresGiven(asked: {
  services: Services
  context: Context
  parameters: { tranche: string }
}): Promise<CallUnderSelection> {
  const tranche = await trancheOf(asked)
  if ((await sightOf(asked.services, actorOf(asked.context), tranche.call)) === 'none')
    throw new NotAllowed('seeScores')
  return tranche
}
