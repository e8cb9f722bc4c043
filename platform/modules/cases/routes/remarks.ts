import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Database } from '../../../kit/database/connect.ts'
import { keptAsDraft } from '../../../kit/drafts/form-keeper.ts'
import { href } from '../../../kit/http/address.ts'
import { tickedOf } from '../../../kit/http/input.ts'
import { done, type Outcome } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { type RemarkThread, threadsAt } from '../../../kit/remarks/remarks.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import type { ThreadLine } from '../../../kit/ui/index.ts'
import { functionsOf, organisationsById } from '../../parties/index.ts'
import { remark, remarkedKind, settleRemark } from '../actions/remarks.ts'
import { links } from '../links.ts'
import type { StoredCase } from '../model.ts'
import { headOf } from '../pages/case-page.tsx'
import { RemarksPage } from '../pages/remarks.tsx'
import { say } from '../pages/say.ts'
import { readCase, remarkOnCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { organisationsAt, type RemarkPlaceOf, remarkPlaceOf, remarkPlaces } from '../rules/remark-places.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { remarkCounts } from './remark-counts.ts'
import { storedAndSeen } from './seen.ts'

const at = (id: string) => ({ objectKind: remarkedKind, objectId: id })

/**
 * The place that an address names, in what this reader sees.
 * @throws NotFound for one that is not there or is hidden
 */
function placeIn({ caseFile }: SeenCase, regel: string | undefined): RemarkPlaceOf {
  const place = remarkPlaceOf(caseFile, regel)
  if (!place) throw new NotFound()
  return place
}

/** Threads at what this reader sees: of the case as a whole and all of its lines, or of one line. */
async function seenThreads(db: Database, seen: SeenCase, place: RemarkPlaceOf): Promise<RemarkThread[]> {
  const places = remarkPlaces(seen.caseFile)
  const wanted = { ...at(seen.id), ...(place.id === undefined ? {} : { field: place.field }) }
  return (await threadsAt(db, wanted)).filter(thread => places.has(thread.field))
}

async function threadLines(
  db: Database,
  seen: SeenCase,
  threads: readonly RemarkThread[],
  shown: { language: Language; withPlaces: boolean },
): Promise<ThreadLine[]> {
  const { language, withPlaces } = shown
  const remarks = threads.flatMap(thread => thread.remarks)
  const authors = await functionsOf(db, [...new Set(remarks.map(one => one.authorId))])
  const mentioned = await organisationsById(db, [...new Set(remarks.flatMap(one => one.mentionedIds))])
  const places = remarkPlaces(seen.caseFile)
  const placeLine = (field: string) => {
    const place = places.get(field)
    if (!withPlaces || place?.id === undefined) return undefined
    return {
      label: place.name ? inLanguage(place.name, language) : place.id,
      href: href(links.remarks, { id: seen.id }, { regel: place.id }),
    }
  }
  return threads.map(thread => ({
    id: thread.id,
    place: placeLine(thread.field),
    isResolved: thread.resolvedAt !== undefined,
    remarks: thread.remarks.map(one => ({
      id: one.id,
      authorName: authors.get(one.authorId) ?? say(language)('remarkAuthorGone'),
      html: one.html,
      writtenAt: one.writtenAt.toString(),
      mentioned: one.mentionedIds.flatMap(id => mentioned.get(id)?.name ?? []),
    })),
  }))
}

async function mentionableAt(db: Database, stored: StoredCase, field: string) {
  const names = await organisationsById(db, organisationsAt(stored, stored.content, field))
  return [...names.values()]
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
}

async function loadRemarks(
  services: Services,
  actor: Actor | undefined,
  asked: { id: string; regel: string | undefined; language: Language },
) {
  const { db } = services
  const { stored, seen } = await storedAndSeen(db, actor, asked.id)
  const place = placeIn(seen, asked.regel)
  const { language } = asked
  const threads = await seenThreads(db, seen, place)
  return {
    seen,
    place,
    threads: await threadLines(db, seen, threads, { language, withPlaces: place.id === undefined }),
    mentionable: await mentionableAt(db, stored, place.field),
  }
}

const list = tickedOf(50)
const sent = z.object({
  act: z.enum(['write', 'resolve', 'reopen']),
  remark: z.string().max(20_000).default(''),
  thread: z.uuid().optional(),
  mention: list,
})

/** Does what was asked of the remarks at a place. */
function settle(
  services: Services,
  actor: Actor | undefined,
  place: { caseId: string; itemId: string | undefined },
  body: z.output<typeof sent>,
): Promise<Outcome<unknown>> {
  if (!actor) throw new NotFound()
  const { act, thread: threadId } = body
  if (act === 'write')
    return remark(services, actor, {
      ...place,
      markdown: body.remark,
      threadId,
      mentionedIds: body.mention,
    })
  if (threadId === undefined) throw new NotFound()
  return settleRemark(services, actor, { ...place, threadId, isResolved: act === 'resolve' })
}

const page = route.form({
  ...changingCase({
    address: links.remarks,
    right: remarkOnCase,
    body: sent,
    act: async ({ services, context, parameters, query, body }) => {
      const place = { caseId: parameters.id, itemId: query.regel }
      const outcome = await settle(services, context.actor, place, body)
      const back = href(links.remarks, { id: parameters.id }, { regel: query.regel, gelukt: 'ja' })
      return outcome.ok ? done({ goTo: back }) : outcome
    },
  }),
  frame: 'work',
  title: (_, { language }) => say(language)('remarksTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('remarksTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { language } = context
    const asked = { id: parameters.id, regel: query.regel, language }
    const { seen, place, threads, mentionable } = await loadRemarks(services, context.actor, asked)
    return {
      head: headOf(seen),
      item: place.id === undefined ? undefined : { id: place.id, name: place.name },
      threads,
      mentionable,
      isDone: query.gelukt !== undefined,
    }
  },
  view: RemarksPage,
  keep: keptAsDraft,
})

const asData = route.json({
  address: links.remarksData,
  permission: readCase,
  method: 'GET',
  body: z.unknown(),
  act: async ({ services, context, parameters, query }) => {
    const asked = { id: parameters.id, regel: query.regel, language: context.language }
    const { threads, mentionable } = await loadRemarks(services, context.actor, asked)
    return done({ threads, mentionable })
  },
})

const write = route.json({
  ...changingCase({
    address: links.remarksData,
    right: remarkOnCase,
    body: sent,
    act: async ({ services, context, parameters, query, body }) => {
      const place = { caseId: parameters.id, itemId: query.regel }
      const outcome = await settle(services, context.actor, place, body)
      if (!outcome.ok) return outcome
      const { language } = context
      const asked = { id: parameters.id, regel: query.regel, language }
      const { seen, threads, mentionable } = await loadRemarks(services, context.actor, asked)
      return done({ threads, mentionable, counts: await remarkCounts(services.db, seen) })
    },
  }),
  method: 'POST',
})

/** Remarks on a case and on its lines: a page of their own, and the same for the workbench. */
export const remarkRoutes = [page, asData, write]
