import { expect, test } from 'vitest'
import { together } from './together.ts'

/** A call that ends when it is told to. */
function held() {
  const ends: (() => void)[] = []
  let calls = 0
  const ask = together(async () => {
    const own = ++calls
    await new Promise<void>(resolve => ends.push(resolve))
    return own
  })
  return { ask, end: () => ends.shift()?.(), calls: () => calls }
}

test('who asks during a call waits for the next one, together with all who asked meanwhile', async () => {
  const { ask, end, calls } = held()
  const first = ask()
  const later = [ask(), ask(), ask()]
  expect(calls()).toBe(1)
  end()
  expect(await first).toBe(1)
  end()
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  expect(calls()).toBe(2)
})

test('who asks after a call has ended gets one of its own', async () => {
  const { ask, end } = held()
  for (const expected of [1, 2, 3]) {
    const answer = ask()
    end()
    expect(await answer).toBe(expected)
  }
})

test('a call that fails fails for those who shared it, and the next one works', async () => {
  let calls = 0
  const ask = together(async () => {
    if (++calls === 2) throw new Error('not now')
    return calls
  })
  const answers = await Promise.allSettled([ask(), ask(), ask()])
  expect(answers.map(answer => answer.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await ask()).toBe(3)
})
