import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { instantNow } from '../../../kit/clock/clock.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { ticked, tickedOf } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationsById } from '../../parties/index.ts'
import { shareCase } from '../actions/manage-case.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { links } from '../links.ts'
import type { StoredCase } from '../model.ts'
import { headOf, nameOr } from '../pages/case-page.tsx'
import { OpennessItemPage } from '../pages/openness/item.tsx'
import { LookAlongPage } from '../pages/openness/look-along.tsx'
import { type OpenedCell, type OpennessData, OpennessPage } from '../pages/openness/page.tsx'
import { sayOpenness } from '../pages/openness/words.ts'
import { problem } from '../problems.ts'
import { type EditScope, editCase, manageCase, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { isOwnLine } from '../rules/edit-guard.ts'
import { bookLineIds, bookState, endOf, isInvolved, type OpenBook } from '../rules/open-book.ts'
import { gradeOf, grades, lookAlong, type OpenItem, openItems, visibleToOf } from '../rules/openness.ts'
import { historyRevisions, opennessHistory } from '../rules/openness-history.ts'
import { readChangesSince } from '../store/cases.ts'
import { readBooks } from '../store/open-books.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase, storedAndSeen } from './seen.ts'

/** The last ISO day of a book. */
export const lastDayOf = (book: OpenBook): string => dayOf(endOf(book).subtract({ seconds: 1 }))

/** Lines that are open in books in which this reader is involved. */
async function openedFor(
  services: Services,
  actor: Actor | undefined,
  stored: StoredCase,
): Promise<OpenedCell[]> {
  const now = await instantNow(services)
  const books = (await readBooks(services.db, stored.id)).filter(
    book => bookState(book, now) === 'open' && isInvolved(actor, stored, book),
  )
  return books.flatMap(book =>
    bookLineIds(stored.content, book).flatMap(lineId =>
      book.viewers
        .filter(viewer => viewer.agreedAt !== undefined)
        .map(({ partyId }) => ({ lineId, partyId, day: lastDayOf(book) })),
    ),
  )
}

/** How the openness changed as far as this reader may know, with who did it: by organisation, as everywhere. */
async function historyFor(
  { db }: Services,
  stored: StoredCase,
  seen: SeenCase,
): Promise<OpennessData['history']> {
  const since = await readChangesSince(db, stored.id, Math.max(1, stored.revision - historyRevisions))
  const changes = opennessHistory(stored.content, since, {
    reader: seen.partyIds,
    visible: seen.caseFile,
  })
  const names = await organisationsById(
    db,
    changes.flatMap(change => change.organisationId ?? []),
  )
  return changes.map(change => ({
    ...change,
    by: names.get(change.organisationId ?? '')?.name ?? change.role,
  }))
}

const sharing = changingCase({
  address: links.openness,
  right: manageCase,
  body: z.object({ isShared: ticked }),
  act: async ({ services, context, body }, { seen }) => {
    if (!context.actor) throw new NotFound()
    const asked = { caseId: seen.id, isShared: body.isShared }
    const outcome = await shareCase(services, context.actor, asked)
    return outcome.ok ? done({ goTo: href(links.openness, { id: seen.id }, { gelukt: 'ja' }) }) : outcome
  },
})

const openness = route.form({
  ...sharing,
  frame: 'work',
  title: (_, { language }) => sayOpenness(language)('title'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayOpenness(context.language)('title')),
  load: async ({ services, context, parameters, query }): Promise<OpennessData> => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      isShared: seen.isShared,
      isDone: query.gelukt !== undefined,
      opened: await openedFor(services, context.actor, stored),
      history: await historyFor(services, stored, seen),
    }
  },
  initial: data => ({ isShared: data.isShared ? 'ja' : undefined }),
  view: OpennessPage,
})

/** The way to a page below that of openness. */
const crumbsUnder = (
  head: Parameters<typeof crumbsOf>[0],
  context: Parameters<typeof crumbsOf>[1],
  label: string,
) =>
  crumbsOf(head, context, label, {
    label: sayOpenness(context.language)('title'),
    href: href(links.openness, { id: head.id }),
  })

/** The line or row of an address as this reader sees it. */
function itemAt(seen: SeenCase, id: string): OpenItem {
  const item = openItems(seen.caseFile).find(one => one.id === id)
  if (!item) throw new NotFound()
  return item
}

/** Whether somebody decides who sees a line: the owner of the case, or the party whose line it is. */
function mayGrade(seen: SeenCase, scope: EditScope, item: OpenItem): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  const line = seen.caseFile.lines?.find(one => one.id === item.id)
  return item.kind === 'lines' && line !== undefined && isOwnLine(line, scope.partyIds)
}

const grading = changingCase({
  address: links.opennessItem,
  right: editCase,
  admit: ({ seen, scope }, { item }) => {
    if (!mayGrade(seen, scope, itemAt(seen, item))) throw new NotAllowed(editCase.name)
  },
  body: z.object({
    revision: z.coerce.number().int().min(1),
    grade: z.enum(grades),
    parties: tickedOf(100),
  }),
  act: async ({ services, context, parameters, body }, { seen }) => {
    const item = itemAt(seen, parameters.item)
    const { grade, parties } = body
    if (grade !== 'all' && parties.length === 0) return refused(problem('GRAAD_ZONDER_PARTIJ', 'parties'))
    if (grade === 'own' && parties.length > 1) return refused(problem('GRAAD_EEN_PARTIJ', 'parties'))
    const path = `/${item.kind}/@${item.id}/visibleTo`
    const value = visibleToOf(grade, parties)
    const before = item.visibleTo
    const changes =
      value !== undefined ? [{ path, value }] : before === undefined ? [] : [{ path, remove: true as const }]
    const outcome = await saveChanges(services, context.actor, {
      caseId: seen.id,
      revision: body.revision,
      changes,
    })
    return formOutcome(
      outcome,
      () => href(links.openness, { id: seen.id }, { gelukt: 'ja' }),
      () => 'parties',
    )
  },
})

const itemForm = route.form({
  ...grading,
  frame: 'work',
  title: (data, { language }) =>
    sayOpenness(language)('itemTitle', { name: nameOr(data.item.name, data.item.id, language) }),
  crumbs: (data, context) =>
    crumbsUnder(data.head, context, nameOr(data.item.name, data.item.id, context.language)),
  load: async ({ services, context, parameters }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const item = itemAt(seen, parameters.item)
    return { head: headOf(seen), caseFile: seen.caseFile, item, mayEdit: mayGrade(seen, seen.scope, item) }
  },
  initial: ({ item, caseFile }) => ({ grade: gradeOf(item, caseFile), parties: item.visibleTo ?? [] }),
  view: OpennessItemPage,
})

const look = route.page({
  address: links.lookAlong,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayOpenness(language)('lookLink'),
  crumbs: (data, context) => crumbsUnder(data.head, context, sayOpenness(context.language)('lookLink')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const partyId = seen.caseFile.parties.find(party => party.id === query.partij)?.id
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      partyId,
      look: lookAlong(seen.caseFile, partyId),
    }
  },
  view: LookAlongPage,
})

/** Who sees what, how much is open, how that changed, and looking with the eyes of another party. */
export const opennessRoutes = [openness, itemForm, look]
