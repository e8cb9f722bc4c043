import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playwrightOutcome, vitestOutcome } from './reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function ended(report: object | undefined, succeeded: boolean) {
  const reportFile = join(folder, `${Math.random()}.json`)
  if (report) writeFileSync(reportFile, JSON.stringify(report))
  return { reportFile, succeeded, said: 'what the runner said' }
}

const vitest = (passed: number, failed: number, testResults: object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
})
const playwright = (expected: number, unexpected = 0, flaky = 0, errors: object[] = []) => ({
  stats: { expected, unexpected, flaky },
  errors,
})

test('passed tests are counted and a green run says nothing', () => {
  expect(vitestOutcome(ended(vitest(3, 0), true))).toEqual({ passed: 3, failed: 0, said: '' })
})

test('failed tests are counted and shown in full', () => {
  expect(vitestOutcome(ended(vitest(3, 2), false))).toEqual({
    passed: 3,
    failed: 2,
    said: 'what the runner said',
  })
})

test('a test file that does not load is a failure', () => {
  const report = vitest(3, 0, [{ status: 'failed', assertionResults: [] }])
  expect(vitestOutcome(ended(report, false))).toEqual({ passed: 3, failed: 1, said: 'what the runner said' })
})

test('a run that ended badly while every test passed is a failure', () => {
  expect(vitestOutcome(ended(vitest(3, 0), false))).toMatchObject({ passed: 3, failed: 1 })
  expect(playwrightOutcome(ended(playwright(3), false))).toMatchObject({ passed: 3, failed: 1 })
})

test('a run without tests or without a report is a failure', () => {
  expect(vitestOutcome(ended(vitest(0, 0), true))).toMatchObject({ passed: 0, failed: 1 })
  expect(vitestOutcome(ended(undefined, true))).toMatchObject({ passed: 0, failed: 1 })
  expect(playwrightOutcome(ended(undefined, true))).toMatchObject({ passed: 0, failed: 1 })
})

test('a journey that passed only when repeated has failed', () => {
  expect(playwrightOutcome(ended(playwright(5, 0, 1), true))).toMatchObject({ passed: 5, failed: 1 })
})

test('an error outside a journey is a failure', () => {
  expect(playwrightOutcome(ended(playwright(5, 1, 0, [{}]), false))).toMatchObject({ passed: 5, failed: 2 })
})
