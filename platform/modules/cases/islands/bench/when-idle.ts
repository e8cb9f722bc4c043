import { useEffect, useState } from 'preact/hooks'

/** Drawings follow after so many milliseconds at the latest, however busy the page is. */
const latestMs = 60

/** Runs something when the page has nothing more urgent to do. @returns gives it up */
function whenIdle(run: () => void): () => void {
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, latestMs)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(run, { timeout: latestMs })
  return () => cancelIdleCallback(idle)
}

/** A value for drawings: it follows a moment later, so that figures never wait for drawings. */
export function useWhenIdle<Value>(value: Value): Value {
  const [shown, setShown] = useState(value)
  useEffect(() => whenIdle(() => setShown(() => value)), [value])
  return shown
}
