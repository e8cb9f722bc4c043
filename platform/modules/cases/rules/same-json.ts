import { isKeyed, type Keyed } from './keyed.ts'

const present = (value: Keyed): string[] => Object.keys(value).filter(key => value[key] !== undefined)

/**
 * Whether two values are the same as JSON; the order of keys is no difference. Parts that are shared are not walked
 * through, so comparing a changed case with the one it came from costs no more than what was changed.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, place) => sameJson(item, other[place]))
  if (!isKeyed(one) || !isKeyed(other)) return false
  const keys = present(one)
  return (
    keys.length === present(other).length &&
    keys.every(key => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  )
}
