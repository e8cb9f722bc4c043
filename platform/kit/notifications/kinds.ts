import type { Bilingual } from '../texts/texts.ts'

/** How a person hears of something: a mail at once, in the mail of the day, or in the centre only. */
export const ways = ['direct', 'digest', 'off'] as const
/** One of the ways to hear of something. */
export type Way = (typeof ways)[number]

/** A kind of notice, declared once by the module that tells it. */
export interface NoticeKind {
  /** "projects.admitted". */
  name: string
  /** What it is about, as the person who chooses reads it. */
  label: Bilingual
  /** How people hear of it who chose nothing. */
  usual: Way
  /** Something that a person must do: always by mail at once, and it cannot be put off. */
  isDuty?: boolean | undefined
}

const declared = new Map<string, NoticeKind>()

/** Declares a kind of notice, so that people can choose how they hear of it. */
export function noticeKind(kind: NoticeKind): NoticeKind {
  declared.set(kind.name, kind)
  return kind
}

/** All kinds that can be chosen, by name. */
export function noticeKinds(): NoticeKind[] {
  return [...declared.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** How a person hears of a kind: a duty cannot be switched off, whatever was chosen. */
export function wayOf(kind: NoticeKind, chosen: Way | undefined): Way {
  return kind.isDuty ? 'direct' : (chosen ?? kind.usual)
}

const quietFromHour = 22
const quietToHour = 7
const zone = 'Europe/Amsterdam'

/** When a mail may go out: at once, or at seven in the morning of the Netherlands when it is night there. */
export function afterQuietHours(now: Temporal.Instant): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone)
  if (local.hour >= quietToHour && local.hour < quietFromHour) return now
  const day = local.hour >= quietFromHour ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: quietToHour } }).toInstant()
}
