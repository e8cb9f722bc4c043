import type { Database, Transaction } from '../../kit/database/connect.ts'
import type { Problem } from '../../kit/http/problem.ts'
import { type Programme, type SettingNumberName, settings } from './model.ts'
import { problem } from './problems.ts'
import { isRunning } from './rules/course.ts'
import { type GivenDay, outsideTerm } from './rules/term.ts'
import { readCurrentProgramme, readProgrammes } from './store/programmes.ts'
import { readSetting } from './store/settings.ts'

export { freshTexts } from './actions/fresh-texts.ts'
export { type DatedThing, datedSource, datedThings } from './dated.ts'
export type { Milestone, Programme, SettingNumberName } from './model.ts'
export { type ProgrammePages, programmePages } from './pages/choice.ts'
export { programmeStateWords } from './pages/say.ts'
export { DatedTable, Milestones } from './pages/term.tsx'
export { type ProgrammeChoice, programmeChoice } from './rules/choice.ts'
export { isRunning, stepsFrom } from './rules/course.ts'
export type { GivenDay } from './rules/term.ts'
export {
  changeProgramme,
  insertMilestones,
  insertProgramme,
  lockProgramme,
  readMilestones as milestonesOf,
  readProgrammeChanges as programmeChanges,
  readProgrammes as allProgrammes,
  setMilestoneReached,
} from './store/programmes.ts'

/** The programme that the site is about; none before the first one is made. */
export function currentProgramme(db: Database | Transaction): Promise<Programme | undefined> {
  return readCurrentProgramme(db)
}

/** What is wrong with days outside the term of a programme: the named one, or the present one; nothing before there is one. */
export async function termProblems(
  db: Database | Transaction,
  days: readonly GivenDay[],
  programmeId?: string,
): Promise<Problem[]> {
  const programmes = await readProgrammes(db)
  const programme = programmeId ? programmes.find(one => one.id === programmeId) : programmes[0]
  if (!programme) return []
  const { startsOn, endsOn } = programme
  return outsideTerm(programme, days).map(({ field }) =>
    problem('BUITEN_LOOPTIJD', field, { from: dutchDay(startsOn), to: dutchDay(endsOn) }),
  )
}

/** "31-12-2029". */
const dutchDay = (day: string): string => day.split('-').toReversed().join('-')

/**
 * The value of a setting on a day of the Netherlands (today when none is given), in the unit of its name; of the named
 * programme, or of the one that the site is about.
 */
export async function settingNumber(
  db: Database | Transaction,
  name: SettingNumberName,
  day?: string,
  programmeId?: string,
): Promise<number> {
  const id = programmeId ?? (await readCurrentProgramme(db))?.id
  const set = id && (await readSetting(db, id, { name, day }))
  return typeof set === 'number' ? set : settings[name].defaultValue
}

/** The programmes that run; before the first one runs the one that the site is about. */
export async function runningProgrammes(db: Database | Transaction): Promise<Programme[]> {
  const all = await readProgrammes(db)
  const running = all.filter(isRunning)
  return running.length > 0 ? running : all.slice(0, 1)
}

/** Endings of the files that may be uploaded: "pdf", "xlsx". */
export async function uploadTypes(db: Database | Transaction, day?: string): Promise<readonly string[]> {
  const programme = await readCurrentProgramme(db)
  const set = programme && (await readSetting(db, programme.id, { name: 'uploadTypes', day }))
  return Array.isArray(set) ? set : settings.uploadTypes.defaultValue
}
