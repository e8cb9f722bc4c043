import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { takenDecision } from '../../governance/index.ts'
import { peopleNow } from '../involvement/actions/people.ts'
import { involvedIn, seeAdvisers } from '../involvement/rules/rights.ts'
import { links } from '../links.ts'
import { projectTexts } from '../texts.ts'
import { admittedBySlug, admittedFor, sign, signsFor } from './actions.ts'
import { signatureShape } from './model.ts'
import { AdmittedListPage, AdmittedProjectPage, AgreementPage } from './pages.tsx'
import { inView, seeAdmitted, seeAgreement } from './rules.ts'

const crumbsTo = (language: Language, ...last: { label: string; href?: string }[]) => [
  { label: projectTexts(language)('projects'), href: links.list.path },
  ...last,
]

const list = route.page({
  address: links.admitted,
  permission: seeAdmitted,
  load: async ({ services, context }) => ({ rows: await admittedFor(services.db, context.actor) }),
  view: AdmittedListPage,
  title: (_, { language }) => projectTexts(language)('admittedTitle'),
  crumbs: (_, { language }) => crumbsTo(language, { label: projectTexts(language)('admittedTitle') }),
})

const project = route.page({
  address: links.admittedProject,
  permission: seeAdmitted,
  load: async ({ services, context: { actor }, parameters: { slug } }) => {
    const found = await admittedBySlug(services.db, actor, slug)
    const taken = await takenDecision(services.db, found.decisionId)
    const people = await peopleNow(services.db, found, dayOf(services.clock.now()))
    const withdrawn = found.withdrawal && (await takenDecision(services.db, found.withdrawal.decisionId))
    return {
      project: found,
      decisionReference: taken.ok ? taken.decision.reference : undefined,
      withdrawalReference: withdrawn?.ok ? withdrawn.decision.reference : undefined,
      mayReadAgreement: may(actor, seeAgreement, { ...inView(found), ...people }),
      residents: people.residentIds.length,
      seesAdvisers: may(actor, seeAdvisers, involvedIn(found, people)),
      signsFor: signsFor(actor, found),
    }
  },
  view: AdmittedProjectPage,
  title: data => `${data.project.name}, ${data.project.municipality}`,
  crumbs: (data, { language }) =>
    crumbsTo(
      language,
      { label: projectTexts(language)('admittedTitle'), href: links.admitted.path },
      { label: data.project.name },
    ),
})

const agreement = route.form({
  address: links.agreement,
  permission: seeAgreement,
  frame: 'work',
  load: async ({ services, context: { actor }, parameters: { slug }, query }) => {
    const found = await admittedBySlug(services.db, actor, slug)
    const people = await peopleNow(services.db, found, dayOf(services.clock.now()))
    permit(actor, seeAgreement, { ...inView(found), ...people })
    return { project: found, signsFor: signsFor(actor, found), isDone: query.gelukt !== undefined }
  },
  initial: ({ signsFor: own }) => ({ organisationId: own[0]?.organisationId }),
  view: AgreementPage,
  title: (data, { language }) => `${projectTexts(language)('agreement')}: ${data.project.name}`,
  crumbs: (data, { language }) => [
    { label: data.project.name, href: href(links.admittedProject, { slug: data.project.slug }) },
    { label: projectTexts(language)('agreement') },
  ],
  body: signatureShape,
  act: async ({ services, context: { actor }, parameters: { slug }, body }) => {
    if (!actor) throw new NotFound()
    const { organisationId, signerTitle } = body
    const signed = await sign(services, actor, { slug, organisationId, signerTitle })
    return signed.ok ? done({ goTo: href(links.agreement, { slug }, { gelukt: 'ja' }) }) : signed
  },
})

/** Projects of the programme, and the agreement of each. */
export const participationRoutes = [list, project, agreement]
