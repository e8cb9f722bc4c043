import { outcomeColumns } from '../../path/trial.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { type CaseDesk, placeIn } from './case-desk.ts'
import type { MarketRows } from './case-market.ts'

/** Columns of a trial of the kernel behind its outcomes, from which its path is told; places are first columns. */
export interface PathColumns {
  /** Flows of the funding position, then the pace of sales, at the end of t = 0, 1, .. of the case. */
  readonly flows: number
  readonly pace: number
  /** Periods that each phase runs later. */
  readonly shifts: number
  /** 1 where a year is down, then the deviation of the interest by year; place 0 is the start. */
  readonly down: number
  readonly deviation: number
  /** Worth of what each clause transfers, at the common rate. */
  readonly clauses: number
  readonly count: number
}

/** The columns of a plan. */
export function pathColumns(plan: RiskPlan): PathColumns {
  const { caseTimes, phases, clauses: paying, periodYear } = plan
  const [places, years] = [caseTimes.periods + 1, periodYear[caseTimes.periods]! + 1]
  const flows = outcomeColumns(plan).count
  const pace = flows + places
  const shifts = pace + places
  const down = shifts + phases.length
  const deviation = down + years
  const clauses = deviation + years
  return { flows, pace, shifts, down, deviation, clauses, count: clauses + paying.length }
}

interface ToldRows extends Pick<MarketRows, 'down' | 'pace' | 'deviations'> {
  readonly flows: number
  readonly shifts: number
  /** One number a clause. */
  readonly paid: number
}

/** Copies what tells the path of a trial to its columns. */
export function writeTold(desk: CaseDesk, rows: ToldRows): void {
  const { plan, writer, zeros } = desk
  const columns = pathColumns(plan)
  const one = writer.weights([1])
  const copy = (row: number, from: number, count: number): void => {
    for (let place = 0; place < count; place += 1)
      writer.finish('dot', placeIn(row, place), one, 1, placeIn(writer.outputAt, from + place))
  }
  const interest = rows.deviations[plan.funding.interest] ?? zeros
  copy(rows.flows, columns.flows, columns.pace - columns.flows)
  copy(rows.pace, columns.pace, columns.shifts - columns.pace)
  copy(rows.shifts, columns.shifts, plan.phases.length)
  copy(rows.down, columns.down, columns.deviation - columns.down)
  copy(interest, columns.deviation, columns.clauses - columns.deviation)
  copy(rows.paid, columns.clauses, plan.clauses.length)
}
