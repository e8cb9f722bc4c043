import { applyChanges, type Case, type CaseOutcome } from '@versneller/engine'
import type { CaseChange } from '../../model.ts'

type Holder = Readonly<Record<string, unknown>> | readonly unknown[]

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** The steps of a path, with the escapes of RFC 6901 undone. */
export function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The path of steps. */
export function pathOf(...steps: readonly (string | number)[]): string {
  return steps.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function placeIn(list: readonly unknown[], step: string): number {
  if (!step.startsWith('@')) return /^\d+$/.test(step) ? Number(step) : -1
  return list.findIndex(member => isHolder(member) && !isList(member) && member.id === step.slice(1))
}

function child(holder: unknown, step: string): unknown {
  if (isList(holder)) return holder[placeIn(holder, step)]
  return isHolder(holder) && Object.hasOwn(holder, step)
    ? (holder as Record<string, unknown>)[step]
    : undefined
}

/** What stands at a path; undefined when there is nothing. */
export function valueAt(root: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(child, root)
}

/** A JSON pointer of the case (`/lines/3/totalEur`) as a path that stays true when the list changes order. */
export function stablePath(root: unknown, pointer: string): string {
  const steps: string[] = []
  let holder = root
  for (const step of stepsOf(pointer)) {
    const next = child(holder, step)
    const isNamed = isList(holder) && isHolder(next) && !isList(next) && typeof next.id === 'string'
    steps.push(isNamed ? `@${String((next as { id: string }).id)}` : step)
    holder = next
  }
  return pathOf(...steps)
}

/** A copy with another value at a place; what is not on the way there is shared with the original. */
function withValue(holder: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  const next = withValue(child(holder, step), rest, value)
  if (isList(holder) || (!isHolder(holder) && step.startsWith('@'))) {
    const list = isList(holder) ? holder : []
    const place = placeIn(list, step)
    if (next === undefined) return list.filter((_, index) => index !== place)
    return place < 0 || place >= list.length ? [...list, next] : list.with(place, next)
  }
  const copy: Record<string, unknown> = isHolder(holder) ? { ...(holder as Record<string, unknown>) } : {}
  if (next === undefined) delete copy[step]
  else copy[step] = next
  return copy
}

/** Lays changes over a document, without checking the outcome. The original stays as it is. */
export function layOver<Document>(root: Document, changes: readonly CaseChange[]): Document {
  return changes.reduce<unknown>(
    (document, change) =>
      'remove' in change && valueAt(document, change.path) === undefined
        ? document
        : withValue(document, stepsOf(change.path), 'remove' in change ? undefined : change.value),
    root,
  ) as Document
}

/** The case after the changes, or every reason why that is no case. */
export function changeCase(caseFile: Case, changes: readonly CaseChange[]): CaseOutcome {
  return changes.length === 0 ? { ok: true, case: caseFile } : applyChanges(caseFile, changes)
}

/** What puts the document back as it was before the changes, in the order in which to do it. */
export function inverseOf(root: unknown, changes: readonly CaseChange[]): CaseChange[] {
  const inverse: CaseChange[] = []
  let document = root
  for (const change of changes) {
    const before = valueAt(document, change.path)
    inverse.unshift(
      before === undefined ? { path: change.path, remove: true } : { path: change.path, value: before },
    )
    document = layOver(document, [change])
  }
  return inverse
}

/** The same changes with only the last of every place; one above takes those under it away. */
export function shortened(changes: readonly CaseChange[]): CaseChange[] {
  const kept: CaseChange[] = []
  for (const change of changes) {
    const under = `${change.path}/`
    for (let index = kept.length - 1; index >= 0; index--) {
      const { path } = kept[index]!
      if (path === change.path || path.startsWith(under)) kept.splice(index, 1)
    }
    kept.push(change)
  }
  return kept
}
