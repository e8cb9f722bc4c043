const zone = 'Europe/Amsterdam'

/** The instant at which a day begins in the Netherlands. */
export function beginOf(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant()
}

/** The instant at which the day after begins: a last day counts whole. */
export function endOf(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant()
}

/** The day that it is in the Netherlands at this instant. */
export function dayOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The last day that a term covers, when it ends at this instant. */
export function lastDayOf(end: Temporal.Instant): string {
  return dayOf(end.subtract({ nanoseconds: 1 }))
}
