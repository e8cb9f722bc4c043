import { stemDutch } from './stem-dutch.ts'
import { stopWords } from './stop-words.ts'

/** The words of a text in lower case without accents; words that say nothing of a subject are left out. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[a-z0-9]+/g) ?? []).filter(word => word.length > 1 && !stopWords.has(word))
}

/** Shortest part of a compound. */
const shortest = 4
/** Letters that may stand between two parts. */
const links = ['', 's', 'en', 'e']

/** Words of the field that make compounds, beside those of the collection itself. */
const fieldWords = wordsOf(
  'bodem sanering grond aankoop gebied ontwikkeling woning bouw bedrijf bedrijven parkeer parkeren norm warmte net ' +
    'congestie geluid scherm wand spoor station haven water berging regen fonds potten pot tekort kosten verhaal ' +
    'subsidie exploitatie overeenkomst onteigening voorkeur recht erfgoed monument school voorziening huur sociaal ' +
    'midden wijk bewoners participatie tender aanbesteding markt partij partner samenwerking capaciteit plan procedure ' +
    'vergunning stikstof natuur inclusief klimaat adaptatie energie opslag fiets auto deel mobiliteit bereikbaar ' +
    'brug tunnel onderdoorgang aansluiting milieu zone hinder contour veiligheid explosieven onderzoek eigenaar ' +
    'herverkaveling kavel ruil vastgoed transformatie kantoor leegstand verplaatsing uitplaatsing regio afspraken ' +
    'programma rijk bijdrage voor investering financiering lening garantie bank revolverend gebiedsfonds',
)

/** A vocabulary to split compounds by. */
export type Vocabulary = ReadonlySet<string>

/** The words of all texts together, and those of the field. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  return new Set([...fieldWords, ...texts.flatMap(wordsOf)].filter(word => word.length >= shortest))
}

/** A word with the parts that it is made of, as stems. */
export interface Term {
  readonly word: string
  readonly stem: string
  /** Two parts, or none. */
  readonly parts: readonly string[]
}

/** A word as a term: its stem, and the two known words that it is made of, the most even split first. */
export function termOf(word: string, vocabulary: Vocabulary): Term {
  let best: { parts: readonly string[]; uneven: number } | undefined
  for (let cut = shortest; cut <= word.length - shortest; cut++) {
    const right = word.slice(cut)
    if (!vocabulary.has(right) && !vocabulary.has(`${right}en`)) continue
    const left = links
      .map(link => withoutLink(word.slice(0, cut), link))
      .find(part => part && vocabulary.has(part))
    if (!left) continue
    const uneven = Math.abs(left.length - right.length)
    if (!best || uneven < best.uneven) best = { parts: [stemDutch(left), stemDutch(right)], uneven }
  }
  return { word, stem: stemDutch(word), parts: best?.parts ?? [] }
}

function withoutLink(part: string, link: string): string | undefined {
  if (!part.endsWith(link)) return undefined
  const rest = part.slice(0, part.length - link.length)
  return rest.length >= shortest ? rest : undefined
}

/** Runs of four and five letters of a word with its edges: words that are almost the same share most of them. */
export function lettersOf(word: string): string[] {
  const edged = `^${word}$`
  return [4, 5].flatMap(size =>
    Array.from({ length: Math.max(0, edged.length - size + 1) }, (_, place) =>
      edged.slice(place, place + size),
    ),
  )
}
