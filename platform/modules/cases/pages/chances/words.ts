import { texts } from '../../../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the pages about chance: help, deals, portfolios, and how well the factors fit. */
export const sayChance = texts(nl, en)
