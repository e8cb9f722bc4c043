import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPdf } from '../kit/documents/testing-pdf.ts'
import { caseReportCommand } from './case-report-command.ts'
import type { Answer } from './command.ts'

const input = JSON.parse(
  readFileSync(new URL('../../engine/golden/cases/station-zwolle.json', import.meta.url), 'utf8'),
)
const run = async (options: Record<string, string>, out = 'uit.pdf'): Promise<Answer> =>
  caseReportCommand.run({ input, operands: ['-', out], options })

test.each([
  ['nl', 'Rapport van een gebiedsbusinesscase Stationsgebied: illustratie in de Spoorzone Zwolle'],
  ['en', 'Report of an area business case Station area: illustration in the Zwolle rail zone'],
])('the command writes the report of a case in language %s', async (lang, words) => {
  const answer = await run({ lang })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  const content = answer.file?.content as Buffer
  expect(answer.value).toEqual({ case: 'station-zwolle', file: 'uit.pdf', bytes: content.length })
  expect(answer.file?.path).toBe('uit.pdf')
  const { pages, structure } = readPdf(content)
  expect(pages[0]?.slice(0, words.length)).toBe(words)
  expect(structure).toContain(`/Lang (${lang})`)
})

test('the command names the variant that it worked out', async () => {
  const answer = await run({ variant: 'zonder-rijk' })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  expect(answer.value).toMatchObject({ variant: 'zonder-rijk' })
  expect(readPdf(answer.file?.content as Buffer).pages[0]).toContain('Wat als de rijksbijdrage niet komt?')
})

test('an unknown variant and another ending are told together, and nothing is written', async () => {
  const answer = await run({ variant: 'nergens' }, 'zaak.json')
  const codes = 'ok' in answer && !answer.ok ? answer.errors.map(({ code }) => code) : []
  expect(codes).toEqual(['UITVOER_GEEN_PDF', 'ONBEKENDE_VARIANT'])
})
