import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { everyRow, type Span, spanInView, wholeMost } from '../../rules/workbench/rows-in-view.ts'

/** What of the rows can be seen now; undefined while there is no table. */
function spanOf(table: HTMLTableElement | null): Span | undefined {
  const [body] = table?.tBodies ?? []
  const frame = table?.parentElement?.getBoundingClientRect()
  if (!body || !frame) return undefined
  const first = body.getBoundingClientRect().top
  return spanInView({
    top: Math.max(0, frame.top) - first,
    bottom: Math.min(window.innerHeight, frame.bottom) - first,
    // Every row is as high as that of the first subtotals, which is always drawn.
    rowHeight: body.rows[0]?.getBoundingClientRect().height ?? 0,
  })
}

const isSame = (a: Span, b: Span) => a.from === b.from && a.end === b.end

const seeks = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === 'F3' || ((ctrlKey || metaKey) && key.toLowerCase() === 'f')

/**
 * Which of so many rows are drawn: what is not there costs nothing at a keystroke. A short grid is drawn as a whole, and
 * so is a long one on the server, on paper, and while the browser seeks a word in the page.
 */
export function useRowsInView(table: RefObject<HTMLTableElement | null>, rowCount: number): Span {
  const [span, setSpan] = useState(everyRow)
  const isLong = rowCount > wholeMost
  useEffect(() => {
    if (!isLong) return
    let isWhole = false
    const set = (next: Span) => setSpan(now => (isSame(now, next) ? now : next))
    const look = () => set((isWhole ? undefined : spanOf(table.current)) ?? everyRow)
    const showAll = () => {
      isWhole = true
      look()
    }
    const onKey = (event: KeyboardEvent) => {
      if (seeks(event)) showAll()
      else if (isWhole && table.current?.contains(event.target as Node)) {
        isWhole = false
        look()
      }
    }
    look()
    // Scrolling is told to what scrolls only: the pane, or on a small screen the page.
    const scrolled = { capture: true, passive: true }
    document.addEventListener('scroll', look, scrolled)
    window.addEventListener('resize', look)
    window.addEventListener('beforeprint', showAll)
    window.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('scroll', look, scrolled)
      window.removeEventListener('resize', look)
      window.removeEventListener('beforeprint', showAll)
      window.removeEventListener('keydown', onKey)
      setSpan(everyRow)
    }
  }, [table, isLong])
  return span
}
