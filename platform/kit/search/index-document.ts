import { sql } from 'kysely'
import { json, type Transaction } from '../database/connect.ts'
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

/** The text search configuration of each language. */
export const configurations = { nl: 'dutch_unaccent', en: 'english_unaccent' } as const

/** Characters of a text that are searched; beyond it PostgreSQL's own limit comes near. */
const charactersMax = 200_000

/**
 * Makes objects findable, or changes how, in the transaction that changes the objects themselves. What is findable in
 * the same way already is left alone.
 * @returns how many were added or changed
 */
export async function indexDocuments(tx: Transaction, documents: readonly SearchDocument[]): Promise<number> {
  const known = await knownOf(tx, documents)
  const news = documents
    .map(document => ({ ...document, body: document.body.slice(0, charactersMax) }))
    .filter(document => known.get(keyOf(document)) !== stateOf(document))
  for (let from = 0; from < news.length; from += documentsAtOnce)
    await putDocuments(tx, news.slice(from, from + documentsAtOnce))
  const words = [...new Set(news.flatMap(({ title, body }) => knownWordsOf(`${title} ${body}`)))].sort()
  if (words.length > 0)
    await sql`insert into search_words (word) select unnest(${words}::text[]) on conflict do nothing`.execute(
      tx,
    )
  return news.length
}

const keyOf = ({ kind, objectId, language }: Pick<SearchDocument, 'kind' | 'objectId' | 'language'>) =>
  JSON.stringify([kind, objectId, language])
const stateOf = ({
  title,
  body,
  href,
  audienceKeys,
}: Omit<SearchDocument, 'kind' | 'objectId' | 'language'>) =>
  JSON.stringify([title, body, href, audienceKeys])

/** How these documents are known now, by their key. */
async function knownOf(tx: Transaction, documents: readonly SearchDocument[]): Promise<Map<string, string>> {
  if (documents.length === 0) return new Map()
  const { rows } = await sql<SearchDocument>`
    select kind, object_id as "objectId", language, title, body, href, audience_keys as "audienceKeys"
    from search_documents
    where (kind, object_id) in (
      select asked_kind, asked_id from unnest(${documents.map(one => one.kind)}::text[],
        ${documents.map(one => one.objectId)}::text[]) as asked (asked_kind, asked_id))`.execute(tx)
  return new Map(rows.map(row => [keyOf(row), stateOf(row)]))
}

/** Documents that one statement writes. */
const documentsAtOnce = 500

async function putDocuments(tx: Transaction, documents: readonly SearchDocument[]): Promise<void> {
  const rows = documents.map(document => ({
    ...document,
    titleWords: wordsOf(document.title).join(' '),
    bodyWords: wordsOf(document.body).join(' '),
  }))
  const weighted = (text: 'title' | 'body', weight: 'A' | 'C') => sql`
    setweight(to_tsvector(case language when 'nl' then ${configurations.nl}::regconfig
      else ${configurations.en}::regconfig end, ${sql.ref(text)}), ${weight})
    || setweight(to_tsvector('simple', ${sql.ref(`${text}Words`)}), ${weight})`
  await sql`
    insert into search_documents (kind, object_id, language, title, body, href, audience_keys, tsv)
    select kind, "objectId", language, title, body, href,
      array(select jsonb_array_elements_text("audienceKeys")), ${weighted('title', 'A')} || ${weighted('body', 'C')}
    from jsonb_to_recordset(${json(rows)}) as document (kind text, "objectId" text, language text, title text,
      body text, href text, "audienceKeys" jsonb, "titleWords" text, "bodyWords" text)
    on conflict (kind, object_id, language) do update set title = excluded.title, body = excluded.body,
      href = excluded.href, audience_keys = excluded.audience_keys, tsv = excluded.tsv, changed_at = now()`.execute(
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
