import { isRecord } from './check-shape.ts'

/**
 * Paths into a document: JSON pointers in which `@id` picks the member of a list with that id
 * (`/lines/@land/series/3`). They stay true when a list is reordered.
 */
export type DocumentPath = string

type Holder = Record<string, unknown> | unknown[]

/** Where a path leads: the object or list that holds its last step; or the step that does not exist. */
export type PathPlace =
  | { readonly found: true; readonly holder: Holder; readonly last: string }
  | { readonly found: false; readonly step: string }

/** The steps of a path, with the escapes of RFC 6901 undone. */
export function pathSteps(path: DocumentPath): string[] {
  return path
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A deep copy of a JSON value. */
export function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item)]))
}

/** Place of a step in a list: the member with that id for `@id`, else its number; -1 when there is none. */
export function memberIndex(list: readonly unknown[], step: string): number {
  if (step.startsWith('@')) return list.findIndex(item => isRecord(item) && item.id === step.slice(1))
  return /^(0|[1-9]\d*)$/.test(step) && Number(step) < list.length ? Number(step) : -1
}

/** The value one step further; undefined when there is none. */
export function childAt(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) return holder[memberIndex(holder, step)]
  return isRecord(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}

/**
 * A document that is being changed while the original stays as it is: only what lies on the way to a change is
 * copied, all else is shared with the original. So what was not changed is the same object, and known to be sound.
 */
export class ChangedCopy<Document extends object> {
  readonly root: Document & Record<string, unknown>
  readonly #own = new WeakSet<object>()

  constructor(original: Document) {
    this.root = { ...original } as Document & Record<string, unknown>
    this.#own.add(this.root)
  }

  /** Walks to the holder of the last step of a path, which may then be changed; never through a prototype. */
  walkTo(path: DocumentPath): PathPlace {
    const steps = pathSteps(path)
    let holder: Holder = this.root
    for (const step of steps.slice(0, -1)) {
      const next = childAt(holder, step)
      if (!isHolder(next)) return { found: false, step }
      holder = this.#owned(next, holder, step)
    }
    return { found: true, holder, last: steps.at(-1) ?? '' }
  }

  #owned(child: Holder, holder: Holder, step: string): Holder {
    if (this.#own.has(child)) return child
    const copy = Array.isArray(child) ? [...child] : { ...child }
    this.#own.add(copy)
    if (Array.isArray(holder)) holder[memberIndex(holder, step)] = copy
    else holder[step] = copy
    return copy
  }
}

/** Walks to the holder of the last step of a path; never through the prototype of an object. */
export function walkTo(root: Record<string, unknown>, path: DocumentPath): PathPlace {
  const steps = pathSteps(path)
  let holder: Holder = root
  for (const step of steps.slice(0, -1)) {
    const next = childAt(holder, step)
    if (!isHolder(next)) return { found: false, step }
    holder = next
  }
  return { found: true, holder, last: steps.at(-1) ?? '' }
}

/**
 * Writes a copy of a value at a place: replaces what is there, adds a field, or adds a member to a list when its
 * `@id` is not in it. False when the place does not exist.
 */
export function writeAt({ holder, last }: { holder: Holder; last: string }, value: unknown): boolean {
  if (last === '__proto__') return false
  if (!Array.isArray(holder)) {
    holder[last] = copyJson(value)
    return true
  }
  const index = memberIndex(holder, last)
  if (index >= 0) holder[index] = copyJson(value)
  else if (last.startsWith('@')) holder.push(copyJson(value))
  else return false
  return true
}

/** Takes a field or member away; false when it is not there. */
export function deleteAt({ holder, last }: { holder: Holder; last: string }): boolean {
  if (childAt(holder, last) === undefined) return false
  if (Array.isArray(holder)) holder.splice(memberIndex(holder, last), 1)
  else delete holder[last]
  return true
}
