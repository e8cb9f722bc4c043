import { z } from 'zod'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationPicker, organisationsById } from '../../parties/index.ts'
import { coupleParty } from '../actions/manage-case.ts'
import { mergeByChoice } from '../actions/merge-by-choice.ts'
import { links } from '../links.ts'
import { headOf, nameOr } from '../pages/case-page.tsx'
import { CouplePage, MergePage } from '../pages/manage.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { editCase, manageCase } from '../rules/access.ts'
import { changesShape, crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase, storedAndSeen } from './seen.ts'

/** The organisation that was chosen: by id, or by its name from a long list. */
async function chosenOrganisation(services: Services, typed: string): Promise<string | undefined> {
  const choices = await organisationPicker(services.db)
  return choices.find(({ value, label }) => value === typed || label === typed)?.value
}

const coupling = changingCase({
  address: links.couple,
  right: manageCase,
  body: z.object({ partyId: z.string().min(1).max(64), organisation: z.string().max(200).default('') }),
  act: async ({ services, context, body }, { seen }) => {
    if (!context.actor) throw new NotFound()
    const organisationId = body.organisation
      ? await chosenOrganisation(services, body.organisation)
      : undefined
    if (body.organisation && !organisationId)
      return refused(problem('ORGANISATIE_NIET_GEVONDEN', 'organisation'))
    const asked = { caseId: seen.id, partyId: body.partyId, organisationId }
    const outcome = await coupleParty(services, context.actor, asked)
    return outcome.ok ? done({ goTo: href(links.couple, { id: seen.id }, { gelukt: 'ja' }) }) : outcome
  },
})

const couple = route.form({
  ...coupling,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_couple'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_couple')),
  load: async ({ services, context, parameters, query }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    if (!seen.mayManage) throw new NotAllowed(manageCase.name)
    const names = await organisationsById(
      services.db,
      stored.parties.map(party => party.organisationId),
    )
    const organisationOf = (id: string) => stored.parties.find(party => party.partyId === id)?.organisationId
    return {
      head: headOf(seen),
      parties: seen.caseFile.parties.map(({ id, name }) => ({
        id,
        name: nameOr(name, id, context.language),
        organisationName: names.get(organisationOf(id) ?? '')?.name,
      })),
      organisations: await organisationPicker(services.db),
      isDone: query.gelukt !== undefined,
    }
  },
  view: CouplePage,
})

const merging = changingCase({
  address: links.merge,
  right: editCase,
  body: z.object({
    revision: z.coerce.number().int().min(1),
    changes: z.string().max(1_000_000),
    choice: z.enum(['mine', 'theirs', 'variant']),
  }),
  act: async ({ services, context, body }, { seen }) => {
    const changes = changesShape.safeParse(parsed(body.changes))
    if (!changes.success) return refused(problem('WIJZIGINGEN_ONLEESBAAR', 'changes'))
    const { revision, choice } = body
    const asked = { caseId: seen.id, revision, changes: changes.data, choice }
    const outcome = await mergeByChoice(services, context.actor, asked)
    return formOutcome(
      outcome,
      () => href(links.bench, { id: seen.id }),
      () => 'changes',
    )
  },
})

const merge = route.form({
  ...merging,
  frame: 'work',
  title: (_, { language }) => say(language)('mergeTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('mergeTitle')),
  load: async ({ services, context, parameters }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    if (seen.scope.kind === 'none') throw new NotAllowed(editCase.name)
    return { head: headOf(seen) }
  },
  view: MergePage,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Connecting parties and merging. */
export const manageRoutes = [couple, merge]
