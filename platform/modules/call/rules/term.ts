import { addWorkingDays } from '../../../kit/clock/working-days.ts'

const zone = 'Europe/Amsterdam'

/** The end of a term in working days: the end of the last of them in the Netherlands. No weekend and no holiday counts. */
export function endOfWorkingDays(from: Temporal.Instant, workingDays: number): Temporal.Instant {
  const last = addWorkingDays(from.toZonedDateTimeISO(zone).toPlainDate(), workingDays)
  return last.add({ days: 1 }).toZonedDateTime(zone).toInstant()
}

/** Days before the close on which who has a draft is reminded. */
const reminderDays = [14, 3, 1] as const

/** The reminder that is due: the smallest number of days that the close is nearer than; none before the first. */
export function reminderDue(closesAt: Temporal.Instant, now: Temporal.Instant): number | undefined {
  if (Temporal.Instant.compare(now, closesAt) >= 0) return undefined
  const hoursLeft = closesAt.since(now).total('hours')
  return reminderDays.filter(days => hoursLeft <= days * 24).at(-1)
}
