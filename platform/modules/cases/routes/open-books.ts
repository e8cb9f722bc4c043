import type { Case } from '@versneller/engine'
import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { instantNow } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { tickedOf } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { organisationsById } from '../../parties/index.ts'
import { agreeToBook, endBook, lookInBook, offerBook } from '../actions/open-books.ts'
import { links } from '../links.ts'
import { headOf, nameOr, partyName } from '../pages/case-page.tsx'
import { BookPage } from '../pages/openness/book.tsx'
import { type BookLine, BooksPage } from '../pages/openness/books.tsx'
import { OpenedPage } from '../pages/openness/opened.tsx'
import { sayOpenness } from '../pages/openness/words.ts'
import { fixVersion, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import {
  bookLineIds,
  bookState,
  isInvolved,
  lookersOf,
  type OpenBook,
  viewersOf,
} from '../rules/open-book.ts'
import { gradeOf } from '../rules/openness.ts'
import { readBooks, readLooks } from '../store/open-books.ts'
import { crumbsOf } from './bench.ts'
import { changingCase, type FoundCase } from './changing-case.ts'
import { lastDayOf } from './openness.ts'
import { storedAndSeen } from './seen.ts'

/** Lets those pass who are a party of the case. */
const admitParties = ({ seen }: FoundCase): void => {
  if (seen.partyIds.length === 0) throw new NotAllowed(fixVersion.name)
}

function lineOf(
  book: OpenBook,
  asked: { caseFile: Case; now: Temporal.Instant; language: Language },
): BookLine {
  const { caseFile, now, language } = asked
  return {
    id: book.id,
    what: book.what,
    partyName: partyName(caseFile, book.partyId, language),
    lineCount: book.lineIds.length,
    viewers: book.viewers.map(({ partyId, agreedAt }) => ({
      partyId,
      partyName: partyName(caseFile, partyId, language),
      agreedAt: agreedAt?.toString(),
    })),
    state: bookState(book, now),
    until: lastDayOf(book),
    endReason: book.endReason,
  }
}

/** Own lines that are not open to all: what there is to open. */
function closedLines({ caseFile, partyIds }: SeenCase, language: Language) {
  const own = new Set(partyIds.flatMap(partyId => bookLineIds(caseFile, { partyId, lineIds: [] })))
  return (caseFile.lines ?? [])
    .filter(line => own.has(line.id) && gradeOf(line, caseFile) !== 'all')
    .map(({ id, name }) => ({ value: id, label: nameOr(name, id, language) }))
}

const books = route.form({
  ...changingCase({
    address: links.openBooks,
    right: fixVersion,
    admit: admitParties,
    body: z.object({
      partyId: z.string().min(1).max(64),
      what: z.string().trim().min(1).max(500),
      lineIds: tickedOf(5000),
      viewerIds: tickedOf(5000),
      until: z.iso.date(),
    }),
    act: async ({ services, context: { actor }, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const outcome = await offerBook(services, actor, { caseId: seen.id, ...body })
      if (!outcome.ok) return outcome
      return done({ goTo: href(links.openBook, { id: seen.id, item: outcome.value }, { gelukt: 'ja' }) })
    },
  }),
  frame: 'work',
  title: (_, { language }) => sayOpenness(language)('booksTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayOpenness(context.language)('booksTitle')),
  load: async ({ services, context: { actor, language }, parameters }) => {
    const { stored, seen } = await storedAndSeen(services.db, actor, parameters.id)
    if (seen.partyIds.length === 0) throw new NotAllowed(fixVersion.name)
    const now = await instantNow(services)
    const mine = (await readBooks(services.db, seen.id)).filter(book => isInvolved(actor, stored, book))
    const { caseFile, partyIds } = seen
    const choices = (ids: readonly string[]) =>
      ids.map(id => ({ value: id, label: partyName(caseFile, id, language) }))
    const coupled = stored.parties.map(party => party.partyId)
    return {
      head: headOf(seen),
      books: mine.map(book => lineOf(book, { caseFile, now, language })),
      parties: choices(partyIds),
      lines: closedLines(seen, language),
      others: choices(coupled.filter(id => !partyIds.includes(id))),
    }
  },
  // Who opens costs of one party only has nothing to choose.
  initial: ({ parties }) => ({ partyId: parties.length === 1 ? parties[0]?.value : undefined }),
  view: BooksPage,
})

/** The book of an address for somebody who is involved in it. */
async function involvedIn(
  { db }: Services,
  actor: Actor | undefined,
  { id, item }: { id: string; item: string },
) {
  const { stored, seen } = await storedAndSeen(db, actor, id)
  const book = (await readBooks(db, seen.id)).find(one => one.id === item)
  if (!book || !isInvolved(actor, stored, book)) throw new NotFound()
  return { stored, seen, book }
}

const crumbsOfBook = (
  data: { head: Parameters<typeof crumbsOf>[0] },
  label: string,
  context: Parameters<typeof crumbsOf>[1],
) =>
  crumbsOf(data.head, context, label, {
    label: sayOpenness(context.language)('booksTitle'),
    href: href(links.openBooks, { id: data.head.id }),
  })

const book = route.form({
  ...changingCase({
    address: links.openBook,
    right: fixVersion,
    admit: admitParties,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    act: async ({ services, context: { actor }, parameters, body }, { seen }) => {
      if (!actor) throw new NotFound()
      const asked = { caseId: seen.id, bookId: parameters.item, ...body }
      const outcome = await endBook(services, actor, asked)
      const goTo = href(links.openBook, { id: seen.id, item: parameters.item }, { gelukt: 'ja' })
      return outcome.ok ? done({ goTo }) : outcome
    },
  }),
  frame: 'work',
  title: data => data.book.what,
  crumbs: (data, context) => crumbsOfBook(data, data.book.what, context),
  load: async ({ services, context: { actor, language }, parameters, query }) => {
    const found = await involvedIn(services, actor, parameters)
    const now = await instantNow(services)
    const looks = await readLooks(services.db, found.book.id)
    const names = await organisationsById(
      services.db,
      looks.map(one => one.organisationId),
    )
    const line = lineOf(found.book, { caseFile: found.seen.caseFile, now, language })
    const isRunning = line.state === 'offered' || line.state === 'open'
    const waiting = viewersOf(actor, found.stored, found.book).some(viewer => !viewer.agreedAt)
    return {
      head: headOf(found.seen),
      book: line,
      looks: looks.map(({ organisationId, title, at }) => ({
        organisationName: names.get(organisationId)?.name ?? '–',
        title,
        at: at.toString(),
      })),
      mayAgree: isRunning && waiting,
      mayLook: lookersOf(actor, found.stored, { book: found.book, now }).length > 0,
      mayEnd: isRunning,
      isDone: query.gelukt !== undefined,
    }
  },
  view: BookPage,
})

const agree = route.action(
  changingCase({
    address: links.agreeBook,
    right: fixVersion,
    admit: admitParties,
    body: z.object({}),
    act: async ({ services, context: { actor }, parameters }, { seen }) => {
      if (!actor) throw new NotFound()
      const outcome = await agreeToBook(services, actor, { caseId: seen.id, bookId: parameters.item })
      const goTo = href(links.openBook, { id: seen.id, item: parameters.item }, { gelukt: 'ja' })
      return outcome.ok ? done({ goTo }) : outcome
    },
  }),
)

const look = route.page({
  address: links.lookInBook,
  permission: readCase,
  frame: 'work',
  title: (data, { language }) => `${sayOpenness(language)('openedTitle')}: ${data.what}`,
  crumbs: (data, context) => crumbsOfBook(data, data.what, context),
  load: async ({ services, context: { actor }, parameters }) => {
    const found = await involvedIn(services, actor, parameters)
    if (!actor) throw new NotFound()
    const opened = await lookInBook(services, actor, { caseId: found.seen.id, bookId: found.book.id })
    return { head: headOf(found.seen), bookId: found.book.id, what: found.book.what, ...opened }
  },
  view: OpenedPage,
})

/** Costs that parties open to each other for verification. */
export const openBookRoutes = [books, book, agree, look]
