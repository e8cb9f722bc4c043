import type { Actor } from '../access/actor.ts'
import type { Services } from '../module/services.ts'
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
  /** A mail of its own goes with it: the notice stands in the centre only, and there is nothing to choose. */
  hasOwnMail?: boolean | undefined
  /**
   * Names of what notices of this kind are about, by id, for a reader at this moment. What is left out is not for this
   * reader (any more): of such a notice nothing is shown. Absent: about the reader's own affairs, always to be read.
   */
  namesFor?: ((asked: AskedNames) => Promise<ReadonlyMap<string, string>>) | undefined
}

/** Objects of notices, and who reads. */
export interface AskedNames {
  services: Services
  actor: Actor
  objectIds: readonly string[]
}

const declared = new Map<string, NoticeKind>()

/** Declares a kind of notice, so that people can choose how they hear of it. */
export function noticeKind(kind: NoticeKind): NoticeKind {
  declared.set(kind.name, kind)
  return kind
}

/** All kinds, by name. */
export function allNoticeKinds(): NoticeKind[] {
  return [...declared.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** All kinds that can be chosen, by name. */
export function noticeKinds(): NoticeKind[] {
  return allNoticeKinds().filter(kind => !kind.hasOwnMail)
}

/** The kind of this name; undefined for one that the site does not know (any more). */
export function noticeKindOf(name: string): NoticeKind | undefined {
  return declared.get(name)
}

/** How a person hears of a kind: a duty cannot be switched off, whatever was chosen. */
export function wayOf(kind: NoticeKind, chosen: Way | undefined): Way {
  if (kind.hasOwnMail) return 'off'
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
