import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { View } from '../view.ts'
import type { RiskDesk, RiskState } from './risk-desk.ts'

/** What every part about risk is given. */
export interface RiskProps {
  desk: RiskDesk
  view: View
}

/** Whether a part shows the same desk in the same words: what is drawn of it then only hangs on what it hears. */
export const isSameDesk = (before: RiskProps, after: RiskProps): boolean =>
  before.desk === after.desk && before.view === after.view

/** What a part looks at; what else is known may be that of before. */
type Seen = (state: RiskState) => readonly unknown[]

const everything: Seen = state => [state]

/** What is known now; draws again when something that the part looks at is another. */
export function useRisk(desk: RiskDesk, seen: Seen = everything): RiskState {
  const [state, setState] = useState(desk.state)
  useEffect(() => {
    const hear = () =>
      setState(before => {
        const now = desk.state()
        const was = seen(before)
        return seen(now).every((value, place) => value === was[place]) ? before : now
      })
    hear()
    return desk.listen(hear)
  }, [desk])
  return state
}

/** Marks when new percentiles are on the page, so that the time since the keystroke can be measured. */
export function usePercentilesMark({ now }: Pick<RiskState, 'now'>): void {
  const { figures } = now
  useLayoutEffect(() => {
    if (figures) performance.mark('workbench-percentiles', { detail: { trials: figures.trials } })
  }, [figures])
}
