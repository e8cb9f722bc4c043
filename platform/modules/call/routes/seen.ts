import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { hasRole } from '../../../kit/access/actor.ts'

import { NotFound } from '../../../kit/access/refusal.ts'
import { databaseNow, readingInstant } from '../../../kit/clock/clock.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import type { Services } from '../../../kit/module/services.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { organisationPicker, organisationsById } from '../../parties/index.ts'
import { type PlanWithParties, planOf } from '../actions/owned.ts'
import { computedFacts } from '../actions/place-figures.ts'
import { openDraft, openVersion } from '../actions/plan-keys.ts'
import { links } from '../links.ts'
import type {
  Attachment,
  Call,
  CallForm,
  FormDefinition,
  FormValues,
  SubmissionContents,
} from '../model/index.ts'
import { computedAnswers } from '../pages/computed.ts'
import { choicesOf } from '../pages/form-field.tsx'
import type { PlanFrameData } from '../pages/plan-frame.tsx'
import { say } from '../pages/say.ts'
import { pageState } from '../rules/check-form.ts'
import { type DescribedPage, describeContents } from '../rules/describe-contents.ts'
import { answerOf, factsOf, fieldOfKind } from '../rules/facts.ts'
import { applicantsOf, isParty, teamRoles } from '../rules/rights.ts'
import { isReadable, stateAt, wasAnnounced } from '../rules/states.ts'
import { readCall, readCallByNumber, readForm } from '../store/calls.ts'
import { readContents } from '../store/submissions.ts'

/** The instant at which a page is read: that of the database, or of a fixed clock. */
export async function nowFor({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Temporal.Instant> {
  return readingInstant(clock) ?? (await databaseNow(db))
}

/** The call of an address. @throws NotFound, also for a call that is made ready to who does not make it */
export async function callAt(
  services: Services,
  actor: Actor | undefined,
  nr: string,
): Promise<{ call: Call; now: Temporal.Instant }> {
  const number = /^\d{1,5}$/.test(nr) ? Number(nr) : 0
  const call = await readCallByNumber(services.db, number)
  if (!call || call.kind === 'sitting' || !maySeeCall(actor, call)) throw new NotFound()
  return { call, now: await nowFor(services) }
}

/** A call that is made ready, or never became more than that, is seen by those who take part in making it. */
export function maySeeCall(actor: Actor | undefined, call: Call): boolean {
  if (wasAnnounced(call)) return true
  return actor !== undefined && hasRole(actor, 'T', 'D', 'S')
}

/** Names and ids of organisations that somebody acts for, for a field. */
export async function ownOrganisations(
  db: Database,
  ids: readonly string[],
): Promise<{ value: string; label: string }[]> {
  const found = await organisationsById(db, [...ids])
  return [...found.values()].map(({ id, name }) => ({ value: id, label: name }))
}

/** Municipalities for a field. */
export const places = (db: Database): Promise<{ value: string; label: string }[]> =>
  organisationPicker(db, ['gemeente'])

/** A plan that this person takes part in, or that the programme may see. @throws NotFound for everybody else */
export async function planAt(
  services: Services,
  actor: Actor | undefined,
  id: string,
): Promise<PlanWithParties & { call: Call; form: CallForm; now: Temporal.Instant; isOwn: boolean }> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const found = await planOf(services.db, id)
  const call = await readCall(services.db, found.plan.callId)
  const form = await readForm(services.db, found.plan.formId)
  if (!call || !form) throw new NotFound()
  const isOwn = isParty(actor, found.owned)
  const isTeam = actor !== undefined && hasRole(actor, ...teamRoles)
  // A draft of somebody else does not exist for the programme either; after the close it may be let in.
  const isThere = found.plan.version > 0 || stateAt(call, await nowFor(services)) === 'closed'
  if (!isOwn && !(isTeam && isThere)) throw new NotFound()
  return { ...found, call, form, now: await nowFor(services), isOwn }
}

/** A plan that this person fills in. @throws NotFound for everybody else */
export async function ownPlanAt(services: Services, actor: Actor | undefined, id: string) {
  const found = await planAt(services, actor, id)
  const draft = found.isOwn ? await openDraft(services.db, services, actor, id) : undefined
  if (!draft) throw new NotFound()
  return { ...found, draft }
}

/** What stands around every step of a plan. */
export async function frameOf(
  services: Services,
  found: Awaited<ReturnType<typeof ownPlanAt>>,
): Promise<PlanFrameData> {
  const { plan, call, form, now, parties, draft } = found
  const known = {
    withFiles: draft.attachments.map(file => file.field),
    places: new Set((await places(services.db)).map(place => place.value)),
  }
  const steps = form.definition.pages.map(page => [
    page.key,
    pageState(form.definition, draft.values, page.key, known),
  ])
  const others = parties.filter(party => !party.isLead && !party.hasDeclined)
  const signing = others.length > 0 && !others.every(party => party.hasSigned) ? 'partly' : 'done'
  return {
    ...{ plan, call, form, now, parties, callState: stateAt(call, now) },
    title: titleOf(form.definition, draft.values),
    steps: { ...Object.fromEntries(steps), partijen: others.length === 0 ? 'open' : signing },
  }
}

/** The name of a plan. */
export function titleOf(form: FormDefinition, values: FormValues): string {
  return answerOf(values, fieldOfKind(form, 'title')?.key ?? '')
}

/** What this person may read of a plan: the own version or draft, or what was submitted in an opened call. */
export async function contentsFor(
  services: Services,
  actor: Actor | undefined,
  found: Awaited<ReturnType<typeof planAt>>,
): Promise<Pick<SubmissionContents, 'values' | 'attachments'> | undefined> {
  const { plan, call, isOwn } = found
  const { db } = services
  const isStanding = !['draft', 'signing', 'withdrawn', 'completion-requested'].includes(plan.state)
  if (isOwn && !isStanding) return openDraft(db, services, actor, plan.id)
  if (isOwn) return openVersion(db, services, actor, { id: plan.id, version: plan.version })
  if (!isReadable(call) || ['draft', 'signing', 'withdrawn'].includes(plan.state)) return undefined
  return (await readContents(db, [plan.id])).get(plan.id)
}

/** What was filled in, in words. */
export async function described(
  db: Database,
  language: Language,
  asked: {
    form: FormDefinition
    contents: {
      values: FormValues
      attachments: readonly Attachment[]
      /** Who submitted it together; absent for a draft. */
      parties?: readonly string[]
    }
    fileHref: (file: Attachment) => string
    /** When the plan was decided on; undefined before that. */
    decidedAt: Temporal.Instant | undefined
  },
): Promise<DescribedPage[]> {
  const t = say(language)
  const names = new Map((await places(db)).map(place => [place.value, place.label]))
  const lists = {
    phase: choicesOf(language, 'phase'),
    location: choicesOf(language, 'location-type'),
    market: choicesOf(language, 'market-tension'),
    theme: choicesOf(language, 'themes'),
    investment: choicesOf(language, 'investments'),
    bottleneck: choicesOf(language, 'bottleneck'),
    backing: choicesOf(language, 'backing'),
    home: choicesOf(language, 'homes'),
  }
  const pages = describeContents(asked.form, asked.contents, {
    language,
    code: (list, code) => lists[list].find(choice => choice.value === code)?.label ?? code,
    placeName: id => names.get(id) ?? id,
    fileHref: asked.fileHref,
    words: {
      bottleneck: number => t('bottleneckNumber', { number }),
      frozenCase: version => t('frozenCase', { ...version }),
      ...{ months: t('months'), point: t('point'), polygon: t('polygon'), yes: t('yes'), no: t('no') },
    },
  })
  return [...pages, await computedPage(db, language, asked)]
}

/** What follows from figures about the plan and its place, as one more page. */
async function computedPage(
  db: Database,
  language: Language,
  {
    form,
    contents,
    decidedAt: at,
  }: {
    form: FormDefinition
    contents: { values: FormValues; parties?: readonly string[] }
    decidedAt: Temporal.Instant | undefined
  },
): Promise<DescribedPage> {
  const facts = factsOf(form, contents.values)
  const organisation = facts.municipalityId
    ? (await organisationsById(db, [facts.municipalityId])).get(facts.municipalityId)
    : undefined
  const place = organisation && {
    ...{ code: organisation.officialCode, provinceCode: organisation.provinceCode, name: organisation.name },
  }
  const computed = await computedFacts(db, { facts, place, parties: contents.parties?.length, at })
  return {
    key: 'berekend',
    title: at
      ? say(language)('computedTitleAt', { day: formats(language).date(dayOf(at)) })
      : say(language)('computedTitle'),
    answers: computedAnswers(computed, { language, placeName: place?.name }),
  }
}

/** Where a file of a plan is. */
export const fileHrefOf =
  (id: string) =>
  (file: Attachment): string =>
    href(links.attachment, { id, bijlage: file.id })

/** Organisations that somebody submits for and that take part in a plan without leading it. */
export function coOrganisations(actor: Actor | undefined, { parties }: PlanWithParties): string[] {
  const own = applicantsOf(actor)
  return parties
    .filter(party => !party.isLead && !party.hasDeclined && own.includes(party.organisationId))
    .map(party => party.organisationId)
}

/** Whether somebody runs calls. */
export const isTeam = (actor: Actor | undefined): boolean =>
  actor !== undefined && hasRole(actor, ...teamRoles)
