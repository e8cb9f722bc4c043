import { texts } from '../texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The words of the components themselves; everything else comes in as a prop. */
export const uiTexts = texts(nl, en)
