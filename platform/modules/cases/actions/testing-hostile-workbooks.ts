// For tests only: whatever is sent as a workbook, there is a result or a clear refusal, within limits of time and memory.
import { readFile } from 'node:fs/promises'
import { appraise, CaseProblem, caseWorkbook, parseCase } from '@versneller/engine'
import fc from 'fast-check'
import { type Workbook, type WorkbookCell, workbookXlsx } from '../../../kit/documents/workbook.ts'
import { workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { zipMessages } from '../../../kit/documents/zip-messages.ts'
import type { Problem } from '../../../kit/http/problem.ts'
import { differences } from '../rules/differences.ts'
import { accountKey, foreignDocument, labelsOf } from '../rules/foreign/foreign-document.ts'
import type { ForeignCell, ForeignSheet, WorkbookMapping } from '../rules/foreign/mapping.ts'
import { knownMapping, proposeMapping } from '../rules/foreign/propose-mapping.ts'
import { readForeign } from '../rules/foreign/read-lines.ts'
import { ownDocument, sheetsOfFile, signatureOf } from './read-workbook-file.ts'
import { brokenBytes, brokenXml } from './testing-hostile-files.ts'

/** Longest that one workbook may take, milliseconds, on a machine that has other work too. */
const longestMs = 20_000
/** What the process may grow to while it reads them, bytes. */
const memoryMax = 2.5 * 2 ** 30

const smallCase = new URL('../../../../engine/golden/cases/mini-grex.json', import.meta.url)

const figures = fc.oneof(
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 2026, 2030, 1970, 2199, 46_023, 109_574, 1e300, -1e300, 5e-324, 0.005, 2 ** 53),
)
const words = fc.oneof(
  fc.constantFrom(
    '',
    'Totaal',
    'Saldo',
    'Kosten',
    'Opbrengsten',
    'Bouwrijp maken',
    'Verwerving',
    'Boekwaarde',
    'bedragen x € 1.000',
    '€ 1.234,56',
    '1e999',
    '-',
    '2026',
    'jaar 2027',
    '__proto__',
    'constructor',
    '/__proto__/polluted',
    '/lines/0/series/0',
    '=1+1',
    '土地',
    'x'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map(text => text.toWellFormed().replaceAll('\0', '')),
)
const cell: fc.Arbitrary<ForeignCell> = fc.oneof(
  { weight: 4, arbitrary: figures },
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
)
const years = fc
  .tuple(fc.integer({ min: 1960, max: 2205 }), fc.integer({ min: 0, max: 30 }), words)
  .map(([first, count, label]) => [label, ...Array.from({ length: count }, (_, index) => first + index)])
const listHead = fc.constant<ForeignCell[]>(['Omschrijving', 'Rekening', 'K/O', 'Jaar', 'Bedrag'])

/** A sheet of somebody else: often with a head, never with sense. */
const foreignSheet: fc.Arbitrary<ForeignSheet> = fc
  .record({
    name: fc.constantFrom('Kosten', 'Opbrengsten', 'Blad1', 'Grex', '__proto__'),
    head: fc.oneof(years, listHead, fc.array(cell, { maxLength: 6 })),
    rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 25 }),
    place: fc.nat({ max: 5 }),
  })
  .map(({ name, head, rows, place }) => {
    const all = [...rows.slice(0, place), head, ...rows.slice(place)]
    const width = Math.max(...all.map(row => row.length))
    return { name, rows: all.map(row => [...row, ...new Array<null>(width - row.length).fill(null)]) }
  })

const foreignSheets = fc.uniqueArray(foreignSheet, { minLength: 1, maxLength: 3, selector: one => one.name })

const workbookCell = (value: ForeignCell): WorkbookCell | undefined =>
  value === null
    ? undefined
    : {
        value: typeof value === 'boolean' ? String(value) : value,
        format: typeof value === 'number' ? 'number' : 'text',
      }

const workbookOf = (sheets: readonly ForeignSheet[]): Workbook => ({
  title: 'Proef',
  language: 'nl',
  names: [],
  sheets: sheets.map(({ name, rows }) => ({
    name,
    widths: [20],
    frozen: { rows: 0, columns: 0 },
    rows: rows.map(row => row.map(workbookCell)),
  })),
})

/** What is wrong with how a refusal is told, if anything. */
function unclear({ code, message, field }: Problem): string | undefined {
  const isKnown = code.startsWith('WERKMAP_') || Object.hasOwn(zipMessages, code)
  if (!isKnown || field !== 'bestand') return `${code} at ${field} is no refusal of a workbook`
  return message.nl.length > 5 && message.en.length > 5 ? undefined : `${code} has no sentence`
}

/** A cell that the database or the page cannot hold, if there is one. */
function badCell(sheets: readonly ForeignSheet[]): string | undefined {
  for (const { name, rows } of sheets)
    for (const value of [name, ...rows.flat()]) {
      if (typeof value === 'number' && !Number.isFinite(value)) return `a cell of ${value}`
      if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0')))
        return `a text that cannot be kept: ${JSON.stringify(value)}`
    }
  return undefined
}

function wrongDocument(document: unknown): string | undefined {
  const outcome = parseCase(document)
  if (!outcome.ok) return outcome.errors.length > 0 ? undefined : 'refused without a mistake'
  try {
    appraise(outcome.case)
  } catch (error) {
    if (!(error instanceof CaseProblem)) throw error
  }
  return undefined
}

/** Reads it as a workbook of somebody else, with every label given an account. */
function wrongForeign(sheets: readonly ForeignSheet[]): string | undefined {
  const mapping: WorkbookMapping = proposeMapping(sheets)
  signatureOf(mapping)
  knownMapping(sheets, mapping)
  const { lines, totals } = readForeign(sheets, mapping)
  if (totals.some(one => Number.isNaN(one.printedCents) || Number.isNaN(one.readCents)))
    return 'a total that is no number'
  const accounts = Object.fromEntries(
    labelsOf(lines, {}).map(({ label, side, target }) => [
      accountKey(label, side),
      target ?? (side === 'cost' ? '5' : 'opbrengst-overig'),
    ]),
  )
  const document = foreignDocument(lines, accounts, {
    name: 'Proef',
    fileName: 'proef.xlsx',
    day: '2026-01-01',
    interestRate: 0.02,
  })
  return document && wrongDocument(document)
}

function wrongWithSheets(sheets: readonly ForeignSheet[]): string | undefined {
  const own = ownDocument(sheets)
  const bad = badCell(sheets)
  if (bad !== undefined || !own) return bad ?? wrongForeign(sheets)
  differences(Object(own.original), Object(own.document))
  return wrongDocument(own.document)
}

/** The files that are changed: a case as XLSX and ODS, and the same of somebody else. */
async function soundFiles(): Promise<Uint8Array[]> {
  const parsed = parseCase(JSON.parse(await readFile(smallCase, 'utf8')))
  if (!parsed.ok) throw new Error('the case itself is not sound')
  const foreign: ForeignSheet = {
    name: 'Kosten',
    rows: [
      ['Omschrijving', 2026, 2027, 'Totaal'],
      ['Verwerving', 1000, 2000, 3000],
      ['Bouwrijp maken', 500, '€ 250,50', 750.5],
      ['Totaal', 1500, 2250.5, 3750.5],
    ],
  }
  const workbooks = [caseWorkbook(parsed.case, { language: 'nl' }), workbookOf([foreign])]
  return Promise.all(workbooks.flatMap(one => [workbookXlsx(one), workbookOds(one)]))
}

/**
 * For tests only: sends broken workbooks and throws at the first that has neither a result nor a clear refusal in time.
 * @returns how many were read, and how many were refused
 */
export async function fuzzWorkbooks(runs: number, seed: number): Promise<{ read: number; refused: number }> {
  const files = await soundFiles()
  const count = { read: 0, refused: 0 }
  const written = foreignSheets.chain(sheets =>
    fc.constantFrom(workbookXlsx, workbookOds).map(write => () => write(workbookOf(sheets))),
  )
  const sent: fc.Arbitrary<() => Promise<Uint8Array>> = fc.oneof(
    { weight: 3, arbitrary: brokenBytes(files).map(bytes => async () => bytes) },
    { weight: 5, arbitrary: brokenXml(files).map(bytes => async () => bytes) },
    { weight: 2, arbitrary: written },
  )
  const property = fc.asyncProperty(sent, foreignSheets, async (bytes, sheets) => {
    const startMs = performance.now()
    const found = await sheetsOfFile(await bytes(), 'bestand')
    count[found.ok ? 'read' : 'refused'] += 1
    const wrong = found.ok ? wrongWithSheets(found.value) : found.problems.map(unclear).find(Boolean)
    if (wrong) throw new Error(wrong)
    const wrongCells = wrongWithSheets(sheets)
    if (wrongCells) throw new Error(wrongCells)
    if (performance.now() - startMs > longestMs) throw new Error('it took too long')
    if (process.resourceUsage().maxRSS * 1024 > memoryMax) throw new Error('it took too much memory')
  })
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true })
  if (Object.hasOwn(Object.prototype, 'polluted'))
    throw new Error('the prototype of every object was changed')
  return count
}
