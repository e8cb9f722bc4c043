import { checkShape } from '../case/check-shape.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { pointerTo } from '../formulas/input-errors.ts'
import { type Pool, type PoolEntry, poolShape } from './pool-shape.ts'

/** A pool, or every mistake in it. */
export type PoolOutcome =
  | { readonly ok: true; readonly pool: Pool }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads a document as a pool of plans. Reports every mistake of shape at once, then every mistake between fields. */
export function parsePool(input: unknown): PoolOutcome {
  const errors: CaseError[] = []
  checkShape(poolShape.schema, input, '', errors)
  if (errors.length > 0) return { ok: false, errors }
  const pool = input as Pool
  const ids = new Set(pool.entries.map(entry => entry.id))
  const found = [
    ...weightMistakes(pool),
    ...pool.entries.flatMap((entry, index) => entryMistakes(entry, `/entries/${index}`, pool, ids)),
    ...boundMistakes(pool),
  ]
  return found.length > 0 ? { ok: false, errors: found } : { ok: true, pool }
}

function weightMistakes({ weights }: Pool): CaseError[] {
  return Object.values(weights).some(weight => weight > 0) ? [] : [caseError('/weights', 'GEWICHTEN_NUL')]
}

function entryMistakes(
  { id, categories, excludes = [], stakes }: PoolEntry,
  place: string,
  { weights }: Pool,
  ids: ReadonlySet<string>,
): CaseError[] {
  const known = Object.keys(weights).join(', ')
  const range = stakes?.deficitEur
  return [
    ...categories.flatMap((category, index) => {
      const pointer = `${place}/categories/${index}`
      if (!Object.hasOwn(weights, category))
        return [caseError(pointer, 'ONBEKENDE_CATEGORIE', { id: category, known })]
      const first = categories.indexOf(category)
      const other = `${place}/categories/${first}`
      return first < index ? [caseError(pointer, 'DUBBELE_VERMELDING', { id: category, other })] : []
    }),
    ...excludes.flatMap((excluded, index) => {
      const pointer = `${place}/excludes/${index}`
      if (!ids.has(excluded)) return [caseError(pointer, 'ONBEKENDE_INZENDING', { id: excluded })]
      return excluded === id ? [caseError(pointer, 'SLUIT_ZICHZELF_UIT', { id })] : []
    }),
    ...(range && range.low > range.high
      ? [caseError(`${place}/stakes/deficitEur`, 'ONDERGRENS_BOVEN', { low: range.low, high: range.high })]
      : []),
  ]
}

function boundMistakes({ weights, regionBounds = {}, categoryMinimums = {} }: Pool): CaseError[] {
  const known = Object.keys(weights).join(', ')
  const regions = Object.entries(regionBounds).flatMap(([region, { min = 0, max = min }]) =>
    min > max
      ? [caseError(pointerTo('/regionBounds', region), 'ONDERGRENS_BOVEN', { low: min, high: max })]
      : [],
  )
  const categories = Object.keys(categoryMinimums).flatMap(id =>
    Object.hasOwn(weights, id)
      ? []
      : [caseError(pointerTo('/categoryMinimums', id), 'ONBEKENDE_CATEGORIE', { id, known })],
  )
  return [...regions, ...categories]
}
