import { type SettingName, settingShape, settings } from '../model.ts'

/**
 * The value that was typed for a setting, in the unit of its name: whole numbers with or without separators of
 * thousands, a share in per cent, kinds of files apart by spaces. Undefined when it does not fit.
 */
export function readValue(name: SettingName, typed: string): number | string[] | undefined {
  const parsed = settingShape(name).safeParse(asTyped(name, typed.trim()))
  return parsed.success ? parsed.data : undefined
}

function asTyped(name: SettingName, typed: string): number | string[] | undefined {
  const { unit } = settings[name]
  if (unit === 'fileTypes')
    return [
      ...new Set(
        typed
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ]
  if (unit === 'share')
    return /^\d{1,3}([.,]\d{1,4})?\s*%?$/.test(typed)
      ? Number.parseFloat(typed.replace(',', '.')) / 100
      : undefined
  return /^\d{1,3}([.,\s]?\d{3})*$/.test(typed) ? Number(typed.replaceAll(/[.,\s]/g, '')) : undefined
}

/** A value as the field for it shows it. */
export function typedValue(name: SettingName, value: number | readonly string[]): string {
  if (typeof value !== 'number') return value.join(' ')
  return settings[name].unit === 'share'
    ? String(Math.round(value * 1e6) / 1e4).replace('.', ',')
    : String(value)
}
