import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { programmeAdoption } from '../../parties/index.ts'
import {
  allProgrammes,
  changeProgramme,
  insertMilestones,
  insertProgramme,
  lockProgramme,
  type Milestone,
  milestonesOf,
  type Programme,
  setMilestoneReached,
  stepsFrom,
  termProblems,
} from '../../programme/index.ts'
import type { BodyRule, GoverningBody } from '../model.ts'
import { problem } from '../problems.ts'
import { runProgramme } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { insertBody, insertBodyRule, readBodies, readBodyRules } from '../store/bodies.ts'
import { readDecision, readDecisions } from '../store/decisions.ts'
import { existing } from './found.ts'

/** A programme as the subject of a decision. */
export const programmeSubject = 'programme'

/** Makes a programme ready, with bodies and rules of another one or without any. @returns its slug */
export function makeProgramme(
  services: Services,
  actor: Actor,
  given: Pick<Programme, 'slug' | 'name' | 'startsOn' | 'endsOn'> & { copyFromId: string | undefined },
): Promise<Outcome<string>> {
  permit(actor, runProgramme)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'makeProgramme', async (tx, record, now) => {
    const all = await allProgrammes(tx)
    const { copyFromId, ...fresh } = given
    const wrong = [
      ...(all.some(one => one.slug === fresh.slug) ? [problem('ADRES_BEZET', 'slug')] : []),
      ...(fresh.endsOn <= fresh.startsOn ? [problem('EIND_VOOR_BEGIN', 'endsOn')] : []),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    const id = await insertProgramme(tx, { ...fresh, state: 'preparation', isDemo: false })
    const from = all.find(one => one.id === copyFromId)
    if (from) await copyBodies(tx, actor, { from, toId: id, suffix: fresh.slug, now })
    record({
      objectKind: 'programme',
      objectId: id,
      after: { state: 'preparation', ...fresh, copyFromId: copyFromId ?? null },
    })
    return fresh.slug
  })
}

/** Bodies with what holds for them now; never who sits there, what they met about or what they decided. */
async function copyBodies(
  tx: Transaction,
  actor: Actor,
  { from, toId, suffix, now }: { from: Programme; toId: string; suffix: string; now: Temporal.Instant },
): Promise<void> {
  for (const { id, ...body } of await readBodies(tx, from.id)) {
    const slug = `${body.slug}-${suffix}`.slice(0, 60)
    const bodyId = await insertBody(tx, { ...body, slug, programmeId: toId })
    const [rule] = await readBodyRules(tx, id, dayOf(now))
    if (!rule) continue
    const copied = { ...rule, bodyId, validFrom: dayOf(now), reason: `Overgenomen van ${from.name.nl}` }
    await insertBodyRule(tx, { ...copied, setById: actor.personId, now })
  }
}

/** Adds a body to a programme, with what holds for it from today. @returns its slug */
export function makeBody(
  services: Services,
  actor: Actor,
  given: Omit<GoverningBody, 'id'> & Pick<BodyRule, 'cadenceDaysMax' | 'decides' | 'proposes' | 'heavy'>,
): Promise<Outcome<string>> {
  permit(actor, runProgramme)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'makeBody', async (tx, record, now) => {
    const { cadenceDaysMax, decides, proposes, heavy, ...body } = given
    const programmes = await allProgrammes(tx)
    if (!programmes.some(one => one.id === body.programmeId && one.state !== 'closed'))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    for (const { id } of programmes)
      if ((await readBodies(tx, id)).some(one => one.slug === body.slug))
        throw new Refusal(problem('ADRES_BEZET', 'slug'))
    const late = await termProblems(
      tx,
      [{ day: dayOf(now), field: undefined, isPreparation: true }],
      body.programmeId,
    )
    if (late.length > 0) throw new ConflictRefusal(...late)
    const bodyId = await insertBody(tx, body)
    await insertBodyRule(tx, {
      ...{ bodyId, validFrom: dayOf(now), cadenceDaysMax, quorum: undefined, decides, proposes, heavy },
      ...{ votingParties: 'all', reason: 'Zoals ingesteld bij het begin', setById: actor.personId, now },
    })
    record({
      objectKind: 'governing-body',
      objectId: bodyId,
      after: { ...given, cadenceDaysMax: cadenceDaysMax ?? null },
    })
    return body.slug
  })
}

/** Decisions on whether a programme goes on that were taken and carry no step yet, for a field that picks one. */
export async function courseDecisions(db: Database, programmeId: string) {
  const filter = { programmeId, kind: 'extension' as const, states: ['taken'] as const }
  const { rows } = await readDecisions(db, { filter })
  return rows.filter(row => !row.isProposal && isAbout(row, programmeId))
}

const isAbout = ({ subject }: { subject: { kind: string; id: string } | undefined }, programmeId: string) =>
  subject?.kind === programmeSubject && subject.id === programmeId

/**
 * Takes a step of a programme. It is adopted and begins once enough founders adopted its text; it is extended, to a
 * later end, or closed by a decision about this very programme, which carries one step.
 */
export function moveProgramme(
  services: Services,
  actor: Actor,
  asked: {
    id: string
    to: Programme['state']
    reason: string
    endsOn: string | undefined
    decisionId: string | undefined
  },
): Promise<Outcome<undefined>> {
  permit(actor, runProgramme)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'moveProgramme', async (tx, record, now) => {
    const programme = existing(await lockProgramme(tx, asked.id))
    const step = stepsFrom(programme.state).find(one => one.to === asked.to)
    if (!step) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (step.needs === 'founders') await askFounders(tx)
    if (step.needs === 'decision') await askCourseDecision(tx, programme.id, asked.decisionId)
    const endsOn = asked.to === 'extended' ? asked.endsOn : programme.endsOn
    if (!endsOn || (asked.to === 'extended' && endsOn <= programme.endsOn))
      throw new Refusal(problem('VERLENGING_NIET_LATER', 'endsOn'))
    const { isUsed } = await changeProgramme(tx, programme.id, {
      ...{ state: asked.to, endsOn, reason: asked.reason, madeById: actor.personId, now },
      decisionId: step.needs === 'decision' ? asked.decisionId : undefined,
    })
    if (isUsed) throw new ConflictRefusal(problem('BESLUIT_AL_GEBRUIKT', 'decision'))
    record({
      objectKind: 'programme',
      objectId: programme.id,
      before: { state: programme.state, endsOn: programme.endsOn },
      after: { state: asked.to, endsOn, decisionId: asked.decisionId ?? null },
    })
    return undefined
  })
}

async function askFounders(tx: Transaction): Promise<void> {
  const { adopted, founders, isAdopted } = await programmeAdoption(tx)
  if (!isAdopted) throw new ConflictRefusal(problem('OPRICHTERS_ONTBREKEN', undefined, { adopted, founders }))
}

async function askCourseDecision(
  tx: Transaction,
  programmeId: string,
  decisionId: string | undefined,
): Promise<void> {
  const found = decisionId ? await readDecision(tx, decisionId) : undefined
  const isRight =
    found?.state === 'taken' && found.kind === 'extension' && !found.isProposal && isAbout(found, programmeId)
  if (!isRight) throw new Refusal(problem('BESLUIT_OVER_PROGRAMMA_ONTBREEKT', 'decision'))
}

/** Adds a milestone within the term of a programme. */
export function addMilestone(
  services: Services,
  actor: Actor,
  given: Pick<Milestone, 'name' | 'dueOn'> & { programmeId: string },
): Promise<Outcome<undefined>> {
  permit(actor, runProgramme)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addMilestone', async (tx, record) => {
    const { programmeId, name, dueOn } = given
    const wrong = await termProblems(tx, [{ day: dueOn, field: 'dueOn' }], programmeId)
    if (wrong.length > 0) throw new Refusal(...wrong)
    await insertMilestones(tx, programmeId, [{ name, dueOn, reachedOn: undefined }])
    record({ objectKind: 'programme', objectId: programmeId, after: { milestone: name.nl, dueOn } })
    return undefined
  })
}

/** Records that a milestone was reached today. */
export function reachMilestone(
  services: Services,
  actor: Actor,
  asked: { programmeId: string; id: string },
): Promise<Outcome<undefined>> {
  permit(actor, runProgramme)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'reachMilestone', async (tx, record, now) => {
    const found = existing((await milestonesOf(tx, asked.programmeId)).find(one => one.id === asked.id))
    if (found.reachedOn) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setMilestoneReached(tx, found.id, dayOf(now))
    const after = { milestone: found.name.nl, reachedOn: dayOf(now) }
    record({ objectKind: 'programme', objectId: asked.programmeId, after })
    return undefined
  })
}
