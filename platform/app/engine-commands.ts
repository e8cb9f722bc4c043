import {
  analysisCommands,
  type CaseCommand,
  type CaseCommandOptions,
  calcCommand,
  caseCommands,
  type FileCommand,
} from '@versneller/engine'
import { type Answer, type Asked, type Command, type InputError, readInput } from './command.ts'

type Outcome = { ok: true; answer: unknown } | { ok: false; errors: readonly InputError[] }

const toAnswer = (outcome: Outcome): Answer =>
  outcome.ok ? { ok: true, value: outcome.answer } : { ok: false, errors: outcome.errors }

const conventions = ['begin', 'mid', 'end'] as const

/** The options of a case command; a convention that is none is left out, and told by `conventionErrors`. */
function caseOptions(command: CaseCommand, { options, operands }: Asked): CaseCommandOptions {
  const convention = conventions.find(one => one === options.convention)
  const pointer = command.name === 'case explain' ? operands[1] : undefined
  return {
    ...(convention ? { convention } : {}),
    ...(typeof options.variant === 'string' ? { variant: options.variant } : {}),
    ...(pointer === undefined ? {} : { pointer }),
  }
}

const conventionError: InputError = {
  pointer: '--convention',
  code: 'CONVENTIE_ONBEKEND',
  message: {
    nl: 'Kies begin, mid of end achter --convention.',
    en: 'Choose begin, mid or end after --convention.',
  },
}

const conventionErrors = ({ options: { convention } }: Asked): InputError[] =>
  convention === undefined || conventions.some(one => one === convention) ? [] : [conventionError]

const usages = { one: 'BESTAND', two: 'BESTAND BESTAND', 'two-or-more': 'BESTAND...' } as const

/** A case command of the engine, with the reading of its files. */
function caseCommandLine(command: CaseCommand): Command {
  const explains = command.name === 'case explain'
  return {
    name: command.name,
    usage: `${usages[command.files]}${explains ? ' PLEK' : ''} [--convention begin|mid|end] [--variant ID]`,
    summary: command.summary,
    example: command.example,
    reads: command.files === 'one',
    operandsMin: command.files === 'two' || explains ? 2 : 1,
    valued: ['convention', 'variant'],
    async run(asked) {
      const ofOptions = conventionErrors(asked)
      const documents = command.files === 'one' ? { value: asked.input } : await readAll(asked.operands)
      const answer: Answer =
        'errors' in documents
          ? { ok: false, errors: documents.errors }
          : toAnswer(command.run(documents.value, caseOptions(command, asked)))
      if (ofOptions.length === 0) return answer
      return { ok: false, errors: [...ofOptions, ...('errors' in answer ? answer.errors : [])] }
    },
  }
}

/** Several files, their mistakes told together. */
async function readAll(
  operands: readonly string[],
): Promise<{ value: unknown[] } | { errors: InputError[] }> {
  const read = []
  for (const operand of operands) read.push(await readInput(operand))
  const errors = read.flatMap(one => ('errors' in one ? one.errors : []))
  return errors.length > 0 ? { errors } : { value: read.flatMap(one => ('value' in one ? [one.value] : [])) }
}

interface Unanswered {
  reason: { code: string; nl: string; en: string }
}

const isUnanswered = (answer: object): answer is Unanswered =>
  'reason' in answer && typeof answer.reason === 'object' && answer.reason !== null && 'code' in answer.reason

/** An answer, or each of a batch, with the reason why there is none as a sentence in one language and its code beside it. */
function saidIn(answer: object, language: 'nl' | 'en'): object {
  if ('results' in answer && Array.isArray(answer.results))
    return { ...answer, results: answer.results.map(one => saidIn(one as object, language)) }
  if (!isUnanswered(answer)) return answer
  return { ...answer, reason: answer.reason[language], reasonCode: answer.reason.code }
}

const calc: Command = {
  name: 'calc',
  usage: 'NAAM [BESTAND] | --list',
  summary: calcCommand.summary,
  example: calcCommand.example,
  reads: false,
  flags: ['list'],
  async run({ operands, options }) {
    const [name, file] = operands
    const read = file === undefined ? { value: undefined } : await readInput(file)
    if ('errors' in read) return { ok: false, errors: read.errors }
    const list = options.list === true
    const outcome = calcCommand.run(read.value, { ...(name === undefined ? {} : { name }), list })
    const language = options.lang === 'en' ? 'en' : 'nl'
    return outcome.ok ? { ok: true, value: saidIn(outcome.answer, language) } : toAnswer(outcome)
  },
}

/** A command of the engine that works on documents of its own format. */
function fileCommandLine(command: FileCommand): Command {
  const { name, usage, summary, example, fileOptions = [] } = command
  return {
    name,
    usage,
    summary,
    example,
    reads: fileOptions.length === 0,
    valued: [...command.valued, ...fileOptions],
    flags: command.flags,
    async run({ input, options }) {
      const document = fileOptions.length === 0 ? { value: input } : await readNamed(fileOptions, options)
      if ('errors' in document) return { ok: false, errors: document.errors }
      const outcome = await command.run(document.value, options)
      return outcome.ok ? { ok: true, value: outcome.answer, tables: outcome.tables } : outcome
    },
  }
}

/** The documents of options that name a file, by the name of the option; absent ones are left out. */
async function readNamed(
  names: readonly string[],
  options: Asked['options'],
): Promise<{ value: Record<string, unknown> } | { errors: InputError[] }> {
  const value: Record<string, unknown> = {}
  const errors: InputError[] = []
  for (const name of names.filter(one => options[one] !== undefined)) {
    const read = await readInput(String(options[name]))
    if ('errors' in read) errors.push(...read.errors.map(error => ({ ...error, pointer: `--${name}` })))
    else value[name] = read.value
  }
  return errors.length > 0 ? { errors } : { value }
}

/** The commands that only compute. */
export const engineCommands: readonly Command[] = [
  calc,
  ...caseCommands.map(caseCommandLine),
  ...analysisCommands.map(fileCommandLine),
]
