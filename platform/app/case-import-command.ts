import { readFile } from 'node:fs/promises'
import { documentFromWorkbook, parseCase } from '@versneller/engine'
import type { Answer, Asked, Command, InputError } from './command.ts'
import { endingErrors } from './output-ending.ts'

const sentences = {
  WERKBOEK_NIET_GELEZEN: {
    nl: 'Kies een werkboek (.xlsx) dat er is en dat een spreadsheetprogramma kan openen.',
    en: 'Choose a workbook (.xlsx) that exists and that a spreadsheet program can open.',
  },
  WERKBOEK_NIET_HERKEND: {
    nl: 'Kies een werkboek dat met versneller case xlsx is gemaakt, met het blad Bestand of File er nog in.',
    en: 'Choose a workbook made by versneller case xlsx, with its sheet Bestand or File still in it.',
  },
} as const

function refusal(code: keyof typeof sentences): Answer {
  const error: InputError = { pointer: '', code, message: sentences[code] }
  return { ok: false, errors: [error] }
}

async function run({ operands }: Asked): Promise<Answer> {
  const [from = '', path = ''] = operands
  const wrong = endingErrors(path, '.json')
  if (wrong.length > 0) return { ok: false, errors: wrong }
  const { readWorkbook } = await import('../kit/documents/read-workbook.ts')
  const sheets = await readFile(from)
    .then(readWorkbook)
    .catch(() => undefined)
  if (!sheets) return refusal('WERKBOEK_NIET_GELEZEN')
  const found = documentFromWorkbook(sheets)
  if (!found) return refusal('WERKBOEK_NIET_HERKEND')
  const parsed = parseCase(found.document)
  if (!parsed.ok) return { ok: false, errors: parsed.errors }
  const value = { case: parsed.case.id, file: path, changed: found.changed }
  return { ok: true, value, file: { path, content: `${JSON.stringify(found.document, null, 2)}\n` } }
}

/** `versneller case import`: a workbook of our own, with what was changed in it, back into a case. */
export const caseImportCommand: Command = {
  name: 'case import',
  usage: 'WERKBOEK.xlsx UIT.json',
  summary: {
    nl: 'leest een werkboek van case xlsx terug, met wat erin is veranderd',
    en: 'reads a workbook of case xlsx back, with what was changed in it',
  },
  example: 'versneller case import mini-grex.xlsx mini-grex.json',
  reads: false,
  operandsMin: 2,
  run,
}
