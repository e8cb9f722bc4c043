import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generators } from '../generators.ts'
import { type Outcome, playwrightOutcome, vitestOutcome } from './reports.ts'

/** One thing that `npm test` does. */
export interface Step {
  name: string
  run(): Promise<Outcome>
}

interface Said {
  succeeded: boolean
  said: string
}

/** Runs one of the tools of this repository and keeps what it says. */
function runTool(words: readonly string[], environment: Record<string, string> = {}): Promise<Said> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, words, { env: { ...process.env, NO_COLOR: '1', ...environment } })
    const parts: string[] = []
    child.stdout.on('data', part => parts.push(String(part)))
    child.stderr.on('data', part => parts.push(String(part)))
    child.on('error', error => parts.push(error.message))
    child.on('close', code => resolve({ succeeded: code === 0, said: parts.join('') }))
  })
}

/** A step that counts as one check: it ends well or it does not. */
function check(name: string, ...words: string[]): Step {
  return {
    name,
    run: async () => {
      const { succeeded, said } = await runTool(words)
      return succeeded ? { passed: 1, failed: 0, said: '' } : { passed: 0, failed: 1, said }
    },
  }
}

/** A step that counts its own tests, through a report file that is removed afterwards. */
function counted(name: string, run: (reportFile: string) => Promise<Outcome>): Step {
  return {
    name,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'versneller-test-'))
      try {
        return await run(join(folder, 'report.json'))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

const unitTests = counted('unit tests', async reportFile => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const ended = await runTool(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  return vitestOutcome({ ...ended, reportFile })
})

const journeys = counted('journeys', async reportFile => {
  const words = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  const ended = await runTool(words, { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile })
  return playwrightOutcome({ ...ended, reportFile })
})

/** All steps in the order of what is cheapest to mend; the journeys only when asked. */
export function allSteps(withBrowser: boolean): Step[] {
  const checker = 'node_modules/ts7/bin/tsc'
  const biome = 'node_modules/@biomejs/biome/bin/biome'
  const biomeStrict = ['--diagnostic-level=warn', '--error-on-warnings', '--max-diagnostics=200']
  return [
    // Markdown is written for the reader of its source: its tables are not padded.
    check('format and lint', biome, 'check', '--md-formatter-enabled=false', ...biomeStrict),
    check('types of the engine', checker, '-p', 'engine'),
    check('types of the platform', checker, '-p', 'platform'),
    check('law of imports', 'tools/law.ts'),
    check('nothing unused', 'node_modules/knip/bin/knip.js'),
    check('house rules', 'tools/tidy.ts'),
    ...generators.map(file => check(`fresh: ${file}`, file, '--check')),
    unitTests,
    ...(withBrowser ? [journeys] : []),
  ]
}
