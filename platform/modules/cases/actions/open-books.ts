import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { endOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { roleHolders } from '../../parties/index.ts'
import type { StoredCase } from '../model.ts'
import { tellOpenBook } from '../notices.ts'
import { problem } from '../problems.ts'
import { partyRoles, readCase } from '../rules/access.ts'
import {
  type BookContent,
  bookContent,
  bookLineIds,
  bookState,
  givesAway,
  isInvolved,
  lookersOf,
  type OpenBook,
  openedContents,
  openSince,
  viewersOf,
} from '../rules/open-book.ts'
import { ownOrganisation, signForParty } from '../rules/signatures.ts'
import { contentsSince, memoryOf, readerKey, seenIn } from '../rules/told-totals.ts'
import { readChangesSince } from '../store/cases.ts'
import { insertBook, insertLook, putAgreed, putEnded, readBooks } from '../store/open-books.ts'
import { readTold } from '../store/told-totals.ts'
import { readNewestVersion } from '../store/versions.ts'
import { lockedFor } from './locked-for.ts'

/** What a party offers: which costs, to whom and until which day (ISO, that day included). */
export interface OfferAsked {
  caseId: string
  partyId: string
  what: string
  lineIds: readonly string[]
  viewerIds: readonly string[]
  until: string
}

function checkOffer(
  stored: StoredCase,
  { partyId, lineIds, viewerIds, until }: OfferAsked,
  now: Temporal.Instant,
) {
  const own = bookLineIds(stored.content, { partyId, lineIds: [] })
  const organisationOf = (id: string) => stored.parties.find(party => party.partyId === id)?.organisationId
  const viewers = viewerIds.flatMap(id => {
    const organisationId = organisationOf(id)
    const isOther = organisationId !== undefined && organisationId !== organisationOf(partyId)
    return isOther ? [{ partyId: id, organisationId, agreedAt: undefined, agreedRevision: undefined }] : []
  })
  const problems = [
    ...(lineIds.every(id => own.includes(id)) ? [] : [problem('OPEN_BOEK_REGEL_ONBEKEND', 'lineIds')]),
    ...(viewers.length > 0 && viewers.length === viewerIds.length
      ? []
      : [problem('OPEN_BOEK_ZONDER_LEZER', 'viewerIds')]),
    ...(Temporal.Instant.compare(endOf(until), now) > 0 ? [] : [problem('OPEN_BOEK_TERMIJN', 'until')]),
  ]
  if (problems.length > 0) throw new Refusal(...problems)
  return viewers
}

/** Offers own costs to other parties for verification. Nothing is open before these agree. @returns its id */
export function offerBook(services: Services, actor: Actor, asked: OfferAsked): Promise<Outcome<string>> {
  const { db, clock } = services
  const { caseId, partyId, what, lineIds, until } = asked
  return writeOrRefuse({ db, clock, actor }, 'offerOpenBook', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, caseId, readCase)
    permit(actor, signForParty, { ...stored, partyId })
    const organisationId = ownOrganisation(actor, stored.parties, partyId)
    if (organisationId === undefined) throw new Error('who may offer has an organisation')
    const viewers = checkOffer(stored, asked, now)
    const terms = { partyId, organisationId, what, lineIds, offeredAt: now, endsAt: endOf(until), viewers }
    const id = await insertBook(tx, caseId, { ...terms, personId: actor.personId })
    const organisationIds = [...new Set(viewers.map(viewer => viewer.organisationId))]
    await tellOpenBook(tx, services, { case: stored, bookId: id, organisationIds, now })
    // Which lines and why is for those involved alone.
    record({
      objectKind: 'open-book',
      objectId: id,
      after: { caseId, organisationId, to: organisationIds, until },
      isFoundAsBefore: true,
    })
    return id
  })
}

/** A book of a case for somebody who is involved in it, the case locked. */
async function lockedBook(tx: Transaction, actor: Actor, asked: { caseId: string; bookId: string }) {
  const stored = await lockedFor(tx, actor, asked.caseId, readCase)
  const book = (await readBooks(tx, asked.caseId)).find(one => one.id === asked.bookId)
  if (!book || !isInvolved(actor, stored, book)) throw new NotFound()
  return { stored, book }
}

const isOver = (book: OpenBook, now: Temporal.Instant) => ['expired', 'ended'].includes(bookState(book, now))

/** What the reader that an organisation is was told and has seen of a case, in other books as well. */
async function memoryFor(tx: Transaction, stored: StoredCase, organisationId: string) {
  const partyIds = stored.parties
    .filter(party => party.organisationId === organisationId)
    .map(party => party.partyId)
  const records = (await readTold(tx, stored.id)).filter(one => one.reader === readerKey(partyIds))
  const { sums, seen } = memoryOf(records)
  const newest = await readNewestVersion(tx, stored.id)
  const since = await readChangesSince(tx, stored.id, newest?.revision ?? 0)
  const books = openSince(await readBooks(tx, stored.id), newest?.at)
  const contents = [...contentsSince(stored.content, since), ...openedContents(stored, since, books)]
  return { partyIds, told: { sums, seen: new Set([...seen, ...seenIn(contents, partyIds)]) } }
}

/**
 * Agrees to a book for the own parties: from this moment their people may look, until its end. Where the opened lines
 * together with totals of before would give other lines away, nobody can agree.
 */
export function agreeToBook(
  services: Services,
  actor: Actor,
  asked: { caseId: string; bookId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'agreeToOpenBook', async (tx, record, now) => {
    const { stored, book } = await lockedBook(tx, actor, asked)
    if (isOver(book, now)) throw new ConflictRefusal(problem('OPEN_BOEK_VOORBIJ'))
    const own = viewersOf(actor, stored, book)
    if (own.length === 0 || actor.onBehalfOfId !== undefined) throw new NotAllowed(signForParty.name)
    const open = own.filter(viewer => viewer.agreedAt === undefined)
    if (open.length === 0) throw new ConflictRefusal(problem('OPEN_BOEK_AL_AKKOORD'))
    for (const { organisationId } of open) {
      const { partyIds, told } = await memoryFor(tx, stored, organisationId)
      if (givesAway(stored.content, { book, partyIds, told }))
        throw new ConflictRefusal(problem('OPEN_BOEK_VERRAADT'))
    }
    const { personId } = actor
    for (const { partyId } of open)
      await putAgreed(tx, { bookId: book.id, partyId, personId, revision: stored.revision, now })
    record({
      objectKind: 'open-book',
      objectId: book.id,
      after: { agreed: open.map(viewer => viewer.partyId) },
      isFoundAsBefore: true,
    })
    return undefined
  })
}

/** Ends a book at this very moment: whoever opened it, or one to whom it was opened. */
export function endBook(
  services: Services,
  actor: Actor,
  asked: { caseId: string; bookId: string; reason: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endOpenBook', async (tx, record, now) => {
    const { stored, book } = await lockedBook(tx, actor, asked)
    if (isOver(book, now)) throw new ConflictRefusal(problem('OPEN_BOEK_VOORBIJ'))
    const { personId } = actor
    await putEnded(tx, { bookId: book.id, personId, reason: asked.reason, revision: stored.revision, now })
    record({ objectKind: 'open-book', objectId: book.id, after: { ended: true }, isFoundAsBefore: true })
    return undefined
  })
}

/**
 * Looks in a book: what is open in it, with an entry in its log. Without a look that is kept nothing is shown.
 * @throws NotFound for who is not involved; NotAllowed for who may not look now
 */
export async function lookInBook(
  services: Services,
  actor: Actor,
  asked: { caseId: string; bookId: string },
): Promise<BookContent> {
  const { db, clock } = services
  const outcome = await writeOrRefuse({ db, clock, actor }, 'lookInOpenBook', async (tx, record, now) => {
    const { stored, book } = await lockedBook(tx, actor, asked)
    const partyIds = lookersOf(actor, stored, { book, now })
    const organisationId = stored.parties.find(party => partyIds.includes(party.partyId))?.organisationId
    if (organisationId === undefined) throw new NotAllowed('cases.lookInOpenBook')
    const holders = await roleHolders(tx, { roles: partyRoles, organisationIds: [organisationId], now })
    const { personId } = actor
    const title = holders.find(holder => holder.personId === personId)?.title ?? '–'
    await insertLook(tx, { bookId: book.id, organisationId, personId, title, at: now })
    record({
      objectKind: 'open-book',
      objectId: book.id,
      after: { looked: organisationId },
      isFoundAsBefore: true,
    })
    return bookContent(stored.content, book, partyIds)
  })
  if (!outcome.ok) throw new Error('looking is allowed or not')
  return outcome.value
}
