import { changedByVariant, variantChain } from '../apply-variant.ts'
import { isRecord } from '../check-shape.ts'
import { memberIndex, pathSteps } from '../document-path.ts'
import { mistakesOf } from '../parse-case.ts'
import type { Case, Variant } from '../types.ts'
import { type HiddenItems, hiddenItems, type Readers } from './hidden-items.ts'

/** Parts that are cut for a party when something is hidden from it: a path into them would lead elsewhere, or tell. */
const CUT_PARTS = ['actuals', 'claims', 'landExploitation', 'sources']

function isCut(steps: readonly string[], hidden: HiddenItems): boolean {
  const [first = '', second] = steps
  if (steps.includes('visibleTo') || first === 'deal' || first === 'x') return true
  if (
    steps.length < 2 &&
    (first === 'lines' || first === 'programme' || first === 'clauses' || first === 'parties')
  ) {
    return true
  }
  const isItem = first === 'costRecovery' && second === 'items'
  return hidden.payments.size > 0 && (CUT_PARTS.includes(first) || isItem)
}

/** A path with every member of a list by id; undefined when it may not be kept. */
function readablePath(
  areaCase: Case,
  readers: Readers,
  path: string,
  hidden: HiddenItems,
): string | undefined {
  const steps = pathSteps(path)
  const [first = '', second = ''] = steps
  if (isCut(steps, hidden)) return undefined
  let holder: unknown = areaCase
  const readable = steps.map(step => {
    const index = Array.isArray(holder) ? memberIndex(holder, step) : -1
    const member: unknown = Array.isArray(holder)
      ? holder[index]
      : isRecord(holder)
        ? holder[step]
        : undefined
    const isNumbered = Array.isArray(holder) && !step.startsWith('@') && isRecord(member)
    holder = member
    return isNumbered && typeof member.id === 'string' ? `@${member.id}` : step
  })
  const id = (readable[1] ?? second).replace(/^@/, '')
  if (hidden.payments.has(id) && (first === 'lines' || first === 'programme')) return undefined
  if (hidden.clauses.has(id) && first === 'clauses') return undefined
  if (first === 'parties' && !readers.includes(id)) return undefined
  return readable.map(step => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function sameItems(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every(id => other.has(id))
}

function readableVariant(
  areaCase: Case,
  readers: Readers,
  variant: Variant,
  hidden: HiddenItems,
): Variant | undefined {
  const set = variant.set?.map(change => ({
    path: readablePath(areaCase, readers, change.path, hidden),
    value: change.value,
  }))
  const remove = variant.remove?.map(path => readablePath(areaCase, readers, path, hidden))
  const kept = set?.flatMap(({ path, value }) => (path === undefined ? [] : [{ path, value }]))
  const removed = remove?.flatMap(path => path ?? [])
  if (kept?.length !== set?.length || removed?.length !== remove?.length) return undefined
  return {
    id: variant.id,
    reason: variant.reason,
    ...(variant.parent === undefined ? {} : { parent: variant.parent }),
    ...(kept ? { set: kept } : {}),
    ...(removed ? { remove: removed } : {}),
    // Told like the reason: what is written about a variant goes to who sees the whole variant.
    ...(variant.x === undefined ? {} : { x: variant.x }),
  }
}

/**
 * The variants that readers may see: those that change nothing that they may not see, and hide nothing more or less. A
 * half variant would give wrong results, and the difference of a whole one would give hidden amounts away.
 */
export function visibleVariants(areaCase: Case, readers: Readers, hidden: HiddenItems, cut: Case): Variant[] {
  const kept: Variant[] = []
  for (const variant of areaCase.variants ?? []) {
    const under = changedByVariant(areaCase, variant.id)
    if (!under.ok) continue
    const hiddenThen = hiddenItems(under.case, readers)
    const same =
      sameItems(hidden.payments, hiddenThen.payments) && sameItems(hidden.clauses, hiddenThen.clauses)
    const readable = readableVariant(areaCase, readers, variant, hidden)
    if (same && readable) kept.push(readable)
  }
  const whole = kept.filter(
    variant => variantChain({ variants: kept }, variant.id).length === chainLength(areaCase, variant.id),
  )
  return whole.filter(variant => {
    const under = changedByVariant({ ...cut, variants: whole }, variant.id)
    return under.ok && mistakesOf({ ...under.case, variants: [] }, areaCase).length === 0
  })
}

function chainLength(areaCase: Case, id: string): number {
  return variantChain(areaCase, id).length
}
