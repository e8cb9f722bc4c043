import { texts } from '../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The made-up words of the style page. */
export const stijlTexts = texts(nl, en)
