import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'

/** Most signs of a value that has no words of its own. */
const mostSigns = 200

/** A value of a case before or after a change, to be read: a figure, a name, or what stands in the file. */
export function changedValue(value: unknown, language: Language): string {
  if (value === undefined) return '–'
  if (typeof value === 'number') {
    const decimals = Math.min(6, (String(value).split('.')[1] ?? '').length)
    return formats(language).number(value, { decimals })
  }
  if (typeof value === 'string') return value
  const name = (value as { name?: { nl?: unknown } } | null)?.name
  if (typeof name?.nl === 'string') return inLanguage(name as { nl: string; en?: string }, language)
  return JSON.stringify(value).slice(0, mostSigns)
}
