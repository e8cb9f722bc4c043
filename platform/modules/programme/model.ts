import { z } from 'zod'
import type { Language } from '../../kit/texts/texts.ts'

/** What a setting counts in; the unit also stands last in its name. */
export type SettingUnit =
  | 'count'
  | 'days'
  | 'workingDays'
  | 'weeks'
  | 'hours'
  | 'minutes'
  | 'share'
  | 'euro'
  | 'megabytes'
  | 'fileTypes'

/** A setting of the programme: its unit and the value that holds until somebody sets another. */
export interface Setting {
  unit: SettingUnit
  defaultValue: number | readonly string[]
}

const counted = (unit: SettingUnit, defaultValue: number) => ({ unit, defaultValue })

/** All settings with the defaults of the programme text. A change is dated, has a reason and a decision behind it. */
export const settings = {
  quorumSeatsMin: counted('count', 3),
  quorumShareAbove: counted('share', 0.5),
  majorityShareAbove: counted('share', 0.5),
  heavyMajorityShareMin: counted('share', 2 / 3),
  writtenVoteWorkingDays: counted('workingDays', 5),
  agendaDaysBefore: counted('days', 7),
  directorMandatePerDecisionEur: counted('euro', 25_000),
  directorMandatePerYearEur: counted('euro', 100_000),
  directorReallocationShareMax: counted('share', 0.1),
  completionRoundWorkingDays: counted('workingDays', 10),
  assessorTermWorkingDays: counted('workingDays', 15),
  assessorReminderWorkingDaysBefore: counted('workingDays', 5),
  embargoHours: counted('hours', 24),
  reconsiderationWeeks: counted('weeks', 6),
  smallSessionPlacesMax: counted('count', 25),
  queuePointsOfPrimary: counted('count', 2),
  queuePointsOfFounder: counted('count', 1),
  reservedPlacesShare: counted('share', 0.3),
  knowledgeDutyPerYear: counted('count', 2),
  openQuestionsMax: counted('count', 12),
  projectInstrumentShareMax: counted('share', 0.15),
  invitationDays: counted('days', 7),
  passwordLinkMinutes: counted('minutes', 15),
  sessionHours: counted('hours', 12),
  elevationMinutes: counted('minutes', 15),
  uploadFileMegabytesMax: counted('megabytes', 50),
  uploadSubmissionMegabytesMax: counted('megabytes', 250),
  uploadTypes: {
    unit: 'fileTypes',
    defaultValue: ['pdf', 'docx', 'xlsx', 'ods', 'odt', 'png', 'jpg', 'geojson', 'csv'],
  },
  aggregateCasesMin: counted('count', 5),
  aggregateLargestShareMax: counted('share', 0.6),
  aggregateHiddenLinesMin: counted('count', 3),
  complexityOwnersAbove: counted('count', 10),
  complexityPartiesAbove: counted('count', 4),
  complexityPermitsAbove: counted('count', 3),
  complexityPointsMin: counted('count', 3),
  marketHotDaysBelow: counted('days', 30),
  marketAverageDaysMax: counted('days', 90),
} as const satisfies Record<string, Setting>

/** Name of a setting. */
export type SettingName = keyof typeof settings

/** Names of the settings that are one number. */
export type SettingNumberName = Exclude<SettingName, 'uploadTypes'>

/** All names, in the order of the programme text. */
export const settingNames = Object.keys(settings) as SettingName[]

/** What a setting may be: by its unit. */
export function settingShape(name: SettingName): z.ZodType<number | string[]> {
  const { unit } = settings[name]
  if (unit === 'fileTypes') return z.array(z.string().regex(/^[a-z0-9]{2,8}$/)).min(1)
  if (unit === 'share') return z.number().min(0).max(1)
  return z.number().int().min(0).max(100_000_000)
}

/** A dated value of a setting, with who decided it and why. */
export interface SettingValue {
  name: SettingName
  value: number | readonly string[]
  validFrom: string
  reason: string
  decidedBy: 'director' | 'steering-group'
  setById: string
  setAt: Temporal.Instant
}

/** A dated wording of a sentence of the interface; without `value` that of the software. */
export interface TextChange {
  number: number
  language: Language
  value: string | undefined
  validFrom: string
  reason: string
}

/** A programme: its term and state. */
export interface Programme {
  id: string
  slug: string
  name: { nl: string; en: string }
  state: 'preparation' | 'adopted' | 'active' | 'evaluation' | 'extended' | 'closed'
  startsOn: string
  endsOn: string
  isDemo: boolean
}

/** A date that a programme works towards. */
export interface Milestone {
  id: string
  name: { nl: string; en: string }
  /** Year-month-day. */
  dueOn: string
  reachedOn: string | undefined
}
