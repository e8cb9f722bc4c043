/** How far work is, 0 to 1; an answer of false stops it. */
type Progress = (done: number) => boolean | undefined

/** Work as it stands: over with its answer, or under way. */
export type WorkView<T> =
  | { readonly isOver: true; readonly value: T }
  | { readonly isOver: false; readonly doneShare: number }

interface Work {
  readonly answer: Promise<unknown>
  /** The answer in a box as soon as it is there. */
  over: { readonly value: unknown } | undefined
  doneShare: number
  isStopped: boolean
}

/** So many answers are kept: what is asked again is the same to the last bit. */
const keptMost = 50
const known = new Map<string, Work>()
/** Works wait for each other: two at a time would only make both slower. */
let queue: Promise<unknown> = Promise.resolve()

/** Null is the answer of work that was stopped. */
type Doing<T> = (progress: Progress) => Promise<T | null>

function begin<T>(key: string, doing: Doing<T>): Work {
  const work: Work = { answer: Promise.resolve(), over: undefined, doneShare: 0, isStopped: false }
  const progress: Progress = done => {
    work.doneShare = done
    return !work.isStopped
  }
  const forget = (): void => {
    if (known.get(key) === work) known.delete(key)
  }
  const answer = queue
    .then(() => (work.isStopped ? null : doing(progress)))
    .then(value => {
      if (value === null) forget()
      else work.over = { value }
      return value
    })
  answer.catch(forget)
  queue = answer.catch(() => undefined)
  known.set(key, Object.assign(work, { answer }))
  forgetOldest()
  return work
}

function forgetOldest(): void {
  const [oldest] = [...known].find(([, work]) => work.over) ?? []
  if (known.size > keptMost && oldest !== undefined) known.delete(oldest)
}

/**
 * Looks at work that takes more than a moment, and begins it when nobody did: answers that come within the patience are
 * given at once, for others it tells how far it is. Work that was stopped is begun again by who asks again.
 * @param key what is asked: the same key has the same answer
 * @throws what the work throws
 */
export async function lookAt<T>(key: string, doing: Doing<T>, patienceMs: number): Promise<WorkView<T>> {
  const work = known.get(key) ?? begin(key, doing)
  if (!work.over) {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise(resolve => {
      timer = setTimeout(resolve, patienceMs)
    })
    await Promise.race([work.answer, patience]).finally(() => clearTimeout(timer))
  }
  return work.over
    ? { isOver: true, value: work.over.value as T }
    : { isOver: false, doneShare: work.doneShare }
}

/** Stops work that is under way; true when there was any. */
export function stopWork(key: string): boolean {
  const work = known.get(key)
  if (!work || work.over) return false
  work.isStopped = true
  known.delete(key)
  return true
}
