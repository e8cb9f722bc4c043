import type { Language } from '../../../../kit/texts/texts.ts'
import { texts } from '../../../../kit/texts/texts.ts'
import { idAsWords, sayValue, sentence } from '../fields/words.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the pages about chance: help, deals, portfolios, and how well the factors fit. */
export const sayChance = texts(nl, en)

/** A risk in words: an event by its id, a factor of the market by its name. */
export const riskName = (id: string, language: Language): string =>
  sentence(language, `say_${id}`) === undefined ? idAsWords(id) : sayValue(id, language)
