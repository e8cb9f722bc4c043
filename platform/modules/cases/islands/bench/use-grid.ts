import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { readTyped } from '../../rules/workbench/edits.ts'
import {
  type BlockOutcome,
  editAt,
  emptyBlock,
  pasteBlock,
  scaleAt,
  textToEdit,
} from '../../rules/workbench/grid-edits.ts'
import {
  groupKey,
  leadColumns,
  moved,
  type Place,
  type Range,
  rangeOf,
  rowAt,
} from '../../rules/workbench/grid-place.ts'
import type { Grid } from '../../rules/workbench/rows.ts'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

/** A cell that is being typed in. */
export interface Editing extends Place {
  text: string
  /** The text stands for what was there: it is selected, so that typing replaces it. */
  isWhole: boolean
  isWrong: boolean
}

/** Where somebody is in the grid, and what can be done there. */
export interface GridState {
  place: Place
  range: Range
  editing: Editing | undefined
  /** What the last act left undone, for the line that is read out. */
  told: string
  focusOn: (place: Place, isExtending: boolean) => void
  startEditing: (place: Place, text?: string) => void
  type: (text: string) => void
  /** Takes what was typed and moves on; false when it is no figure. */
  commit: (onward?: 'down' | 'right' | 'left' | 'stay') => boolean
  cancel: () => void
  move: (key: string, modifiers: { isControl: boolean; isExtending: boolean }) => boolean
  empty: () => void
  paste: (block: readonly (readonly string[])[]) => void
}

const onwardKeys = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft', stay: '' } as const

/** The cell at a place; the words of subtotals stand for all columns before the amounts. */
function cellElement(table: HTMLElement | null, place: Place): HTMLElement | undefined {
  const row = table?.querySelector(`[data-row="${CSS.escape(place.row)}"]`)
  const at = (column: number) => row?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? undefined
  return at(place.column) ?? (place.column < leadColumns ? at(0) : undefined)
}

interface Committing {
  grid: Grid
  bench: Bench
  view: View
  editing: Editing
}

/** Makes the change that was typed; the bench refuses what would be no case. */
function committed({ grid, bench, view, editing }: Committing): 'taken' | 'no-figure' | 'refused' {
  const row = rowAt(grid, editing.row)
  const target = row && editAt(row, editing.column)
  if (!target) return 'taken'
  const { text, column } = editing
  const typed = readTyped({ target, text, language: view.language, scale: scaleAt(column) })
  if (typed.kind !== 'changes') return typed.kind === 'same' ? 'taken' : 'no-figure'
  performance.mark('workbench-commit')
  return bench.perform(typed.changes) ? 'taken' : 'refused'
}

/**
 * The one cell of the grid that Tab comes to. Set beside the drawing: while the cell has the focus, a browser that is told
 * its tab stop first works out all styles that have changed so far.
 */
function useTabStop() {
  const stop = useRef<HTMLElement | null>(null)
  return useCallback((cell: HTMLElement | null | undefined) => {
    if (!cell || cell === stop.current) return
    stop.current?.setAttribute('tabindex', '-1')
    cell.setAttribute('tabindex', '0')
    stop.current = cell
  }, [])
}

/** Where the focus is and where the selection began; the browser's focus follows after it is drawn. */
function usePlace(first: Place) {
  const [place, setPlace] = useState(first)
  const [anchor, setAnchor] = useState(first)
  const table = useRef<HTMLTableElement>(null)
  // Held apart from the state: an effect of an earlier drawing must not go to an earlier place.
  const wanted = useRef<Place | undefined>(undefined)
  const setStop = useTabStop()
  const focusCell = useCallback(
    (to: Place) => {
      const cell = cellElement(table.current, to)
      setStop(cell)
      if (cell !== document.activeElement) cell?.focus({ preventScroll: false })
    },
    [setStop],
  )
  useLayoutEffect(() => {
    if (wanted.current) focusCell(wanted.current)
    wanted.current = undefined
    // Cells come and go: a grid without a tab stop would be out of reach of the keyboard.
    if (!table.current?.querySelector('[tabindex="0"]'))
      setStop(cellElement(table.current, place) ?? table.current?.querySelector<HTMLElement>('[data-column]'))
  })
  const go = useCallback(
    (to: Place, isExtending = false) => {
      setPlace(to)
      if (!isExtending) setAnchor(to)
      wanted.current = to
      // At once, while nothing waits to be drawn: the focus makes the browser lay out all that does, and so does a field
      // with the focus that is taken away. After the drawing only a cell that is new still has to get it.
      focusCell(to)
    },
    [focusCell],
  )
  const stay = useCallback(() => {
    wanted.current = place
  }, [place])
  return { place, anchor, table, go, stay }
}

interface Acting {
  grid: Grid
  bench: Bench
  view: View
  place: Place
  range: Range
  tell: (told: string) => void
}

/** Acts on a whole block: one step back takes all of it back. */
function blockActs({ grid, bench, view, place, range, tell }: Acting): Pick<GridState, 'empty' | 'paste'> {
  const { caseFile } = bench.workedOut
  const { language, t } = view
  const perform = ({ changes, skippedCount }: BlockOutcome) => {
    if (changes.length > 0) bench.perform(changes)
    tell(skippedCount > 0 ? t('workbenchSkipped', { count: skippedCount }) : '')
  }
  return {
    empty: () => perform(emptyBlock({ grid, caseFile, language, range })),
    paste: block => {
      const start = { row: range.rows[0] ?? place.row, column: range.from }
      perform(pasteBlock({ grid, caseFile, language, block, place: start }))
    },
  }
}

/** The state of the grid: place, selection, typing. Changes go through the bench. */
export function useGrid(grid: Grid, bench: Bench, view: View) {
  const first: Place = { row: grid.groups[0]?.rows[0]?.id ?? groupKey('costs'), column: 0 }
  const { place, anchor, table, go, stay } = usePlace(first)
  const [editing, setEditing] = useState<Editing>()
  // A field that goes away loses the focus once more: what was taken or given up must not be taken again.
  const isOpen = useRef(false)
  const close = () => {
    isOpen.current = false
    setEditing(undefined)
  }
  const [told, setTold] = useState('')
  const range = rangeOf(grid, anchor, place)
  const state: GridState = {
    place,
    range,
    editing,
    told,
    ...blockActs({ grid, bench, view, place, range, tell: setTold }),
    focusOn: go,
    startEditing: (at, typed) => {
      const row = rowAt(grid, at.row)
      const target = row && editAt(row, at.column)
      if (!target) return
      setTold('')
      const text = typed ?? textToEdit(target, at.column, view.language)
      isOpen.current = true
      setEditing({ ...at, text, isWhole: typed === undefined, isWrong: false })
    },
    type: text => setEditing(now => now && { ...now, text, isWhole: false, isWrong: false }),
    commit: (onward = 'stay') => {
      if (!editing || !isOpen.current) return true
      const outcome = committed({ grid, bench, view, editing })
      if (outcome !== 'taken') {
        setEditing({ ...editing, isWrong: true })
        if (outcome === 'no-figure') setTold(view.t('workbenchNoFigure'))
        return false
      }
      close()
      if (onward === 'stay') stay()
      else go(moved(grid, editing, { key: onwardKeys[onward], isControl: false }) ?? editing)
      return true
    },
    cancel: () => {
      close()
      setTold('')
      stay()
    },
    move: (key, { isControl, isExtending }) => {
      const to = moved(grid, place, { key, isControl })
      if (to) go(to, isExtending)
      return to !== undefined
    },
  }
  return { state, table }
}
