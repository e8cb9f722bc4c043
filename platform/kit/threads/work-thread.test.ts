import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { workThread } from './work-thread.ts'

const file = new URL('./testing-worker.ts', import.meta.url)

test('a thread answers one question after another, whoever asks first', async () => {
  const { ask } = workThread<unknown, unknown>(file)
  expect(await Promise.all([ask(1), ask(Uint8Array.of(1, 2)), ask(3)])).toEqual([2, Uint8Array.of(2, 3), 6])
})

test('work that throws is told in its words, and the thread goes on', async () => {
  const { ask } = workThread<string, unknown>(file)
  const before = await ask('who')
  await expect(ask('refuse')).rejects.toThrow('RangeError: not this one')
  expect(await ask('who')).toBe(before)
})

test.each([
  ['breaks', 'break', 'Error'],
  ['takes too much memory', 'hoard', 'TooMuchWork'],
  ['takes too long', 'for ever', 'TooMuchWork'],
])(
  'work that %s ends its thread and nothing else; the next question is answered',
  async (_what, asked, name) => {
    const { ask } = workThread<string, unknown>(file, { longestMs: 3000, memoryMb: 40 })
    const before = await ask('who')
    const [told, after] = await Promise.allSettled([ask(asked), ask('who')])
    expect(told).toMatchObject({ status: 'rejected', reason: { name } })
    expect(after).toEqual({ status: 'fulfilled', value: (before as number) + 1 })
  },
)

test('a thread that nobody asks ends, and begins again with the next question', async () => {
  const { ask } = workThread<string, unknown>(file, { restMs: 20 })
  const before = await ask('who')
  await pause(100)
  expect(await ask('who')).not.toBe(before)
})
