import type { WorkView } from './long-work.ts'

/** Each look waits some seconds itself. */
const mostLooks = 60

/** Looks until work is over; undefined when somebody stopped it time and again. */
export async function whenOver<T>(look: () => Promise<WorkView<T>>): Promise<T | undefined> {
  for (let turn = 0; turn < mostLooks; turn += 1) {
    const view = await look()
    if (view.isOver) return view.value
  }
  return undefined
}
