import { marketReplays } from '../../parameters/market-replays.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { applyVariant, parseCase } from '../case/parse-case.ts'
import { choice, integer, optional, text } from '../case/shape.ts'
import type { ReplayChoice } from '../risk/plan/replay.ts'
import { prepareRisk, type RiskRun } from '../risk/run/risk-run.ts'
import { type GivenOptions, readOptions } from './file-command.ts'

/** Options of `case risk`. */
const riskOptions = {
  trials: optional(integer(1, 10_000_000)),
  seed: optional(integer(0, 4294967295)),
  workers: optional(integer(1, 64)),
  replay: optional(text(40)),
  variant: optional(text(64)),
  convention: optional(choice(['begin', 'mid', 'end'])),
}

/** A run that was asked for at the command line, and on how many workers when that was said. */
export type AskedRisk =
  | { readonly ok: true; readonly run: RiskRun; readonly workers: number | undefined }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads a case and the words behind `case risk`; every mistake in both is told at once. */
export function askedRisk(input: unknown, given: GivenOptions): AskedRisk {
  const asked = readOptions(riskOptions, given)
  const replay = readReplay(given.replay)
  const parsed = parseCase(input)
  const errors = [
    ...(asked.ok ? [] : asked.errors),
    ...(replay && 'code' in replay ? [replay] : []),
    ...(parsed.ok ? [] : parsed.errors),
  ]
  if (!parsed.ok || !asked.ok || (replay && 'code' in replay)) return { ok: false, errors }
  const { trials, seed, workers, variant, convention } = asked.options
  const under = variant === undefined ? parsed : applyVariant(parsed.case, variant)
  if (!under.ok) return under
  const prepared = prepareRisk(under.case, {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
    ...(convention === undefined ? {} : { convention }),
    ...(replay ? { replay } : {}),
  })
  return prepared.ok ? { ...prepared, workers } : prepared
}

const REPLAY = /^(?<id>.*):(?<year>\d{4})$/

/** "2008-2013:2027" plays that market again from 2027 on. */
function readReplay(given: string | true | undefined): ReplayChoice | CaseError | undefined {
  if (given === undefined) return undefined
  const { id, year } = REPLAY.exec(String(given))?.groups ?? {}
  if (id !== undefined && year !== undefined) return { id, year: Number(year) }
  const known = marketReplays.map(replay => `${replay.id}:JAAR`).join(', ')
  return caseError('--replay', 'ONBEKENDE_HERHALING', { value: String(given), known })
}
