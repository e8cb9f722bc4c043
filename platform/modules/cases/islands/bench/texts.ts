import { texts } from '../../../../kit/texts/texts.ts'
import en from '../../texts.en.json' with { type: 'json' }
import nl from '../../texts.nl.json' with { type: 'json' }

/** The sentences of the workbench: those of the module, keys that begin with `workbench`. */
export const workbenchTexts = texts(nl, en)

/** Gives a sentence of the workbench in the reader's language. */
export type Say = ReturnType<typeof workbenchTexts>
