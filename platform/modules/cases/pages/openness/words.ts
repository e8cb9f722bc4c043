import { texts } from '../../../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of openness and open books. */
export const sayOpenness = texts(nl, en)
