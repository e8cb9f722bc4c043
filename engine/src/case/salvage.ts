import { pointerTo } from '../formulas/input-errors.ts'
import { isRecord } from './check-shape.ts'
import type { Salvaged } from './checks/scope.ts'
import type { CaseError, CaseErrorCode } from './errors.ts'
import type { Case } from './types.ts'

/** Mistakes about a whole object, whose fields are still worth checking. */
const KEEPS_ITS_PLACE: ReadonlySet<string> = new Set<CaseErrorCode>(['EEN_BEDRAG_NODIG', 'VELD_ONTBREEKT'])

/**
 * Cuts every value with a mistake of its own out of a document, so that the checks between fields can go on with the
 * rest. Members of a list leave a hole, so that pointers stay true.
 */
export function salvage(document: unknown, errors: readonly CaseError[]): Salvaged<Case> {
  const bad = new Set(errors.filter(error => !KEEPS_ITS_PLACE.has(error.code)).map(error => error.pointer))
  const kept = bad.size === 0 ? document : without(document, '', bad)
  return isRecord(kept) ? (kept as Salvaged<Case>) : {}
}

function without(value: unknown, pointer: string, bad: ReadonlySet<string>): unknown {
  if (bad.has(pointer)) return undefined
  if (Array.isArray(value)) return value.map((item, index) => without(item, pointerTo(pointer, index), bad))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'x')
  return Object.fromEntries(
    entries
      .map(([key, item]): [string, unknown] => [key, without(item, pointerTo(pointer, key), bad)])
      .filter(([, item]) => item !== undefined),
  )
}
