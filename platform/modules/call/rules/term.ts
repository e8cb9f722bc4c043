const zone = 'Europe/Amsterdam'

/**
 * The end of a term in working days: the end of the last of them in the Netherlands. Saturdays and Sundays do not
 * count; public holidays do, since a term may be longer but never shorter for one of two plans.
 */
export function endOfWorkingDays(from: Temporal.Instant, workingDays: number): Temporal.Instant {
  let day = from.toZonedDateTimeISO(zone).toPlainDate()
  for (let left = workingDays; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5) left--
  }
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant()
}

/** Days before the close on which who has a draft is reminded. */
const reminderDays = [14, 3, 1] as const

/** The reminder that is due: the smallest number of days that the close is nearer than; none before the first. */
export function reminderDue(closesAt: Temporal.Instant, now: Temporal.Instant): number | undefined {
  if (Temporal.Instant.compare(now, closesAt) >= 0) return undefined
  const hoursLeft = closesAt.since(now).total('hours')
  return reminderDays.filter(days => hoursLeft <= days * 24).at(-1)
}
