import type { Actor } from '../../../../kit/access/actor.ts'
import { permit } from '../../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../../kit/access/write-or-refuse.ts'
import { instantNow } from '../../../../kit/clock/clock.ts'
import { dayOf } from '../../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../../kit/database/connect.ts'
import type { Outcome } from '../../../../kit/http/problem.ts'
import { problemsIn } from '../../../../kit/http/problems-in.ts'
import type { Services } from '../../../../kit/module/services.ts'
import { accountByEmail } from '../../../accounts/index.ts'
import { organisationById, recordAdvice, roleHolders, setAdviceEnd } from '../../../parties/index.ts'
import type { AdmittedProject } from '../../participation/model.ts'
import { lockAdmitted, readAdmitted } from '../../participation/store.ts'
import { projectTexts } from '../../texts.ts'
import type { Adviser, ClearableRule } from '../model.ts'
import { tellAdviser } from '../notices.ts'
import { admitAdviser, clearAdviser, endAdviser, seeAdvisers, stateInterests } from '../rules/rights.ts'
import { asksStatement, lastDayAfter, statementTerm } from '../rules/terms.ts'
import {
  insertAdviser,
  insertStatement,
  lockAdviser,
  putClearance,
  readAdvisers,
  setAdvice,
  setAdviserEnded,
} from '../store/advisers.ts'
import { involvedAt, judgedAdvisers } from './people.ts'

const problem = problemsIn(projectTexts)
const objectKind = 'adviser'

async function held(tx: Transaction, actor: Actor, { slug, now }: { slug: string; now: Temporal.Instant }) {
  await lockAdmitted(tx, slug)
  return involvedAt(tx, actor, { slug, today: dayOf(now) })
}

/** Where a person works as an adviser now: with the role of adviser, or at a firm of advisers. */
async function firmOf(tx: Transaction, personId: string, now: Temporal.Instant): Promise<string | undefined> {
  const own = (await roleHolders(tx, { roles: ['N', 'M'], now })).filter(one => one.personId === personId)
  for (const { role, organisationId } of own) {
    if (role === 'N') return organisationId
    if ((await organisationById(tx, organisationId))?.kind === 'adviseur') return organisationId
  }
  return undefined
}

/** An adviser as filled in. */
export interface GivenAdviser {
  slug: string
  email: string
  clientId: string
  task: string
  validTo: string
}

/** Admits somebody to a project as the adviser of a party; it opens with a statement of interests. @returns the id */
export async function admit(services: Services, actor: Actor, given: GivenAdviser): Promise<Outcome<string>> {
  const { db, clock } = services
  const { slug, clientId, task, validTo } = given
  return writeOrRefuse({ db, clock, actor }, 'admitAdviser', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, admitAdviser, { ...involved, clientId })
    if (project.withdrawal) throw new ConflictRefusal(problem('STATUS_INGETROKKEN'))
    const today = dayOf(now)
    const personId = (await accountByEmail(tx, given.email))?.personId
    if (personId === actor.personId) throw new NotAllowed(admitAdviser.name)
    // Whether there is an account at an address is told to nobody.
    const organisationId = personId && (await firmOf(tx, personId, now))
    const problems = [
      ...(organisationId ? [] : [problem('GEEN_ADVISEUR', 'email')]),
      ...(validTo < today ? [problem('LAATSTE_DAG_VOORBIJ', 'validTo')] : []),
    ]
    if (!personId || !organisationId || problems.length > 0) throw new Refusal(...problems)
    if (involved.partyIds.includes(organisationId)) throw new Refusal(problem('ADVISEUR_IS_PARTIJ', 'email'))
    const fresh = { projectId: project.id, personId, organisationId, clientId, task, validTo }
    const id = await insertAdviser(tx, { ...fresh, validFrom: today, madeById: actor.personId, now })
    if (!id) throw new Refusal(problem('ADVISEUR_DOET_AL_MEE', 'email'))
    await tellAdviser(tx, services, { slug, personId, what: 'noticeAdviserAdmitted', key: id })
    record({ objectKind, objectId: id, after: { projectId: project.id, organisationId, clientId, validTo } })
    return id
  })
}

async function standing(
  tx: Transaction,
  { project, id, now }: { project: AdmittedProject; id: string; now: Temporal.Instant },
) {
  const adviser = await lockAdviser(tx, { id, projectId: project.id })
  if (!adviser) throw new NotFound()
  const [judged] = await judgedAdvisers(tx, project, { advisers: [adviser], today: dayOf(now) })
  return judged!
}

/**
 * Lets other parts of the programme know that the firm advises the party, from the day on which the adviser may work:
 * it counts against the firm wherever plans of that party are judged.
 */
async function tellRelation(
  tx: Transaction,
  project: AdmittedProject,
  adviser: Adviser,
  now: Temporal.Instant,
) {
  if (adviser.adviceId) return
  const adviceId = await recordAdvice(tx, {
    ...{ adviserId: adviser.organisationId, clientId: adviser.clientId },
    subject: `${project.name}: ${adviser.task}`.slice(0, 300),
    ...{ validFrom: dayOf(now), validTo: undefined, madeById: adviser.personId, now },
  })
  if (adviceId) await setAdvice(tx, adviser.id, adviceId)
}

/** States interests, in person, for a year; the rules say at once whether the adviser may work. */
export async function stateOwnInterests(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string; interestIds: readonly string[]; explanation: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { slug, id, explanation } = asked
  return writeOrRefuse({ db, clock, actor }, 'stateInterests', async (tx, record, now) => {
    const { project } = await held(tx, actor, { slug, now })
    const before = await standing(tx, { project, id, now })
    permit(actor, stateInterests, before)
    if (before.state === 'ended') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const interestIds = asked.interestIds.filter(one => project.parties.some(it => it.organisationId === one))
    if (interestIds.length > 0 && explanation.length < 10)
      throw new Refusal(problem('BELANG_ZONDER_UITLEG', 'explanation'))
    const validTo = lastDayAfter(dayOf(now), statementTerm)
    const statement = { interestIds, explanation, madeAt: now, validTo }
    const [judged] = await judgedAdvisers(tx, project, {
      advisers: [{ ...before, statement }],
      today: dayOf(now),
    })
    const { level } = judged!.verdict
    await insertStatement(
      tx,
      { adviserId: id, personId: actor.personId },
      { interestIds, explanation, level, validTo, now },
    )
    if (judged!.state === 'working') await tellRelation(tx, project, before, now)
    record({ objectKind, objectId: id, after: { level, validTo, interests: interestIds.length } })
    return undefined
  })
}

/** Sets a suspicion of an interest aside in writing; a fact stays in the way. */
export async function clear(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string; rule: ClearableRule; reason: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { slug, id, rule, reason } = asked
  permit(actor, clearAdviser)
  return writeOrRefuse({ db, clock, actor }, 'clearAdviser', async (tx, record, now) => {
    const { project } = await held(tx, actor, { slug, now })
    const before = await standing(tx, { project, id, now })
    if (!before.verdict.reasons.some(one => one.rule === rule))
      throw new ConflictRefusal(problem('GEEN_VERMOEDEN'))
    const { reasons, cleared } = before.verdict
    const between = [...reasons, ...cleared]
      .filter(one => one.rule === rule)
      .map(({ own, other }) => ({ own, other }))
    await putClearance(tx, id, { rule, reason, between, byId: actor.personId, now })
    const after = await standing(tx, { project, id, now })
    if (after.state === 'working') {
      await tellRelation(tx, project, before, now)
      const key = `${id}/${now}`
      await tellAdviser(tx, services, { slug, personId: before.personId, what: 'noticeAdviserCleared', key })
    }
    record({ objectKind, objectId: id, after: { cleared: rule, between, state: after.state } })
    return undefined
  })
}

/** Ends the admission of an adviser: nothing of the project is open to the adviser from now on. */
export async function endAdmission(
  services: Services,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endAdviser', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    const before = await standing(tx, { project, id, now })
    const own = before.personId === actor.personId
    if (!own) permit(actor, seeAdvisers, involved)
    permit(actor, endAdviser, { ...involved, ...before })
    if (before.hasEnded) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setAdviserEnded(tx, id, { byId: actor.personId, now })
    if (before.adviceId)
      await setAdviceEnd(tx, before.adviceId, { lastDay: dayOf(now), endedById: actor.personId })
    record({ objectKind, objectId: id, before: { state: before.state }, after: { state: 'ended' } })
    return undefined
  })
}

/** Asks advisers for a new statement before the old one runs out, and tells who let it run out: once each. */
export async function remindAdvisers(services: Services): Promise<void> {
  const { db, clock } = services
  const today = dayOf(await instantNow({ db, clock }))
  const projects = await readAdmitted(db)
  for (const adviser of await readAdvisers(db, {})) {
    const project = projects.find(one => one.id === adviser.projectId)
    if (!project || project.withdrawal || !adviser.statement || !asksStatement(today, adviser)) continue
    const [judged] = await judgedAdvisers(db, project, { advisers: [adviser], today })
    // Who left the firm advises nobody for it any more.
    if (judged?.state === 'ended') continue
    const { validTo } = adviser.statement
    const what = validTo < today ? 'noticeAdviserLapsed' : 'noticeAdviserRenew'
    await db.transaction().execute(tx =>
      tellAdviser(tx, services, {
        slug: project.slug,
        personId: adviser.personId,
        what,
        key: `${adviser.id}/${validTo}`,
      }),
    )
  }
}
