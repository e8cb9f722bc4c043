import { readFigure } from '../../../../kit/texts/figures.ts'
import type { CaseChange } from '../../model.ts'
import type { EditTarget } from './rows.ts'

/** What typing in a cell comes to: changes, nothing, or a text that is no figure. */
export type Typed =
  | { kind: 'changes'; changes: readonly CaseChange[] }
  | { kind: 'same' }
  | { kind: 'no-figure' }

/** How a cell counts: amounts in a column of millions, or single euros and pieces. */
export interface TypedIn {
  target: EditTarget
  text: string
  language: 'nl' | 'en'
  /** Euro that one in the column stands for. */
  scale: number
}

/** In a column of millions a figure this large is euro: nobody means ten billion, and sheets hold euro. */
const euroFrom = 10_000

const cents = (value: number) => Math.round(value * 100) / 100

/**
 * Divides a total over periods as it was divided before, evenly when there was nothing. The last period takes what
 * rounding to cents leaves, so that the sum is the total.
 */
export function spreadOver(
  series: Readonly<Record<string, number>>,
  ts: readonly number[],
  totalEur: number,
): Record<string, number> {
  const before = ts.map(t => series[t] ?? 0)
  const whole = before.reduce((sum, value) => sum + value, 0)
  const next: Record<string, number> = { ...series }
  let left = totalEur
  ts.forEach((t, index) => {
    const share = whole > 0 ? before[index]! / whole : 1 / ts.length
    const part = index === ts.length - 1 ? cents(left) : Math.min(cents(left), cents(totalEur * share))
    left -= part
    if (part === 0) delete next[t]
    else next[t] = part
  })
  return next
}

function figureChanges(target: Exclude<EditTarget, { kind: 'name' }>, value: number): CaseChange[] {
  if (target.kind === 'number') return value === target.value ? [] : [{ path: target.path, value }]
  const before = target.ts.reduce((sum, t) => sum + (target.series[t] ?? 0), 0)
  if (cents(before) === value) return []
  const next = spreadOver(target.series, target.ts, value)
  const [t, ...more] = target.ts
  if (t === undefined || more.length > 0) return [{ path: target.path, value: next }]
  const path = `${target.path}/${t}`
  return [next[t] === undefined ? { path, remove: true } : { path, value: next[t] }]
}

function nameChanges(target: Extract<EditTarget, { kind: 'name' }>, input: TypedIn): CaseChange[] {
  const text = input.text.trim()
  const { value } = target
  if (text === '') return input.language === 'nl' && value ? [{ path: target.path, remove: true }] : []
  if (text === (value?.[input.language] ?? value?.nl)) return []
  if (input.language === 'nl') return [{ path: target.path, value: { ...value, nl: text } }]
  return [{ path: target.path, value: { nl: value?.nl ?? text, en: text } }]
}

/**
 * Works out what a typed text changes. A sign is taken as the reader sees it: a cost typed with or without a minus is
 * the same amount, since the direction of a line is in its payer and payee. Empty is zero.
 */
export function readTyped(input: TypedIn): Typed {
  const { target } = input
  if (target.kind === 'name') return outcome(nameChanges(target, input))
  const figure = input.text.trim() === '' ? 0 : readFigure(input.text, input.language)
  if (figure === undefined) return { kind: 'no-figure' }
  const isInEuro = /(mln|miljoen|m)\s*$/i.test(input.text) || Math.abs(figure) >= euroFrom
  const eur = Math.abs(figure) * (isInEuro ? 1 : input.scale)
  return outcome(figureChanges(target, target.kind === 'series' ? cents(eur) : Number(eur.toFixed(6))))
}

function outcome(changes: readonly CaseChange[]): Typed {
  return changes.length === 0 ? { kind: 'same' } : { kind: 'changes', changes }
}

/** The number that is typed over: that of the case, in the unit of the column. */
export function editedNumber(target: EditTarget, scale: number): number | undefined {
  if (target.kind === 'name') return undefined
  if (target.kind === 'number') return target.value / scale
  return target.ts.reduce((sum, t) => sum + (target.series[t] ?? 0), 0) / scale
}
