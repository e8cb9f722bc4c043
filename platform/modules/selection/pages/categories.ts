import type { Language } from '../../../kit/texts/texts.ts'
import nl from '../texts.nl.json' with { type: 'json' }
import { say } from './say.ts'

type TextKey = keyof typeof nl
const isKey = (key: string): key is TextKey => Object.hasOwn(nl, key)

/** "Bodem" for "knelpunt:bodem"; a region stands there as it is. */
export function categoryName(category: string, language: Language): string {
  const key = `cat_${category.replace(':', '_')}`
  return isKey(key) ? say(language)(key) : category.slice(category.indexOf(':') + 1)
}

/** "Knelpunt" for "knelpunt:bodem". */
function dimensionName(category: string, language: Language): string {
  const [dimension = ''] = category.split(':')
  const key = `dim_${dimension}`
  return isKey(key) ? say(language)(key) : dimension
}

/** "Knelpunt: bodem". */
export const categoryWords = (category: string, language: Language): string =>
  `${dimensionName(category, language)}: ${nameInside(category, language)}`

/** Names of regions keep their capitals. */
function nameInside(category: string, language: Language): string {
  const name = categoryName(category, language)
  return category.startsWith('regio:') ? name : name.toLowerCase()
}
