import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { say } from './say.ts'

const asDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)

/** "vrijdag 15 januari 2027, 12.00 uur (Nederlandse tijd)": a deadline is an instant with its zone. */
export function deadline(instant: Temporal.Instant, language: Language): string {
  return say(language)('inDutchTime', { instant: formats(language).dateTime(asDate(instant)) })
}

/** "12 nov 2026". */
export const day = (instant: Temporal.Instant, language: Language): string =>
  formats(language).date(asDate(instant))

/** "12 nov 2026, 11.42 uur". */
export const dayAndTime = (instant: Temporal.Instant, language: Language): string =>
  `${day(instant, language)}, ${formats(language).time(asDate(instant))}`

/** "11.42 uur". */
export const time = (instant: Temporal.Instant, language: Language): string =>
  formats(language).time(asDate(instant))

/** How long until an instant, in the largest unit that says something: "nog 12 dagen". */
export function countdown(to: Temporal.Instant, now: Temporal.Instant, language: Language): string {
  const t = say(language)
  const minutes = Math.max(0, Math.floor(to.since(now).total('minutes')))
  if (minutes >= 48 * 60) return t('daysLeft', { count: Math.floor(minutes / 1440) })
  if (minutes >= 120) return t('hoursLeft', { count: Math.floor(minutes / 60) })
  return t('minutesLeft', { count: minutes })
}
