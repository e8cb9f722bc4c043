import type { Explanation, Words } from '@versneller/engine'
import type { ToldTotal, Withheld } from '../workbench-contract.ts'

/** What hidden lines do to one figure of the visible case. */
export type HiddenPart =
  /** They do not move it: the figure is the whole figure. */
  | { kind: 'none' }
  /** Together they add this much, as told at a version of the case. */
  | { kind: 'total'; total: ToldTotal }
  /** They move it, and how much may not be told: the figure of the visible lines alone would mislead. */
  | { kind: 'untold' }

function isMoved(withheld: Withheld, pointer: string): boolean {
  const [, holder = '', id = ''] = pointer.split('/')
  if (holder === 'parties') return withheld.partyIds.includes(decodeURIComponent(id))
  if (holder === 'area') return withheld.touchesArea
  if (holder === 'landExploitation') return withheld.touchesLand
  return holder === 'rateDifferenceEur' && withheld.partyIds.length > 0
}

/** What hidden lines do to the figure at a pointer of the answer. */
export function hiddenPart(withheld: Withheld, pointer: string): HiddenPart {
  if (!isMoved(withheld, pointer)) return { kind: 'none' }
  const total = withheld.totals.find(one => one.figure === pointer)
  return total ? { kind: 'total', total } : { kind: 'untold' }
}

/** The figure that is told: visible lines with the hidden total; undefined where none may be told. */
export function toldEur(withheld: Withheld, pointer: string, visibleEur: number): number | undefined {
  const part = hiddenPart(withheld, pointer)
  if (part.kind === 'untold') return undefined
  return part.kind === 'total' ? visibleEur + part.total.eur : visibleEur
}

/** The sentences about hidden lines in an explanation, in both languages. */
export interface HiddenWords {
  /** "19 hidden lines, total of version 3 of 12 November 2026". */
  total: (total: ToldTotal) => Words
  /** "visible lines". */
  visible: Words
  /** "only of visible lines". */
  visibleOnly: Words
}

/** The explanation of a figure with its hidden part as one input, or said to be of visible lines only. */
export function withHiddenPart(
  explanation: Explanation,
  withheld: Withheld,
  { total, visible, visibleOnly }: HiddenWords,
): Explanation {
  const part = hiddenPart(withheld, explanation.pointer)
  if (part.kind === 'none') return explanation
  const joined = (joint: string, words: Words): Words => ({
    nl: `${explanation.label.nl}${joint}${words.nl}`,
    en: `${explanation.label.en}${joint}${words.en}`,
  })
  if (part.kind === 'untold') return { ...explanation, label: joined(', ', visibleOnly) }
  const { eur } = part.total
  const hidden = total(part.total)
  return {
    ...explanation,
    value: (explanation.value ?? 0) + eur,
    formula: joined(' = ', { nl: `${visible.nl} + ${hidden.nl}`, en: `${visible.en} + ${hidden.en}` }),
    inputs: [{ pointer: null, operator: '+', label: hidden, value: eur, unit: 'eur' }, ...explanation.inputs],
  }
}
