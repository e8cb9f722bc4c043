import type { Words } from '../case/shape.ts'

/** What a cell of a table holds: a text that is the same in both languages, a number, or words. */
export type AnswerCell = string | number | null | Words

/** A part of an answer as a table for a person at a terminal. */
export interface AnswerTable {
  readonly title: Words
  readonly columns: readonly Words[]
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly AnswerCell[])[]
}

/** Dutch and English words. */
export function words(nl: string, en: string): Words {
  return { nl, en }
}
