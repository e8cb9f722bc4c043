import { expect, it } from 'vitest'
import { lookAt, stopWork } from './long-work.ts'

/** Work that ends when the test says so, and tells that it is halfway. */
function halfDone() {
  let end = (): void => undefined
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  let begun = 0
  const doing = async (progress: (done: number) => boolean | undefined): Promise<string | null> => {
    begun += 1
    progress(0.5)
    await ended
    return progress(1) === false ? null : 'answer'
  }
  return { doing, end, begun: () => begun }
}

it('tells how far work is, begins it once, and gives its answer from then on', async () => {
  const work = halfDone()
  expect(await lookAt('one', work.doing, 5)).toEqual({ isOver: false, doneShare: 0.5 })
  expect(await lookAt('one', work.doing, 5)).toEqual({ isOver: false, doneShare: 0.5 })
  work.end()
  expect(await lookAt('one', work.doing, 1000)).toEqual({ isOver: true, value: 'answer' })
  expect(await lookAt('one', work.doing, 0)).toEqual({ isOver: true, value: 'answer' })
  expect(work.begun()).toBe(1)
})

it('waits for other work, and work that is stopped while it waits is never begun', async () => {
  const [first, second] = [halfDone(), halfDone()]
  await lookAt('first', first.doing, 1)
  expect(await lookAt('second', second.doing, 1)).toEqual({ isOver: false, doneShare: 0 })
  expect(stopWork('second')).toBe(true)
  first.end()
  expect(await lookAt('first', first.doing, 1000)).toEqual({ isOver: true, value: 'answer' })
  expect([first.begun(), second.begun()]).toEqual([1, 0])
})

it('work that was stopped on its way is begun again by who asks again; nothing else can be stopped', async () => {
  const stopped = halfDone()
  await lookAt('stopped', stopped.doing, 1)
  expect(stopWork('stopped')).toBe(true)
  expect(stopWork('stopped')).toBe(false)
  stopped.end()
  const again = halfDone()
  again.end()
  expect(await lookAt('stopped', again.doing, 1000)).toEqual({ isOver: true, value: 'answer' })
  expect(stopWork('stopped')).toBe(false)
})

it('throws what the work throws, and tries again when it is asked again', async () => {
  const failing = () => Promise.reject(new Error('no room'))
  await expect(lookAt('failing', failing, 1000)).rejects.toThrow('no room')
  expect(await lookAt('failing', async () => 3, 1000)).toEqual({ isOver: true, value: 3 })
})
