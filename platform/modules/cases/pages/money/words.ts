import { texts } from '../../../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the pages about who pays for an area. */
export const sayMoney = texts(nl, en)
