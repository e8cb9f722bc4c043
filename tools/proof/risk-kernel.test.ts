import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { kernelDigest } from './kernel-digest.ts'

const digest = (...words: readonly (string | number)[]): string =>
  execFileSync(process.execPath, ['engine/bench/risk/print-digest.ts', ...words.map(String)], {
    encoding: 'utf8',
  }).trim()

test.each([
  [1, 500, 'forward'],
  [1, 77, 'backward'],
  [2, 500, 'forward'],
  [3, 1001, 'backward'],
  [8, 128, 'forward'],
] as const)('%i workers with chunks of %i pairs, %s, give the bits on record', (...words) => {
  expect(digest(...words)).toBe(kernelDigest)
})
