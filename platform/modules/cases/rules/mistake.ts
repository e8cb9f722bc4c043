import type { TextArguments } from '../../../kit/texts/texts.ts'
import type { ProblemCode } from '../problems.ts'

/** What a person can mend, without its words: the code, the field or pointer, and what is filled in. */
export interface Mistake {
  code: ProblemCode
  field: string
  values?: TextArguments | undefined
}

/** A mistake at a field. */
export const mistake = (code: ProblemCode, field: string, values?: TextArguments): Mistake => ({
  code,
  field,
  ...(values === undefined ? {} : { values }),
})
