import { haveSameIds } from '../check-shape.ts'
import type { Case } from '../types.ts'
import type { Salvaged } from './scope.ts'

/** Lists whose members are named elsewhere in a case. */
const NAMED = ['parties', 'areas', 'phases', 'programme', 'lines', 'sources', 'pots', 'variants'] as const

type Members = readonly ({ readonly id?: string | undefined } | undefined)[]

function sameIds(list: Members | undefined, other: Members | undefined): boolean {
  return list === other || (list !== undefined && other !== undefined && haveSameIds(list, other))
}

function sameKeys(map: object | undefined, other: object | undefined): boolean {
  const [keys, others] = [Object.keys(map ?? {}), Object.keys(other ?? {})]
  return keys.length === others.length && keys.every((key, place) => key === others[place])
}

/** A line with VAT names one more line. */
function sameVat({ lines }: Salvaged<Case>, other: Case): boolean {
  return lines === other.lines || !lines?.some((line, place) => !line?.vat !== !other.lines?.[place]?.vat)
}

/**
 * Whether two documents have the same runtime and holder, and the same names: what refers to something in the one refers
 * to it in the other, so that a part they share is right in both or in neither.
 */
export function namesTheSame(document: Salvaged<Case>, other: Case): boolean {
  return (
    document.periods === other.periods &&
    document.landExploitation?.party === other.landExploitation?.party &&
    NAMED.every(list => sameIds(document[list], other[list])) &&
    sameVat(document, other) &&
    sameKeys(document.indices, other.indices) &&
    sameIds(document.risk?.factors, other.risk?.factors) &&
    sameIds(document.risk?.events, other.risk?.events)
  )
}
