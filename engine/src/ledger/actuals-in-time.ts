import type { Case } from '../case/types.ts'
import { periodOfDay, type Times } from './times.ts'

type Actual = NonNullable<Case['actuals']>[number]

/** Bookings by what becomes of them. */
export interface ActualsInTime {
  /** Of the closed periods, per line and t: they stand in place of the estimate. */
  readonly realised: ReadonlyMap<string, Float64Array>
  /** Of before the valuation date: they are in the book value only. */
  readonly before: readonly Actual[]
  /** Of periods that are not closed yet. */
  readonly waiting: readonly Actual[]
}

interface Known {
  readonly times: Times
  readonly inTime: ActualsInTime
}

const known = new WeakMap<readonly Actual[], Known>()
const none: readonly Actual[] = []

/** Places the bookings of a case in time; known as long as the times and the bookings stay the same. */
export function actualsInTime(areaCase: Case, times: Times): ActualsInTime {
  const actuals: readonly Actual[] = areaCase.actuals ?? none
  const before = known.get(actuals)
  if (before?.times === times) return before.inTime
  const inTime = placed(actuals, times)
  known.set(actuals, { times, inTime })
  return inTime
}

function placed(actuals: readonly Actual[], times: Times): ActualsInTime {
  const realised = new Map<string, Float64Array>()
  const [before, waiting]: [Actual[], Actual[]] = [[], []]
  for (const actual of actuals) {
    const t = periodOfDay(times, actual.date)
    if (t < 0) before.push(actual)
    else if (t > times.closedThrough) waiting.push(actual)
    else {
      const cash = realised.get(actual.line) ?? new Float64Array(times.periods + 1)
      cash[t]! += actual.eur
      realised.set(actual.line, cash)
    }
  }
  return { realised, before, waiting }
}
