import { type SettingName, settingNames } from '../model.ts'

/** Part of the address of a setting: its Dutch name. */
export function settingSlug(dutchName: string): string {
  const plain = dutchName.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}

/** The setting that an address names. */
export function settingAt(slug: string, dutchNameOf: (name: SettingName) => string): SettingName | undefined {
  return settingNames.find(name => settingSlug(dutchNameOf(name)) === slug)
}
