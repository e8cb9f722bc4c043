import type { Adviser, AdviserState, Resident } from '../model.ts'

/** How long a statement of interests holds. */
export const statementTerm = { years: 1 }

/** How long a resident takes part when nothing else is said. */
export const residentTerm = { years: 1 }

/** So many days before a statement runs out the adviser is asked for a new one. */
const renewalDaysBefore = 30

/** The last day of a term that begins on a day: the day before the same date, so that a year is a year. */
export function lastDayAfter(day: string, term: { years: number }): string {
  return Temporal.PlainDate.from(day).add(term).subtract({ days: 1 }).toString()
}

/** Whether a resident was admitted and the term is not over; without accepted terms that opens the terms alone. */
export function isAdmittedOn(day: string, { state, validTo }: Pick<Resident, 'state' | 'validTo'>): boolean {
  return state === 'admitted' && validTo !== undefined && validTo >= day
}

/** Whether a resident takes part: admitted, within the term, and under the terms of now. */
export function takesPartOn(
  day: string,
  resident: Pick<Resident, 'state' | 'validTo' | 'termsDigest'>,
  termsDigest: string,
): boolean {
  return isAdmittedOn(day, resident) && resident.termsDigest === termsDigest
}

/**
 * How an adviser stands on a day, by what rules say of interests at this moment. Who no longer works at the firm is no
 * adviser any more, whatever was stated.
 */
export function adviserStateOn(
  day: string,
  adviser: Pick<Adviser, 'hasEnded' | 'validFrom' | 'validTo' | 'statement'>,
  { level, worksThere }: { level: 'none' | 'soft' | 'hard'; worksThere: boolean },
): AdviserState {
  if (adviser.hasEnded || adviser.validTo < day || !worksThere) return 'ended'
  if (!adviser.statement) return 'no-statement'
  if (adviser.statement.validTo < day) return 'lapsed'
  return level === 'none' ? 'working' : 'held-back'
}

/** Whether an adviser has to state interests anew soon, or did not. */
export function asksStatement(
  day: string,
  { hasEnded, validTo, statement }: Pick<Adviser, 'hasEnded' | 'validTo' | 'statement'>,
): boolean {
  if (hasEnded || validTo < day) return false
  const last = statement && Temporal.PlainDate.from(statement.validTo)
  return !last || last.subtract({ days: renewalDaysBefore }).toString() <= day
}
