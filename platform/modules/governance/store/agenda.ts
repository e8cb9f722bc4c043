import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { AgendaItem, ItemKind, Subject, Visibility } from '../model.ts'

type Reader = Database | Transaction

const items = (db: Reader) => db.selectFrom('agenda_items').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>

const asItem = (row: Row): AgendaItem => ({
  id: row.id,
  meetingId: row.meeting_id,
  position: row.position,
  kind: row.kind as ItemKind,
  title: row.title,
  explanation: row.explanation,
  visibility: row.visibility as Visibility,
  subject: row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : undefined,
  organisationId: row.organisation_id ?? undefined,
  isAddedLater: row.is_added_later,
  unanimousAt: row.unanimous_at ?? undefined,
  conclusion: row.conclusion,
})

/** The agenda of a meeting, in its order. */
export async function readAgenda(db: Reader, meetingId: string): Promise<AgendaItem[]> {
  const rows = await items(db).where('meeting_id', '=', meetingId).orderBy('position').orderBy('id').execute()
  return rows.map(asItem)
}

/** One item. */
export async function readItem(db: Reader, id: string): Promise<AgendaItem | undefined> {
  const row = await items(db).where('id', '=', id).executeTakeFirst()
  return row && asItem(row)
}

/** An item to be put on an agenda. */
export interface NewItem {
  meetingId: string
  kind: ItemKind
  title: string
  explanation: string
  visibility: Visibility
  subject: Subject | undefined
  organisationId: string | undefined
  isAddedLater: boolean
}

/** Puts an item at the end of an agenda. @returns its id */
export async function insertItem(tx: Transaction, item: NewItem): Promise<string> {
  const last = await tx
    .selectFrom('agenda_items')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('meeting_id', '=', item.meetingId)
    .executeTakeFirst()
  const { id } = await tx
    .insertInto('agenda_items')
    .values({
      meeting_id: item.meetingId,
      position: (last?.position ?? 0) + 1,
      kind: item.kind,
      title: item.title,
      explanation: item.explanation,
      visibility: item.visibility,
      subject_kind: item.subject?.kind ?? null,
      subject_id: item.subject?.id ?? null,
      organisation_id: item.organisationId ?? null,
      is_added_later: item.isAddedLater,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Says how an item ended. */
export async function setConclusion(tx: Transaction, id: string, conclusion: string): Promise<void> {
  await tx.updateTable('agenda_items').set({ conclusion }).where('id', '=', id).execute()
}

/** Everybody present agreed that a later item is decided. */
export async function setUnanimous(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('agenda_items').set({ unanimous_at: now }).where('id', '=', id).execute()
}

/** Seats that agree to decide of a later item. */
export async function readConsents(db: Reader, itemId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('item_consents')
    .select('seat_id')
    .where('agenda_item_id', '=', itemId)
    .execute()
  return new Set(rows.map(row => row.seat_id))
}

/** Records that seats agree to decide of a later item. */
export async function insertConsents(
  tx: Transaction,
  asked: { itemId: string; seatIds: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  if (asked.seatIds.length === 0) return
  await tx
    .insertInto('item_consents')
    .values(asked.seatIds.map(seat_id => ({ agenda_item_id: asked.itemId, seat_id, at: asked.now })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** A paper of a meeting. */
export interface Paper {
  id: string
  meetingId: string
  agendaItemId: string | undefined
  fileId: string
  title: string
  visibility: Visibility
  addedById: string
  fileName: string
  sizeBytes: number
}

const papers = (db: Reader) =>
  db
    .selectFrom('meeting_papers')
    .innerJoin('stored_files', 'stored_files.id', 'meeting_papers.file_id')
    .select([
      'meeting_papers.id',
      'meeting_papers.meeting_id as meetingId',
      'meeting_papers.agenda_item_id as agendaItemId',
      'meeting_papers.file_id as fileId',
      'meeting_papers.title',
      'meeting_papers.visibility',
      'meeting_papers.added_by as addedById',
      'stored_files.file_name as fileName',
      'stored_files.size_bytes as sizeBytes',
    ])

type PaperRow = Awaited<ReturnType<ReturnType<typeof papers>['executeTakeFirstOrThrow']>>

const asPaper = (row: PaperRow): Paper => ({
  ...row,
  agendaItemId: row.agendaItemId ?? undefined,
  visibility: row.visibility as Visibility,
})

/** The papers of a meeting, in the order in which they came. */
export async function readPapers(db: Reader, meetingId: string): Promise<Paper[]> {
  const rows = await papers(db)
    .where('meeting_papers.meeting_id', '=', meetingId)
    .orderBy('meeting_papers.added_at')
    .orderBy('meeting_papers.id')
    .execute()
  return rows.map(asPaper)
}

/** One paper. */
export async function readPaper(db: Reader, id: string): Promise<Paper | undefined> {
  const row = await papers(db).where('meeting_papers.id', '=', id).executeTakeFirst()
  return row && asPaper(row)
}

/** Adds a paper. @returns its id */
export async function insertPaper(
  tx: Transaction,
  paper: Omit<Paper, 'id' | 'fileName' | 'sizeBytes'> & { now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('meeting_papers')
    .values({
      meeting_id: paper.meetingId,
      agenda_item_id: paper.agendaItemId ?? null,
      file_id: paper.fileId,
      title: paper.title,
      visibility: paper.visibility,
      added_at: paper.now,
      added_by: paper.addedById,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
