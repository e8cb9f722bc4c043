import { execFileSync } from 'node:child_process'
import type { Case } from '@versneller/engine'
import { repository } from '../write-or-check.ts'
import type { BenchOutcome } from './bench-rows.ts'

/** What a program beside the engine prints as JSON: the engine is entered by its door only. */
function said(file: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, [file], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

/** Runs a bench of the engine, a program that prints its rows. */
export const engineBench = (file: string): BenchOutcome => said(file) as BenchOutcome

/** The case of 200 lines x 120 quarters that the benches measure with. */
export const largeCase = (): Case => said('engine/bench/large-case.ts') as Case
