import type { CaseChange } from '../model.ts'
import { isKeyed, type Keyed, valueAt } from './keyed.ts'
import { sameJson } from './same-json.ts'

const isNamedList = (value: unknown): value is readonly { id: string }[] =>
  Array.isArray(value) && value.every(member => isKeyed(member) && typeof member.id === 'string')

const membersById = (list: readonly { id: string }[]) => new Map(list.map(member => [member.id, member]))

const under = (path: string, step: string) => `${path}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`

function between(before: unknown, after: unknown, path: string): CaseChange[] {
  if (after === undefined) return before === undefined ? [] : [{ path, remove: true }]
  if (before === undefined) return [{ path, value: after }]
  if (isNamedList(before) && isNamedList(after)) {
    const [was, is] = [membersById(before), membersById(after)]
    const ids = new Set([...was.keys(), ...is.keys()])
    return [...ids].flatMap(id => ifOther(was.get(id), is.get(id), path, `@${id}`))
  }
  if (!isKeyed(before) || !isKeyed(after)) return sameJson(before, after) ? [] : [{ path, value: after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key => ifOther(valueAt(before, key), valueAt(after, key), path, key))
}

/** What a change leaves alone is shared: most comparisons end here, before their path is written. */
const ifOther = (before: unknown, after: unknown, path: string, step: string): CaseChange[] =>
  before === after ? [] : between(before, after, under(path, step))

/**
 * The changes that turn one document into another: field by field, members of lists by their id. A list of which the
 * members have no id is one value; the order of members with an id is no difference. A list that is missing counts as
 * an empty one, since members cannot be added to nothing at once.
 */
export function differences(before: object, after: object): CaseChange[] {
  const [one, other] = [before as Keyed, after as Keyed]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return keys.flatMap(key => {
    if (one[key] === other[key]) return []
    const bothLists = isNamedList(one[key] ?? []) && isNamedList(other[key] ?? [])
    const isList = bothLists && (Array.isArray(one[key]) || Array.isArray(other[key]))
    if (isList) return between(one[key] ?? [], other[key] ?? [], under('', key))
    return between(one[key], other[key], under('', key))
  })
}
