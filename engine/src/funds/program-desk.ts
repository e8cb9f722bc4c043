import type { Column, Entry, LinearProgram, Row } from './linear-program.ts'

/** Which condition a row writes down; the elastic version gives way on conditions that people made. */
export interface RowTag {
  readonly rule: 'own-cap' | 'own-minimum' | 'ceiling' | 'state-aid' | 'pot' | 'region-minimum' | 'structure'
  readonly fund?: string
  readonly project?: string
  readonly year?: number
}

/** A program in the making. */
export interface ProgramDesk {
  readonly program: LinearProgram
  readonly tags: RowTag[]
  column(column: Column): number
  row(row: Row, tag?: RowTag): number
}

/** An empty program that looks for the most. */
export function openProgramDesk(): ProgramDesk {
  const program: LinearProgram = { sense: 'most', columns: [], rows: [] }
  const tags: RowTag[] = []
  return {
    program,
    tags,
    column: column => program.columns.push(column) - 1,
    row(row, tag = { rule: 'structure' }) {
      tags.push(tag)
      return program.rows.push(merged(row)) - 1
    },
  }
}

/** A column may be named once in a row. */
function merged(row: Row): Row {
  const sums = new Map<number, number>()
  for (const [column, value] of row.entries) sums.set(column, (sums.get(column) ?? 0) + value)
  return { ...row, entries: [...sums].filter(([, value]) => value !== 0) satisfies Entry[] }
}

/** No bound. */
export const infinite = Number.POSITIVE_INFINITY

/** The entries add up to at most this. */
export const atMost = (upper: number, entries: readonly Entry[]): Row => ({
  lower: -infinite,
  upper,
  entries,
})

/** The entries add up to at least this. */
export const atLeast = (lower: number, entries: readonly Entry[]): Row => ({
  lower,
  upper: infinite,
  entries,
})

/** The entries add up to exactly this. */
export const exactly = (value: number, entries: readonly Entry[]): Row => ({
  lower: value,
  upper: value,
  entries,
})
