import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseWorkbook } from '@versneller/engine'
import { workbookXlsx } from '../../platform/kit/documents/workbook.ts'
import type { BenchOutcome, BenchRow } from './bench-rows.ts'
import { engineBench, largeCase } from './engine-bench.ts'

const office = 'soffice'
const times = 10
const anchorName = 'LibreOffice, the twin of the case'

/** The engine on a large case, beside LibreOffice that works the same model out in a spreadsheet where it is installed. */
export async function appraiseBench(): Promise<BenchOutcome> {
  const { rows, machine } = engineBench('engine/bench/appraise.ts')
  const anchor = await officeRow()
  if (!anchor) return { rows, machine }
  const isTime = ({ unit }: BenchRow) => unit.endsWith('ms')
  const compared = rows.map(row =>
    isTime(row) ? { ...row, ratioTo: { ...row.ratioTo, [anchorName]: row.median / anchor.median } } : row,
  )
  return { rows: [...compared, anchor], machine }
}

/** The interpreter that can talk to LibreOffice, if there is one. */
function pythonOfOffice(): string | undefined {
  const hasUno = (command: string) =>
    spawnSync(command, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0
  return spawnSync(office, ['--version']).status === 0
    ? ['/usr/bin/python3', 'python3'].find(hasUno)
    : undefined
}

async function officeRow(): Promise<BenchRow | undefined> {
  const python = pythonOfOffice()
  if (!python) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'versneller-twin-'))
  try {
    const file = join(folder, 'twin.xlsx')
    writeFileSync(file, await workbookXlsx(caseWorkbook(largeCase(), { language: 'nl' })))
    const script = new URL('office-recalculation.py', import.meta.url).pathname
    const words = [script, office, file, join(folder, 'profile'), String(times)]
    const said = execFileSync(python, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const sorted = (JSON.parse(said) as number[]).toSorted((a, b) => a - b)
    const round = (value = 0) => Math.round(10 * value) / 10
    return {
      name: anchorName,
      median: round(sorted[Math.floor(times / 2)]),
      min: round(sorted[0]),
      max: round(sorted.at(-1)),
      unit: 'ms',
      ratioTo: {},
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
