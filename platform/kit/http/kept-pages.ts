/** A page as it was sent to somebody who is not signed in. */
export interface KeptPage {
  html: Buffer
  /** Weak: the same page travels in several encodings. */
  etag: string
}

/** Pages for readers who are not signed in, kept until anything changes. */
export interface KeptPages {
  /** The page of this key, made again when the content has changed since it was made. */
  page(key: string, make: () => Promise<KeptPage | undefined>): Promise<KeptPage | undefined>
}

interface Entry {
  version: string
  madeMs: number
  page: KeptPage
}

const entriesMax = 500
/** Pages may tell the day or how long ago something was: even without a change they are made again after this. */
const keptMs = 30_000

/**
 * Keeps pages by key and by the version of all content. The version is asked for every request, by one statement for
 * all who wait at that moment: a reader never gets a page from before a change that was complete when the reader asked.
 */
export function keepPages(contentVersion: () => Promise<string>): KeptPages {
  const entries = new Map<string, Entry>()
  const askVersion = together(contentVersion)
  return {
    async page(key, make) {
      const version = await askVersion()
      const entry = entries.get(key)
      if (entry?.version === version && performance.now() - entry.madeMs < keptMs) return entry.page
      const page = await make()
      entries.delete(key)
      if (!page) return undefined
      entries.set(key, { version, madeMs: performance.now(), page })
      if (entries.size > entriesMax) entries.delete(entries.keys().next().value as string)
      return page
    },
  }
}

/** One call for all who ask while none runs that they may share: a call that began before somebody asked is too old. */
function together<Value>(call: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> | undefined
  let next: Promise<Value> | undefined
  const start = (): Promise<Value> => {
    const own = call()
    running = own
    const over = () => {
      if (running === own) running = undefined
    }
    own.then(over, over)
    return own
  }
  return () => {
    if (!running) return start()
    next ??= running.then(beginNext, beginNext)
    return next
  }
  function beginNext(): Promise<Value> {
    next = undefined
    return start()
  }
}
