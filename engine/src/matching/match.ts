import { evidenceOf, type ReuseEvidence, type ReuseOutcome } from './evidence.ts'
import { synonymsOf } from './synonyms.ts'
import { typeWords } from './type-words.ts'
import { indexWords, type RankSettings, type WordIndex } from './word-index.ts'
import { lettersOf, type Term, termOf, type Vocabulary, vocabularyOf, wordsOf } from './words-of.ts'

/** What is looked through: bottlenecks or solutions. */
export interface MatchItem {
  readonly id: string
  readonly titel: string
  readonly tekst: string
  readonly typen: readonly string[]
  readonly hergebruik?: readonly ReuseOutcome[]
}

/** Why an item stands where it stands. */
export interface MatchReason {
  /** Words of the question that the item has, or that its types are called by; the heaviest first. */
  readonly words: readonly string[]
  readonly types: readonly string[]
  readonly reuse: ReuseEvidence
}

/** An item that fits. */
export interface MatchHit {
  readonly id: string
  readonly score: number
  readonly why: MatchReason
}

/** Everything that the ranking is tuned by, in one place. */
export interface MatchSettings extends RankSettings {
  readonly letterWeight: number
  readonly typeWeight: number
  /** How much proven reuse can lift an item at most. */
  readonly evidenceWeight: number
  /** Below this share of the best possible nothing is told: words and confirmed types together. */
  readonly floor: number
  /** The same where types are left out on purpose, and words are all there is. */
  readonly floorWithoutTypes: number
  /** From this share of the best possible on the best text counts in full; a weaker best is held back in proportion. */
  readonly sureShare: number
  /** What one part of a compound counts for when the other is not there. */
  readonly loosePart: number
  /** What a word that means the same counts for. */
  readonly synonymWeight: number
}

/** The settings as published. */
export const publishedMatchSettings: MatchSettings = {
  k1: 1.2,
  b: 0.75,
  letterWeight: 0.5,
  typeWeight: 0.6,
  evidenceWeight: 0.15,
  floor: 0.1,
  floorWithoutTypes: 0.01,
  sureShare: 0.2,
  loosePart: 0.3,
  synonymWeight: 0.5,
}

/** What is asked of a collection. */
export interface MatchQuestion {
  readonly item: Pick<MatchItem, 'titel' | 'tekst' | 'typen'> & { readonly id?: string }
  readonly top: number
  /** False leaves types out of the score. */
  readonly useTypes: boolean
}

/** A collection that can be asked again and again. */
export interface MatchIndex {
  /** The best items, best first; none when nothing fits well enough. The item itself is never among them. */
  find(question: MatchQuestion): readonly MatchHit[]
}

/**
 * Reads a collection once. Items in any order give the same answers. A question without confirmed types is also looked
 * for in what the types of an item are called: those of the item were confirmed by a person, whatever the question says.
 */
export function openMatchIndex(
  items: readonly MatchItem[],
  settings: MatchSettings = publishedMatchSettings,
): MatchIndex {
  const ordered = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const told = ordered.map(item => ({ ...item, tekst: `${item.tekst} ${typeWords(item.typen)}` }))
  const byTypes = once(() => sceneOf(ordered, settings))
  const byWords = once(() => sceneOf(told, settings))
  return {
    find(question) {
      const isTyped = question.useTypes && question.item.typen.length > 0
      return findIn(isTyped ? byTypes() : byWords(), question)
    },
  }
}

/** Makes something when it is first asked for, and never again. */
function once<Made>(make: () => Made): () => Made {
  let kept: Made | undefined
  return () => (kept ??= make())
}

function sceneOf(ordered: readonly MatchItem[], settings: MatchSettings): Scene {
  const vocabulary = vocabularyOf(ordered.map(item => `${item.titel} ${item.tekst}`))
  const words = ordered.map(item => wordsTwice(item))
  const terms = new Map<string, Term>()
  const term = (word: string): Term => {
    const known = terms.get(word) ?? termOf(word, vocabulary)
    terms.set(word, known)
    return known
  }
  const stems = indexWords(
    words.map(text => text.flatMap(word => [term(word).stem, ...term(word).parts])),
    settings,
  )
  const runs = new Map<string, readonly string[]>()
  const runsOf = (word: string): readonly string[] => {
    const known = runs.get(word) ?? lettersOf(word)
    runs.set(word, known)
    return known
  }
  const letters = indexWords(
    words.map(text => text.flatMap(runsOf)),
    settings,
  )
  return { items: ordered, stems, letters, settings, vocabulary }
}

interface Scene {
  readonly items: readonly MatchItem[]
  readonly stems: WordIndex
  readonly letters: WordIndex
  readonly settings: MatchSettings
  readonly vocabulary: Vocabulary
}

/** The title says what a text is about, so that it counts twice. */
const wordsTwice = ({ titel, tekst }: Pick<MatchItem, 'titel' | 'tekst'>): string[] => {
  const title = wordsOf(titel)
  return [...title, ...title, ...wordsOf(tekst)]
}

function findIn(scene: Scene, { item, top, useTypes }: MatchQuestion): readonly MatchHit[] {
  const { items, settings } = scene
  const counts = new Map<string, number>()
  for (const word of wordsTwice(item)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const byWord = [...counts].map(([word, count]) => ({ word, ...scoreWord(scene, word, count) }))
  const text = addUp(
    byWord.map(({ scores }) => ({ scores, weight: 1 })),
    items.length,
  )
  const shape = addUp(
    [...counts].flatMap(([word, count]) => letterScores(scene, word, count)),
    items.length,
  )
  const [mostText, mostShape] = [largest(text), largest(shape)]
  const possible = byWord.reduce((sum, one) => sum + one.most, 0)
  // The best of a bad lot is not good: what hardly fits must not outweigh a type that a person confirmed.
  const sure = Math.min(1, mostText / Math.max(1e-9, possible * settings.sureShare))
  const typed = useTypes && item.typen.length > 0
  const full = 1 + settings.letterWeight + (typed ? settings.typeWeight : 0)
  const hits = items.flatMap((candidate, place) => {
    if (candidate.id === item.id) return []
    const shared = typed ? item.typen.filter(type => candidate.typen.includes(type)) : []
    const typeShare = typed ? shared.length / item.typen.length : 0
    const own = mostText > 0 ? (sure * text[place]!) / mostText : 0
    const form = mostShape > 0 ? (sure * shape[place]!) / mostShape : 0
    const relevance =
      (own + settings.letterWeight * form + (typed ? settings.typeWeight * typeShare : 0)) / full
    const absolute = possible > 0 ? text[place]! / possible : 0
    const reuse = evidenceOf(candidate.hergebruik ?? [])
    return [{ place, candidate, shared, typeShare, relevance, absolute, reuse }]
  })
  const scored = hits
    .map(hit => ({ ...hit, score: hit.relevance * (1 + settings.evidenceWeight * hit.reuse.lowerShare) }))
    .filter(hit => hit.score > 0)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
  if (isTooWeak(scored, { typed, useTypes }, settings)) return []
  return scored.slice(0, top).map(hit => ({
    id: hit.candidate.id,
    score: hit.score,
    why: { words: heaviest(byWord, hit.place), types: hit.shared, reuse: hit.reuse },
  }))
}

/** Scores of one word of a question for every item, and the most that it could score. */
interface WordScores {
  readonly scores: ReadonlyMap<number, number>
  readonly most: number
}

/**
 * A word that is a compound counts in full for an item that has it whole or has both its parts; with one part only it
 * counts for little, because that drifts: a norm for parking is no standard for noise.
 */
function scoreWord({ stems, settings, vocabulary }: Scene, word: string, count: number): WordScores {
  const { stem, parts } = termOf(word, vocabulary)
  const [first, second] = parts
  const scores = new Map<number, number>()
  const raise = (place: number, value: number) => {
    if (value > (scores.get(place) ?? 0)) scores.set(place, value)
  }
  for (const [place, value] of stems.scores(stem)) raise(place, count * value)
  if (first !== undefined && second !== undefined) {
    const [left, right] = [stems.scores(first), stems.scores(second)]
    for (const place of new Set([...left.keys(), ...right.keys()])) {
      const [one, other] = [left.get(place), right.get(place)]
      const both = one !== undefined && other !== undefined
      raise(place, count * (both ? (one + other) / 2 : settings.loosePart * (one ?? other!)))
    }
  }
  for (const other of [stem, ...parts].flatMap(synonymsOf))
    for (const [place, value] of stems.scores(other)) raise(place, count * settings.synonymWeight * value)
  return { scores, most: count * stems.most(stem) }
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0)

/** Scores with how often they count. */
interface Weighed {
  readonly scores: ReadonlyMap<number, number>
  readonly weight: number
}

function letterScores({ letters }: Scene, word: string, weight: number): Weighed[] {
  return lettersOf(word).map(run => ({ scores: letters.scores(run), weight }))
}

function addUp(all: readonly Weighed[], size: number): Float64Array {
  const sums = new Float64Array(size)
  for (const { scores, weight } of all) for (const [place, value] of scores) sums[place]! += weight * value
  return sums
}

/** Words of a reason: enough to see why. */
const shownWords = 6

function heaviest(words: readonly (WordScores & { readonly word: string })[], place: number): string[] {
  return words
    .flatMap(({ word, scores }) => (scores.has(place) ? [{ word, value: scores.get(place)! }] : []))
    .toSorted((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
    .slice(0, shownWords)
    .map(one => one.word)
}

/** True when even the first item has too little of what was asked. */
function isTooWeak(
  hits: readonly { readonly absolute: number; readonly typeShare: number }[],
  { typed, useTypes }: { readonly typed: boolean; readonly useTypes: boolean },
  { floor, floorWithoutTypes, typeWeight }: MatchSettings,
): boolean {
  const strength = Math.max(
    0,
    ...hits
      .slice(0, 3)
      .map(({ absolute, typeShare }) => (typed ? absolute + typeWeight * typeShare : absolute)),
  )
  return strength < (useTypes ? floor : floorWithoutTypes) * (typed ? 1 + typeWeight : 1)
}
