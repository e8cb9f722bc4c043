import type { ColumnBlock } from '../../rules/workbench/columns-in-view.ts'
import { leadColumns } from '../../rules/workbench/grid-place.ts'
import { Tinted } from './figure.tsx'
import { AmountCells } from './grid-columns.tsx'
import type { View } from './view.ts'

/** What is read out as the number of a row, counted from 0 below the heads. */
export const rowIndex = (number: number): number => number + 2

interface SumsProps {
  rowKey: string
  number: number
  words: string
  class?: string
  amounts: readonly number[]
  total: number
  blocks: readonly ColumnBlock[]
  view: View
}

/** A row of subtotals: its words stand in the first column, and there is nothing in those up to the amounts. */
export function Sums({ rowKey, number, words, class: name, amounts, total, blocks, view }: SumsProps) {
  const cell = (eur: number, column: number, isTotal: boolean) => (
    <td
      key={column}
      data-column={column}
      aria-colindex={column + 1}
      tabIndex={-1}
      class={isTotal ? 'n v-total' : 'n'}
    >
      <Tinted text={view.format.million(eur)} />
    </td>
  )
  return (
    <tr data-row={rowKey} class={name} aria-rowindex={rowIndex(number)}>
      <th scope="row" data-column={0} aria-colindex={1} tabIndex={-1}>
        {words}
      </th>
      <td colSpan={leadColumns - 1} />
      <AmountCells blocks={blocks} draw={place => cell(amounts[place] ?? 0, leadColumns + place, false)} />
      {cell(total, leadColumns + amounts.length, true)}
    </tr>
  )
}
