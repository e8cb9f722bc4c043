import { IntlMessageFormat } from 'intl-messageformat'

/** The two languages of the interface; Dutch is the first. */
export type Language = 'nl' | 'en'
/** All languages of the interface, the first one first. */
export const languages = ['nl', 'en'] as const satisfies readonly Language[]

/** A sentence in both languages, for content that travels as data. */
export interface Bilingual {
  nl: string
  en: string
}

/** A sentence whose English is not compulsory (content that people write). */
export interface MaybeBilingual {
  nl: string
  en?: string | undefined
}

/** Values for the places in a sentence. */
export type TextArguments = Record<string, string | number | boolean | Date>
/** Gives a sentence of a catalogue in one language. */
export type Translate<Key extends string = string> = (key: Key, values?: TextArguments) => string

/**
 * One module's catalogue. The English file must hold every key of the Dutch one: it does not compile otherwise.
 * Sentences are ICU messages; without arguments a sentence is returned as it stands.
 */
export function texts<Catalogue extends Record<string, string>>(
  nl: Catalogue,
  en: { [Key in keyof Catalogue]: string },
): (language: Language) => Translate<keyof Catalogue & string> {
  const catalogues = { nl, en }
  const compiled = new Map<string, IntlMessageFormat>()
  const translate = (language: Language, key: keyof Catalogue & string, values?: TextArguments): string => {
    const sentence = catalogues[language][key]
    if (sentence === undefined) throw new Error(`text ${key} is missing`)
    if (!values) return sentence
    // By its words: a sentence can be worded otherwise while the site runs.
    const id = `${language} ${sentence}`
    let message = compiled.get(id)
    if (!message) {
      message = new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true })
      compiled.set(id, message)
    }
    return String(message.format(values))
  }
  return language => (key, values) => translate(language, key, values)
}

/** A sentence of a catalogue in both languages, for content that travels as data. */
export function bilingual<Key extends string>(
  say: (language: Language) => Translate<Key>,
  key: NoInfer<Key>,
  values?: TextArguments,
): Bilingual {
  return { nl: say('nl')(key, values), en: say('en')(key, values) }
}

/** The sentence in the reader's language, Dutch where the English is not there. */
export function inLanguage(text: MaybeBilingual, language: Language): string {
  return text[language] ?? text.nl
}
