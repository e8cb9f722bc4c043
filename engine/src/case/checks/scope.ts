import { pointerTo } from '../../formulas/input-errors.ts'
import { type CaseError, type CaseErrorCode, caseError, type ErrorArguments } from '../errors.ts'
import { standardFactors } from '../risk-shapes.ts'
import type { Case } from '../types.ts'

/** A document in which anything may be missing, because a mistake was cut out of it. */
export type Salvaged<T> = T extends readonly (infer M)[]
  ? readonly (Salvaged<M> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Salvaged<T[K]> | undefined }
    : T

/** The party that stands for market, contractors and buyers. */
export const OUTSIDE = 'outside'

/** More mistakes between fields than this nobody reads; a file may hold a million. */
const mistakesMax = 10_000

/** What the checks between fields need to know: the ids that exist, and where mistakes go. */
export interface Scope {
  readonly document: Salvaged<Case>
  readonly periods: number
  readonly ids: Ids
  /** A case without mistakes that names the same things; what the document shares with it is sound here as well. */
  readonly settled: Case | undefined
  readonly report: (pointer: string, code: CaseErrorCode, values?: ErrorArguments) => void
  readonly errors: CaseError[]
}

/** The lists to which other fields refer. */
export type IdKind =
  | 'parties'
  | 'indices'
  | 'areas'
  | 'phases'
  | 'rows'
  | 'lines'
  | 'payments'
  | 'sources'
  | 'pots'
  | 'variants'
  | 'factors'
  | 'events'

type Ids = Readonly<Record<IdKind, ReadonlySet<string>>>

const unknownCodes: Readonly<Record<IdKind, CaseErrorCode>> = {
  parties: 'ONBEKENDE_PARTIJ',
  indices: 'ONBEKENDE_INDEX',
  areas: 'ONBEKEND_DEELGEBIED',
  phases: 'ONBEKENDE_FASE',
  rows: 'ONBEKENDE_PROGRAMMAREGEL',
  lines: 'ONBEKENDE_REGEL',
  payments: 'ONBEKENDE_REGEL',
  sources: 'ONBEKENDE_BRON',
  pots: 'ONBEKENDE_POT',
  variants: 'ONBEKENDE_VARIANT',
  factors: 'ONBEKENDE_FACTOR',
  events: 'ONBEKENDE_GEBEURTENIS',
}

type WithId = { readonly id?: string | undefined } | undefined

function idsOf(list: readonly WithId[] | undefined): string[] {
  return (list ?? []).flatMap(item => (item?.id === undefined ? [] : [item.id]))
}

/** The id of the extra line that carries the VAT of a line. */
export function vatLineId(lineId: string): string {
  return `${lineId}-btw`
}

function allIds(document: Salvaged<Case>): Ids {
  const rows = idsOf(document.programme)
  const payments = [...rows, ...idsOf(document.lines)]
  const vatLines = (document.lines ?? []).flatMap(line => (line?.vat && line.id ? [vatLineId(line.id)] : []))
  return {
    parties: new Set(idsOf(document.parties)),
    indices: new Set(Object.keys(document.indices ?? {})),
    areas: new Set(idsOf(document.areas)),
    phases: new Set(idsOf(document.phases)),
    rows: new Set(rows),
    payments: new Set(payments),
    lines: new Set([...payments, ...vatLines]),
    sources: new Set(idsOf(document.sources)),
    pots: new Set(idsOf(document.pots)),
    variants: new Set(idsOf(document.variants)),
    factors: new Set([...standardFactors, ...idsOf(document.risk?.factors)]),
    events: new Set(idsOf(document.risk?.events)),
  }
}

/** Ids by the document in which they stand; a case after a change mostly has those of before. */
const gathered = new WeakMap<object, Ids>()

/**
 * Gathers what the checks need. `periods` falls back to the longest runtime when the document has no good one;
 * `settled` is a case without mistakes that names the same things, if there is one.
 */
export function scopeOf(
  document: Salvaged<Case>,
  { longestRuntime, settled }: { readonly longestRuntime: number; readonly settled: Case | undefined },
): Scope {
  const errors: CaseError[] = []
  const ids = (settled && gathered.get(settled)) ?? allIds(document)
  gathered.set(document, ids)
  return {
    document,
    periods: document.periods ?? longestRuntime,
    ids,
    settled,
    errors,
    report: (pointer, code, values) => {
      if (errors.length < mistakesMax) errors.push(caseError(pointer, code, values))
    },
  }
}

/** Whether one of these parts has to be judged: no settled case has it. */
export function isNew({ document, settled }: Scope, ...parts: readonly (keyof Case)[]): boolean {
  return !settled || parts.some(part => document[part] !== settled[part])
}

/** Reports an id that is not in its list. Absent ids were reported before. */
export function checkId(scope: Scope, kind: IdKind, id: string | undefined, pointer: string): void {
  if (id === undefined || scope.ids[kind].has(id)) return
  const known = scope.ids[kind].values().take(20).toArray().join(', ') || '-'
  scope.report(pointer, unknownCodes[kind], { id, known })
}

/** Reports every id of a list that is not in its own list. */
export function checkIds(
  scope: Scope,
  kind: IdKind,
  ids: readonly (string | undefined)[] | undefined,
  pointer: string,
): void {
  ids?.forEach((id, index) => void checkId(scope, kind, id, pointerTo(pointer, index)))
}

/** Reports a party that is neither in the list nor `outside`. */
export function checkPartyOrOutside(scope: Scope, id: string | undefined, pointer: string): void {
  if (id !== OUTSIDE) checkId(scope, 'parties', id, pointer)
}

/** Reports a period after the last one. */
export function checkPeriod(scope: Scope, t: number | undefined, pointer: string): void {
  if (t !== undefined && t > scope.periods) {
    scope.report(pointer, 'PERIODE_BUITEN_LOOPTIJD', { t, periods: scope.periods })
  }
}

/** Reports a stretch of periods that ends before it begins or leaves the runtime; true when it is sound. */
export function checkStretch(
  scope: Scope,
  stretch: { readonly start: number | undefined; readonly end: number | undefined },
  pointers: { readonly start: string; readonly end: string },
): boolean {
  const { start, end } = stretch
  checkPeriod(scope, start, pointers.start)
  checkPeriod(scope, end, pointers.end)
  if (start === undefined || end === undefined) return false
  if (end >= start) return true
  scope.report(pointers.end, 'EIND_VOOR_BEGIN', { start, end })
  return false
}

/** Reports payer and payee that are the same. */
export function checkDifferent(
  scope: Scope,
  from: string | undefined,
  to: string | undefined,
  pointer: string,
): void {
  if (from !== undefined && from === to) scope.report(pointer, 'ZELFDE_PARTIJ', { id: from })
}

/** Reports shares that do not add up to 1, to one in a million. */
export function checkSumIsOne(scope: Scope, shares: readonly (number | undefined)[], pointer: string): void {
  if (shares.some(share => share === undefined)) return
  const sum = shares.reduce<number>((total, share) => total + share!, 0)
  if (Math.abs(sum - 1) > 1e-6) scope.report(pointer, 'TELT_NIET_OP', { sum: Math.round(sum * 1e6) / 1e6 })
}

/** Reports three numbers that do not rise. */
export function checkRising(
  scope: Scope,
  bounds: {
    readonly min?: number | undefined
    readonly likely?: number | undefined
    readonly max?: number | undefined
  },
  pointer: string,
): void {
  const { min: low, likely: middle, max: high } = bounds
  if (low === undefined || middle === undefined || high === undefined) return
  if (low > middle || middle > high) scope.report(pointer, 'GRENZEN_VERKEERD', { low, middle, high })
}

/**
 * Finds the circles in a graph of ids; one list per circle, from the id where it was first met back to that id.
 * Without recursion, so that a long chain cannot exhaust the stack.
 */
export function findCircles(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>()
  const circles: string[][] = []
  for (const start of next.keys()) {
    const path: { id: string; step: number }[] = done.has(start) ? [] : [{ id: start, step: 0 }]
    const onPath = new Set(path.map(place => place.id))
    for (let place = path.at(-1); place; place = path.at(-1)) {
      const target = next.get(place.id)?.[place.step]
      place.step += 1
      if (target === undefined) {
        path.pop()
        onPath.delete(place.id)
        done.add(place.id)
      } else if (onPath.has(target)) {
        circles.push([...path.slice(path.findIndex(one => one.id === target)).map(one => one.id), target])
      } else if (next.has(target) && !done.has(target)) {
        path.push({ id: target, step: 0 })
        onPath.add(target)
      }
    }
  }
  return circles
}
