import { isRecord } from './check-shape.ts'
import { type CaseError, caseError } from './errors.ts'
import type { Case, Variant } from './types.ts'

/** A case, or every reason why there is none. */
export type CaseOutcome =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** What a variant may not touch: what the file is, and the variants themselves. */
const FORBIDDEN = new Set(['format', 'id', 'variants', '__proto__', 'prototype', 'constructor'])

type Target = Record<string, unknown> | unknown[]

/** Where a variant stands and which change of it is being made, for the pointer of a mistake. */
interface Place {
  readonly path: string
  readonly pointer: string
}

/** The steps of a path, with the escapes of RFC 6901 undone. */
export function pathSteps(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A variant with its ancestors, the eldest first; an unknown parent or a circle ends the chain. */
export function variantChain(areaCase: Pick<Case, 'variants'>, variantId: string): Variant[] {
  const chain: Variant[] = []
  let next: string | undefined = variantId
  while (next !== undefined) {
    const wanted: string = next
    const variant = areaCase.variants?.find(one => one.id === wanted)
    if (!variant || chain.includes(variant)) break
    chain.unshift(variant)
    next = variant.parent
  }
  return chain
}

/**
 * Makes the changes of a variant and its parents on a copy: the parent's first, `set` before `remove`. The outcome is
 * not validated here (parse-case.ts does), but a path that does not exist is a mistake.
 */
export function changedByVariant(areaCase: Case, variantId: string): CaseOutcome {
  const errors: CaseError[] = []
  const copy = copyJson(areaCase) as Case & Record<string, unknown>
  for (const variant of variantChain(areaCase, variantId)) {
    const base = `/variants/${areaCase.variants?.indexOf(variant) ?? 0}`
    variant.set?.forEach((change, index) => {
      const place = { path: change.path, pointer: `${base}/set/${index}/path` }
      const error = setAt(copy, change.value, place)
      if (error) errors.push(error)
    })
    variant.remove?.forEach((path, index) => {
      const error = removeAt(copy, { path, pointer: `${base}/remove/${index}` })
      if (error) errors.push(error)
    })
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, case: copy }
}

/** A deep copy of a JSON value. */
export function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item)]))
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null
}

function indexIn(list: readonly unknown[], step: string): number {
  if (step.startsWith('@')) return list.findIndex(item => isRecord(item) && item.id === step.slice(1))
  return /^(0|[1-9]\d*)$/.test(step) && Number(step) < list.length ? Number(step) : -1
}

function child(target: Target, step: string): unknown {
  if (Array.isArray(target)) return target[indexIn(target, step)]
  return Object.hasOwn(target, step) ? target[step] : undefined
}

/** Walks to the object or list that holds the last step of a path. */
function holderOf(root: Target, steps: readonly string[], place: Place): Target | CaseError {
  const [first = ''] = steps
  if (FORBIDDEN.has(first) || steps.some(step => step === '__proto__' || step === 'prototype')) {
    return caseError(place.pointer, 'PAD_VERBODEN', { path: place.path })
  }
  let holder = root
  for (const step of steps.slice(0, -1)) {
    const next = child(holder, step)
    if (!isTarget(next)) return caseError(place.pointer, 'PAD_ONBEKEND', { path: place.path, part: step })
    holder = next
  }
  return holder
}

function isError(value: Target | CaseError): value is CaseError {
  return !Array.isArray(value) && typeof value.code === 'string' && isRecord(value.message)
}

function setAt(root: Record<string, unknown>, value: unknown, place: Place): CaseError | undefined {
  const steps = pathSteps(place.path)
  const last = steps.at(-1) ?? ''
  if (steps.length === 2 && last.startsWith('@') && Object.hasOwn(root, steps[0] ?? '') === false) {
    if (!FORBIDDEN.has(steps[0] ?? '')) root[steps[0] ?? ''] = []
  }
  const holder = holderOf(root, steps, place)
  if (isError(holder)) return holder
  if (!Array.isArray(holder)) {
    holder[last] = copyJson(value)
    return undefined
  }
  const index = indexIn(holder, last)
  const wanted = last.startsWith('@') ? last.slice(1) : undefined
  const found = isRecord(value) && typeof value.id === 'string' ? value.id : ''
  if (wanted !== undefined && found !== wanted) {
    return caseError(place.pointer, 'ID_WIJKT_AF', { path: place.path, id: found })
  }
  if (index >= 0) holder[index] = copyJson(value)
  else if (wanted !== undefined) holder.push(copyJson(value))
  else return caseError(place.pointer, 'PAD_ONBEKEND', { path: place.path, part: last })
  return undefined
}

function removeAt(root: Record<string, unknown>, place: Place): CaseError | undefined {
  const steps = pathSteps(place.path)
  const last = steps.at(-1) ?? ''
  const holder = holderOf(root, steps, place)
  if (isError(holder)) return holder
  if (child(holder, last) === undefined) {
    return caseError(place.pointer, 'PAD_ONBEKEND', { path: place.path, part: last })
  }
  if (Array.isArray(holder)) holder.splice(indexIn(holder, last), 1)
  else delete holder[last]
  return undefined
}
