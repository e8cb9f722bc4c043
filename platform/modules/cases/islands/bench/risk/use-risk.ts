import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { View } from '../view.ts'
import type { RiskDesk, RiskState } from './risk-desk.ts'

/** What every part about risk is given. */
export interface RiskProps {
  desk: RiskDesk
  view: View
}

/** What is known now; draws again when more is. */
export function useRisk(desk: RiskDesk): RiskState {
  const [state, setState] = useState(desk.state)
  useEffect(() => {
    setState(desk.state())
    return desk.listen(() => setState(desk.state()))
  }, [desk])
  return state
}

/** Marks when new percentiles are on the page, so that the time since the keystroke can be measured. */
export function usePercentilesMark({ now }: RiskState): void {
  const { figures } = now
  useLayoutEffect(() => {
    if (figures) performance.mark('workbench-percentiles', { detail: { trials: figures.trials } })
  }, [figures])
}
