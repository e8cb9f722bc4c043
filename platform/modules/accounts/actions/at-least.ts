import { setTimeout as pause } from 'node:timers/promises'

/** Longer than the work ever takes, so that the time taken tells nothing of what was done. */
const constantMilliseconds = 300

/** Does the work and answers no sooner than after a fixed time, whether there was much to do or nothing. */
export async function atLeast<Result>(work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work(), pause(constantMilliseconds)])
  return result
}
