import { useEffect, useRef } from 'preact/hooks'
import { keptInBrowser } from '../../../../kit/ui/kept-in-browser.ts'
import {
  type Draft,
  draftOf,
  failed,
  maySend,
  onlyAsks,
  readDraft,
  refusedBy,
  type Sync,
  saved,
  startSending,
  unsaved,
} from '../../rules/workbench/sync.ts'
import type { SaveAnswer, SaveConflict, SaveRequest } from '../../workbench-contract.ts'

/** Milliseconds after the last change at which it is saved, and between attempts while that fails. */
const [waitMs, againMs] = [1000, 5000]
/** Milliseconds after which is asked for what others changed: more may come at once. */
const newsMs = 100

/** What saving needs: the state now, how to change it, and where to send it. */
interface Saving {
  sync: Sync
  update: (change: (sync: Sync) => Sync) => void
  onMerged: (paths: readonly string[]) => void
  /** Where changes are sent. */
  address: string
  /** Where is asked for what others changed. */
  news: string
  place: DraftPlace
}

/** Whose unsaved changes of which case: a browser may have more than one reader. */
export interface DraftPlace {
  caseId: string
  readerKey: string
}

/** Key under which unsaved changes of a case are kept in the browser. */
const draftKey = ({ caseId, readerKey }: DraftPlace) => `${keptInBrowser}${readerKey}:${caseId}`

/** What an earlier visit could not save; undefined when there is nothing, or no storage. */
export function keptDraft(place: DraftPlace): Draft | undefined {
  try {
    return readDraft(localStorage.getItem(draftKey(place)))
  } catch {
    return undefined
  }
}

/** Keeps a draft that does not fit any more apart, so that the next change does not overwrite it. */
export function putAside(place: DraftPlace): void {
  const text = localStorage.getItem(draftKey(place))
  if (text !== null) localStorage.setItem(`${draftKey(place)}:past-niet-meer`, text)
  localStorage.removeItem(draftKey(place))
}

/** Keeps what is not saved in the browser, and takes it away when the server has it. */
function keepDraft(place: DraftPlace, sync: Sync): void {
  try {
    const draft = draftOf(sync)
    if (draft) localStorage.setItem(draftKey(place), JSON.stringify(draft))
    else localStorage.removeItem(draftKey(place))
  } catch {
    // A browser without storage keeps the changes in memory only; the state of saving tells what is safe.
  }
}

function post(address: string, body: SaveRequest, keepalive = false): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    keepalive,
  })
}

function conflictsIn(answer: unknown): readonly SaveConflict[] {
  const conflicts = (answer as { conflicts?: unknown } | null)?.conflicts
  return Array.isArray(conflicts) ? (conflicts as SaveConflict[]) : []
}

/** Sends what is to be saved; with nothing to save it asks for what others changed, as a reader may as well. */
const ask = (sync: Sync, { address, news }: Pick<Saving, 'address' | 'news'>): Promise<Response> =>
  sync.sending.length > 0
    ? post(address, { revision: sync.revision, changes: sync.sending })
    : fetch(`${news}?vanaf=${sync.revision}`, { headers: { accept: 'application/json' } })

async function send(sync: Sync, to: Pick<Saving, 'address' | 'news'>): Promise<(now: Sync) => Sync> {
  try {
    const response = await ask(sync, to)
    const answer: unknown = await response.json()
    const conflicts = conflictsIn(answer)
    if (conflicts.length > 0) return now => refusedBy(now, conflicts)
    if (response.ok) return now => saved(now, answer as SaveAnswer)
    const isOurs = response.status >= 400 && response.status < 500 && response.status !== 429
    return now => failed(now, isOurs ? 'refused' : 'unreachable')
  } catch {
    return now => failed(now, 'unreachable')
  }
}

/**
 * Somebody is typing in a cell: what others changed is taken in afterwards, so that a change of the same cell is a
 * conflict to be decided, and nothing moves under the typing.
 */
const isTyping = () => document.querySelector('.v-cell-input') !== null

/** Saves by itself: a second after a change, again while that fails, and at once when the page goes away. */
export function useSaving({ sync, update, onMerged, address, news, place }: Saving): void {
  const latest = useRef(sync)
  latest.current = sync
  const first = useRef(sync)
  // The state that the page came with knows nothing of a draft: it may not take one away.
  useEffect(() => {
    if (sync !== first.current) keepDraft(place, sync)
  }, [place, sync])
  useEffect(() => {
    if (!maySend(sync)) return
    const attempt = () => {
      if (onlyAsks(latest.current) && isTyping()) timer = setTimeout(attempt, waitMs)
      else update(startSending)
    }
    let timer = setTimeout(attempt, sync.trouble ? againMs : onlyAsks(sync) ? newsMs : waitMs)
    window.addEventListener('online', attempt)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', attempt)
    }
  }, [sync, update])
  useEffect(() => {
    if (!sync.isSending) return
    void send(latest.current, { address, news }).then(change => update(change))
  }, [sync.isSending, address, news, update])
  useEffect(() => {
    if (sync.merged.length > 0) onMerged(sync.merged.map(({ change }) => change.path))
  }, [sync.merged, onMerged])
  useEffect(() => {
    const flush = () => {
      const now = latest.current
      if (now.conflicts.length > 0 || unsaved(now).length === 0) return
      void post(address, { revision: now.revision, changes: unsaved(now) }, true).catch(() => undefined)
    }
    window.addEventListener('pagehide', flush)
    return () => window.removeEventListener('pagehide', flush)
  }, [address])
}
