import { isRecord } from './check-shape.ts'
import { ChangedCopy, deleteAt, type PathPlace, pathSteps, writeAt } from './document-path.ts'
import { type CaseError, caseError } from './errors.ts'
import type { Case, Variant } from './types.ts'

/** A case, or every reason why there is none. */
export type CaseOutcome =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** What a variant may not touch: what the file is, and the variants themselves. */
const FORBIDDEN = ['format', 'id', 'variants', '__proto__']

/** Where a variant stands and which change of it is being made, for the pointer of a mistake. */
interface Place {
  readonly path: string
  readonly pointer: string
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
 * not validated here (parse-case.ts does), but a path that does not exist is a mistake. `places` are the variants of
 * the file, for the pointers.
 */
export function changedByVariant(
  areaCase: Case,
  variantId: string,
  places: readonly Variant[] = areaCase.variants ?? [],
): CaseOutcome {
  const errors: CaseError[] = []
  const copy = new ChangedCopy(areaCase)
  for (const variant of variantChain(areaCase, variantId)) {
    const base = `/variants/${places.indexOf(variant)}`
    variant.set?.forEach((change, index) => {
      const place = { path: change.path, pointer: `${base}/set/${index}/path` }
      const error = changeAt(copy, { value: change.value }, place)
      if (error) errors.push(error)
    })
    variant.remove?.forEach((path, index) => {
      const error = changeAt(copy, undefined, { path, pointer: `${base}/remove/${index}` })
      if (error) errors.push(error)
    })
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, case: copy.root }
}

/**
 * The mistakes in the paths of variants of a document that has other mistakes as well: where a path leads does not hang
 * on them. `sound` are the variants that have none of their own; one without all its parents is left out.
 */
export function pathMistakes(document: Case, sound: readonly Variant[]): CaseError[] {
  const known = { ...document, variants: [...sound] }
  const isWhole = ({ id }: Variant) => variantChain(known, id)[0]?.parent === undefined
  return sound.filter(isWhole).flatMap(({ id }) => {
    const changed = changedByVariant(known, id, document.variants)
    return changed.ok ? [] : [...changed.errors]
  })
}

function unknownPath(place: Place, part: string): CaseError {
  return caseError(place.pointer, 'PAD_ONBEKEND', { path: place.path, part })
}

function forbidden(place: Place, parts: readonly string[]): CaseError | undefined {
  const isForbidden = parts.includes(pathSteps(place.path)[0]!) || place.path.includes('__proto__')
  return isForbidden ? caseError(place.pointer, 'PAD_VERBODEN', { path: place.path }) : undefined
}

/** A list that is absent may be begun by adding to it: `/clauses/@new`. */
function placeFor(copy: ChangedCopy<Case>, path: string): PathPlace {
  const root: Record<string, unknown> = copy.root
  const [first = '', second = '', ...more] = pathSteps(path)
  if (more.length === 0 && second.startsWith('@') && !Object.hasOwn(root, first)) root[first] = []
  return copy.walkTo(path)
}

/** Makes one change in place: sets a value, or removes what is there; gives the mistake of its path, if any. */
function changeAt(
  copy: ChangedCopy<Case>,
  set: { readonly value: unknown } | undefined,
  place: Place,
  forbiddenParts: readonly string[] = FORBIDDEN,
): CaseError | undefined {
  const error = forbidden(place, forbiddenParts)
  if (error) return error
  return set ? setAt(copy, set.value, place) : removeAt(copy, place)
}

function setAt(copy: ChangedCopy<Case>, value: unknown, place: Place): CaseError | undefined {
  const found = placeFor(copy, place.path)
  if (!found.found) return unknownPath(place, found.step)
  const { holder, last } = found
  if (Array.isArray(holder) && last.startsWith('@')) {
    const id = isRecord(value) && typeof value.id === 'string' ? value.id : ''
    if (`@${id}` !== last) return caseError(place.pointer, 'ID_WIJKT_AF', { path: place.path, id })
  }
  return writeAt(found, value) ? undefined : unknownPath(place, last)
}

function removeAt(copy: ChangedCopy<Case>, place: Place): CaseError | undefined {
  const found = copy.walkTo(place.path)
  if (!found.found) return unknownPath(place, found.step)
  return deleteAt(found) ? undefined : unknownPath(place, found.last)
}
