import { Fragment, type VNode } from 'preact'
import type { ColumnBlock } from '../../rules/workbench/columns-in-view.ts'

interface AmountCellsProps {
  blocks: readonly ColumnBlock[]
  /** The cell of the column of amounts with this number, with a key of its own. */
  draw: (place: number) => VNode
}

/** The columns of amounts of one row: cells, and one without anything in the place of those that are not drawn. */
export function AmountCells({ blocks, draw }: AmountCellsProps) {
  return (
    <>
      {blocks.map(({ from, end, isDrawn }) => (
        <Fragment key={from}>
          {isDrawn ? (
            Array.from({ length: end - from }, (_, nth) => draw(from + nth))
          ) : (
            <td colSpan={end - from} aria-hidden="true" />
          )}
        </Fragment>
      ))}
    </>
  )
}
