import { texts } from '../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of this module. */
export const siteTexts = texts(nl, en)

/** A key of this module's sentences. */
export type SiteTextKey = keyof typeof nl

/** All keys, in the order of the file. */
export const siteTextKeys = Object.keys(nl) as SiteTextKey[]
