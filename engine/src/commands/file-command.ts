import { checkShape } from '../case/check-shape.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { type ObjectOf, object, type Shape, type Words } from '../case/shape.ts'
import type { AnswerTable } from './answer-table.ts'

/** The words behind the double hyphens of a command line: a value, or true for an option without one. */
export type GivenOptions = Readonly<Record<string, string | true>>

/** An answer with its tables, or every mistake at once. */
export type FileCommandOutcome =
  | { readonly ok: true; readonly answer: unknown; readonly tables: readonly AnswerTable[] }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** A command on documents: names and help, and a function from data to data. */
export interface FileCommand {
  readonly name: string
  /** What stands behind the name. */
  readonly usage: string
  readonly summary: Words
  /** One real command line. */
  readonly example: string
  /** Options that take a value, and that take none. */
  readonly valued: readonly string[]
  readonly flags: readonly string[]
  /** Options whose value is a file; `run` gets their documents by name. Without them the first word is the file. */
  readonly fileOptions?: readonly string[]
  readonly run: (input: unknown, options: GivenOptions) => Promise<FileCommandOutcome> | FileCommandOutcome
}

type Fields = Readonly<Record<string, Shape<unknown>>>

const numeric = /^-?(\d+(\.\d+)?|\.\d+)$/

/** "20" and ".8" are numbers, "5,10" is a list of numbers; other words stay words. */
function readWord(given: string | true): unknown {
  if (given === true) return true
  const parts = given.split(',')
  if (!parts.every(part => numeric.test(part))) return parts.length > 1 ? parts : given
  return parts.length > 1 ? parts.map(Number) : Number(given)
}

/**
 * Reads the options of a command line by their shape.
 * @returns the values, or every mistake with a pointer such as `--capacity`.
 */
export function readOptions<F extends Fields>(
  fields: F,
  given: GivenOptions,
): { ok: true; options: ObjectOf<F> } | { ok: false; errors: CaseError[] } {
  const known = Object.keys(given).filter(name => Object.hasOwn(fields, name))
  const values = Object.fromEntries(known.map(name => [name, readWord(given[name]!)]))
  const errors: CaseError[] = []
  checkShape(object(fields).schema, values, '', errors)
  if (errors.length > 0) return { ok: false, errors: errors.map(atOption) }
  return { ok: true, options: values as ObjectOf<F> }
}

function atOption(error: CaseError): CaseError {
  return { ...error, pointer: error.pointer.replace(/^\//, '--') }
}

/** Two options that cannot stand together. */
export function optionsExclude(one: string, other: string): CaseError {
  return caseError(`--${one}`, 'VELDEN_SLUITEN_UIT', { field: `--${one}`, other: `--${other}` })
}
