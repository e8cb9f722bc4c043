// Takes each guard of the product away, one at a time, in a copy of the project, and demands that a test misses it. A
// guard that nothing misses is no guard, or its test cannot fail.
import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountGuards } from './guards/account-guards.ts'
import { callGuards } from './guards/call-guards.ts'
import { caseGuards } from './guards/case-guards.ts'
import { governanceGuards } from './guards/governance-guards.ts'
import type { Guard } from './guards/guard.ts'
import { selectionGuards } from './guards/selection-guards.ts'
import { webGuards } from './guards/web-guards.ts'

const guards: readonly Guard[] = [
  ...webGuards,
  ...accountGuards,
  ...caseGuards,
  ...selectionGuards,
  ...callGuards,
  ...governanceGuards,
]
const ownPackages = '@versneller'
let copy = ''

/** The files of the project as they are now, with the installed packages beside them and the own packages inside the copy. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'versneller-guards-'))
  for (const file of execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(file, join(folder, file))
  }
  const packages = join(folder, 'node_modules')
  mkdirSync(join(packages, ownPackages), { recursive: true })
  for (const name of readdirSync('node_modules').filter(one => one !== ownPackages))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(packages, name))
  for (const name of ['engine', 'platform'])
    symlinkSync(join(folder, name), join(packages, ownPackages, name))
  return folder
}

interface Told {
  passed: number
  /** Names of the tests that failed. */
  failed: string[]
}

/** Runs tests in the copy. @returns how many passed and which failed; both none when a file could not even be read */
async function runTests({ tests, named }: Pick<Guard, 'tests' | 'named'>): Promise<Told> {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const only = named === undefined ? [] : ['-t', named]
  const words = ['vitest', 'run', '--reporter=json', `--outputFile=${report}`, ...only, ...tests]
  await new Promise<void>(resolve => {
    execFile('npx', words, { cwd: copy, maxBuffer: 2 ** 26 }, () => resolve())
  })
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[]
  }
  const all = testResults.flatMap(one => one.assertionResults)
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failed: all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  }
}

beforeAll(() => {
  copy = copyOfProject()
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('without its guard', () => {
  it.each(guards)('$without: and a test fails', { timeout: 300_000 }, async guard => {
    const path = join(copy, guard.file)
    const whole = readFileSync(path, 'utf8')
    expect(whole.split(guard.guard).length, 'the guard stands in its file once').toBe(2)
    writeFileSync(
      path,
      whole.replace(guard.guard, () => guard.replacedBy),
    )
    try {
      expect((await runTests(guard)).failed).not.toEqual([])
    } finally {
      writeFileSync(path, whole)
    }
  })
})

describe('with every guard in its place', () => {
  it('all these tests pass', { timeout: 1_200_000 }, async () => {
    const { failed, passed } = await runTests({ tests: [...new Set(guards.flatMap(guard => guard.tests))] })
    expect(failed).toEqual([])
    expect(passed).toBeGreaterThan(100)
  })
})
