import type { Grid, GridRow } from './rows.ts'

/** A place in the grid by what it is, so that it stays when rows come and go. */
export interface Place {
  row: string
  column: number
}

/** Columns before the amounts: name, route, quantity, price. */
export const leadColumns = 4

/** Key of a group row or of the balance, which can have no clash with ids of lines. */
export const groupKey = (id: string) => `groep:${id}`
/** Key of the row with the balance. */
export const balanceKey = 'saldo:'

const knownKeys = new WeakMap<Grid, readonly string[]>()

/** Keys of all rows from top to bottom; the same list for the same grid. */
export function rowKeys(grid: Grid): readonly string[] {
  const known = knownKeys.get(grid)
  if (known) return known
  const keys = [
    ...grid.groups.flatMap(group => [groupKey(group.id), ...group.rows.map(row => row.id)]),
    balanceKey,
  ]
  knownKeys.set(grid, keys)
  return keys
}

/** How many columns the grid has. */
export function columnCount(grid: Grid): number {
  return leadColumns + grid.columns.length + 1
}

/** Rows that one page up or down goes. */
const pageRows = 12

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value))

/** Where a key leads from a place; undefined when the key does not move. */
export function moved(
  grid: Grid,
  from: Place,
  { key, isControl }: { key: string; isControl: boolean },
): Place | undefined {
  const keys = rowKeys(grid)
  const row = Math.max(0, keys.indexOf(from.row))
  const [lastRow, lastColumn] = [keys.length - 1, columnCount(grid) - 1]
  const to = (nextRow: number, column: number): Place => ({
    row: keys[clamp(nextRow, lastRow)] ?? balanceKey,
    column: clamp(column, lastColumn),
  })
  // The head of a group covers the columns before the amounts: one step leaves it.
  const isHead = from.row.includes(':') && from.column < leadColumns
  switch (key) {
    case 'ArrowDown':
      return to(isControl ? lastRow : row + 1, from.column)
    case 'ArrowUp':
      return to(isControl ? 0 : row - 1, from.column)
    case 'ArrowRight':
      return to(row, isControl ? lastColumn : isHead ? leadColumns : from.column + 1)
    case 'ArrowLeft':
      return to(row, isControl ? 0 : isHead ? 0 : from.column - 1)
    case 'Home':
      return to(isControl ? 0 : row, 0)
    case 'End':
      return to(isControl ? lastRow : row, lastColumn)
    case 'PageDown':
      return to(row + pageRows, from.column)
    case 'PageUp':
      return to(row - pageRows, from.column)
    default:
      return undefined
  }
}

/** The rows and columns between two places, both included. */
export interface Range {
  rows: readonly string[]
  from: number
  to: number
}

/** The block between where a selection began and where it is now. */
export function rangeOf(grid: Grid, anchor: Place, focus: Place): Range {
  const keys = rowKeys(grid)
  const [a, b] = [keys.indexOf(anchor.row), keys.indexOf(focus.row)]
  return {
    rows: keys.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1),
    from: Math.min(anchor.column, focus.column),
    to: Math.max(anchor.column, focus.column),
  }
}

/** The line at a key; undefined for a group or the balance. */
export function rowAt(grid: Grid, key: string): GridRow | undefined {
  for (const group of grid.groups) {
    const row = group.rows.find(one => one.id === key)
    if (row) return row
  }
  return undefined
}
