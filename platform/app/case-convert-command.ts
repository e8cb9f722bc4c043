import { parseCase } from '@versneller/engine'
import type { Answer, Asked, Command } from './command.ts'
import { endingErrors } from './output-ending.ts'

function run({ input, operands }: Asked & { input: unknown }): Answer {
  const path = operands[1] ?? ''
  const parsed = parseCase(input)
  const errors = [...endingErrors(path, '.json'), ...(parsed.ok ? [] : parsed.errors)]
  if (!parsed.ok || errors.length > 0) return { ok: false, errors }
  const { id, format } = parsed.case
  const content = `${JSON.stringify(parsed.case, null, 2)}\n`
  return { ok: true, value: { case: id, format, file: path }, file: { path, content } }
}

/** `versneller case convert`: a case of any format number that can be read, written in the newest one. */
export const caseConvertCommand: Command = {
  name: 'case convert',
  usage: 'BESTAND UIT.json',
  summary: {
    nl: 'controleert een gebiedsexploitatie en schrijft haar in het nieuwste formaat',
    en: 'checks an area business case and writes it in the newest format',
  },
  example: 'versneller case convert engine/golden/cases/mini-grex.json mini-grex.json',
  reads: true,
  operandsMin: 2,
  run,
}
