import { useEffect, useRef } from 'preact/hooks'
import { rehearse } from '../../rules/workbench/rehearsal.ts'
import type { WorkedOut } from '../../rules/workbench/work-out.ts'

/** So many changes are rehearsed: what runs often is compiled. */
const rehearsals = 30
/** Milliseconds that must be left for one of them. */
const leastMs = 6

/** Rehearses changes while the page has nothing to do, for who may make them; where a browser tells of such moments. */
export function useRehearsal(workedOut: WorkedOut, mayEdit: boolean): void {
  const shown = useRef(workedOut)
  shown.current = workedOut
  useEffect(() => {
    if (!mayEdit || typeof requestIdleCallback !== 'function') return
    let nth = 0
    const run = (deadline: IdleDeadline) => {
      for (; nth < rehearsals && deadline.timeRemaining() > leastMs; nth += 1) rehearse(shown.current, nth)
      if (nth < rehearsals) idle = requestIdleCallback(run)
    }
    let idle = requestIdleCallback(run)
    return () => cancelIdleCallback(idle)
  }, [mayEdit])
}
