import type { Database, Transaction } from '../../kit/database/connect.ts'
import { type Programme, type SettingNumberName, settings } from './model.ts'
import { readCurrentProgramme } from './store/programmes.ts'
import { readSetting } from './store/settings.ts'

export { freshTexts } from './actions/fresh-texts.ts'
export type { Programme, SettingNumberName } from './model.ts'

/** The programme that the site is about; none before the first one is made. */
export function currentProgramme(db: Database | Transaction): Promise<Programme | undefined> {
  return readCurrentProgramme(db)
}

/** The value of a setting on a day of the Netherlands (today when none is given), in the unit of its name. */
export async function settingNumber(
  db: Database | Transaction,
  name: SettingNumberName,
  day?: string,
): Promise<number> {
  const programme = await readCurrentProgramme(db)
  const set = programme && (await readSetting(db, programme.id, { name, day }))
  return typeof set === 'number' ? set : settings[name].defaultValue
}

/** Endings of the files that may be uploaded: "pdf", "xlsx". */
export async function uploadTypes(db: Database | Transaction, day?: string): Promise<readonly string[]> {
  const programme = await readCurrentProgramme(db)
  const set = programme && (await readSetting(db, programme.id, { name: 'uploadTypes', day }))
  return Array.isArray(set) ? set : settings.uploadTypes.defaultValue
}
