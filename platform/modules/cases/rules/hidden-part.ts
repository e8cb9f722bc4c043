import type { Explanation, Words } from '@versneller/engine'
import type { Withheld } from '../workbench-contract.ts'

/** What hidden lines do to one figure of the visible case. */
export type HiddenPart =
  /** They do not move it: the figure is the whole figure. */
  | { kind: 'none' }
  /** Together they add this much. */
  | { kind: 'total'; eur: number }
  /** They move it, and how much may not be told: the figure of the visible lines alone would mislead. */
  | { kind: 'untold' }

/** Fewer hidden lines than this have no total. */
const fewestLines = 3

function isMoved(withheld: Withheld, pointer: string): boolean {
  const [, holder = '', id = ''] = pointer.split('/')
  if (holder === 'parties') return withheld.partyIds.includes(decodeURIComponent(id))
  if (holder === 'area') return withheld.touchesArea
  if (holder === 'landExploitation') return withheld.touchesLand
  return holder === 'rateDifferenceEur' && withheld.partyIds.length > 0
}

/** What hidden lines do to the figure at a pointer of the answer. */
export function hiddenPart(withheld: Withheld, pointer: string): HiddenPart {
  const total = withheld.totals.find(one => one.figure === pointer)
  if (total) return { kind: 'total', eur: total.eur }
  return { kind: isMoved(withheld, pointer) ? 'untold' : 'none' }
}

/** The figure that is told: visible lines with the hidden total; undefined where none may be told. */
export function toldEur(withheld: Withheld, pointer: string, visibleEur: number): number | undefined {
  const part = hiddenPart(withheld, pointer)
  if (part.kind === 'untold') return undefined
  return part.kind === 'total' ? visibleEur + part.eur : visibleEur
}

/** Why a figure is not told, as the key of a sentence. */
export function untoldReason({ lineCount }: Withheld): 'untoldFew' | 'untoldTells' {
  return lineCount < fewestLines ? 'untoldFew' : 'untoldTells'
}

/** The sentences about hidden lines in an explanation, in both languages. */
export interface HiddenWords {
  /** "19 hidden lines, only the total". */
  total: Words
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
  return {
    ...explanation,
    value: (explanation.value ?? 0) + part.eur,
    formula: joined(' = ', { nl: `${visible.nl} + ${total.nl}`, en: `${visible.en} + ${total.en}` }),
    inputs: [
      { pointer: null, operator: '+', label: total, value: part.eur, unit: 'eur' },
      ...explanation.inputs,
    ],
  }
}
