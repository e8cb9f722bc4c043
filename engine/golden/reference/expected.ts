/** The outcomes of one case in the form of golden/expected/<case>.json: variant (or base), convention, figures. */
import { viewsOf } from './golden-cases.ts'
import { appraiseByReference } from './reference.ts'
import type { Case } from './shape.ts'

/** Rates and roots keep nine decimals, euro and periods four. */
function roundedBy(value: unknown, inRate: boolean): unknown {
  if (typeof value === 'number') {
    const unit = inRate ? 1e9 : 1e4
    return Math.round(value * unit) / unit + 0
  }
  if (Array.isArray(value)) return value.map(item => roundedBy(item, inRate))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    roundedBy(item, inRate || name === 'irr'),
  ])
  return Object.fromEntries(entries)
}

/** Base and variants in three conventions, rounded to 0.0001 euro and 1e-9 of a rate. */
export function expectedOf(file: Case): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {}
  for (const view of viewsOf(file)) {
    const variant = view.variantId ?? 'base'
    all[variant] ??= {}
    all[variant][view.convention] = roundedBy(appraiseByReference(file, view), false)
  }
  return all
}
