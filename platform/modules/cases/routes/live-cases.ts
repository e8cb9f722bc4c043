import type { LiveStream } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { CaseState } from '../model.ts'
import { newsFor } from '../rules/news.ts'
import { readCaseById, readChangesSince } from '../store/cases.ts'
import { type LiveCase, readLive } from '../store/visitors.ts'
import type { CasePresence } from '../workbench-contract.ts'

/** How often the database is asked while somebody listens, milliseconds: others may write in another process. */
const lookMs = 1000

/** One open page of a case. */
export interface Listener {
  stream: LiveStream
  caseId: string
  /** What the page has, or was told of. */
  revision: number
  state: CaseState
}

interface Heard extends Listener {
  /** Who is here, as this page was told. */
  people: string
}

/** All open pages of cases in this process. */
export interface LiveCases {
  /** @returns leaves again */
  join(listener: Listener): () => void
}

const bySite = new WeakMap<Services, LiveCases>()

/** The open pages of cases of this site. */
export function liveCases(services: Services): LiveCases {
  const known = bySite.get(services) ?? watch(services)
  bySite.set(services, known)
  return known
}

/** Looks at the cases that are open, and tells each page what is new for it. */
function watch(services: Services): LiveCases {
  const listeners = new Set<Heard>()
  let timer: NodeJS.Timeout | undefined
  const look = async () => {
    const ids = [...new Set([...listeners].map(listener => listener.caseId))]
    const cases = new Map((await readLive(services.db, ids)).map(one => [one.id, one]))
    for (const listener of listeners) await tell(services, listener, cases.get(listener.caseId))
  }
  const lookAgain = () => {
    timer = setTimeout(async () => {
      // The database may be away for a moment: it is asked again, and nothing is told meanwhile.
      await look().catch(() => undefined)
      if (listeners.size > 0) lookAgain()
      else timer = undefined
    }, lookMs)
  }
  return {
    join(listener) {
      const heard = { ...listener, people: '' }
      listeners.add(heard)
      if (!timer) lookAgain()
      void look().catch(() => undefined)
      return () => void listeners.delete(heard)
    },
  }
}

async function tell(services: Services, listener: Heard, now: LiveCase | undefined): Promise<void> {
  if (!now) return listener.stream.end()
  tellPeople(listener, now)
  if (now.state !== listener.state) {
    listener.state = now.state
    listener.stream.send('stand', { state: now.state })
  }
  if (now.revision > listener.revision) await tellNews(services, listener)
}

function tellPeople(listener: Heard, { visitors }: LiveCase): void {
  const others = visitors.filter(visitor => visitor.streamId !== listener.stream.id)
  const seen = new Map<string, CasePresence>()
  for (const { label, partyId } of others)
    seen.set(`${partyId} ${label}`, { label, ...(partyId ? { partyId } : {}) } as CasePresence)
  const people = JSON.stringify([...seen.values()])
  if (people === listener.people) return
  listener.people = people
  listener.stream.send('aanwezig', { people: [...seen.values()] })
}

/** Tells that there is something new to see; what it is, is asked for with the rights of that moment. */
async function tellNews(services: Services, listener: Heard): Promise<void> {
  const { stream, caseId, revision } = listener
  const stored = await readCaseById(services.db, caseId)
  if (!stored) return stream.end()
  const since = await readChangesSince(services.db, caseId, revision)
  listener.revision = stored.revision
  try {
    // Of a change in what is hidden nothing is told, not even that there is a newer revision.
    if (newsFor(stream.actor, stored, since).length > 0)
      stream.send('gewijzigd', { revision: stored.revision })
  } catch {
    stream.end()
  }
}
