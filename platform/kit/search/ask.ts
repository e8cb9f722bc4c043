import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { divisions, hasPart, otherForms, piecesOf, slips, slipsMax, wordsOf } from './words.ts'

const askedWordsMax = 8
const compoundsMax = 40

/** Where words are looked up: among those of the texts that this reader may find, or a slip would tell of the others. */
interface Place {
  db: Database
  audienceKeys: readonly string[]
}

/**
 * What a reader typed as a query of PostgreSQL: every word must be there, as it is, as the beginning of a word, as a
 * part of a compound, in its own parts, or with a slip of the pen where nothing is spelled like it.
 * @returns nothing when no word was typed
 */
export async function askedQuery(place: Place, text: string): Promise<string | undefined> {
  const words = [...new Set(wordsOf(text))].filter(word => word.length <= 60).slice(0, askedWordsMax)
  if (words.length === 0) return undefined
  const groups = await Promise.all(words.map(word => alternativesOf(place, word)))
  return groups.map(alternatives => `(${alternatives.join(' | ')})`).join(' & ')
}

/** Words hold letters and figures only, so that nothing in them means something to the query. */
const lexeme = (word: string): string => `'${word}'`
const beginning = (word: string): string => `${lexeme(word)}:*`

/** Whether a known word stands in a text that this reader may find. */
const isForReader = ({ audienceKeys }: Place) => sql<boolean>`exists (
  select 1 from search_documents d
  where d.tsv @@ ('''' || word || '''')::tsquery and d.audience_keys && ${[...audienceKeys]}::text[])`

async function alternativesOf(place: Place, word: string): Promise<string[]> {
  if (word.length < 4) return [beginning(word)]
  const near = await wordsAround(place, word)
  const forms = (await beginningsAmong(place, otherForms(word))).map(beginning)
  const parts = await partsOf(place, word)
  const spelled = [...forms, ...near.compounds.map(lexeme), ...parts]
  if (spelled.length > 0 || near.isBeginning) return [beginning(word), ...spelled]
  const meant = (await alikeWords(place, word)).filter(other => slips(word, other) <= slipsMax(word))
  return [beginning(word), ...meant.map(beginning)]
}

/** Known words that hold this one as a part, and whether any begins with it. */
async function wordsAround(
  place: Place,
  word: string,
): Promise<{ compounds: string[]; isBeginning: boolean }> {
  const rows = await place.db
    .selectFrom('search_words')
    .select('word')
    .where('word', 'like', `%${word}%`)
    .where(isForReader(place))
    .orderBy(sql`length(word)`)
    .limit(compoundsMax)
    .execute()
  const around = rows.map(row => row.word)
  const known = await knownAmong(
    place,
    around.flatMap(other => [...restsOf(other, word)]),
  )
  const compounds = around.filter(
    other => !other.startsWith(word) && hasPart(other, word, part => known.has(part)),
  )
  return { compounds, isBeginning: around.some(other => other.startsWith(word)) }
}

/** What may be a word before or after this one in a compound. */
function restsOf(compound: string, word: string): Set<string> {
  const rests = new Set<string>()
  const at = compound.indexOf(word)
  const after = compound.slice(at + word.length)
  for (let cut = 0; cut <= 2; cut++) {
    rests.add(compound.slice(0, Math.max(0, at - cut)))
    rests.add(after.slice(cut))
  }
  return rests
}

/** The parts of a compound that are words by themselves: all of them must be there. */
async function partsOf(place: Place, word: string): Promise<string[]> {
  if (word.length < 8) return []
  const known = await knownAmong(place, piecesOf(word))
  return divisions(word, part => part !== word && known.has(part)).map(
    parts => `(${parts.map(beginning).join(' & ')})`,
  )
}

async function knownAmong(place: Place, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const { rows } = await sql<{ word: string }>`
    select word from search_words
    where word = any(${[...new Set(words)]}::text[]) and ${isForReader(place)}`.execute(place.db)
  return new Set(rows.map(row => row.word))
}

/** Those with which a known word begins. */
async function beginningsAmong(place: Place, forms: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ form: string }>`
    select form from unnest(${[...forms]}::text[]) form
    where exists (select 1 from search_words where word like form || '%' and ${isForReader(place)})`.execute(
    place.db,
  )
  return rows.map(row => row.form)
}

async function alikeWords(place: Place, word: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_words where word % ${word} and ${isForReader(place)}
    order by similarity(word, ${word}) desc, word limit 20`.execute(place.db)
  return rows.map(row => row.word)
}
