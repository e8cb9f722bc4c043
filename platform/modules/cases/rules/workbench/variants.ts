import type { Case, Variant } from '@versneller/engine'
import type { CaseChange } from '../../model.ts'
import { pathOf } from './change-case.ts'

const isUnder = (path: string, above: string) => path === above || path.startsWith(`${above}/`)

/** The variant with one more change in it. */
function withChange(variant: Variant, change: CaseChange): Variant {
  const set = (variant.set ?? []).filter(one => !isUnder(one.path, change.path))
  const remove = (variant.remove ?? []).filter(path => !isUnder(path, change.path))
  if ('remove' in change) return { ...variant, set, remove: [...remove, change.path] }
  return { ...variant, set: [...set, { path: change.path, value: change.value as never }], remove }
}

/**
 * Changes as they are stored when somebody works in a variant: they become part of what the variant sets and removes.
 * In the base they stay as they are.
 */
export function changesIn(
  caseFile: Case,
  variantId: string | undefined,
  changes: readonly CaseChange[],
): CaseChange[] {
  const before = caseFile.variants?.find(variant => variant.id === variantId)
  if (!before) return [...changes]
  const after = changes.reduce(withChange, before)
  const stored: CaseChange[] = []
  for (const field of ['set', 'remove'] as const) {
    const value = after[field] ?? []
    if (JSON.stringify(value) !== JSON.stringify(before[field] ?? []))
      stored.push({ path: pathOf('variants', `@${before.id}`, field), value })
  }
  return stored
}

/** How many changes a variant makes itself. */
export function changeCount(variant: Variant): number {
  return (variant.set?.length ?? 0) + (variant.remove?.length ?? 0)
}

/** An id from a name that no variant has yet. */
export function newVariantId(caseFile: Pick<Case, 'variants'>, name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const stem =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '') || 'variant'
  const taken = new Set((caseFile.variants ?? []).map(variant => variant.id))
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(id)) return id
  }
}

/** A variant that makes the changes; changes of variants themselves cannot be in it. */
export function variantOf(
  id: string,
  reason: string,
  changes: readonly CaseChange[],
  parent?: string,
): Variant {
  const empty: Variant = { id, reason: { nl: reason }, ...(parent === undefined ? {} : { parent }) }
  const inside = changes.filter(change => !isUnder(change.path, '/variants'))
  return inside.reduce(withChange, empty)
}
