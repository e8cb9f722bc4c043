import { problemsIn } from '../../kit/http/problems-in.ts'
import { texts } from '../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** A problem of this module's closed list, in both languages. */
export const problem = problemsIn(texts(nl, en))
