import type { Grid } from './rows.ts'

/** How much room the figures of a grid need, by column. */
export interface ColumnWidths {
  /** Of every amount and its sums, in millions with one decimal. */
  amounts: 'usual' | 'wide' | 'widest'
  /** Whether any line has a quantity and a price. */
  isPriced: boolean
}

/** From here on an amount needs wider columns, in euro: a thousand and a hundred thousand millions. */
const [wideEur, widestEur] = [999.95e6, 99_999.95e6]

/**
 * Widths that hang on how large the figures are and not on what stands in a cell: a new figure moves nothing unless it has
 * more digits than any before.
 */
export function columnWidths({ groups, amounts, total }: Grid): ColumnWidths {
  let most = Math.abs(total)
  const see = (eur: number | undefined) => {
    if (eur !== undefined) most = Math.max(most, Math.abs(eur))
  }
  amounts.forEach(see)
  let isPriced = false
  for (const group of groups) {
    see(group.total)
    group.amounts.forEach(see)
    for (const row of group.rows) {
      see(row.total.value)
      for (const cell of row.amounts) see(cell.value)
      isPriced ||= row.quantity.value !== undefined || row.price.value !== undefined
    }
  }
  return { amounts: most < wideEur ? 'usual' : most < widestEur ? 'wide' : 'widest', isPriced }
}
