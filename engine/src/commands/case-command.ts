import type { CaseError } from '../case/errors.ts'
import type { Words } from '../case/shape.ts'
import type { Convention } from '../case/types.ts'

/** Options of the case commands, as the command line reads them. */
export interface CaseCommandOptions {
  readonly convention?: Convention
  /** Id of a variant. */
  readonly variant?: string
  /** For `case explain`: JSON pointer into the answer of `case appraise`. */
  readonly pointer?: string
}

/** An answer, or every mistake at once. */
export type CaseCommandOutcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** A command of the command line: names and help, and a function from data to data. */
export interface CaseCommand {
  readonly name: string
  readonly summary: Words
  /** One real command line. */
  readonly example: string
  /** How many files it reads; `run` gets the parsed document, or the list of them when it reads more than one. */
  readonly files: 'one' | 'two' | 'two-or-more'
  readonly run: (input: unknown, options: CaseCommandOptions) => CaseCommandOutcome
}

/** Places the mistakes of one of several documents: pointers begin with its place in the list. */
export function inDocument(errors: readonly CaseError[], index: number): CaseError[] {
  return errors.map(error => ({ ...error, pointer: `/${index}${error.pointer}` }))
}
