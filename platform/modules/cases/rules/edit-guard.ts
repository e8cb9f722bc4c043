import type { Case, Line } from '@versneller/engine'
import type { CaseChange } from '../model.ts'
import type { EditScope } from './access.ts'
import { sameJson } from './same-json.ts'
import { stepsOf } from './workbench/change-case.ts'

/** Why a change may not be made. */
export type EditRefusal = 'WIJZIGING_NIET_HEEL_ZICHTBAAR' | 'REGEL_VERBERGT_ZICH'

type Keyed = Readonly<Record<string, unknown>>

function child(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) {
    if (step.startsWith('@')) return holder.find(member => (member as Keyed | null)?.id === step.slice(1))
    return /^\d+$/.test(step) ? holder[Number(step)] : undefined
  }
  const isKeyed = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
  return isKeyed ? (holder as Keyed)[step] : undefined
}

const isNamedList = (value: unknown) =>
  Array.isArray(value) && value.some(member => typeof (member as Keyed | null)?.id === 'string')

/**
 * Whether the reader sees whole what a path would replace or remove. What lies under a hidden thing, and what is whole
 * only together with hidden things, may not be touched; what does not exist yet may be added. A place by number means
 * another one to somebody who sees fewer.
 */
function seesWhole(full: Case, visible: Case, path: string): boolean {
  let [inFull, inVisible]: unknown[] = [full, visible]
  for (const step of stepsOf(path)) {
    if (isNamedList(inFull) && !step.startsWith('@')) return false
    ;[inFull, inVisible] = [child(inFull, step), child(inVisible, step)]
    if (inFull !== undefined && inVisible === undefined) return false
  }
  return inFull === undefined || sameJson(inFull, inVisible)
}

/** A line of these parties: they pay it, or get it from outside. */
export function isOwnLine(line: Pick<Line, 'from' | 'to'>, partyIds: readonly string[]): boolean {
  return partyIds.includes(line.from) || (line.from === 'outside' && partyIds.includes(line.to))
}

const lineOf = (areaCase: Case, id: string) => areaCase.lines?.find(line => line.id === id)

function touchesOwnLine(change: CaseChange, states: readonly Case[], partyIds: readonly string[]): boolean {
  const [part, member = ''] = stepsOf(change.path)
  if (part !== 'lines' || !member.startsWith('@')) return false
  const lines = states.map(state => lineOf(state, member.slice(1)))
  return lines.every(line => !line || isOwnLine(line, partyIds))
}

/**
 * Whether changes reach what is not this person's: for a party all but its own lines, as they stand in each of these
 * states that the person sees. A line that the person does not see is a line that is not there.
 */
export function reachesOthers(
  changes: readonly CaseChange[],
  scope: EditScope,
  ...states: readonly Case[]
): boolean {
  if (scope.kind !== 'own') return scope.kind === 'none'
  return !changes.every(change => touchesOwnLine(change, states, scope.partyIds))
}

/** Paths in variants that are new or changed. */
function variantPaths(before: Case, after: Case): string[] {
  const known = new Map((before.variants ?? []).map(variant => [variant.id, variant]))
  return (after.variants ?? [])
    .filter(variant => !sameJson(known.get(variant.id), variant))
    .flatMap(variant => [...(variant.set ?? []).map(change => change.path), ...(variant.remove ?? [])])
}

/** What there is to judge: the whole case and what the person sees of it, before and after. */
export interface Edit {
  changes: readonly CaseChange[]
  full: Case
  visible: Case
  /** What the person sees after the changes, were they made on what is seen now. */
  visibleAfter: Case
  partyIds: readonly string[]
}

/** What stands in the way of changes that reach only what is this person's; undefined when nothing does. */
export function refusalOf({ changes, full, visible, visibleAfter, partyIds }: Edit): EditRefusal | undefined {
  const paths = [...changes.map(change => change.path), ...variantPaths(visible, visibleAfter)]
  if (!paths.every(path => seesWhole(full, visible, path))) return 'WIJZIGING_NIET_HEEL_ZICHTBAAR'
  const hidesItself = [...(visibleAfter.lines ?? []), ...(visibleAfter.programme ?? [])].some(
    ({ visibleTo }) => visibleTo !== undefined && !visibleTo.some(id => partyIds.includes(id)),
  )
  return hidesItself ? 'REGEL_VERBERGT_ZICH' : undefined
}
