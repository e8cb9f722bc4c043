import { existsSync, readFileSync } from 'node:fs'

/** How many checks passed and failed, and what a reader must see when one failed. */
export interface Outcome {
  passed: number
  failed: number
  /** Failures in full; empty when there are none. */
  said: string
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

/** How a runner ended: its report file, whether it ended well, and its readable output. */
export interface Ended {
  reportFile: string
  succeeded: boolean
  said: string
}

/**
 * Turns counts into an outcome. A runner that ended badly without a failed test (a file that does not load, an error
 * outside a test) and a runner that found nothing to run each count as one failure: silence is not success.
 */
function outcome(passed: number, failed: number, ended: Ended): Outcome {
  if (failed === 0 && !ended.succeeded) return { passed, failed: 1, said: ended.said }
  if (failed === 0 && passed === 0) return { passed, failed: 1, said: `No test was found.\n${ended.said}` }
  return { passed, failed, said: failed > 0 ? ended.said : '' }
}

function read<Report>(ended: Ended): Report | undefined {
  if (!existsSync(ended.reportFile)) return undefined
  return JSON.parse(readFileSync(ended.reportFile, 'utf8')) as Report
}

const withoutReport = (ended: Ended): Outcome => ({ passed: 0, failed: 1, said: `No report.\n${ended.said}` })

/** Counts the JSON report of vitest; a test file that failed to load counts as one failure. */
export function vitestOutcome(ended: Ended): Outcome {
  const report = read<VitestReport>(ended)
  if (!report) return withoutReport(ended)
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return outcome(report.numPassedTests, report.numFailedTests + brokenFiles, ended)
}

/** Counts the JSON report of Playwright. A journey that passed only when repeated has failed. */
export function playwrightOutcome(ended: Ended): Outcome {
  const report = read<PlaywrightReport>(ended)
  if (!report) return withoutReport(ended)
  const { expected, unexpected, flaky } = report.stats
  return outcome(expected, unexpected + flaky + report.errors.length, ended)
}
