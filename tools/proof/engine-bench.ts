import { execFileSync } from 'node:child_process'
import { repository } from '../write-or-check.ts'
import type { BenchOutcome } from './bench-rows.ts'

/** Runs a bench of the engine, a program that prints its rows as JSON: the engine is entered by its door only. */
export function engineBench(file: string): BenchOutcome {
  const said = execFileSync(process.execPath, [file], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(said)
}
