import { z } from 'zod'
import type { Actor } from '../../../../kit/access/actor.ts'
import { may, permit } from '../../../../kit/access/permission.ts'
import { NotFound } from '../../../../kit/access/refusal.ts'
import { dayOf } from '../../../../kit/clock/dutch-days.ts'
import { href } from '../../../../kit/http/address.ts'
import { csvFile } from '../../../../kit/http/csv-file.ts'
import { tickedOf } from '../../../../kit/http/input.ts'
import { done } from '../../../../kit/http/problem.ts'
import { route } from '../../../../kit/module/module.ts'
import type { Services } from '../../../../kit/module/services.ts'
import { emailShape } from '../../../accounts/index.ts'
import { organisationsById } from '../../../parties/index.ts'
import { links } from '../../links.ts'
import { readAdmitted } from '../../participation/store.ts'
import { projectTexts } from '../../texts.ts'
import { admit, clear, endAdmission, stateOwnInterests } from '../actions/advisers.ts'
import { involvedAt, judgedAdvisers } from '../actions/people.ts'
import { clearableRules, declared, words } from '../model.ts'
import { AdvisersPage, OwnAdvicePage } from '../pages/advisers.tsx'
import { admitAdviser, clearAdviser, endAdviser, seeAdvisers, seeOwnAdvice } from '../rules/rights.ts'
import { asksStatement, lastDayAfter, statementTerm } from '../rules/terms.ts'
import { readAdvisers } from '../store/advisers.ts'

/** What can be done on the page of advisers, a form each. */
const advisersBody = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('admit'),
    email: emailShape,
    client: z.uuid(),
    task: words(5, 500),
    validTo: z.iso.date(),
  }),
  z.object({
    act: z.literal('state'),
    id: z.uuid(),
    interests: tickedOf(50),
    explanation: z.string().trim().max(2000).default(''),
    isTrue: declared,
  }),
  z.object({
    act: z.literal('clear'),
    id: z.uuid(),
    rule: z.enum(clearableRules),
    reason: words(20, 1000),
  }),
  z.object({ act: z.literal('end'), id: z.uuid() }),
])

/** The advisers of a project that this reader sees: all of them, or the own admission. @throws NotFound */
async function seenAdvisers(services: Services, actor: Actor | undefined, slug: string) {
  const { db, clock } = services
  const today = dayOf(clock.now())
  const { project, involved } = await involvedAt(db, actor, { slug, today })
  const all = await readAdvisers(db, { projectId: project.id })
  const seesAll = may(actor, seeAdvisers, involved)
  const seen = all.filter(one => seesAll || one.personId === actor?.personId)
  if (!seesAll && seen.length === 0) throw new NotFound()
  const judged = await judgedAdvisers(db, project, { advisers: seen, today })
  return { project, involved, judged, seesAll, today }
}

async function pageData(services: Services, actor: Actor | undefined, slug: string) {
  const { project, involved, judged, seesAll, today } = await seenAdvisers(services, actor, slug)
  const ids = judged.flatMap(one => one.verdict.reasons.flatMap(({ own, other }) => [own, other]))
  const known = await organisationsById(
    services.db,
    [...new Set(ids)].filter(id => z.uuid().safeParse(id).success),
  )
  const nameOf = (id: string) => known.get(id)?.name ?? id
  const clients = project.parties
    .filter(({ organisationId: clientId }) => may(actor, admitAdviser, { ...involved, clientId }))
    .map(({ organisationId, name }) => ({ value: organisationId, label: name }))
  const own = judged.find(one => one.personId === actor?.personId && one.state !== 'ended')
  return {
    project: { slug, name: project.name },
    seesAll,
    today,
    usualLastDay: lastDayAfter(today, statementTerm),
    clients,
    parties: project.parties.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
    own: own && { id: own.id, state: own.state, asks: asksStatement(today, own) },
    advisers: judged.map(one => ({
      ...{ id: one.id, name: one.name, firm: one.organisationName, client: one.clientName, task: one.task },
      ...{ validTo: one.validTo, state: one.state, statement: one.statement, clearances: one.clearances },
      interests: (one.statement?.interestIds ?? []).map(
        id => project.parties.find(party => party.organisationId === id)?.name ?? id,
      ),
      reasons: one.verdict.reasons.map(({ rule, own: mine, other }) => ({
        rule,
        own: nameOf(mine),
        other: nameOf(other),
        isClearable: clearableRules.some(it => it === rule),
      })),
      mayEnd: one.state !== 'ended' && may(actor, endAdviser, { ...involved, ...one }),
    })),
    mayClear: may(actor, clearAdviser),
  }
}

const page = route.form({
  address: links.advisers,
  permission: seeOwnAdvice,
  frame: 'work',
  load: async ({ services, context: { actor }, parameters: { slug }, query }) => ({
    ...(await pageData(services, actor, slug)),
    isDone: query.gelukt !== undefined,
  }),
  initial: data => ({
    validTo: data.usualLastDay,
    client: data.clients.length === 1 ? data.clients[0]?.value : undefined,
  }),
  view: AdvisersPage,
  title: (data, { language }) => `${projectTexts(language)('advisersTitle')}: ${data.project.name}`,
  crumbs: (data, { language }) => [
    { label: data.project.name, href: href(links.admittedProject, { slug: data.project.slug }) },
    { label: projectTexts(language)('advisersTitle') },
  ],
  body: advisersBody,
  act: async ({ services, context: { actor }, parameters: { slug }, body }) => {
    if (!actor) throw new NotFound()
    const act = () => {
      switch (body.act) {
        case 'admit': {
          const { email, client: clientId, task, validTo } = body
          return admit(services, actor, { slug, email, clientId, task, validTo })
        }
        case 'state': {
          const { id, interests: interestIds, explanation } = body
          return stateOwnInterests(services, actor, { slug, id, interestIds, explanation })
        }
        case 'clear':
          return clear(services, actor, { slug, id: body.id, rule: body.rule, reason: body.reason })
        case 'end':
          return endAdmission(services, actor, { slug, id: body.id })
      }
    }
    const outcome = await act()
    return outcome.ok ? done({ goTo: href(links.advisers, { slug }, { gelukt: 'ja' }) }) : outcome
  },
})

const file = route.download({
  address: links.advisersFile,
  permission: seeAdvisers,
  load: async ({ services, context: { actor, language }, parameters: { slug } }) => {
    const { involved, judged } = await seenAdvisers(services, actor, slug)
    permit(actor, seeAdvisers, involved)
    const t = projectTexts(language)
    const rows = judged.map(one => ({
      adviseur: one.name,
      bureau: one.organisationName,
      opdrachtgever: one.clientName,
      opdracht: one.task,
      van: one.validFrom,
      totEnMet: one.validTo,
      stand: t(`adviser_${one.state}`),
      verklaringTot: one.statement?.validTo,
      belangen: one.verdict.reasons.map(({ rule }) => t(`interest_${rule}`)).join(', '),
    }))
    return csvFile('adviseurs.csv', rows)
  },
})

const mine = route.page({
  address: links.ownAdvice,
  permission: seeOwnAdvice,
  frame: 'work',
  load: async ({ services: { db, clock }, context: { actor } }) => {
    if (!actor) throw new NotFound()
    const today = dayOf(clock.now())
    const own = await readAdvisers(db, { personId: actor.personId })
    const projects = (await readAdmitted(db)).filter(one => own.some(it => it.projectId === one.id))
    const rows = await Promise.all(
      projects.map(async project => {
        const advisers = own.filter(one => one.projectId === project.id)
        const judged = await judgedAdvisers(db, project, { advisers, today })
        return judged.map(one => ({
          ...{
            id: one.id,
            slug: project.slug,
            project: project.name,
            client: one.clientName,
            task: one.task,
          },
          ...{ validTo: one.validTo, state: one.state, statementTo: one.statement?.validTo },
          asks: asksStatement(today, one),
        }))
      }),
    )
    return { rows: rows.flat() }
  },
  view: OwnAdvicePage,
  title: (_, { language }) => projectTexts(language)('ownAdviceTitle'),
  crumbs: (_, { language }) => [{ label: projectTexts(language)('ownAdviceTitle') }],
})

/** Advisers of a project, and the own admissions of an adviser. */
export const adviserRoutes = [page, file, mine]
