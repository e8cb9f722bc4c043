import type { Case } from '@versneller/engine'
import { writeFigure } from '../../../../kit/texts/figures.ts'
import type { CaseChange } from '../../model.ts'
import { layOver, valueAt } from './change-case.ts'
import { editedNumber, readTyped } from './edits.ts'
import { leadColumns, type Place, type Range, rowAt, rowKeys } from './grid-place.ts'
import type { Cell, EditTarget, Grid, GridRow } from './rows.ts'

/** Euro that one in a column of amounts stands for. */
const amountScaleEur = 1e6

/** The cell of a row in a column; undefined for the name and the route. */
export function cellAt(row: GridRow, column: number): Cell | undefined {
  if (column < 2) return undefined
  if (column === 2) return row.quantity
  if (column === 3) return row.price
  return row.amounts[column - leadColumns] ?? row.total
}

/** What typing changes at a place; undefined where nothing can be typed. */
export function editAt(row: GridRow, column: number): EditTarget | undefined {
  return column === 0 ? row.nameEdit : cellAt(row, column)?.edit
}

/** Amounts are typed in millions, quantities and prices as they are. */
export function scaleAt(column: number): number {
  return column < leadColumns ? 1 : amountScaleEur
}

/** What the field holds when somebody begins to change a cell. */
export function textToEdit(target: EditTarget, column: number, language: 'nl' | 'en'): string {
  if (target.kind === 'name') return target.value?.[language] ?? target.value?.nl ?? ''
  return writeFigure(editedNumber(target, scaleAt(column)) ?? 0, language, 8)
}

/** What a block of texts changes, from a place down and to the right. */
export interface BlockOutcome {
  changes: readonly CaseChange[]
  /** Cells that cannot be typed in, and texts that are no figure. */
  skippedCount: number
}

interface BlockInput {
  grid: Grid
  /** The case that the grid shows. */
  caseFile: Case
  place: Place
  block: readonly (readonly string[])[]
  language: 'nl' | 'en'
}

/** A target with the series as it is after the changes before it. */
function fresh(target: EditTarget, caseFile: Case): EditTarget {
  if (target.kind !== 'series') return target
  return { ...target, series: (valueAt(caseFile, target.path) ?? {}) as Record<string, number> }
}

/** Lays a pasted block over the grid as one act; rows of groups are passed over, as in the copied block. */
export function pasteBlock({ grid, caseFile, place, block, language }: BlockInput): BlockOutcome {
  const keys = rowKeys(grid)
  const start = keys.indexOf(place.row)
  const changes: CaseChange[] = []
  let document = caseFile
  let skippedCount = 0
  block.forEach((texts, down) => {
    const row = rowAt(grid, keys[start + down] ?? '')
    texts.forEach((text, right) => {
      const column = place.column + right
      const target = row && editAt(row, column)
      if (!target) {
        if (text.trim() !== '') skippedCount++
        return
      }
      const typed = readTyped({ target: fresh(target, document), text, language, scale: scaleAt(column) })
      if (typed.kind === 'no-figure') skippedCount++
      if (typed.kind !== 'changes') return
      changes.push(...typed.changes)
      document = layOver(document, typed.changes)
    })
  })
  return { changes, skippedCount }
}

/** What emptying a block changes: amounts become zero; names stay. */
export function emptyBlock(input: Omit<BlockInput, 'place' | 'block'> & { range: Range }): BlockOutcome {
  const { grid, range } = input
  const changes: CaseChange[] = []
  let document = input.caseFile
  let skippedCount = 0
  for (const key of range.rows) {
    const row = rowAt(grid, key)
    for (let column = range.from; row && column <= range.to; column++) {
      const target = editAt(row, column)
      if (!target || target.kind === 'name') {
        skippedCount++
        continue
      }
      const typed = readTyped({ target: fresh(target, document), text: '', language: 'nl', scale: 1 })
      if (typed.kind !== 'changes') continue
      changes.push(...typed.changes)
      document = layOver(document, typed.changes)
    }
  }
  return { changes, skippedCount }
}

/** A selected block as texts for a spreadsheet: amounts in the unit of their column, with all decimals that count. */
export function blockTexts(
  grid: Grid,
  range: Range,
  words: { name: (row: GridRow) => string; route: (row: GridRow) => string; language: 'nl' | 'en' },
): string[][] {
  const { language } = words
  return range.rows.flatMap(key => {
    const row = rowAt(grid, key)
    if (!row) return []
    const texts: string[] = []
    for (let column = range.from; column <= range.to; column++) {
      if (column === 0) texts.push(words.name(row))
      else if (column === 1) texts.push(words.route(row))
      else {
        const value = cellAt(row, column)?.value
        texts.push(value === undefined ? '' : writeFigure(value / scaleAt(column), language, 8))
      }
    }
    return [texts]
  })
}
