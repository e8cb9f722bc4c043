import type { ChangedPlace } from '../model.ts'
import { isKeyed, type Keyed, valueAt } from './keyed.ts'

/** More places than this are not told apart: the document is then written whole. */
const placesMax = 4

/**
 * The places where a document has another value than before, few enough to write those alone; undefined when it has to
 * be written whole, also because something is gone. Parts that both share are not walked through. Whoever puts the
 * values at these places in the document of before has the document of after, as JSON.
 */
export function changedPlaces(before: object, after: object): ChangedPlace[] | undefined {
  const places: ChangedPlace[] = []
  return addKeyed(places, before as Keyed, after as Keyed, []) ? places : undefined
}

/** @returns false when the difference cannot be told by places */
function add(places: ChangedPlace[], before: unknown, after: unknown, path: readonly string[]): boolean {
  if (before === after) return true
  if (after === undefined) return false
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.every((item, index) => add(places, item, after[index], [...path, String(index)]))
  if (isKeyed(before) && isKeyed(after)) return addKeyed(places, before, after, path)
  places.push({ path, value: after })
  return places.length <= placesMax
}

function addKeyed(places: ChangedPlace[], before: Keyed, after: Keyed, path: readonly string[]): boolean {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.every(key => add(places, valueAt(before, key), valueAt(after, key), [...path, key]))
}
