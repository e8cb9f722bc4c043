import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseState } from '../../model.ts'
import { heard, type Sync } from '../../rules/workbench/sync.ts'
import type { CasePresence, WorkbenchProps } from '../../workbench-contract.ts'

/** What is heard of others while the page is open. */
export interface Live {
  /** Who else has the case open. */
  people: readonly CasePresence[]
  /** How the case stands by now, where that is another state than the page came with. */
  state: CaseState | undefined
}

/** After how long a lost connection is tried again, milliseconds: not all at the same instant. */
const againMs = () => 3000 + Math.random() * 3000

/**
 * Listens to what others do in this case, for as long as the page can be seen. Without it the page works as well: what
 * others changed then comes in with the next saving.
 */
export function useLive(
  { addresses, state }: WorkbenchProps,
  sync: Sync,
  update: (change: (sync: Sync) => Sync) => void,
): Live {
  const [live, setLive] = useState<Live>({ people: [], state: undefined })
  const revision = useRef(sync.revision)
  revision.current = sync.revision
  useEffect(() => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      clearTimeout(timer)
      source?.close()
      source = undefined
    }
    const start = () => {
      stop()
      source = new EventSource(`${addresses.live}?vanaf=${revision.current}`)
      const on = <Data>(name: string, take: (data: Data) => void) =>
        source?.addEventListener(name, event => take(JSON.parse(event.data) as Data))
      on<{ people: CasePresence[] }>('aanwezig', ({ people }) => setLive(now => ({ ...now, people })))
      on<{ state: CaseState }>('stand', data =>
        setLive(now => ({ ...now, state: data.state === state ? undefined : data.state })),
      )
      on<{ revision: number }>('gewijzigd', data => update(now => heard(now, data.revision)))
      source.onerror = () => {
        // Coming back by itself it would ask from the revision that it began with.
        stop()
        setLive(now => ({ ...now, people: [] }))
        timer = setTimeout(start, againMs())
      }
    }
    const onVisibility = () => (document.hidden ? stop() : start())
    onVisibility()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      stop()
    }
  }, [addresses.live, state, update])
  return live
}
