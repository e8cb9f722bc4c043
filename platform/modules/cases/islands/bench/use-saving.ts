import { useEffect, useRef } from 'preact/hooks'
import {
  type Draft,
  draftOf,
  failed,
  maySend,
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

/** What saving needs: the state now, how to change it, and where to send it. */
interface Saving {
  sync: Sync
  update: (change: (sync: Sync) => Sync) => void
  onMerged: (paths: readonly string[]) => void
  address: string
  caseId: string
}

/** Key under which unsaved changes of a case are kept in the browser. */
const draftKey = (caseId: string) => `versneller:werkblad:${caseId}`

/** What an earlier visit could not save; undefined when there is nothing, or no storage. */
export function keptDraft(caseId: string): Draft | undefined {
  try {
    return readDraft(localStorage.getItem(draftKey(caseId)))
  } catch {
    return undefined
  }
}

/** Keeps a draft that does not fit any more apart, so that the next change does not overwrite it. */
export function putAside(caseId: string): void {
  const text = localStorage.getItem(draftKey(caseId))
  if (text !== null) localStorage.setItem(`${draftKey(caseId)}:past-niet-meer`, text)
  localStorage.removeItem(draftKey(caseId))
}

/** Keeps what is not saved in the browser, and takes it away when the server has it. */
function keepDraft(caseId: string, sync: Sync): void {
  try {
    const draft = draftOf(sync)
    if (draft) localStorage.setItem(draftKey(caseId), JSON.stringify(draft))
    else localStorage.removeItem(draftKey(caseId))
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

async function send(sync: Sync, address: string): Promise<(now: Sync) => Sync> {
  try {
    const response = await post(address, { revision: sync.revision, changes: sync.sending })
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

/** Saves by itself: a second after a change, again while that fails, and at once when the page goes away. */
export function useSaving({ sync, update, onMerged, address, caseId }: Saving): void {
  const latest = useRef(sync)
  latest.current = sync
  const first = useRef(sync)
  // The state that the page came with knows nothing of a draft: it may not take one away.
  useEffect(() => {
    if (sync !== first.current) keepDraft(caseId, sync)
  }, [caseId, sync])
  useEffect(() => {
    if (!maySend(sync)) return
    const attempt = () => update(startSending)
    const timer = setTimeout(attempt, sync.trouble ? againMs : waitMs)
    window.addEventListener('online', attempt)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', attempt)
    }
  }, [sync, update])
  useEffect(() => {
    if (!sync.isSending) return
    void send(latest.current, address).then(change => update(change))
  }, [sync.isSending, address, update])
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
