import type { Problem } from '../../../kit/http/problem.ts'
import type { Programme } from '../model.ts'
import { problem } from '../problems.ts'

/** A day that was filled in, with its field. */
export interface GivenDay {
  /** Year-month-day. */
  day: string
  field: string | undefined
  /** May lie before the term: what has to be there when a programme begins. */
  isPreparation?: boolean
}

/** What is wrong with days outside the term of a programme, each at its field. */
export function outsideTerm(
  { startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>,
  days: readonly GivenDay[],
): Problem[] {
  return days.flatMap(({ day, field, isPreparation = false }) =>
    day > endsOn || (day < startsOn && !isPreparation)
      ? [problem('BUITEN_LOOPTIJD', field, { from: dutchDay(startsOn), to: dutchDay(endsOn) })]
      : [],
  )
}

/** "31-12-2029". */
const dutchDay = (day: string): string => day.split('-').toReversed().join('-')

/** What stands beside the term: within it, beyond its end, or as long as the programme lasts. */
export function againstTerm(
  { endsOn }: Pick<Programme, 'endsOn'>,
  to: string | undefined,
): 'within' | 'beyond' | 'with-programme' {
  if (to === undefined) return 'with-programme'
  return to > endsOn ? 'beyond' : 'within'
}
