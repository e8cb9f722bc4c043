import type { Programme } from '../model.ts'

/** A day that was filled in, with its field. */
export interface GivenDay {
  /** Year-month-day. */
  day: string
  field: string | undefined
  /** May lie before the term: what has to be there when a programme begins. */
  isPreparation?: boolean
}

/** The days that lie outside the term of a programme. */
export function outsideTerm(
  { startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>,
  days: readonly GivenDay[],
): GivenDay[] {
  return days.filter(({ day, isPreparation = false }) => day > endsOn || (day < startsOn && !isPreparation))
}

/** What stands beside the term: within it, beyond its end, or as long as the programme lasts. */
export function againstTerm(
  { endsOn }: Pick<Programme, 'endsOn'>,
  to: string | undefined,
): 'within' | 'beyond' | 'with-programme' {
  if (to === undefined) return 'with-programme'
  return to > endsOn ? 'beyond' : 'within'
}
