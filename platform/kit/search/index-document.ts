import { sql } from 'kysely'
import type { Transaction } from '../database/connect.ts'
import type { Language } from '../texts/texts.ts'
import { knownWordsOf, wordsOf } from './words.ts'

/** One object as it can be found, in one language. */
export interface SearchDocument {
  /** "projects.project": which kind of object. */
  kind: string
  objectId: string
  language: Language
  title: string
  /** All text that it may be found by; only what every reader with one of the keys may see. */
  body: string
  /** Address of its page. */
  href: string
  /** Who may find it: every reader who holds one of these, such as "everybody" or "role:T". */
  audienceKeys: readonly string[]
}

/** The key that every reader holds. */
export const everybody = 'everybody'

/** The text search configuration of each language. */
export const configurations = { nl: 'dutch_unaccent', en: 'english_unaccent' } as const

/** Characters of a text that are searched; beyond it PostgreSQL's own limit comes near. */
const charactersMax = 200_000

/** Makes an object findable, or changes how, in the transaction that changes the object itself. */
export async function indexDocument(tx: Transaction, document: SearchDocument): Promise<void> {
  const { kind, objectId, language, title, href, audienceKeys } = document
  const body = document.body.slice(0, charactersMax)
  const configuration = configurations[language]
  const weighted = (text: string, weight: 'A' | 'C') => sql`
    setweight(to_tsvector(${configuration}::regconfig, ${text}), ${weight})
    || setweight(to_tsvector('simple', ${wordsOf(text).join(' ')}), ${weight})`
  await sql`
    insert into search_documents (kind, object_id, language, title, body, href, audience_keys, tsv)
    values (${kind}, ${objectId}, ${language}, ${title}, ${body}, ${href}, ${[...audienceKeys]}::text[],
      ${weighted(title, 'A')} || ${weighted(body, 'C')})
    on conflict (kind, object_id, language) do update set title = excluded.title, body = excluded.body,
      href = excluded.href, audience_keys = excluded.audience_keys, tsv = excluded.tsv, changed_at = now()`.execute(
    tx,
  )
  const words = knownWordsOf(`${title} ${body}`)
  await sql`insert into search_words (word) select unnest(${words}::text[]) on conflict do nothing`.execute(
    tx,
  )
}

/** Makes an object unfindable, in all languages. */
export async function removeFromIndex(
  tx: Transaction,
  { kind, objectId }: { kind: string; objectId: string },
): Promise<void> {
  await tx.deleteFrom('search_documents').where('kind', '=', kind).where('object_id', '=', objectId).execute()
}
