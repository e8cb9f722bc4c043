import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { OpenBook } from '../rules/open-book.ts'

type Reader = Database | Transaction

/** All books of a case that were ever offered, the newest first. */
export async function readBooks(db: Reader, caseId: string): Promise<OpenBook[]> {
  const rows = await db
    .selectFrom('case_open_books')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('offered_at', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const viewers = await db
    .selectFrom('case_open_book_viewers')
    .selectAll()
    .where(
      'book_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('party_id')
    .execute()
  const byBook = Map.groupBy(viewers, viewer => viewer.book_id)
  return rows.map(row => ({
    id: row.id,
    partyId: row.party_id,
    organisationId: row.organisation_id,
    what: row.what,
    lineIds: row.line_ids,
    offeredAt: row.offered_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at ?? undefined,
    endedRevision: row.ended_revision ?? undefined,
    endReason: row.end_reason ?? undefined,
    viewers: (byBook.get(row.id) ?? []).map(viewer => ({
      partyId: viewer.party_id,
      organisationId: viewer.organisation_id,
      agreedAt: viewer.agreed_at ?? undefined,
      agreedRevision: viewer.agreed_revision ?? undefined,
    })),
  }))
}

/** Adds a book that nobody agreed to yet. @returns its id */
export async function insertBook(
  tx: Transaction,
  caseId: string,
  book: Pick<
    OpenBook,
    'partyId' | 'organisationId' | 'what' | 'lineIds' | 'offeredAt' | 'endsAt' | 'viewers'
  > & {
    personId: string
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('case_open_books')
    .values({
      case_id: caseId,
      party_id: book.partyId,
      organisation_id: book.organisationId,
      what: book.what,
      line_ids: [...book.lineIds],
      offered_by: book.personId,
      offered_at: book.offeredAt,
      ends_at: book.endsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('case_open_book_viewers')
    .values(
      book.viewers.map(viewer => ({
        book_id: id,
        party_id: viewer.partyId,
        organisation_id: viewer.organisationId,
      })),
    )
    .execute()
  return id
}

/** A viewer agrees: from this moment it may look. */
export async function putAgreed(
  tx: Transaction,
  viewer: { bookId: string; partyId: string; personId: string; revision: number; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('case_open_book_viewers')
    .set({ agreed_at: viewer.now, agreed_by: viewer.personId, agreed_revision: viewer.revision })
    .where('book_id', '=', viewer.bookId)
    .where('party_id', '=', viewer.partyId)
    .where('agreed_at', 'is', null)
    .execute()
}

/** Ends a book at this moment. */
export async function putEnded(
  tx: Transaction,
  ended: { bookId: string; personId: string; reason: string; revision: number; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('case_open_books')
    .set({
      ended_at: ended.now,
      ended_by: ended.personId,
      ended_revision: ended.revision,
      end_reason: ended.reason,
    })
    .where('id', '=', ended.bookId)
    .where('ended_at', 'is', null)
    .execute()
}

/** One look in a book: people are told by their position. */
export interface BookLook {
  organisationId: string
  title: string
  at: Temporal.Instant
}

/** Adds a look to the log of a book. */
export async function insertLook(
  tx: Transaction,
  look: BookLook & { bookId: string; personId: string },
): Promise<void> {
  await tx
    .insertInto('case_open_book_looks')
    .values({
      book_id: look.bookId,
      organisation_id: look.organisationId,
      person_id: look.personId,
      title: look.title,
      at: look.at,
    })
    .execute()
}

/** Who looked in a book, the newest first. */
export async function readLooks(db: Reader, bookId: string): Promise<BookLook[]> {
  const rows = await db
    .selectFrom('case_open_book_looks')
    .select(['organisation_id', 'title', 'at'])
    .where('book_id', '=', bookId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({ organisationId: row.organisation_id, title: row.title, at: row.at }))
}
