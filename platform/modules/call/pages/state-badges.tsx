import type { Language } from '../../../kit/texts/texts.ts'
import { StatusBadge, type Tone } from '../../../kit/ui/index.ts'
import type { CallState, SubmissionState } from '../model/index.ts'
import { say } from './say.ts'

const callTones: Readonly<Record<CallState, Tone>> = {
  draft: 'neutral',
  'criteria-adopted': 'neutral',
  announced: 'info',
  open: 'ok',
  paused: 'warn',
  closed: 'neutral',
  unsealed: 'info',
  'in-assessment': 'info',
  'in-consensus': 'info',
  proposal: 'info',
  decided: 'ok',
  published: 'ok',
  completed: 'neutral',
  withdrawn: 'err',
}

const submissionTones: Readonly<Record<SubmissionState, Tone>> = {
  draft: 'neutral',
  signing: 'warn',
  submitted: 'ok',
  withdrawn: 'neutral',
  admissible: 'ok',
  inadmissible: 'err',
  referred: 'neutral',
  'completion-requested': 'warn',
  assigned: 'info',
  assessed: 'info',
  'in-consensus': 'info',
  proposed: 'info',
  reserve: 'warn',
  rejected: 'err',
  'in-reconsideration': 'info',
  admitted: 'ok',
}

/** State of a call: colour and word. */
export function CallBadge({ state, language }: { state: CallState; language: Language }) {
  return <StatusBadge tone={callTones[state]}>{say(language)(`call_${state}`)}</StatusBadge>
}

/** State of a submission: colour and word. */
export function SubmissionBadge({ state, language }: { state: SubmissionState; language: Language }) {
  return <StatusBadge tone={submissionTones[state]}>{say(language)(`submission_${state}`)}</StatusBadge>
}
