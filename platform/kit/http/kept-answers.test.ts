import fc from 'fast-check'
import { expect, test } from 'vitest'
import { together } from '../database/together.ts'
import { type KeptAnswer, keptAnswer } from './kept-answer.ts'
import { keepAnswers } from './kept-answers.ts'

const answer = (text: string): KeptAnswer => ({ ...keptAnswer(text, {}), etag: text })

test('an answer is made once and made again after a change', async () => {
  let version = '1'
  let made = 0
  const kept = keepAnswers()
  const ask = () => kept.answer('/', version, async () => answer(String(++made)))
  expect([(await ask())?.etag, (await ask())?.etag]).toEqual(['1', '1'])
  version = '2'
  expect([(await ask())?.etag, (await ask())?.etag]).toEqual(['2', '2'])
})

test('answers of other keys are other answers, and what may not be kept is made each time', async () => {
  let made = 0
  const kept = keepAnswers()
  expect((await kept.answer('nl', '1', async () => answer('nl')))?.etag).toBe('nl')
  expect((await kept.answer('en', '1', async () => answer('en')))?.etag).toBe('en')
  for (const _ of [1, 2])
    await kept.answer('island', '1', async () => {
      made++
      return undefined
    })
  expect(made).toBe(2)
})

test('no reader gets an answer from before a change that was complete when the reader asked', async () => {
  const wait = fc.integer({ min: 0, max: 3 })
  const step = fc.oneof(fc.constant('change' as const), fc.record({ askAfter: wait }))
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 20 }),
    fc.array(wait, { minLength: 5 }),
    async (steps, delays) => {
      let version = 0
      let calls = 0
      const kept = keepAnswers()
      const askVersion = together(async () => {
        const seen = version
        for (let tick = delays[calls++ % delays.length]!; tick > 0; tick--) await Promise.resolve()
        return String(seen)
      })
      const asked: Promise<void>[] = []
      for (const one of steps) {
        if (one === 'change') version++
        else {
          const atLeast = version
          asked.push(
            askVersion()
              .then(asOf => kept.answer('/', asOf, async () => answer(String(version))))
              .then(got => expect(Number(got?.etag)).toBeGreaterThanOrEqual(atLeast)),
          )
          for (let tick = one.askAfter; tick > 0; tick--) await Promise.resolve()
        }
      }
      await Promise.all(asked)
    },
  )
  await fc.assert(property)
})

test('what many ask for at once is made once, and a mistake in it is kept for nobody', async () => {
  let made = 0
  const kept = keepAnswers()
  const many = (make: () => Promise<KeptAnswer | undefined>) =>
    Promise.allSettled(Array.from({ length: 20 }, () => kept.answer('/', '1', make)))
  const failed = await many(async () => {
    throw new Error('not now')
  })
  expect(failed.every(one => one.status === 'rejected')).toBe(true)
  const got = await many(async () => answer(String(++made)))
  expect(got.map(one => one.status === 'fulfilled' && one.value?.etag)).toEqual(Array(20).fill('1'))
})

test('the oldest go when there is no room, and what is very large is not kept', async () => {
  const kept = keepAnswers()
  let made: string[] = []
  const ask = (key: string, bytes: number) =>
    kept.answer(key, '1', async () => {
      made.push(key)
      return keptAnswer(Buffer.alloc(bytes), {})
    })
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await ask(key, 4_000_000)
  made = []
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await ask(key, 4_000_000)
  expect(made).toEqual([])
  await ask('i', 1)
  for (const key of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'a']) await ask(key, 1)
  expect(made).toEqual(['i', 'a'])
  for (const _ of [1, 2]) await ask('large', 4_000_001)
  expect(made).toEqual(['i', 'a', 'large', 'large'])
})
