import { problemsIn } from '../../kit/http/problems-in.ts'
import { calculatorTexts } from './texts.ts'

/** A problem of this module's closed list, in both languages. */
export const problem = problemsIn(calculatorTexts)
