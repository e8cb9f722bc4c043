import type { Words } from '../case/shape.ts'
import type { Case, Convention } from '../case/types.ts'
import type { Appraisal } from './appraisal.ts'
import { appraiseLedger } from './appraise.ts'
import { buildLedger } from './build-ledger.ts'
import { landExploitationBook } from './land-exploitation.ts'
import type { LedgerLine } from './ledger.ts'

/** What is changed until the ncw is zero: all costs, all revenues or the land prices of the land exploitation. */
export type Lever = 'costs' | 'revenues' | 'land-prices'

/** The change that brings the ncw to zero, as a share (0.0781 = 7.81 % more); null with a reason when none does. */
export interface ZeroChange {
  readonly share: number | null
  readonly reason?: Words
}

/** Which part of a plan comes later. */
export type DelayedPart = 'all' | 'revenues'

const NO_LEVER: Words = {
  nl: 'Er zijn geen regels om te veranderen, of geen grondexploitatie.',
  en: 'There are no lines to change, or no land exploitation.',
}
const NOT_FOUND: Words = {
  nl: 'Geen enkele verandering brengt de ncw op nul.',
  en: 'No change brings the ncw to zero.',
}

/** The ncw is called zero within a tenth of a cent. */
const ZERO_EUR = 0.001
const ROUNDS = 60

/** Only lines are asked about: clauses are worked out after them. */
function isMoved(lever: Lever, line: LedgerLine): boolean {
  if (lever === 'costs') return line.grexSign < 0
  return line.grexSign > 0 && (lever === 'revenues' || line.account === 'opbrengst-uitgifte')
}

function revenue(account: string): boolean {
  return account.startsWith('opbrengst-')
}

/**
 * The percentage by which a lever must change to bring the ncw of the land exploitation to zero. Clauses are worked out
 * anew at every step, so the search is a secant, which a case without them meets at once.
 */
export function changeForZeroNcw(areaCase: Case, lever: Lever, convention?: Convention): ZeroChange {
  const terminalAt = (share: number): number | undefined => {
    const scaleOf = (line: LedgerLine): number => (isMoved(lever, line) ? 1 + share : 1)
    const ledger = buildLedger(areaCase, convention === undefined ? { scaleOf } : { scaleOf, convention })
    return landExploitationBook(ledger)?.terminalValueEur
  }
  let [share, value] = [0, terminalAt(0)]
  let [nextShare, nextValue] = [0.01, terminalAt(0.01)]
  if (value === undefined || nextValue === undefined || value === nextValue) {
    return value !== undefined && Math.abs(value) <= ZERO_EUR
      ? { share: 0 }
      : { share: null, reason: NO_LEVER }
  }
  if (Math.abs(value) <= ZERO_EUR) return { share: 0 }
  for (let round = 0; round < ROUNDS && nextValue !== value; round += 1) {
    const guess: number = nextShare - (nextValue * (nextShare - share)) / (nextValue - value)
    ;[share, value] = [nextShare, nextValue]
    ;[nextShare, nextValue] = [guess, terminalAt(guess)!]
    if (Math.abs(nextValue) <= ZERO_EUR) return { share: nextShare }
  }
  return { share: null, reason: NOT_FOUND }
}

/** How much later part of a plan comes. */
export interface AskedDelay {
  readonly years: number
  readonly part: DelayedPart
  /** Only what is planned after this period moves; absent: from the beginning. */
  readonly after?: number
  readonly convention?: Convention
}

/**
 * The appraisal when everything, or only the revenues, comes `years` later. The runtime grows as much; amounts at t = 0
 * and in closed periods do not move, neither do the periods that clauses name.
 */
export function appraiseDelay(areaCase: Case, delay: AskedDelay): Appraisal {
  const perYear = { year: 1, 'half-year': 2, quarter: 4 }[areaCase.period ?? 'year']
  const shift = Math.max(0, Math.round(delay.years * perYear))
  const moves = (account: string): boolean => delay.part === 'all' || revenue(account)
  const options = { delay: { shift, moves, ...(delay.after === undefined ? {} : { after: delay.after }) } }
  const { convention } = delay
  return appraiseLedger(
    buildLedger(areaCase, convention === undefined ? options : { ...options, convention }),
  )
}
