import { applyVariant, parseCase } from '@versneller/engine'
import type { Answer, Asked, Command } from './command.ts'
import { endingErrors } from './output-ending.ts'

async function run({ input, operands, options }: Asked & { input: unknown }): Promise<Answer> {
  const path = operands[1] ?? ''
  const wrong = endingErrors(path, '.pdf')
  const parsed = parseCase(input)
  if (!parsed.ok) return { ok: false, errors: [...wrong, ...parsed.errors] }
  const variantId = typeof options.variant === 'string' ? options.variant : undefined
  const under = variantId === undefined ? parsed : applyVariant(parsed.case, variantId)
  if (!under.ok) return { ok: false, errors: [...wrong, ...under.errors] }
  if (wrong.length > 0) return { ok: false, errors: wrong }
  const { caseReport } = await import('../modules/cases/report/case-report.ts')
  const { nothingWithheld } = await import('../modules/cases/report/subject.ts')
  const content = caseReport({
    caseFile: parsed.case,
    variantId,
    withheld: nothingWithheld,
    isIllustration: false,
    kept: undefined,
    madeAt: Temporal.Now.instant(),
    language: options.lang === 'en' ? 'en' : 'nl',
  })
  const value = {
    case: parsed.case.id,
    ...(variantId === undefined ? {} : { variant: variantId }),
    file: path,
    bytes: content.length,
  }
  return { ok: true, value, file: { path, content } }
}

/** `versneller case pdf`: the report of a case, for people who read with any sense. */
export const caseReportCommand: Command = {
  name: 'case pdf',
  usage: 'BESTAND UIT.pdf [--variant ID] [--lang nl|en]',
  summary: {
    nl: 'schrijft het rapport van een businesscase als toegankelijke pdf',
    en: 'writes the report of a business case as an accessible PDF',
  },
  example: 'versneller case pdf engine/golden/cases/mini-grex.json mini-grex.pdf',
  reads: true,
  operandsMin: 2,
  valued: ['variant'],
  run,
}
