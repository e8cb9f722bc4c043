import { type CaseError, caseError } from '../../case/errors.ts'
import { isPublicMoneyKind } from '../../case/party-kinds.ts'
import type { Case, Rate } from '../../case/types.ts'
import { type HelpRoom, helpRooms } from '../../rules/help-rooms.ts'
import {
  type ContributionTerms,
  isAmount,
  landPaidBy,
  type PathInstrument,
  pathInstruments,
} from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { changeableHomes } from './changed-homes.ts'
import type { Progress, Workload } from './chunks.ts'
import { prepareRisk, type RiskQuestion, type RiskRun } from './risk-run.ts'

/** All ways to help: those on the path of a trial, and another programme (fewer social homes). */
export const contributionInstruments = [...pathInstruments, 'programme'] as const
/** One of them. */
export type ContributionInstrument = (typeof contributionInstruments)[number]

/**
 * What has to hold with the probability X: that the party meets its required return in a share X of the trials, or that
 * the mean of its value at that return over the worst 1 - X of them reaches an amount. The second is the stricter one.
 */
export const contributionMeasures = ['chance', 'tail'] as const
/** One of them. */
export type ContributionMeasure = (typeof contributionMeasures)[number]

/** What is asked: the least help with which a party meets its required return with a probability. */
export interface ContributionQuestion extends RiskQuestion {
  readonly party: string
  readonly probability: number
  /** Absent = the chance. */
  readonly measure?: ContributionMeasure
  /** What the mean of the worst trials has to reach, in euro at the required return; only for that measure. Absent = 0. */
  readonly atLeastEur?: number
  /** Absent = a grant. */
  readonly instrument?: ContributionInstrument
  /** Absent = the party of the land exploitation, else the first public party. */
  readonly payer?: string
  /**
   * Period of payment; absent = now, for a guarantee the last period. Of a pre-investment the last period whose costs are
   * paid in advance; absent = halfway.
   */
  readonly t?: number
  /** Period in which a deferral, a loan or a pre-investment is paid back; absent = the last. */
  readonly until?: number
  /** Rate a year until then; absent = the rate of who pays. */
  readonly rate?: Rate
}

/** What is needed for a probability; null where the instrument does not reach it. */
export interface ContributionPoint {
  readonly probability: number
  readonly amountEur: number | null
}

/** A contribution that can be sought. */
export interface ContributionRun {
  readonly run: RiskRun
  readonly instrument: ContributionInstrument
  /** Of a programme only the parties and the periods count. */
  readonly terms: ContributionTerms
  readonly question: ContributionQuestion
  /** Euro of one unit of level: 1, or for a land price the land that is planned. */
  readonly unitEur: number
  /** What the rules of public money leave for this help; none for a programme, which is no transfer. */
  readonly rooms: readonly HelpRoom[]
}

/** Probabilities for which a contribution is told beside the one that is asked. */
export const FRONTIER = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** Who helps when nobody is named: who holds the land exploitation, else the first public party. */
export function usualPayer(areaCase: Case, party: string): string | undefined {
  const holder = areaCase.landExploitation?.party
  if (holder !== undefined && holder !== party) return holder
  return areaCase.parties.find(one => isPublicMoneyKind(one.kind) && one.id !== party)?.id
}

/** Prepares the search, or tells every reason why it cannot begin. */
export function prepareContribution(
  areaCase: Case,
  question: ContributionQuestion,
): { ok: true; asked: ContributionRun } | { ok: false; errors: readonly CaseError[] } {
  const { party, instrument = 'grant' } = question
  const payer = question.payer ?? usualPayer(areaCase, party)
  const ids = areaCase.parties.map(one => one.id)
  const known = ids.join(', ')
  const errors: CaseError[] = []
  if (!ids.includes(party)) errors.push(caseError('--party', 'ONBEKENDE_PARTIJ', { id: party, known }))
  if (payer === undefined || !ids.includes(payer))
    errors.push(caseError('--payer', 'ONBEKENDE_PARTIJ', { id: payer ?? '-', known }))
  if (payer === party) errors.push(caseError('--payer', 'ZELFDE_PARTIJ', { id: party }))
  const { periods } = areaCase
  const t = question.t ?? usualPeriod(instrument, periods)
  const until = question.until ?? periods
  if (t > periods) errors.push(caseError('--t', 'PERIODE_BUITEN_LOOPTIJD', { t, periods }))
  else if (until > periods)
    errors.push(caseError('--until', 'PERIODE_BUITEN_LOOPTIJD', { t: until, periods }))
  else if (instrument !== 'guarantee' && t > until)
    errors.push(caseError('--until', 'EIND_VOOR_BEGIN', { start: t, end: until }))
  if (instrument === 'programme' && ids.includes(party) && !changeableHomes(areaCase, party))
    errors.push(caseError('--instrument', 'GEEN_RUIL_IN_PROGRAMMA', { id: party }))
  const prepared = prepareRisk(areaCase, riskQuestion(question))
  if (!prepared.ok) errors.push(...prepared.errors)
  if (!prepared.ok || errors.length > 0) return { ok: false, errors }
  const { run } = prepared
  const places = { party: ids.indexOf(party), payer: ids.indexOf(payer!) }
  const rate = question.rate ?? run.plan.parties[places.payer]!.rate
  const terms: ContributionTerms = {
    ...places,
    instrument: instrument === 'programme' ? 'grant' : instrument,
    t,
    until,
    rate,
  }
  const rooms =
    instrument === 'programme'
      ? []
      : helpRooms(areaCase, { party, payer: payer!, convention: run.plan.times.convention })
  return {
    ok: true,
    asked: { run, instrument, terms, question, unitEur: unitOf(run.plan, instrument, terms), rooms },
  }
}

/** What is asked of the trials, without what is asked of the help: every kind of help then has the same trials. */
function riskQuestion(question: ContributionQuestion): RiskQuestion {
  const ofHelp = [
    'party',
    'probability',
    'measure',
    'atLeastEur',
    'instrument',
    'payer',
    't',
    'until',
    'rate',
  ]
  return Object.fromEntries(Object.entries(question).filter(([name]) => !ofHelp.includes(name)))
}

function usualPeriod(instrument: ContributionInstrument, periods: number): number {
  if (instrument === 'guarantee') return periods
  return instrument === 'pre-investment' ? Math.floor(periods / 2) : 0
}

/** Euro of one unit of level: 1, or what is planned of which it is a share. */
function unitOf(
  plan: RiskPlan,
  instrument: ContributionInstrument,
  { party, t, until }: ContributionTerms,
): number {
  if (instrument === 'programme' || isAmount(instrument)) return 1
  const isLand = instrument === 'land-price' || instrument === 'deferral'
  const lines = isLand
    ? landPaidBy(plan, party)
    : plan.lines.filter(line => line.from === party && line.to < 0)
  const last = { 'land-price': plan.times.periods, deferral: until - 1, 'pre-investment': t }[
    instrument as Exclude<PathInstrument, 'grant' | 'guarantee' | 'loan'>
  ]
  return lines.reduce(
    (sum, { plannedEur }) => plannedEur.reduce((all, eur, at) => (at <= last ? all + eur : all), sum),
    0,
  )
}

/** Runs a workload, here or on workers; null when it was stopped. */
export type Runner = (workload: Workload, progress?: Progress) => Promise<Outcomes | null> | Outcomes | null
