// What the host sees of the kernel.
export { rerun, run } from './machine'
export { percentiles } from './percentiles'

/** Where the host may begin to lay out plans, scratch and results. */
export function freeFrom(): usize {
  return (__heap_base + 15) & ~15
}
