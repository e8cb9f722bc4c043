import { performance } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The first readers go before what starting leaves behind. */
const afterStartMs = 1000
/** How often is looked whether there is work. */
const lookMs = 5000
/** Share of the time that a site without readers takes for its own clocks, at most. */
const restShare = 0.05
/** Grown by less, nothing is worth the time. */
const worthBytes = 2_000_000

type Collect = NonNullable<typeof gc>

/**
 * Keeps the memory of a site small where nobody asks. Loading makes the part for new objects grow to 50 MB, so that grows
 * when there is work and not while starting; and what starting or a time of work leaves behind, 10 to 20 MB, is thrown
 * away when it is over, for by itself nobody does so while nothing is asked. It takes a tenth of a second at most, in a
 * moment without readers.
 * @returns to be called when starting is over
 */
export function keepSmall(): () => void {
  setFlagsFromString('--semi-space-growth-factor=1')
  return () => {
    setFlagsFromString('--semi-space-growth-factor=2')
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as Collect
    setFlagsFromString('--no-expose-gc')
    setTimeout(() => {
      // With it goes the code of functions that ran once, 4 MB: what is used again is compiled again.
      setFlagsFromString('--stress-flush-code')
      tidy(collect)
      setFlagsFromString('--no-stress-flush-code')
      tidyAtRest(collect)
    }, afterStartMs).unref()
  }
}

const tidy = (collect: Collect): void => void collect({ type: 'major', flavor: 'last-resort' })

const heldBytes = (): number => getHeapStatistics().total_heap_size

/** Looks time and again whether the memory grew and nobody asks. */
function tidyAtRest(collect: Collect): void {
  let before = performance.eventLoopUtilization()
  let smallest = heldBytes()
  setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (utilization > restShare || heldBytes() < smallest + worthBytes) return
    tidy(collect)
    smallest = heldBytes()
  }, lookMs).unref()
}
