import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { AnswerTable } from '@versneller/engine'

/** How a command ends, told to the shell. */
export const exitCodes = { fine: 0, ourMistake: 1, badInput: 2 } as const

/** A mistake in what was given, with the place and what to do. */
export interface InputError {
  pointer: string
  code: string
  message: { nl: string; en: string }
}

/** What a command has to say: a document, mistakes in the input, or nothing because it said it all itself. */
export type Answer =
  | {
      ok: true
      value: unknown
      exitCode?: number
      file?: { path: string; content: Uint8Array | string }
      /** The answer as a person at a terminal reads it; without them the document itself is shown. */
      tables?: readonly AnswerTable[]
    }
  | { ok: false; errors: readonly InputError[] }
  | { silent: true }

/** The words after a command, sorted. */
export interface Asked {
  operands: string[]
  options: Readonly<Record<string, string | true>>
}

/** One command of `versneller`: names, help, and what it does. */
export interface Command {
  /** "case appraise". */
  name: string
  usage: string
  summary: { nl: string; en: string }
  example: string
  /** The first operand is a JSON file, or `-` for standard input. */
  reads: boolean
  /** Options that take a value. */
  valued?: readonly string[]
  /** Options that take none. */
  flags?: readonly string[]
  operandsMin?: number
  run(asked: Asked & { input: unknown }): Promise<Answer> | Answer
}

const everywhere = { valued: ['lang'], flags: ['json', 'help'] } as const

/** Sorts the words after a command into operands and options; unknown or half options are all reported at once. */
export function parseWords(command: Command, words: readonly string[]): Asked | { errors: InputError[] } {
  const valued = [...everywhere.valued, ...(command.valued ?? [])]
  const flags = [...everywhere.flags, ...(command.flags ?? [])]
  const operands: string[] = []
  const options: Record<string, string | true> = {}
  const errors: InputError[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (!word.startsWith('--')) {
      operands.push(word)
      continue
    }
    const [name, inline] = word.slice(2).split('=', 2) as [string, string | undefined]
    if (flags.includes(name)) options[name] = true
    else if (!valued.includes(name)) errors.push(optionError(name, 'ONBEKENDE_OPTIE'))
    else {
      const value = inline ?? words[++index]
      if (value === undefined) errors.push(optionError(name, 'OPTIE_ZONDER_WAARDE'))
      else options[name] = value
    }
  }
  if (!options.help && operands.length < (command.operandsMin ?? (command.reads ? 1 : 0)))
    errors.push(operandError(command))
  return errors.length > 0 ? { errors } : { operands, options }
}

const optionSentences = {
  ONBEKENDE_OPTIE: (name: string) => ({
    nl: `Haal --${name} weg: deze optie is niet bekend.`,
    en: `Remove --${name}: this option is not known.`,
  }),
  OPTIE_ZONDER_WAARDE: (name: string) => ({
    nl: `Geef een waarde achter --${name}.`,
    en: `Give a value after --${name}.`,
  }),
}

function optionError(name: string, code: keyof typeof optionSentences): InputError {
  return { pointer: `--${name}`, code, message: optionSentences[code](name) }
}

function operandError(command: Command): InputError {
  const nl = `Geef op wat nodig is: versneller ${command.name} ${command.usage}`
  const en = `Give what is needed: versneller ${command.name} ${command.usage}`
  return { pointer: '', code: 'OPGAVE_ONTBREEKT', message: { nl, en } }
}

/** Reads a JSON document from a file or, for `-`, from standard input. */
export async function readInput(
  from: string | undefined,
): Promise<{ value: unknown } | { errors: InputError[] }> {
  let content: string
  try {
    content = from === '-' || from === undefined ? await text(process.stdin) : readFileSync(from, 'utf8')
  } catch {
    return { errors: [fileError(from ?? '-', 'BESTAND_NIET_GELEZEN')] }
  }
  try {
    return { value: JSON.parse(content.replace(/^\uFEFF/, '')) }
  } catch {
    return { errors: [fileError(from ?? '-', 'GEEN_JSON')] }
  }
}

const fileSentences = {
  BESTAND_NIET_GELEZEN: (name: string) => ({
    nl: `Kies een bestand dat er is en gelezen mag worden: ${name}.`,
    en: `Choose a file that exists and may be read: ${name}.`,
  }),
  GEEN_JSON: (name: string) => ({
    nl: `Geef een JSON-bestand; ${name} is dat niet.`,
    en: `Give a JSON file; ${name} is not one.`,
  }),
}

function fileError(name: string, code: keyof typeof fileSentences): InputError {
  return { pointer: '', code, message: fileSentences[code](name) }
}
