import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { organisationsOf } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { problemsOf, sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { decisionsTaken } from '../../governance/index.ts'
import { programmePages } from '../../programme/index.ts'
import {
  adoptCriteria,
  answerProposal,
  changeCriteria,
  draftCriteria,
  isOf,
  propose,
  react,
} from '../actions/criteria.ts'
import startingCriteria from '../data/criteria.json' with { type: 'json' }
import { links } from '../links.ts'
import { type CriteriaContents, type CriteriaSet, criteriaContentsShape, stances } from '../model/index.ts'
import { CriteriaSetPage, CriteriaSetsPage, CriteriaTalkPage, EditCriteriaPage } from '../pages/criteria.tsx'
import { say } from '../pages/say.ts'
import { fieldsOf, withFields } from '../rules/criteria-fields.ts'
import { criteriaRoles, manageCalls, seeCalls, seeDraftCriteria } from '../rules/rights.ts'
import { readCriteriaSets } from '../store/calls.ts'
import { readProposals } from '../store/proposals.ts'
import { choiceFor } from './choice.ts'
import { ownOrganisations } from './seen.ts'

const list = route.page({
  address: links.criteria,
  permission: seeCalls,
  frame: 'public',
  title: (_, { language }) => say(language)('criteriaSetsTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: say(language)('criteriaSetsTitle') },
  ],
  load: async ({ services, context, query }) => {
    const choice = await choiceFor(services, query.programma)
    const sets = (await readCriteriaSets(services.db)).filter(set => isOf(set, choice.chosen?.id))
    const seesDrafts = may(context.actor, seeDraftCriteria)
    return {
      choice: programmePages(choice, context.language, programma => href(links.criteria, {}, { programma })),
      sets: sets.filter(set => seesDrafts || set.state === 'frozen'),
      mayDraft: may(context.actor, manageCalls) && !sets.some(({ state }) => state === 'draft'),
    }
  },
  view: CriteriaSetsPage,
})

const fresh = route.action({
  address: links.newCriteria,
  permission: manageCalls,
  body: z.object({}),
  act: async ({ services, context, query: { programma } }) => {
    const { chosen } = await choiceFor(services, programma)
    if (!context.actor || !chosen) throw new NotFound()
    const known = await readCriteriaSets(services.db)
    const given = known.length === 0 ? (startingCriteria as CriteriaContents) : undefined
    const outcome = await draftCriteria(services, context.actor, { programmeId: chosen.id, given })
    return outcome.ok ? done({ goTo: href(links.criteria, {}, { gelukt: 'ja', programma }) }) : outcome
  },
})

async function setAt(services: Services, actor: Actor | undefined, version: string): Promise<CriteriaSet> {
  const found = (await readCriteriaSets(services.db)).find(set => String(set.version) === version)
  if (!found || (found.state === 'draft' && !may(actor, seeDraftCriteria))) throw new NotFound()
  return found
}

const organisation = z.uuid()
const words = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(
      least,
      sentence(
        'VOORSTEL_TE_KORT',
        'Schrijf het in minstens 10 tekens op.',
        'Write it down in at least 10 characters.',
      ),
    )
    .max(most)

const crumbsTo =
  (key?: 'talk' | 'editCriteria') =>
  ({ set }: { set: CriteriaSet }, { language }: { language: Language }) => {
    const t = say(language)
    const own = {
      label: t('criteriaVersion', { version: set.version }),
      href: href(links.criteriaSet, { versie: String(set.version) }),
    }
    const list = { label: t('criteriaSetsTitle'), href: href(links.criteria) }
    return key ? [list, own, { label: t(key) }] : [list, { label: own.label }]
  }

const one = route.page({
  address: links.criteriaSet,
  permission: seeCalls,
  frame: 'public',
  title: ({ set }, { language }) => say(language)('criteriaVersion', { version: set.version }),
  crumbs: crumbsTo(),
  load: async ({ services, context, parameters }) => ({
    set: await setAt(services, context.actor, parameters.versie),
    mayTalk: may(context.actor, seeDraftCriteria),
  }),
  view: CriteriaSetPage,
})

const talk = route.form({
  address: links.criteriaTalk,
  permission: seeDraftCriteria,
  frame: 'work',
  title: ({ set }, { language }) => say(language)('talkTitle', { version: set.version }),
  crumbs: crumbsTo('talk'),
  load: async ({ services, context, parameters, query }) => {
    const { actor } = context
    const set = await setAt(services, actor, parameters.versie)
    const own = actor ? organisationsOf(actor, ...criteriaRoles) : []
    const mayManage = may(actor, manageCalls)
    const decisions = mayManage
      ? await decisionsTaken(services.db, { kind: 'criteria', programmeId: set.programmeId })
      : []
    return {
      ...{ set, mayManage, mayPropose: own.length > 0, done: query.gelukt },
      proposals: await readProposals(services.db, set.id),
      organisations: await ownOrganisations(services.db, own),
      decisions: decisions.map(({ id, reference, title }) => ({
        value: id,
        label: `${reference}: ${title}`,
      })),
    }
  },
  initial: ({ organisations }) => ({ organisation: organisations[0]?.value }),
  view: CriteriaTalkPage,
  body: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('propose'),
      organisation,
      criterion: z
        .string()
        .max(60)
        .default('')
        .transform(key => key || undefined),
      text: words(10, 4000),
    }),
    z.object({
      act: z.literal('react'),
      proposal: z.uuid(),
      organisation,
      stance: z.enum(Object.values(stances) as ['for', 'against', 'neutral']),
      text: words(1, 2000),
    }),
    z.object({
      act: z.literal('answer'),
      proposal: z.uuid(),
      state: z.enum(['taken-over', 'declined']),
      answer: words(10, 2000),
    }),
    z.object({ act: z.literal('adopt'), decision: z.uuid() }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { actor } = context
    const set = await setAt(services, actor, parameters.versie)
    if (!actor) throw new NotFound()
    const run = () => {
      switch (body.act) {
        case 'propose':
          return propose(services, actor, {
            ...{ setId: set.id, criterion: body.criterion, text: body.text },
            organisationId: body.organisation,
          })
        case 'react':
          return react(services, actor, {
            ...{ proposalId: body.proposal, stance: body.stance, text: body.text },
            organisationId: body.organisation,
          })
        case 'answer':
          return answerProposal(services, actor, {
            ...{ proposalId: body.proposal, state: body.state, answer: body.answer },
          })
        default:
          return adoptCriteria(services, actor, { setId: set.id, decisionId: body.decision })
      }
    }
    const outcome = await run()
    return outcome.ok
      ? done({ goTo: href(links.criteriaTalk, { versie: parameters.versie }, { gelukt: 'ja' }) })
      : outcome
  },
})

const edit = route.form({
  address: links.editCriteria,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('editCriteria'),
  crumbs: crumbsTo('editCriteria'),
  load: async ({ services, context, parameters }) => ({
    set: await setAt(services, context.actor, parameters.versie),
  }),
  initial: ({ set }) => fieldsOf(set.contents),
  view: EditCriteriaPage,
  body: z.record(z.string().max(100), z.string().max(4000)),
  act: async ({ services, context, parameters, body }) => {
    const set = await setAt(services, context.actor, parameters.versie)
    if (!context.actor) throw new NotFound()
    const parsed = criteriaContentsShape.safeParse(withFields(set.contents, body))
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
    const outcome = await changeCriteria(services, context.actor, { id: set.id, contents: parsed.data })
    return outcome.ok
      ? done({ goTo: href(links.criteriaTalk, { versie: parameters.versie }, { gelukt: 'ja' }) })
      : outcome
  },
})

/** Criteria: all sets, one with what parties think of it, and changing a draft. */
export const criteriaRoutes = [list, fresh, one, talk, edit]
