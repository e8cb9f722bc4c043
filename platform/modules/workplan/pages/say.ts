import { texts } from '../../../kit/texts/texts.ts'
import en from '../texts.en.json' with { type: 'json' }
import nl from '../texts.nl.json' with { type: 'json' }

/** The sentences of this module. */
export const say = texts(nl, en)
