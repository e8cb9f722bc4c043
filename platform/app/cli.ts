import { writeFileSync } from 'node:fs'
import { calibrationCommand } from './calibration-command.ts'
import { caseConvertCommand } from './case-convert-command.ts'
import { caseImportCommand } from './case-import-command.ts'
import { caseReportCommand } from './case-report-command.ts'
import { caseContributionCommand, caseRiskCommand } from './case-risk-command.ts'
import { caseOdsCommand, caseWorkbookCommand } from './case-workbook-command.ts'
import {
  type Answer,
  type Asked,
  type Command,
  exitCodes,
  type InputError,
  parseWords,
  readInput,
} from './command.ts'
import { dataCommands } from './data-commands.ts'
import { engineCommands } from './engine-commands.ts'
import { portfolioRiskCommand } from './portfolio-risk-command.ts'
import { serverCommands } from './server-commands.ts'
import { tablesText, textOf } from './terminal.ts'

const commands: readonly Command[] = [
  ...engineCommands,
  caseRiskCommand,
  caseContributionCommand,
  portfolioRiskCommand,
  calibrationCommand,
  caseWorkbookCommand,
  caseOdsCommand,
  caseReportCommand,
  caseConvertCommand,
  caseImportCommand,
  ...serverCommands,
  ...dataCommands,
]

/**
 * Runs `versneller` with these words.
 * @returns the exit code: 0 fine, 2 bad input, 1 our mistake.
 */
export async function runCommand(words: readonly string[]): Promise<number> {
  const command = findCommand(words)
  if (!command) return showOverview(words)
  const asked = parseWords(command, words.slice(command.name.split(' ').length))
  if ('errors' in asked)
    return report({ ok: false, errors: asked.errors }, { json: !process.stdout.isTTY, language: 'nl' })
  if (asked.options.help) return showHelp(command, asked)
  const view = { json: asked.options.json === true || !process.stdout.isTTY, language: languageOf(asked) }
  try {
    const input = command.reads ? await readInput(asked.operands[0]) : undefined
    if (input && 'errors' in input) return report({ ok: false, errors: input.errors }, view)
    return report(await command.run({ ...asked, input: input?.value }), view)
  } catch (error) {
    process.stderr.write(`${failureSentence(error)}\n`)
    return exitCodes.ourMistake
  }
}

function findCommand(words: readonly string[]): Command | undefined {
  const fits = (command: Command) => command.name.split(' ').every((word, index) => words[index] === word)
  return commands.filter(fits).sort((a, b) => b.name.length - a.name.length)[0]
}

const languageOf = (asked: Asked): 'nl' | 'en' => (asked.options.lang === 'en' ? 'en' : 'nl')

interface View {
  json: boolean
  language: 'nl' | 'en'
}

function report(answer: Answer, view: View): number {
  if ('silent' in answer) return exitCodes.fine
  const document = answer.ok ? answer.value : { errors: answer.errors }
  const readable = () =>
    answer.ok && answer.tables ? tablesText(answer.tables, view.language) : textOf(document, view.language)
  const text = view.json ? JSON.stringify(document) : readable()
  if (answer.ok && answer.file) writeFileSync(answer.file.path, answer.file.content)
  process.stdout.write(`${text}\n`)
  return answer.ok ? (answer.exitCode ?? exitCodes.fine) : exitCodes.badInput
}

function showHelp(command: Command, asked: Asked): number {
  const summary = command.summary[languageOf(asked)]
  process.stdout.write(`versneller ${command.name} ${command.usage}\n\n${summary}\n\n  ${command.example}\n`)
  return exitCodes.fine
}

function showOverview(words: readonly string[]): number {
  const wanted = words.filter(word => !word.startsWith('-'))
  const width = Math.max(...commands.map(command => command.name.length))
  const lines = commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary.nl}`)
  const overview = `versneller <opdracht>\n\n${lines.join('\n')}\n\nversneller <opdracht> --help  laat zien hoe\n`
  if (wanted.length === 0) {
    process.stdout.write(overview)
    return exitCodes.fine
  }
  process.stderr.write(`Onbekende opdracht: ${wanted.join(' ')}\n\n${overview}`)
  const isRead = words.includes('--json') || !process.stdout.isTTY
  if (isRead) process.stdout.write(`${JSON.stringify({ errors: [commandError(wanted.join(' '))] })}\n`)
  return exitCodes.badInput
}

const commandError = (name: string): InputError => ({
  pointer: '',
  code: 'ONBEKENDE_OPDRACHT',
  message: {
    nl: `Kies een opdracht die er is; ${name} is er geen.`,
    en: `Choose a command that exists; ${name} is none.`,
  },
})

/** One sentence for the terminal; a stack trace helps nobody there and stands in the log of the server. */
function failureSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return `versneller: ${message}`
}
