import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** The screens for which the style sheet shows the narrow drawing. */
const narrowScreens = 'screen and (max-width: 56rem)'

/**
 * Which of two drawings is on the screen. Undefined where that is not known, so that both must be right: on the server,
 * before the page is live, and on paper.
 */
export function useSeenSize(): 'wide' | 'narrow' | undefined {
  const [seen, setSeen] = useState<'wide' | 'narrow'>()
  useEffect(() => {
    const query = matchMedia(narrowScreens)
    const look = () => setSeen(query.matches ? 'narrow' : 'wide')
    const showBoth = () => setSeen(undefined)
    look()
    query.addEventListener('change', look)
    window.addEventListener('beforeprint', showBoth)
    window.addEventListener('afterprint', look)
    return () => {
      query.removeEventListener('change', look)
      window.removeEventListener('beforeprint', showBoth)
      window.removeEventListener('afterprint', look)
    }
  }, [])
  return seen
}

/** What nobody sees stays as it was drawn before: it costs nothing, and is right again before it is seen. */
export function WhileSeen({ isSeen, draw }: { isSeen: boolean; draw: () => ComponentChildren }) {
  const drawn = useRef<ComponentChildren>(undefined)
  if (isSeen || drawn.current === undefined) drawn.current = draw()
  return <>{drawn.current}</>
}
