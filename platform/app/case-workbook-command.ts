import { applyVariant, caseWorkbook, parseCase, type Workbook } from '@versneller/engine'
import type { Answer, Asked, Command, InputError } from './command.ts'
import { endingErrors } from './output-ending.ts'

const conventions = ['begin', 'mid', 'end'] as const

const conventionError: InputError = {
  pointer: '--convention',
  code: 'CONVENTIE_ONBEKEND',
  message: {
    nl: 'Kies begin, mid of end achter --convention.',
    en: 'Choose begin, mid or end after --convention.',
  },
}

/** A spreadsheet as a file of one kind. */
interface FileKind {
  ending: '.xlsx' | '.ods'
  write(workbook: Workbook): Promise<Uint8Array>
}

const xlsx: FileKind = {
  ending: '.xlsx',
  write: async workbook => (await import('../kit/documents/workbook.ts')).workbookXlsx(workbook),
}

const ods: FileKind = {
  ending: '.ods',
  write: async workbook => (await import('../kit/documents/workbook-ods.ts')).workbookOds(workbook),
}

async function run(
  kind: FileKind,
  { input, operands, options }: Asked & { input: unknown },
): Promise<Answer> {
  const path = operands[1] ?? ''
  const convention = conventions.find(one => one === options.convention)
  const wrong = [
    ...endingErrors(path, kind.ending),
    ...(options.convention !== undefined && !convention ? [conventionError] : []),
  ]
  const parsed = parseCase(input)
  if (!parsed.ok) return { ok: false, errors: [...wrong, ...parsed.errors] }
  const { variant } = options
  const variantId = typeof variant === 'string' ? variant : undefined
  const under = variantId === undefined ? parsed : applyVariant(parsed.case, variantId)
  if (!under.ok) return { ok: false, errors: [...wrong, ...under.errors] }
  if (wrong.length > 0) return { ok: false, errors: wrong }
  const workbook = caseWorkbook(parsed.case, {
    language: options.lang === 'en' ? 'en' : 'nl',
    ...(convention ? { convention } : {}),
    ...(variantId === undefined ? {} : { variantId }),
  })
  const content = await kind.write(workbook)
  const value = {
    case: parsed.case.id,
    ...(variantId === undefined ? {} : { variant: variantId }),
    file: path,
    bytes: content.length,
    sheets: workbook.sheets.map(sheet => sheet.name),
  }
  return { ok: true, value, file: { path, content } }
}

/** `versneller case xlsx`: the spreadsheet twin of a case with live formulas. */
export const caseWorkbookCommand: Command = {
  name: 'case xlsx',
  usage: 'BESTAND UIT.xlsx [--convention begin|mid|end] [--variant ID] [--lang nl|en]',
  summary: {
    nl: 'schrijft een werkboek met levende formules dat de gebiedsexploitatie narekent',
    en: 'writes a workbook with live formulas that works the area business case out',
  },
  example: 'versneller case xlsx engine/golden/cases/mini-grex.json mini-grex.xlsx',
  reads: true,
  operandsMin: 2,
  valued: ['convention', 'variant'],
  run: asked => run(xlsx, asked),
}

/** `versneller case ods`: the same as an open document. */
export const caseOdsCommand: Command = {
  ...caseWorkbookCommand,
  name: 'case ods',
  usage: caseWorkbookCommand.usage.replace('.xlsx', '.ods'),
  summary: {
    nl: 'schrijft hetzelfde werkboek als open document (LibreOffice)',
    en: 'writes the same workbook as an open document (LibreOffice)',
  },
  example: caseWorkbookCommand.example.replace(/\.xlsx$/, '.ods'),
  run: asked => run(ods, asked),
}
