import { isRecord } from '../../case/check-shape.ts'
import { fieldNames } from '../../case/field-names.ts'
import type { Words } from '../../case/shape.ts'
import { type Desk, words } from './desk.ts'
import type { Figure, FigureUnit } from './figure.ts'

function unitOf(name: string, steps: readonly string[]): FigureUnit {
  if (name === 'unitPriceEur') return 'eur-per-unit'
  if (name.endsWith('Eur') || name === 'eur' || steps.includes('series')) return 'eur'
  if (name === 'rate' || steps[0] === 'rates' || steps[0] === 'indices') return 'rate'
  if (name === 'share' || name === 'recoverable' || steps.includes('curve')) return 'share'
  return 'quantity'
}

function labelOf(name: string, steps: readonly string[]): Words {
  if (steps[0] === 'indices') return { nl: `index ${steps[1]}`, en: `index ${steps[1]}` }
  if (steps.includes('curve')) return { nl: 'aandeel van de periode', en: 'share of the period' }
  if (steps.includes('series')) return { nl: `bedrag t ${name}`, en: `amount t ${name}` }
  return fieldNames[name] ?? { nl: name, en: name }
}

/** The nearest source and note on the way to a value: those of its line or row. */
function originOf(owner: unknown): { source?: string; note?: Words } {
  if (!isRecord(owner)) return {}
  const { source, note } = owner
  const told = isRecord(note) && typeof note.nl === 'string' ? note : undefined
  const english = typeof told?.en === 'string' ? { en: told.en } : {}
  return {
    ...(typeof source === 'string' ? { source } : {}),
    ...(told ? { note: words({ nl: String(told.nl), ...english }) } : {}),
  }
}

/** A number that is written in the case: `/case` and its JSON pointer. */
export function explainGiven(desk: Desk, steps: readonly string[]): Figure | undefined {
  let value: unknown = desk.ledger.case
  let owner: unknown
  for (const [depth, step] of steps.entries()) {
    if (Array.isArray(value)) value = /^\d+$/.test(step) ? value[Number(step)] : undefined
    else value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
    if (depth === 1) owner = value
  }
  if (typeof value !== 'number') return undefined
  const name = steps.at(-1)!
  const origin = originOf(owner)
  return {
    label: labelOf(name, steps),
    value,
    unit: unitOf(name, steps),
    how: () => ({ operation: 'given', inputs: [], ...origin }),
  }
}

/** The case path of a text, for the pointer of a reference. */
export function givenPointer(casePointer: string, ...steps: (string | number)[]): string {
  return `/case${[casePointer, ...steps].join('/')}`
}
