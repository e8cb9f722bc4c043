import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { readTyped } from '../../workbench/edits.ts'
import { editAt, emptyBlock, pasteBlock, scaleAt, textToEdit } from '../../workbench/grid-edits.ts'
import { groupKey, moved, type Place, type Range, rangeOf, rowAt } from '../../workbench/grid-place.ts'
import type { Grid } from '../../workbench/rows.ts'
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

/** Puts the browser's focus on the cell where the grid says it is. */
function focusCell(table: HTMLElement | null, place: Place): void {
  const row = table?.querySelector(`[data-row="${CSS.escape(place.row)}"]`)
  const cells = row ? [...row.querySelectorAll<HTMLElement>('[data-column]')] : []
  const cell = cells.findLast(one => Number(one.dataset.column) <= place.column)
  cell?.focus({ preventScroll: false })
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

/** The state of the grid: place, selection, typing. Changes go through the bench. */
export function useGrid(grid: Grid, bench: Bench, view: View) {
  const first: Place = { row: grid.groups[0]?.rows[0]?.id ?? groupKey('costs'), column: 0 }
  const [place, setPlace] = useState(first)
  const [anchor, setAnchor] = useState(first)
  const [editing, setEditing] = useState<Editing>()
  const [told, setTold] = useState('')
  const table = useRef<HTMLTableElement>(null)
  const mustFocus = useRef(false)
  useEffect(() => {
    if (!mustFocus.current) return
    mustFocus.current = false
    focusCell(table.current, place)
  })
  const go = useCallback((to: Place, isExtending = false) => {
    setPlace(to)
    if (!isExtending) setAnchor(to)
    mustFocus.current = true
  }, [])
  const { caseFile } = bench.workedOut
  const { language, t } = view
  const range = rangeOf(grid, anchor, place)
  const skipped = (count: number) => setTold(count > 0 ? t('workbenchSkipped', { count }) : '')

  const state: GridState = {
    place,
    range,
    editing,
    told,
    focusOn: go,
    startEditing: (at, text) => {
      const row = rowAt(grid, at.row)
      const target = row && editAt(row, at.column)
      if (!target) return
      setTold('')
      setEditing({
        ...at,
        text: text ?? textToEdit(target, at.column, language),
        isWhole: text === undefined,
        isWrong: false,
      })
    },
    type: text => setEditing(now => now && { ...now, text, isWhole: false, isWrong: false }),
    commit: (onward = 'stay') => {
      if (!editing) return true
      const outcome = committed({ grid, bench, view, editing })
      if (outcome !== 'taken') {
        setEditing({ ...editing, isWrong: true })
        if (outcome === 'no-figure') setTold(t('workbenchNoFigure'))
        return false
      }
      setEditing(undefined)
      if (onward === 'stay') mustFocus.current = true
      else go(moved(grid, editing, { key: onwardKeys[onward], isControl: false }) ?? editing)
      return true
    },
    cancel: () => {
      setEditing(undefined)
      setTold('')
      mustFocus.current = true
    },
    move: (key, { isControl, isExtending }) => {
      const to = moved(grid, place, { key, isControl })
      if (to) go(to, isExtending)
      return to !== undefined
    },
    empty: () => {
      const outcome = emptyBlock({ grid, caseFile, language, range })
      if (outcome.changes.length > 0) bench.perform(outcome.changes)
      skipped(outcome.skippedCount)
    },
    paste: block => {
      const outcome = pasteBlock({
        grid,
        caseFile,
        language,
        block,
        place: { row: range.rows[0] ?? place.row, column: range.from },
      })
      if (outcome.changes.length > 0) bench.perform(outcome.changes)
      skipped(outcome.skippedCount)
    },
  }
  return { state, table }
}
