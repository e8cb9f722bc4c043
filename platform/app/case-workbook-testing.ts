import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import {
  appraise,
  type Case,
  type Convention,
  caseWorkbook,
  parseCase,
  type Workbook,
} from '@versneller/engine'
import { type ReadSheet, readWorkbook } from '../kit/documents/read-workbook.ts'
import { workbookXlsx } from '../kit/documents/workbook.ts'
import { workbookOds } from '../kit/documents/workbook-ods.ts'

const office = 'soffice'
const run = promisify(execFile)
const officeMilliseconds = 300_000

/** For tests only: the command of LibreOffice on this machine; undefined when it is not installed. */
export function officeProgram(): string | undefined {
  return spawnSync(office, ['--version']).status === 0 ? office : undefined
}

/** LibreOffice keeps the outcomes in a file unless its profile says that every formula is worked out on loading. */
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/** Takes the outcomes away, so that a figure that comes back was worked out. */
function emptied(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row.map(cell => (cell?.formula === undefined ? cell : { ...cell, value: -1 })),
    ),
  }))
  return { ...workbook, sheets }
}

/** For tests only: has LibreOffice work workbooks out from nothing and reads what it found. */
export async function recalculated(
  program: string,
  workbooks: readonly Workbook[],
  format: 'xlsx' | 'ods' = 'xlsx',
): Promise<ReadSheet[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'versneller-workbook-'))
  try {
    const [profile, out] = [join(folder, 'profile'), join(folder, 'out')]
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), recalculateAlways)
    const files = workbooks.map((_, place) => join(folder, `${place}.${format}`))
    for (const [place, workbook] of workbooks.entries()) {
      await writeFile(
        files[place] ?? '',
        await (format === 'ods' ? workbookOds : workbookXlsx)(emptied(workbook)),
      )
    }
    const options = ['--headless', '--norestore', '--convert-to', 'xlsx', '--outdir', out]
    await run(program, [`-env:UserInstallation=${pathToFileURL(profile)}`, ...options, ...files], {
      timeout: officeMilliseconds,
    })
    return await Promise.all(
      workbooks.map(async (_, place) => readWorkbook(await readFile(join(out, `${place}.xlsx`)))),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** For tests only: a case of the engine's golden cases. */
export async function goldenCase(id: string): Promise<Case> {
  const content = await readFile(new URL(`../../engine/golden/cases/${id}.json`, import.meta.url), 'utf8')
  const outcome = parseCase(JSON.parse(content))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** Where two figures differ, told as a place and both figures. */
export interface Difference {
  readonly place: string
  readonly found: unknown
  readonly expected: unknown
}

/** A hundredth of a cent, or twelve digits of what is larger. */
function isSame(found: unknown, expected: string | number): boolean {
  if (typeof expected === 'string') return (found ?? '') === expected
  return typeof found === 'number' && Math.abs(found - expected) <= Math.max(1e-4, Math.abs(expected) * 1e-12)
}

/** For tests only: every formula cell whose outcome differs from the one that the workbook holds. */
export function cellDifferences(workbook: Workbook, sheets: readonly ReadSheet[]): Difference[] {
  return workbook.sheets.flatMap(sheet => {
    const read = sheets.find(one => one.name === sheet.name)
    return sheet.rows.flatMap((row, down) =>
      row.flatMap((cell, across) => {
        const found = read?.rows[down]?.[across]
        const isFine = cell?.formula === undefined || isSame(found, cell.value)
        return isFine ? [] : [{ place: `${sheet.name} ${down + 1}:${across}`, found, expected: cell.value }]
      }),
    )
  })
}

function figureAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>(
    (at, step) => (at === null ? at : new Map(Object.entries(Object(at))).get(step)),
    value,
  )
}

/** For tests only: every answer of `case appraise` that the recalculated sheets give otherwise; roots stand in the cells. */
export function answerDifferences(
  workbook: Workbook,
  sheets: readonly ReadSheet[],
  areaCase: Case,
  view: { convention?: Convention; variantId?: string } = {},
): Difference[] {
  const appraisal = appraise(areaCase, view)
  return workbook.sheets.flatMap(sheet => {
    const read = sheets.find(one => one.name === sheet.name)
    return sheet.rows.flatMap((row, down) =>
      row.flatMap((cell, across) => {
        if (cell?.answer === undefined || cell.answer.includes('/irr/roots/')) return []
        const found = read?.rows[down]?.[across]
        const figure = figureAt(appraisal, cell.answer)
        const expected = typeof figure === 'number' ? figure : 'geen'
        return isSame(found, expected) ? [] : [{ place: cell.answer, found, expected }]
      }),
    )
  })
}

/** For tests only: other prices, quantities, rates and indices, typed in the workbook and put in the case. */
export function withOtherInputs(areaCase: Case): { typed: Workbook; changed: Case; count: number } {
  const changed = structuredClone(areaCase)
  let count = 0
  const workbook = caseWorkbook(areaCase, { language: 'nl' })
  const sheets = workbook.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row.map(cell => {
        if (cell?.pointer === undefined || typeof cell.value !== 'number' || cell.format === 'whole')
          return cell
        const value = cell.format === 'percent' ? cell.value * 0.98 : cell.value * 1.07
        count += 1
        setAt(changed, cell.pointer, value)
        return { ...cell, value }
      }),
    ),
  }))
  return { typed: { ...workbook, sheets }, changed, count }
}

function setAt(root: object, pointer: string, value: number): void {
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() ?? ''
  const holder = figureAt(root, steps.map(step => `/${step}`).join(''))
  if (typeof holder !== 'object' || holder === null) throw new RangeError(`no place ${pointer}`)
  Object.assign(holder, { [last]: value })
}
