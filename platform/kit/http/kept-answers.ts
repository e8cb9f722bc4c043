import type { KeptAnswer } from './kept-answer.ts'

/** Answers to readers who are not signed in, kept until anything changes. */
export interface KeptAnswers {
  /** The answer of this key, made again when it was made of another version of all content. */
  answer(
    key: string,
    version: string,
    make: () => Promise<KeptAnswer | undefined>,
  ): Promise<KeptAnswer | undefined>
}

interface Entry {
  version: string
  madeMs: number
  answer: KeptAnswer
}

const entriesMax = 500
/** Bytes of all that is kept, and of one answer; their compressed forms come on top of it. */
const bytesMax = { all: 32_000_000, one: 4_000_000 }
/** Answers may tell the day or how long ago something was: even without a change they are made again after this. */
const keptMs = 30_000

/**
 * Keeps answers by key and by the version of all content, which is asked for every request after it came: a reader
 * never gets an answer from before a change that was complete when the reader asked.
 */
export function keepAnswers(): KeptAnswers {
  const entries = new Map<string, Entry>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= entries.get(key)?.answer.body.length ?? 0
    entries.delete(key)
  }
  // Who asks for the same while it is being made of the same content gets the same.
  const making = new Map<string, Promise<KeptAnswer | undefined>>()
  return {
    async answer(key, version, make) {
      const entry = entries.get(key)
      if (entry?.version === version && performance.now() - entry.madeMs < keptMs) return entry.answer
      const own = `${version} ${key}`
      const shared = making.get(own)
      if (shared) return shared
      const made = make()
      making.set(own, made)
      try {
        const answer = await made
        keep(key, version, answer)
        return answer
      } finally {
        making.delete(own)
      }
    },
  }
  function keep(key: string, version: string, answer: KeptAnswer | undefined) {
    forget(key)
    if (!answer || answer.body.length > bytesMax.one) return
    entries.set(key, { version, madeMs: performance.now(), answer })
    bytes += answer.body.length
    for (const oldest of entries.keys()) {
      if (entries.size <= entriesMax && bytes <= bytesMax.all) break
      forget(oldest)
    }
  }
}
