import { IntlMessageFormat } from 'intl-messageformat'
import type { Bilingual, Language } from './texts.ts'

/** All sentences of one part of the site, in both languages. */
export interface Catalogue {
  /** "parties": part of an address. */
  name: string
  nl: Record<string, string>
  en: Record<string, string>
  /** Beginnings of keys that are part of an address, so that they cannot be changed. */
  fixedKeys?: readonly string[] | undefined
}

/** One sentence: as it came with the software, and as it is shown now. */
export interface Sentence {
  catalogue: string
  key: string
  original: Bilingual
  shown: Bilingual
  isFixed: boolean
}

/** Another wording of a sentence in one language. */
export interface Wording {
  catalogue: string
  key: string
  language: Language
  value: string
}

interface Kept extends Catalogue {
  originals: Record<Language, Readonly<Record<string, string>>>
}

let changes = 0

/** Counts how often sentences got other words in this process: what was drawn before is old then. */
export function wordingsShown(): number {
  return changes
}

let handedOver: readonly Kept[] = []

/** Called by the app once, with the sentences of all modules and of the kit. */
export function handOverCatalogues(all: readonly Catalogue[]): void {
  handedOver = all.map(one => ({ ...one, originals: { nl: { ...one.nl }, en: { ...one.en } } }))
}

/** Every sentence of the site. */
export function allSentences(): Sentence[] {
  return handedOver.flatMap(({ name, nl, en, originals, fixedKeys = [] }) =>
    Object.keys(originals.nl).map(key => ({
      catalogue: name,
      key,
      original: { nl: originals.nl[key] ?? '', en: originals.en[key] ?? '' },
      shown: { nl: nl[key] ?? '', en: en[key] ?? '' },
      isFixed: fixedKeys.some(beginning => key.startsWith(beginning)),
    })),
  )
}

/** Shows these wordings from now on, in this process; every other sentence as it came with the software. */
export function showWordings(wordings: readonly Wording[]): void {
  changes++
  for (const { nl, en, originals } of handedOver) {
    Object.assign(nl, originals.nl)
    Object.assign(en, originals.en)
  }
  for (const { catalogue, key, language, value } of wordings) {
    const found = handedOver.find(({ name }) => name === catalogue)
    // A sentence that the software no longer has is left aside.
    if (found && key in found.originals[language]) found[language][key] = value
  }
}

/** Names of the places in a sentence with their kind ("count plural"), sorted; undefined when it cannot be read. */
export function placesIn(sentence: string): string[] | undefined {
  try {
    const found = new Set<string>()
    collect(new IntlMessageFormat(sentence, 'nl', undefined, { ignoreTag: true }).getAst(), found)
    return [...found].sort()
  } catch {
    return undefined
  }
}

const kindNames: Readonly<Record<number, string>> = {
  2: 'number',
  3: 'date',
  4: 'time',
  5: 'select',
  6: 'plural',
}

function collect(parts: unknown, found: Set<string>): void {
  if (!Array.isArray(parts)) return
  for (const part of parts as {
    type: number
    value: string
    options?: Record<string, { value: unknown }>
  }[]) {
    if (part.type === 1) found.add(part.value)
    const kind = kindNames[part.type]
    if (kind) found.add(`${part.value} ${kind}`)
    for (const option of Object.values(part.options ?? {})) collect(option.value, found)
  }
}

const sampleFigure = 3

/** The sentence with something in each of its places. */
export function sampleOf(sentence: string, language: Language): string {
  const places = placesIn(sentence) ?? []
  if (places.length === 0) return sentence
  const values = Object.fromEntries(
    places.map(place => {
      const [name = '', kind] = place.split(' ')
      if (kind === 'number' || kind === 'plural') return [name, sampleFigure]
      if (kind === 'date' || kind === 'time') return [name, new Date()]
      return [name, `[${name}]`]
    }),
  )
  return String(new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true }).format(values))
}
