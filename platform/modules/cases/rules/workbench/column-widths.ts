import type { Grid, GridRow } from './rows.ts'

/** How much room the figures of a grid need, by column. */
export interface ColumnWidths {
  /** Of every amount and its sums, in millions with one decimal. */
  amounts: 'small' | 'usual' | 'wide' | 'widest'
  /** Of a quantity with its unit; `none` where no line has a quantity or a price. */
  quantities: 'none' | 'small' | 'usual'
  prices: 'small' | 'usual'
}

/** From here on an amount needs wider columns, in euro: a hundred, a thousand and a hundred thousand millions. */
const [usualEur, wideEur, widestEur] = [99.95e6, 999.95e6, 99_999.95e6]
/** Signs of a quantity with its unit that a narrow column has room for. */
const smallSigns = 10
/** From here on a price needs a wider column, in euro. */
const usualPriceEur = 99_999.5

/** Signs of a quantity as it is written: its digits with a point between thousands, a space, and the unit. */
function signsOf({ value, unit }: GridRow['quantity']): number {
  if (value === undefined) return 0
  const digits = String(Math.round(Math.abs(value))).length
  return digits + Math.floor((digits - 1) / 3) + 1 + unit.length
}

const sizeOf = (most: number): ColumnWidths['amounts'] =>
  most < usualEur ? 'small' : most < wideEur ? 'usual' : most < widestEur ? 'wide' : 'widest'

/** What a row asks for. */
interface Need {
  eur: number
  priceEur: number
  signs: number
  isPriced: boolean
}

/** What was found of rows before: those that a change leaves alone need not be looked through again. */
const known = new WeakMap<GridRow, Need>()

function needOf(row: GridRow): Need {
  const before = known.get(row)
  if (before) return before
  const { total, amounts, quantity, price } = row
  const need = {
    eur: Math.max(...[total, ...amounts].map(({ value = 0 }) => Math.abs(value))),
    priceEur: Math.abs(price.value ?? 0),
    signs: signsOf(quantity),
    isPriced: quantity.value !== undefined || price.value !== undefined,
  }
  known.set(row, need)
  return need
}

/**
 * Widths that hang on how large the figures are and not on what stands in a cell: a new figure moves nothing unless it has
 * more digits than any before.
 */
export function columnWidths({ groups, amounts, total }: Grid): ColumnWidths {
  const sums = [total, ...amounts, ...groups.flatMap(group => [group.total, ...group.amounts])]
  const most: Need = { eur: Math.max(...sums.map(Math.abs)), priceEur: 0, signs: 0, isPriced: false }
  for (const { rows } of groups) {
    for (const row of rows) {
      const { eur, priceEur, signs, isPriced } = needOf(row)
      most.eur = Math.max(most.eur, eur)
      most.priceEur = Math.max(most.priceEur, priceEur)
      most.signs = Math.max(most.signs, signs)
      most.isPriced ||= isPriced
    }
  }
  return {
    amounts: sizeOf(most.eur),
    quantities: most.isPriced ? (most.signs <= smallSigns ? 'small' : 'usual') : 'none',
    prices: most.priceEur < usualPriceEur ? 'small' : 'usual',
  }
}
