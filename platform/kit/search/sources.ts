import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import type { Bilingual } from '../texts/texts.ts'
import { indexDocuments, removeFromIndex, type SearchDocument } from './index-document.ts'

/** An object, by its kind as in the audit trail. */
export interface ChangedObject {
  objectKind: string
  objectId: string
}

/** What a module lets people find, declared in its module.ts. */
export interface SearchSource {
  /** Kind of its documents: "cases.case". */
  kind: string
  /** The kind in words, in the plural. */
  label: Bilingual
  /** Kind of object of which each is found by itself; absent: words that change with a release only. */
  objectKind?: string | undefined
  /** Kinds of other objects of which its documents say something. */
  follows?: readonly string[] | undefined
  /** All documents as they must be now, or those that say something of one object. */
  documents(db: Database | Transaction, about?: ChangedObject): Promise<SearchDocument[]>
}

let handedOver: readonly SearchSource[] = []

/** Called by the app once, with what all modules let people find. */
export function handOverSearch(sources: readonly SearchSource[]): void {
  handedOver = sources
}

/** The kinds that can be found, in the order of the modules. */
export function searchKinds(): Pick<SearchSource, 'kind' | 'label'>[] {
  return handedOver.map(({ kind, label }) => ({ kind, label }))
}

/**
 * Makes what was changed findable as it is now, in the transaction of the change. Every write does this for the
 * objects that it records, so that no change is forgotten.
 */
export async function indexChanged(tx: Transaction, changed: readonly ChangedObject[]): Promise<void> {
  const objects = new Map(changed.map(one => [JSON.stringify([one.objectKind, one.objectId]), one]))
  for (const about of objects.values())
    for (const source of handedOver) {
      const isOwn = source.objectKind === about.objectKind
      if (!isOwn && !source.follows?.includes(about.objectKind)) continue
      const documents = await source.documents(tx, about)
      if (isOwn && documents.length === 0)
        await removeFromIndex(tx, { kind: source.kind, objectId: about.objectId })
      await indexDocuments(tx, documents)
    }
}

/** What going through everything changed. */
export interface Reindexed {
  /** Documents that were missing or out of date. */
  written: number
  /** Documents of objects that are not there (any more). */
  removed: number
}

/**
 * Makes everything findable as it is now; writers wait meanwhile. What is up to date is left alone. A release that does so
 * is remembered: from then on every change keeps what is found up to date, until other words or migrations come.
 */
export function reindex(db: Database, release?: string): Promise<Reindexed> {
  return db.transaction().execute(async tx => {
    const told = await goThroughAll(tx)
    if (release !== undefined)
      await sql`insert into search_index (release) values (${release})
        on conflict (is_one) do update set release = excluded.release, made_at = now()`.execute(tx)
    return told
  })
}

/** The release that made everything findable last. */
export async function indexedRelease(db: Database): Promise<string | undefined> {
  const made = await db.selectFrom('search_index').select('release').executeTakeFirst()
  return made?.release
}

async function goThroughAll(tx: Transaction): Promise<Reindexed> {
  // Who already changed something is waited for, and seen; who comes after this writes over it.
  await sql`lock table search_documents in share row exclusive mode`.execute(tx)
  const documents: SearchDocument[] = []
  for (const source of handedOver) documents.push(...(await source.documents(tx)))
  const written = await indexDocuments(tx, documents)
  const { numAffectedRows } = await sql`
    delete from search_documents where (kind, object_id, language) not in (
      select * from unnest(${documents.map(one => one.kind)}::text[],
        ${documents.map(one => one.objectId)}::text[], ${documents.map(one => one.language)}::text[]))`.execute(
    tx,
  )
  return { written, removed: Number(numAffectedRows ?? 0) }
}
