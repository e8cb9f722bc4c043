import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Language } from '../texts/texts.ts'
import { askedQuery } from './ask.ts'
import { configurations } from './index-document.ts'

/** What is searched, and for whom. */
export interface Asked {
  text: string
  /** The reader's language: of an object in both languages this one is found. */
  language: Language
  /** All keys that the reader holds: nothing without one of them is found or counted. */
  audienceKeys: readonly string[]
  /** Only these kinds; absent: all. */
  kinds?: readonly string[] | undefined
  /** From 1. */
  page?: number | undefined
  pageSize?: number | undefined
}

/** A piece of a text, marked where it was asked for. */
export interface ExcerptPiece {
  text: string
  isHit: boolean
}

/** One object that was found. */
export interface Hit {
  kind: string
  objectId: string
  title: string
  href: string
  /** The part of its text that answers best. */
  excerpt: ExcerptPiece[]
}

/** A page of what was found. */
export interface SearchAnswer {
  hits: Hit[]
  total: number
  /** How many of each kind, the most first, also of kinds that were not asked for. */
  counts: { kind: string; count: number }[]
}

const nothing: SearchAnswer = { hits: [], total: 0, counts: [] }

/** Finds what this reader may see, the best first. Rights are part of the question, so no count or order tells more. */
export async function search(db: Database, asked: Asked): Promise<SearchAnswer> {
  const query = await askedQuery({ db, audienceKeys: asked.audienceKeys }, asked.text)
  if (query === undefined || asked.audienceKeys.length === 0) return nothing
  const { page = 1, pageSize = 20, kinds } = asked
  const { rows: counts } = await sql<{ kind: string; count: number }>`
    ${foundRows(query, { ...asked, kinds: undefined })}
    select kind, count(*)::int as count from found group by kind order by count desc, kind`.execute(db)
  const found = foundRows(query, asked)
  const { rows } = await sql<Row>`
    ${found},
    shown as (
      select * from found order by rank desc, title, object_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select kind, object_id, title, href,
      ts_headline(case language when 'nl' then 'dutch_unaccent' else 'english_unaccent' end::regconfig,
        translate(body, ${begin + end}, ''), query, ${headline}) as excerpt
    from shown order by rank desc, title, object_id`.execute(db)
  const shown = kinds ? counts.filter(({ kind }) => kinds.includes(kind)) : counts
  return { hits: rows.map(hit), total: shown.reduce((sum, { count }) => sum + count, 0), counts }
}

interface Row {
  kind: string
  object_id: string
  title: string
  href: string
  excerpt: string
}

/** Marks from the private range of Unicode, which no text that people write holds. */
const begin = '\ue000'
const end = '\ue001'
const headline = `StartSel=${begin}, StopSel=${end}, MaxWords=35, MinWords=15`

function foundRows(query: string, { language, audienceKeys, kinds }: Asked) {
  const keys = sql`${[...audienceKeys]}::text[]`
  return sql`
    with asked as (
      select ${query}::tsquery || to_tsquery(${configurations.nl}::regconfig, ${query})
        || to_tsquery(${configurations.en}::regconfig, ${query}) as query
    ),
    found as (
      select d.*, query, ts_rank(d.tsv, query) as rank
      from search_documents d, asked
      where d.tsv @@ query and d.audience_keys && ${keys}
        and (${kinds === undefined} or d.kind = any(${[...(kinds ?? [])]}::text[]))
        and (d.language = ${language} or not exists (
          select 1 from search_documents other
          where other.kind = d.kind and other.object_id = d.object_id and other.language = ${language}
            and other.audience_keys && ${keys}))
    )`
}

function hit(row: Row): Hit {
  const { kind, object_id: objectId, title, href } = row
  const pieces = row.excerpt.split(begin).flatMap((part, index) => {
    const [marked = '', rest] = index === 0 ? ['', part] : part.split(end)
    return [
      { text: marked, isHit: true },
      { text: rest ?? '', isHit: false },
    ]
  })
  return { kind, objectId, title, href, excerpt: pieces.filter(piece => piece.text !== '') }
}
