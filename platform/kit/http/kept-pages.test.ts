import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KeptPage, keepPages } from './kept-pages.ts'

const page = (text: string): KeptPage => ({ html: Buffer.from(text), etag: text })

test('a page is made once and made again after a change', async () => {
  let version = '1'
  let made = 0
  const kept = keepPages(async () => version)
  const ask = () => kept.page('/', async () => page(String(++made)))
  expect([(await ask())?.etag, (await ask())?.etag]).toEqual(['1', '1'])
  version = '2'
  expect([(await ask())?.etag, (await ask())?.etag]).toEqual(['2', '2'])
})

test('pages of other keys are other pages, and what may not be kept is made each time', async () => {
  let made = 0
  const kept = keepPages(async () => '1')
  expect((await kept.page('nl', async () => page('nl')))?.etag).toBe('nl')
  expect((await kept.page('en', async () => page('en')))?.etag).toBe('en')
  for (const _ of [1, 2])
    await kept.page('island', async () => {
      made++
      return undefined
    })
  expect(made).toBe(2)
})

test('no reader gets a page from before a change that was complete when the reader asked', async () => {
  const wait = fc.integer({ min: 0, max: 3 })
  const step = fc.oneof(fc.constant('change' as const), fc.record({ askAfter: wait }))
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 20 }),
    fc.array(wait, { minLength: 5 }),
    async (steps, delays) => {
      let version = 0
      let calls = 0
      const kept = keepPages(async () => {
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
            kept
              .page('/', async () => page(String(version)))
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
