import { z } from 'zod'
import type { Actor } from '../../../../kit/access/actor.ts'
import { may, permit } from '../../../../kit/access/permission.ts'
import { NotFound } from '../../../../kit/access/refusal.ts'
import { dayOf } from '../../../../kit/clock/dutch-days.ts'
import { href } from '../../../../kit/http/address.ts'
import { csvFile } from '../../../../kit/http/csv-file.ts'
import { ticked } from '../../../../kit/http/input.ts'
import { done, type Outcome } from '../../../../kit/http/problem.ts'
import { route } from '../../../../kit/module/module.ts'
import type { Services } from '../../../../kit/module/services.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { emailShape, languageShape, personNameShape } from '../../../accounts/index.ts'
import { links } from '../../links.ts'
import { projectTexts } from '../../texts.ts'
import { involvedAt, residentTerms, residentTermsDigest } from '../actions/people.ts'
import {
  acceptTerms,
  answer,
  askAsResident,
  decideOnResident,
  inviteResident,
  leaveProject,
  react,
  shareWithResidents,
  takeReactionBack,
  takeShareBack,
} from '../actions/residents.ts'
import { declared, elsewhere, reactionKinds, words } from '../model.ts'
import { ResidentsPage } from '../pages/residents.tsx'
import {
  admitResidents,
  answerResidents,
  askToTakePart,
  reactAsResident,
  seeBox,
  seeResidents,
} from '../rules/rights.ts'
import { isAdmittedOn, lastDayAfter, residentTerm } from '../rules/terms.ts'
import { readReactions, readResidents, readShares } from '../store/residents.ts'

const day = z.iso.date()
const optionalDay = z.union([z.literal('').transform(() => undefined), day]).optional()

/** What can be done on the page of residents, a form each. */
const residentsBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), motive: words(10, 1000) }),
  z.object({
    act: z.literal('accept'),
    digest: z.string().max(64),
    isAgreed: declared,
    showsName: ticked,
  }),
  z.object({ act: z.literal('leave') }),
  z.object({
    act: z.literal('invite'),
    name: personNameShape,
    email: emailShape,
    language: languageShape,
    validTo: optionalDay,
  }),
  z.object({
    act: z.literal('decide'),
    resident: z.uuid(),
    to: z.enum(['admitted', 'refused', 'ended']),
    until: optionalDay,
    reason: z.string().trim().max(1000).default(''),
  }),
  z.object({
    act: z.literal('share'),
    title: words(3, 200),
    shared: z.string().trim().max(10_000).default(''),
    url: elsewhere,
  }),
  z.object({ act: z.literal('takeShareBack'), id: z.uuid() }),
  z.object({ act: z.literal('react'), kind: z.enum(reactionKinds), said: words(5, 4000) }),
  z.object({ act: z.literal('takeBack'), id: z.uuid() }),
  z.object({ act: z.literal('answer'), reaction: z.uuid(), answer: words(2, 10_000) }),
])

async function pageData(
  services: Services,
  { actor, language }: { actor: Actor | undefined; language: Language },
  slug: string,
) {
  const { db, clock } = services
  const today = dayOf(clock.now())
  const { project, involved } = await involvedAt(db, actor, { slug, today })
  const isInside = may(actor, seeBox, involved)
  const maySeePeople = may(actor, seeResidents, involved)
  const residents = await readResidents(db, project.id)
  const own = residents.find(one => one.personId === actor?.personId)
  const reactions = await readReactions(db, project.id)
  const shares = isInside ? await readShares(db, project.id) : []
  const mayAdmit = may(actor, admitResidents, involved)
  return {
    project: { slug, name: project.name, municipality: project.municipality },
    isWithdrawn: project.withdrawal !== undefined,
    today,
    usualLastDay: lastDayAfter(today, residentTerm),
    own: own && {
      state: isAdmittedOn(today, own) ? ('admitted' as const) : own.state,
      reason: own.reason,
      validTo: own.validTo,
      showsName: own.showsName,
    },
    terms:
      own && isAdmittedOn(today, own)
        ? { articles: residentTerms(language), digest: residentTermsDigest() }
        : undefined,
    count: involved.residentIds.length,
    isInside,
    shares: shares.map(one => ({
      ...one,
      mayTakeBack: mayAdmit || may(actor, answerResidents, { partyIds: [one.organisationId] }),
    })),
    // Who no longer takes part still sees the own words, to take them back.
    reactions: reactions
      .filter(one => isInside || one.personId === actor?.personId)
      .map(({ personId, ...one }) => ({ ...one, isOwn: personId === actor?.personId })),
    residents: maySeePeople
      ? residents.map(one => ({ ...one, takesPart: involved.residentIds.includes(one.personId) }))
      : [],
    maySeePeople,
    mayAsk:
      may(actor, askToTakePart, involved) && own?.state !== 'asked' && !(own && isAdmittedOn(today, own)),
    mayAdmit,
    mayAnswer: may(actor, answerResidents, involved),
    mayReact: may(actor, reactAsResident, involved),
  }
}

/** Does what one of the forms asks. */
function actOn(
  services: Services,
  actor: Actor,
  { slug, body }: { slug: string; body: z.output<typeof residentsBody> },
): Promise<Outcome<unknown>> {
  switch (body.act) {
    case 'ask':
      return askAsResident(services, actor, { slug, motive: body.motive })
    case 'accept':
      return acceptTerms(services, actor, { slug, digest: body.digest, showsName: body.showsName })
    case 'leave':
      return leaveProject(services, actor, slug)
    case 'invite': {
      const { name, email, language, validTo } = body
      return inviteResident(services, actor, { slug, name, email, language, validTo })
    }
    case 'decide': {
      const { resident: id, to, reason, until: validTo } = body
      return decideOnResident(services, actor, { slug, id, to, reason, validTo })
    }
    case 'share':
      return shareWithResidents(services, actor, {
        slug,
        title: body.title,
        text: body.shared,
        url: body.url,
      })
    case 'takeShareBack':
      return takeShareBack(services, actor, { slug, id: body.id })
    case 'react':
      return react(services, actor, { slug, kind: body.kind, text: body.said })
    case 'takeBack':
      return takeReactionBack(services, actor, { slug, id: body.id })
    case 'answer':
      return answer(services, actor, { slug, id: body.reaction, text: body.answer })
  }
}

const page = route.form({
  address: links.residents,
  permission: seeBox,
  frame: 'work',
  load: async ({ services, context, parameters: { slug }, query }) => ({
    ...(await pageData(services, context, slug)),
    isDone: query.gelukt !== undefined,
  }),
  initial: data => ({
    language: 'nl',
    kind: 'reaction',
    validTo: data.usualLastDay,
    until: data.usualLastDay,
    showsName: data.own?.showsName ? 'ja' : undefined,
  }),
  view: ResidentsPage,
  title: (data, { language }) => `${projectTexts(language)('residentsTitle')}: ${data.project.name}`,
  crumbs: (data, { language }) => [
    { label: data.project.name, href: href(links.admittedProject, { slug: data.project.slug }) },
    { label: projectTexts(language)('residentsTitle') },
  ],
  body: residentsBody,
  act: async ({ services, context: { actor }, parameters: { slug }, body }) => {
    if (!actor) throw new NotFound()
    const outcome = await actOn(services, actor, { slug, body })
    return outcome.ok ? done({ goTo: href(links.residents, { slug }, { gelukt: 'ja' }) }) : outcome
  },
})

const file = route.download({
  address: links.residentsFile,
  permission: seeBox,
  load: async ({ services: { db, clock }, context: { actor, language }, parameters: { slug } }) => {
    const { project, involved } = await involvedAt(db, actor, { slug, today: dayOf(clock.now()) })
    permit(actor, seeBox, involved)
    const t = projectTexts(language)
    const rows = (await readReactions(db, project.id)).map(one => ({
      soort: t(`reaction_${one.kind}`),
      wie: one.name ?? t('aResident'),
      wanneer: dayOf(one.madeAt),
      tekst: one.text === '' ? t('takenBack') : one.text,
      antwoord: one.answer?.text,
      antwoordVan: one.answer?.organisationName,
      beantwoord: one.answer && dayOf(one.answer.at),
    }))
    return csvFile('bewoners.csv', rows)
  },
})

/** Residents of a project: what is shared and said, and who takes part. */
export const residentRoutes = [page, file]
