import { addWorkingDays } from '../../../kit/clock/working-days.ts'

/** The day that comes so many working days after a day: no weekend and no holiday counts. */
export function workingDaysAfter(day: string, count: number): string {
  return addWorkingDays(Temporal.PlainDate.from(day), count).toString()
}
