import { addWorkingDays } from '../../../kit/clock/working-days.ts'

const zone = 'Europe/Amsterdam'

/** Days in which members tell their own organisations, after the minutes were adopted. */
export const feedbackDays = 14

/** Days in which an extra session is planned, once enough members ask for it. */
export const extraSessionDays = 14

/** The share of the seats that asks for an extra session. */
export const extraSessionShareMin = 1 / 3

/** The day of an instant in the Netherlands, ISO. */
export function dayOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** A day so many days later, ISO. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole days between two instants, by the calendar of the Netherlands. */
export function daysBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  return day(from).until(day(to), { largestUnit: 'day' }).days
}

/** The same time of the day so many working days later: no weekend, no holiday. */
export function workingDaysAfter(from: Temporal.Instant, days: number): Temporal.Instant {
  const at = from.toZonedDateTimeISO(zone)
  return addWorkingDays(at.toPlainDate(), days)
    .toZonedDateTime({ timeZone: zone, plainTime: at.toPlainTime() })
    .toInstant()
}

/** A day and a time of the Netherlands as a form gives them ("2026-11-27T14:00") as an instant. */
export function instantOfLocal(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
}

/** The year of the calendar of the Netherlands that an instant falls in: from and up to, not including. */
export function yearAround(instant: Temporal.Instant): { from: Temporal.Instant; to: Temporal.Instant } {
  const from = instant
    .toZonedDateTimeISO(zone)
    .with({ month: 1, day: 1 })
    .withPlainTime(Temporal.PlainTime.from('00:00'))
  return { from: from.toInstant(), to: from.add({ years: 1 }).toInstant() }
}

/** Whether enough seats ask for an extra session. */
export function isExtraGranted(supporters: number, seats: number): boolean {
  return seats > 0 && supporters >= extraSessionShareMin * seats - 1e-9
}

/** How late a body is, if it is: days since it met, and how many may lie between. */
export interface Alarm {
  days: number
  daysMax: number
}

/** Whether a body did not meet for longer than its rule allows. Before the first meeting it counts from its start. */
export function cadenceAlarm(asked: {
  lastAt: Temporal.Instant
  cadenceDaysMax: number | undefined
  now: Temporal.Instant
}): Alarm | undefined {
  const { cadenceDaysMax: daysMax } = asked
  if (daysMax === undefined) return undefined
  const days = daysBetween(asked.lastAt, asked.now)
  return days > daysMax ? { days, daysMax } : undefined
}

/** The days of a series: every so many months from the first day on, up to and including the last. */
export function seriesDays(series: { startsOn: string; endsOn: string; everyMonths: number }): string[] {
  const first = Temporal.PlainDate.from(series.startsOn)
  const days: string[] = []
  for (let step = 0; ; step++) {
    const day = first.add({ months: step * series.everyMonths })
    if (Temporal.PlainDate.compare(day, Temporal.PlainDate.from(series.endsOn)) > 0) return days
    days.push(day.toString())
  }
}
