import { texts } from '../../../../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences about chances in the workbench. */
export const riskTexts = texts(nl, en)

/** Gives one of those sentences in the reader's language. */
export type SayRisk = ReturnType<typeof riskTexts>
