import { marketReplays } from '../../parameters/market-replays.ts'
import { periodNumber } from '../case/basic-shapes.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { applyVariant, parseCaseForFigures } from '../case/parse-case.ts'
import { choice, either, integer, list, number, optional, text } from '../case/shape.ts'
import type { Case, Convention } from '../case/types.ts'
import type { ReplayChoice } from '../risk/plan/replay.ts'
import { samplings } from '../risk/plan/sampling.ts'
import type { Progress } from '../risk/run/chunks.ts'
import {
  type ComparisonRun,
  compareContributions,
  prepareComparison,
} from '../risk/run/compare-contributions.ts'
import { findContribution } from '../risk/run/contribution.ts'
import {
  type ContributionMeasure,
  type ContributionRun,
  contributionInstruments,
  contributionMeasures,
  prepareContribution,
  type Runner,
} from '../risk/run/contribution-question.ts'
import { findJointContribution, type JointRun, prepareJoint } from '../risk/run/joint-contribution.ts'
import type { MoneyAsked } from '../risk/run/joint-limits.ts'
import { prepareRisk, type RiskQuestion, type RiskRun } from '../risk/run/risk-run.ts'
import type { AnswerTable } from './answer-table.ts'
import { comparisonTables, contributionTables, jointTables } from './contribution-tables.ts'
import { type GivenOptions, readOptions } from './file-command.ts'

/** Options of every run of trials. */
const riskOptions = {
  trials: optional(integer(1, 10_000_000)),
  seed: optional(integer(0, 4294967295)),
  workers: optional(integer(1, 64)),
  replay: optional(text(60)),
  variant: optional(text(64)),
  convention: optional(choice(['begin', 'mid', 'end'])),
}

/** Options of `case contribution` besides. */
const contributionOptions = {
  party: either(text(64), list(text(64), 50, 1)),
  probability: number(0.01, 0.999),
  measure: optional(choice(contributionMeasures)),
  'at-least': optional(number(-1e12, 1e12)),
  instrument: optional(choice(['all', ...contributionInstruments])),
  payer: optional(text(64)),
  t: optional(periodNumber),
  until: optional(periodNumber),
  rate: optional(number(-0.5, 1)),
  purpose: optional(either(text(80), list(text(80), 100, 1))),
  'own-at-most': optional(number(0, 1e12)),
}

/** Something that was asked for at the command line, and on how many workers when that was said. */
type Asked<T> =
  | ({ readonly ok: true; readonly workers: number | undefined } & T)
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads a case and the words behind `case risk`; every mistake in both is told at once. */
export function askedRisk(input: unknown, given: GivenOptions): Asked<{ readonly run: RiskRun }> {
  const asked = readOptions({ ...riskOptions, sampling: optional(choice(samplings)) }, given)
  const under = caseAsked(input, given, asked)
  if (!under.ok) return under
  const { sampling, workers } = under.options
  const question = questionOf(under.options, under.replay)
  const prepared = prepareRisk(under.case, { ...question, ...(sampling ? { sampling } : {}) })
  return prepared.ok ? { ...prepared, workers } : prepared
}

/** A search that can begin: gives its answer with tables, or null when it was stopped. */
export type ContributionSearch = (
  runner: Runner,
  progress?: Progress,
) => Promise<{ readonly value: unknown; readonly tables: readonly AnswerTable[] } | null>

/** Reads a case and the words behind `case contribution`. */
export function askedContribution(
  input: unknown,
  given: GivenOptions,
): Asked<{ readonly search: ContributionSearch }> {
  const asked = readOptions({ ...riskOptions, ...contributionOptions }, given)
  const under = caseAsked(input, given, asked)
  if (!under.ok) return under
  const { options } = under
  const { party, probability, instrument, workers } = options
  const wrong = clashesIn(options)
  if (wrong.length > 0) return { ok: false, errors: wrong }
  const question = {
    ...questionOf(options, under.replay),
    probability,
    ...helpOf(options),
  }
  if (isJoint(options)) {
    const joint = prepareJoint(under.case, {
      ...question,
      parties: [party].flat(),
      money: moneyOf(options),
    })
    return joint.ok ? { ok: true, workers, search: jointSearch(joint.asked) } : joint
  }
  if (instrument === 'all') {
    const all = prepareComparison(under.case, { ...question, party: onlyOf(party) })
    return all.ok ? { ok: true, workers, search: comparisonSearch(all.asked) } : all
  }
  const one = prepareContribution(under.case, {
    ...question,
    party: onlyOf(party),
    ...(instrument === undefined ? {} : { instrument }),
  })
  return one.ok ? { ok: true, workers, search: oneSearch(one.asked) } : one
}

interface HelpOptions {
  readonly party: string | readonly string[]
  readonly instrument?: string
  readonly measure?: ContributionMeasure
  readonly 'at-least'?: number
  readonly payer?: string
  readonly t?: number
  readonly until?: number
  readonly rate?: number
  readonly purpose?: string | readonly string[]
  readonly 'own-at-most'?: number
}

/** Where the money comes from is asked of grants for parties together, and so is a grant for one with that question. */
const isJoint = ({ party, purpose, 'own-at-most': ownBudgetEur }: HelpOptions): boolean =>
  typeof party !== 'string' || purpose !== undefined || ownBudgetEur !== undefined

/** The one party of a search that is not for parties together. */
const onlyOf = (party: string | readonly string[]): string => [party].flat()[0]!

const moneyOf = ({ purpose, 'own-at-most': ownBudgetEur }: HelpOptions): MoneyAsked => ({
  ...(purpose === undefined ? {} : { purposes: [purpose].flat() }),
  ...(ownBudgetEur === undefined ? {} : { ownBudgetEur }),
})

/** Options that cannot go together, all of them. */
function clashesIn(options: HelpOptions): CaseError[] {
  const { instrument, measure, 'at-least': atLeast } = options
  const areTogether = isJoint(options)
  return [
    ...(areTogether && instrument !== undefined && instrument !== 'grant'
      ? [caseError('--instrument', 'ALLEEN_BIJDRAGE_SAMEN', {})]
      : []),
    ...(areTogether && measure === 'tail' ? [caseError('--measure', 'MAAT_ALLEEN_VOOR_EEN_PARTIJ', {})] : []),
    ...(atLeast !== undefined && measure !== 'tail'
      ? [caseError('--at-least', 'DREMPEL_ZONDER_STAART', {})]
      : []),
  ]
}

/** What is asked of the help itself; what was left out stays out. */
function helpOf({ measure, 'at-least': atLeastEur, payer, t, until, rate }: HelpOptions) {
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(atLeastEur === undefined ? {} : { atLeastEur }),
    ...(payer === undefined ? {} : { payer }),
    ...(t === undefined ? {} : { t }),
    ...(until === undefined ? {} : { until }),
    ...(rate === undefined ? {} : { rate }),
  }
}

const oneSearch =
  (asked: ContributionRun): ContributionSearch =>
  async (runner, progress) => {
    const value = await findContribution(asked, runner, progress)
    return value && { value, tables: contributionTables(value) }
  }

const comparisonSearch =
  (asked: ComparisonRun): ContributionSearch =>
  async (runner, progress) => {
    const value = await compareContributions(asked, runner, progress)
    return value && { value, tables: comparisonTables(value) }
  }

const jointSearch =
  (asked: JointRun): ContributionSearch =>
  async (runner, progress) => {
    const value = await findJointContribution(asked, runner, progress)
    return value && { value, tables: jointTables(value) }
  }

type RiskOptions = Partial<Record<'trials' | 'seed', number>> & { readonly convention?: Convention }

function questionOf(
  { trials, seed, convention }: RiskOptions,
  replay: ReplayChoice | undefined,
): RiskQuestion {
  return {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
    ...(convention === undefined ? {} : { convention }),
    ...(replay ? { replay } : {}),
  }
}

/** The case under its variant, with the replay; or every mistake, those of the options first. */
function caseAsked<T>(
  input: unknown,
  given: GivenOptions,
  asked: { ok: true; options: T } | { ok: false; errors: readonly CaseError[] },
):
  | { readonly ok: true; readonly case: Case; readonly replay: ReplayChoice | undefined; readonly options: T }
  | { readonly ok: false; readonly errors: readonly CaseError[] } {
  const replay = readReplay(given.replay)
  const parsed = parseCaseForFigures(input)
  const isWrong = replay && 'code' in replay
  const { variant } = given
  const under = parsed.ok && typeof variant === 'string' ? applyVariant(parsed.case, variant) : parsed
  if (asked.ok && under.ok && !isWrong) return { ...under, replay, options: asked.options }
  const [ofOptions, ofCase] = [asked, under].map(one => (one.ok ? [] : one.errors))
  return { ok: false, errors: [...ofOptions!, ...(isWrong ? [replay] : []), ...ofCase!] }
}

const REPLAY = /^(?<id>.*):(?<years>\d{4}(?:\+\d{4}){0,9})$/

/** "2008-2013:2027" plays that market again from 2027 on, "2008-2013:2027+2039" once more from 2039 on. */
function readReplay(given: string | true | undefined): ReplayChoice | CaseError | undefined {
  if (given === undefined) return undefined
  const { id, years } = REPLAY.exec(String(given))?.groups ?? {}
  if (id !== undefined && years !== undefined) {
    const [year = 0, ...again] = years.split('+').map(Number)
    return { id, year, ...(again.length > 0 ? { again } : {}) }
  }
  const known = marketReplays.map(replay => `${replay.id}:JAAR`).join(', ')
  return caseError('--replay', 'ONBEKENDE_HERHALING', { value: String(given), known })
}
