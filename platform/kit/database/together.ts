/**
 * One call for all who ask while none runs that they may share. A call that began before somebody asked is too old for
 * that one: an answer is never from before the question.
 */
export function together<Value>(call: () => Promise<Value>): () => Promise<Value> {
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
