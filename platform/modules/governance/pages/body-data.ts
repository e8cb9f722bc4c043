import type { Bilingual } from '../../../kit/texts/texts.ts'
import type { BodyRule, MeetingState, QuorumRule, SeatFunction } from '../model.ts'
import type { Alarm } from '../rules/terms.ts'
import type { DutyLine } from './meeting-data.ts'

/** A body in a list. */
export interface BodyLine {
  id: string
  slug: string
  name: Bilingual
  task: Bilingual
  alarm: Alarm | undefined
  lastAt: string | undefined
  nextAt: string | undefined
  nextMeetingId?: string | undefined
}

/** A seat in the list of a body. */
export interface SeatRow {
  id: string
  organisation: string
  holder: string | undefined
  holderIsOut: boolean
  deputy: string | undefined
  function: SeatFunction
  votes: boolean
  /** Was given a vote, whatever the rule of the body says. */
  hasVote: boolean
  mandate: string
  isFounder: boolean
  isPrimary: boolean
}

/** A meeting in the list of a body. */
export interface MeetingLine {
  id: string
  number: number
  startsAt: string
  place: string
  state: MeetingState
  isExtra: boolean
}

/** A request for an extra session. */
export interface ExtraLine {
  id: string
  reason: string
  askedAt: string
  supporters: readonly string[]
  needed: number
  /** ISO day, once enough seats stand behind it. */
  planBefore: string | undefined
  isLate: boolean
  meetingId: string | undefined
  maySupport: boolean
}

/** All that the page of a body shows. */
export interface BodyData {
  body: BodyLine
  rule: BodyRule | undefined
  quorum: QuorumRule
  seats: readonly SeatRow[]
  meetings: readonly MeetingLine[]
  total: number
  page: number
  pageSize: number
  extra: readonly ExtraLine[]
  openActions: readonly DutyLine[]
  openFeedback: readonly DutyLine[]
  mayPrepare: boolean
  mayRule: boolean
  mayAskExtra: boolean
  calendarHref: string
  isDone: boolean
}
