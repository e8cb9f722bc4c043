import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { changePrivate, forgetPrivate } from '../actions/private-calculation.ts'
import { links } from '../links.ts'
import { headOf, partyName } from '../pages/case-page.tsx'
import { PrivateLinePage } from '../pages/private/line.tsx'
import { PrivatePage } from '../pages/private/page.tsx'
import { sayPrivate } from '../pages/private/words.ts'
import { problemsOf } from '../problems.ts'
import { fixVersion } from '../rules/access.ts'
import { readFields, valuesOf } from '../rules/part-fields/read-fields.ts'
import type { Typed } from '../rules/part-fields/values.ts'
import { privateOutcome } from '../rules/private-calculation.ts'
import { ownLineFields, readOwnLine, readTerms, termFields } from '../rules/private-fields.ts'
import { ownOrganisation, reckonForParty } from '../rules/signatures.ts'
import { readPrivate } from '../store/private-calculations.ts'
import { crumbsOf } from './bench.ts'
import { changingCase, type FoundCase } from './changing-case.ts'
import { typedShape, unreadable } from './part-forms.ts'
import { storedAndSeen } from './seen.ts'

/** The party for which a reader reckons: the one that is asked for, of those of the own organisation. */
function partyOf(partyIds: readonly string[], asked: unknown): string {
  const [first] = partyIds
  const found = partyIds.find(id => id === asked) ?? (asked === undefined ? first : undefined)
  if (found === undefined) throw new NotAllowed(reckonForParty.name)
  return found
}

/** What this reader's organisation keeps for itself in a case; nobody else's is ever read. */
async function privateOf(
  { db }: Services,
  actor: Actor | undefined,
  asked: { id: string; partij: string | undefined },
) {
  const { stored, seen } = await storedAndSeen(db, actor, asked.id)
  const partyId = partyOf(seen.partyIds, asked.partij)
  const organisationId = actor && ownOrganisation(actor, stored.parties, partyId)
  if (organisationId === undefined) throw new NotAllowed(reckonForParty.name)
  const own = await readPrivate(db, { caseId: seen.id, organisationId, partyId })
  return { seen, partyId, content: own?.content, revision: own?.revision ?? 0 }
}

const nothing = { terms: {}, lines: [] }

/** Lets those pass who are a party; whoever owns the case without being one has nothing to reckon. */
const admitParties = ({ seen }: FoundCase): void => {
  if (seen.partyIds.length === 0) throw new NotAllowed(reckonForParty.name)
}

const askedOf = (typed: Typed, caseId: string) => ({
  caseId,
  partyId: String(typed.partij ?? ''),
  revision: z.coerce.number().int().min(0).catch(0).parse(typed.revision),
})

const backTo = (id: string, partij: string): Outcome<Gone> =>
  done({ goTo: href(links.private, { id }, { partij, gelukt: 'ja' }) })

const page = route.form({
  ...changingCase({
    address: links.private,
    right: fixVersion,
    admit: admitParties,
    body: typedShape,
    act: async ({ services, context: { actor, language }, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const asked = askedOf(body, seen.id)
      // Fields left empty are no assumption: what was there goes.
      const read = readFields(termFields, {}, { typed: body, language })
      const { terms, mistakes } = readTerms(read.item)
      const all = [...unreadable(read.mistakes), ...problemsOf(mistakes)]
      if (all.length > 0) return refused(...all)
      const outcome = await changePrivate(services, actor, {
        ...asked,
        change: before => ({ ...before, terms }),
      })
      return outcome.ok ? backTo(seen.id, asked.partyId) : outcome
    },
  }),
  frame: 'work',
  title: (_, { language }) => sayPrivate(language)('title'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayPrivate(context.language)('title')),
  load: async ({ services, context, parameters, query }) => {
    const { actor, language } = context
    const found = await privateOf(services, actor, { id: parameters.id, partij: query.partij })
    const { seen, partyId, content, revision } = found
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      partyId,
      parties: seen.partyIds.map(id => ({ value: id, label: partyName(seen.caseFile, id, language) })),
      content,
      revision,
      outcome: privateOutcome(seen.caseFile, partyId, content ?? nothing),
      isDone: query.gelukt !== undefined,
    }
  },
  initial: (data, { language }) => valuesOf(termFields, data.content?.terms ?? {}, language),
  view: PrivatePage,
})

const fresh = 'nieuw'

const line = route.form({
  ...changingCase({
    address: links.privateLine,
    right: fixVersion,
    admit: admitParties,
    body: typedShape,
    act: async ({ services, context: { actor, language }, parameters, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const asked = askedOf(body, seen.id)
      const own = await privateOf(services, actor, { id: seen.id, partij: asked.partyId })
      const before = own.content?.lines.find(one => one.id === parameters.item)
      if (!before && parameters.item !== fresh) throw new NotFound()
      const id = before?.id ?? crypto.randomUUID()
      const read = readFields(ownLineFields, before ? { ...before } : {}, { typed: body, language })
      const { line: after, mistakes } = readOwnLine(seen.caseFile, id, read.item)
      const all = [...unreadable(read.mistakes), ...problemsOf(mistakes)]
      if (all.length > 0) return refused(...all)
      const outcome = await changePrivate(services, actor, {
        ...asked,
        change: content => ({
          ...content,
          lines: before ? content.lines.map(one => (one.id === id ? after : one)) : [...content.lines, after],
        }),
      })
      return outcome.ok ? backTo(seen.id, asked.partyId) : outcome
    },
  }),
  frame: 'work',
  title: (data, { language }) => data.line?.name ?? sayPrivate(language)('addLine'),
  crumbs: (data, context) =>
    crumbsOf(data.head, context, data.line?.name ?? sayPrivate(context.language)('addLine'), {
      label: sayPrivate(context.language)('title'),
      href: href(links.private, { id: data.head.id }, { partij: data.partyId }),
    }),
  load: async ({ services, context, parameters, query }) => {
    const asked = { id: parameters.id, partij: query.partij }
    const { seen, partyId, content, revision } = await privateOf(services, context.actor, asked)
    const found = content?.lines.find(one => one.id === parameters.item)
    if (!found && parameters.item !== fresh) throw new NotFound()
    return { head: headOf(seen), caseFile: seen.caseFile, partyId, revision, line: found }
  },
  initial: (data, { language }) =>
    valuesOf(ownLineFields, data.line ?? { direction: 'cost', from: 1, to: data.caseFile.periods }, language),
  view: PrivateLinePage,
})

const removeLine = route.action(
  changingCase({
    address: links.removePrivateLine,
    right: fixVersion,
    admit: admitParties,
    body: typedShape,
    act: async ({ services, context: { actor }, parameters, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const asked = askedOf(body, seen.id)
      const own = await privateOf(services, actor, { id: seen.id, partij: asked.partyId })
      if (!own.content?.lines.some(one => one.id === parameters.item)) throw new NotFound()
      const outcome = await changePrivate(services, actor, {
        ...asked,
        change: content => ({
          ...content,
          lines: content.lines.filter(one => one.id !== parameters.item),
        }),
      })
      return outcome.ok ? backTo(seen.id, asked.partyId) : outcome
    },
  }),
)

const forget = route.action(
  changingCase({
    address: links.forgetPrivate,
    right: fixVersion,
    admit: admitParties,
    body: typedShape,
    act: async ({ services, context: { actor }, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const asked = askedOf(body, seen.id)
      const outcome = await forgetPrivate(services, actor, asked)
      return outcome.ok ? backTo(seen.id, asked.partyId) : outcome
    },
  }),
)

/** What a party reckons for itself beside a shared case, for the people of its organisation alone. */
export const privateRoutes = [page, line, removeLine, forget]
