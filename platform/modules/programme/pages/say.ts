import { formats } from '../../../kit/texts/formats.ts'
import { type Language, texts } from '../../../kit/texts/texts.ts'
import { type Programme, type SettingName, settings } from '../model.ts'
import en from '../texts.en.json' with { type: 'json' }
import nl from '../texts.nl.json' with { type: 'json' }

/** The sentences of this module. */
export const say = texts(nl, en)

/** A value of a setting with its unit, as people read it. */
export function valueWords(name: SettingName, value: number | readonly string[], language: Language): string {
  if (typeof value !== 'number') return value.join(', ')
  const { unit } = settings[name]
  const f = formats(language)
  if (unit === 'share') return f.percent(value, { decimals: Number.isInteger(value * 100) ? 0 : 1 })
  if (unit === 'euro') return f.money(value)
  if (unit === 'fileTypes') return String(value)
  return say(language)(`unit_${unit}`, { value: f.number(value), count: value })
}

/** The state of a programme in a word. */
export const programmeStateWords = (state: Programme['state'], language: Language): string =>
  say(language)(`programme_${state}`)
