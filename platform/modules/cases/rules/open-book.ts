import {
  type Actual,
  type Case,
  isSafelyTold,
  type LineCash,
  lineCash,
  sightOn,
  type Told,
  visibleCase,
} from '@versneller/engine'
import { type Actor, organisationsOf } from '../../../kit/access/actor.ts'
import type { CaseAccess, SavedChange } from '../model.ts'
import { partyRoles } from './access.ts'
import { layOver } from './workbench/change-case.ts'

/** A party to which costs are opened, as the organisation that it was when they were offered. */
export interface BookViewer {
  partyId: string
  organisationId: string
  /** Nothing is open to it before. */
  agreedAt: Temporal.Instant | undefined
  /** Revision of the case then: the first that it could look at. */
  agreedRevision: number | undefined
}

/** Costs of one party that others may look at in order to verify them, for a time. */
export interface OpenBook {
  id: string
  partyId: string
  organisationId: string
  what: string
  /** Lines that this party pays; empty for all of them, now and later. */
  lineIds: readonly string[]
  offeredAt: Temporal.Instant
  /** The first moment after the term. */
  endsAt: Temporal.Instant
  endedAt: Temporal.Instant | undefined
  /** Revision of the case then: the last that was open. */
  endedRevision: number | undefined
  endReason: string | undefined
  viewers: readonly BookViewer[]
}

/** How it stands with an open book. */
export type BookState = 'offered' | 'open' | 'expired' | 'ended'

/** The moment from which nothing of a book is open any more. */
export const endOf = ({ endsAt, endedAt }: Pick<OpenBook, 'endsAt' | 'endedAt'>): Temporal.Instant =>
  endedAt !== undefined && Temporal.Instant.compare(endedAt, endsAt) < 0 ? endedAt : endsAt

/** How it stands with a book at a moment: its end counts at the very instant. */
export function bookState(book: OpenBook, now: Temporal.Instant): BookState {
  if (book.endedAt !== undefined && Temporal.Instant.compare(book.endedAt, now) <= 0) return 'ended'
  if (Temporal.Instant.compare(book.endsAt, now) <= 0) return 'expired'
  return book.viewers.some(viewer => viewer.agreedAt !== undefined) ? 'open' : 'offered'
}

const worksFor = (actor: Actor | undefined, organisationId: string): boolean =>
  actor !== undefined && organisationsOf(actor, ...partyRoles).includes(organisationId)

const isStill = (
  { parties }: Pick<CaseAccess, 'parties'>,
  one: { partyId: string; organisationId: string },
) => parties.some(party => party.partyId === one.partyId && party.organisationId === one.organisationId)

/** Whether somebody works for the party whose costs they are. */
const isGranter = (actor: Actor | undefined, access: Pick<CaseAccess, 'parties'>, book: OpenBook): boolean =>
  worksFor(actor, book.organisationId) && isStill(access, book)

/** As which viewers somebody works: parties of today that are still the organisation to which it was offered. */
export const viewersOf = (
  actor: Actor | undefined,
  access: Pick<CaseAccess, 'parties'>,
  book: OpenBook,
): BookViewer[] =>
  book.viewers.filter(viewer => worksFor(actor, viewer.organisationId) && isStill(access, viewer))

/** Whether somebody works for the party that opens its costs, or for one to which they are offered. */
export const isInvolved = (
  actor: Actor | undefined,
  access: Pick<CaseAccess, 'parties'>,
  book: OpenBook,
): boolean => isGranter(actor, access, book) || viewersOf(actor, access, book).length > 0

/** The parties as which somebody looks in a book now; none before it was agreed, or from its end on. */
export function lookersOf(
  actor: Actor | undefined,
  access: Pick<CaseAccess, 'parties'>,
  { book, now }: { book: OpenBook; now: Temporal.Instant },
): string[] {
  if (bookState(book, now) !== 'open') return []
  return viewersOf(actor, access, book)
    .filter(viewer => viewer.agreedAt !== undefined)
    .map(viewer => viewer.partyId)
}

/** Lines of a case that a book is about: what its party pays to others. */
export function bookLineIds(
  { lines = [] }: Case,
  { partyId, lineIds }: Pick<OpenBook, 'partyId' | 'lineIds'>,
): string[] {
  return lines
    .filter(line => line.from === partyId && (lineIds.length === 0 || lineIds.includes(line.id)))
    .map(line => line.id)
}

/** The case with these lines open to these parties as well. Never shown or kept as it is. */
function opened(content: Case, ids: readonly string[], partyIds: readonly string[]): Case {
  const lines = content.lines?.map(line =>
    line.visibleTo && ids.includes(line.id)
      ? { ...line, visibleTo: [...new Set([...line.visibleTo, ...partyIds])] }
      : line,
  )
  return lines ? { ...content, lines } : content
}

/** What is shown in a book: lines in time, and what was booked on them. */
export interface BookContent {
  caseFile: Case
  lines: LineCash[]
  actuals: Actual[]
}

/**
 * What a viewer sees in a book. A line whose amount would give away another one that stays hidden, as a percentage of it,
 * is not shown either.
 */
export function bookContent(content: Case, book: OpenBook, partyIds: readonly string[]): BookContent {
  const ids = bookLineIds(content, book)
  const known = partyIds.filter(id => content.parties.some(party => party.id === id))
  const outcome = visibleCase(opened(content, ids, known), known)
  if (!outcome.ok) throw new Error('a viewer is a party of the case')
  const { case: caseFile } = outcome.visible
  const shown = new Set(ids.flatMap(id => [id, `${id}-btw`]))
  return {
    caseFile,
    lines: lineCash(caseFile).filter(line => line.kind !== 'clause' && shown.has(line.id)),
    actuals: (caseFile.actuals ?? []).filter(actual => ids.includes(actual.line)),
  }
}

/** To whom a book was open at a revision of the case. */
function openTo({ viewers, endedRevision }: OpenBook, revision: number): string[] {
  if (endedRevision !== undefined && revision > endedRevision) return []
  return viewers
    .filter(({ agreedRevision }) => agreedRevision !== undefined && agreedRevision <= revision)
    .map(viewer => viewer.partyId)
}

/** Books of which something was open at some moment since; all that ever were where there is no such moment. */
export const openSince = (books: readonly OpenBook[], since: Temporal.Instant | undefined): OpenBook[] =>
  books.filter(
    book =>
      book.viewers.some(viewer => viewer.agreedAt !== undefined) &&
      (since === undefined || Temporal.Instant.compare(endOf(book), since) > 0),
  )

/**
 * The contents that a case had since a revision, with what was open in these books: a viewer may have looked at any of
 * them. `since` are the revisions after it, oldest first, up to that of now.
 */
export function openedContents(
  now: { content: Case; revision: number },
  since: readonly SavedChange[],
  books: readonly OpenBook[],
): Case[] {
  if (books.length === 0) return []
  const contents: Case[] = []
  let [last, lastKey]: [Case | undefined, string] = [undefined, '']
  const look = (content: Case, revision: number): void => {
    const to = books.map(book => openTo(book, revision))
    const key = JSON.stringify(to)
    // What was not touched is shared: the same amounts, open to the same, were looked at already.
    const isSame =
      last !== undefined && key === lastKey && amountParts.every(part => last?.[part] === content[part])
    ;[last, lastKey] = [content, key]
    if (isSame || to.every(ids => ids.length === 0)) return
    contents.push(
      books.reduce((one, book, index) => opened(one, bookLineIds(content, book), to[index] ?? []), content),
    )
  }
  let { content, revision } = now
  look(content, revision)
  for (const saved of since.toReversed()) {
    content = layOver(content, saved.inverse)
    revision = saved.revision - 1
    look(content, revision)
  }
  return contents
}

/** Where the amounts of a case stand. */
const amountParts = ['lines', 'programme', 'actuals'] as const

/**
 * Whether a viewer that looks in a book could work out one or two other hidden lines beside the totals that it was told
 * before. `told` is the memory of the reader that the viewer is.
 */
export function givesAway(
  content: Case,
  { book, partyIds, told }: { book: OpenBook; partyIds: readonly string[]; told: Told },
): boolean {
  const known = partyIds.filter(id => content.parties.some(party => party.id === id))
  const before = new Set(sightOn(content, known).seen)
  const seen = sightOn(opened(content, bookLineIds(content, book), known), known).seen
  const news = seen.filter(key => !before.has(key) && !told.seen.has(key))
  const isInTotals = told.sums.some(sum => news.some(key => Object.hasOwn(sum, key)))
  return isInTotals && !isSafelyTold({ sums: told.sums, seen: new Set([...told.seen, ...before, ...news]) })
}
