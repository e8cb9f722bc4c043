import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { StatusBadge, type Tone } from '../../../kit/ui/index.ts'
import type { DecisionState, MeetingState, Tally } from '../model.ts'
import { say } from './say.ts'

const meetingTones: Readonly<Record<MeetingState, Tone>> = {
  planned: 'neutral',
  convened: 'info',
  open: 'ok',
  closed: 'warn',
  'minutes-draft': 'warn',
  'minutes-adopted': 'neutral',
}

/** The state of a meeting. */
export function MeetingBadge({ state, language }: { state: MeetingState; language: Language }) {
  return <StatusBadge tone={meetingTones[state]}>{say(language)(`meeting_${state}`)}</StatusBadge>
}

const decisionTones: Readonly<Record<DecisionState, Tone>> = {
  proposal: 'neutral',
  voting: 'info',
  taken: 'ok',
  'voted-down': 'err',
  deferred: 'warn',
  revoked: 'neutral',
}

/** The state of a decision. */
export function DecisionBadge({ state, language }: { state: DecisionState; language: Language }) {
  return <StatusBadge tone={decisionTones[state]}>{say(language)(`decision_${state}`)}</StatusBadge>
}

/** Whether everybody may read a decision once it is settled, as a text: yes, no, or once its subject is public. */
export function publicity(decision: { isPublic: boolean; isUnderEmbargo: boolean }) {
  if (!decision.isPublic) return 'publicNo'
  return decision.isUnderEmbargo ? 'publicLater' : 'publicYes'
}

/** How the votes fell, in words. */
export function tallyText(tally: Tally, language: Language): string {
  return say(language)('tally', { ...tally })
}

/** An instant given in ISO as day and time in Dutch time. */
export const dayAndTime = (iso: string, language: Language): string =>
  formats(language).dateTime(new Date(iso))

/** The day of an instant given in ISO, or a day. */
export const dayText = (iso: string, language: Language): string =>
  formats(language).date(iso.length > 10 ? new Date(iso) : iso)
