import type { Case, Line } from '@versneller/engine'
import type { CaseChange } from '../model.ts'
import type { EditScope } from './access.ts'
import { sameJson } from './same-json.ts'
import { stepsOf } from './workbench/change-case.ts'

/** Why a change may not be made. */
export type EditRefusal = 'WIJZIGING_NIET_JOUW' | 'WIJZIGING_NIET_HEEL_ZICHTBAAR' | 'REGEL_VERBERGT_ZICH'

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

function touchesOwnLine(change: CaseChange, before: Case, after: Case, partyIds: readonly string[]): boolean {
  const [part, member = ''] = stepsOf(change.path)
  if (part !== 'lines' || !member.startsWith('@')) return false
  const lines = [lineOf(before, member.slice(1)), lineOf(after, member.slice(1))]
  return lines.some(Boolean) && lines.every(line => !line || isOwnLine(line, partyIds))
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
  scope: EditScope
  partyIds: readonly string[]
}

/** Whether a person may make these changes; undefined when nothing stands in the way. */
export function refusalOf({
  changes,
  full,
  visible,
  visibleAfter,
  scope,
  partyIds,
}: Edit): EditRefusal | undefined {
  const paths = [...changes.map(change => change.path), ...variantPaths(visible, visibleAfter)]
  if (scope.kind === 'none') return 'WIJZIGING_NIET_JOUW'
  if (!paths.every(path => seesWhole(full, visible, path))) return 'WIJZIGING_NIET_HEEL_ZICHTBAAR'
  if (
    scope.kind === 'own' &&
    !changes.every(change => touchesOwnLine(change, visible, visibleAfter, scope.partyIds))
  )
    return 'WIJZIGING_NIET_JOUW'
  const hidesItself = [...(visibleAfter.lines ?? []), ...(visibleAfter.programme ?? [])].some(
    ({ visibleTo }) => visibleTo !== undefined && !visibleTo.some(id => partyIds.includes(id)),
  )
  return hidesItself ? 'REGEL_VERBERGT_ZICH' : undefined
}
