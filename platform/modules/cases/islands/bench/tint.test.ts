import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tint } from './tint.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A place on the page that remembers its classes. */
function place() {
  const classes = new Set<string>()
  return {
    classes,
    classList: { add: (name: string) => classes.add(name), remove: (name: string) => classes.delete(name) },
  }
}
type Place = Parameters<typeof tint>[0]

test('a figure that changed is tinted for 600 ms, and one that changes again for 600 ms from then', () => {
  const [once, twice] = [place(), place()]
  tint(once as unknown as Place)
  tint(twice as unknown as Place)
  vi.advanceTimersByTime(400)
  tint(twice as unknown as Place)
  vi.advanceTimersByTime(199)
  expect([...once.classes, ...twice.classes]).toEqual(['v-cell-changed', 'v-cell-changed'])
  vi.advanceTimersByTime(1)
  expect([once.classes.size, twice.classes.size]).toEqual([0, 1])
  vi.advanceTimersByTime(399)
  expect(twice.classes.size).toBe(1)
  vi.advanceTimersByTime(1)
  expect(twice.classes.size).toBe(0)
})

test('after all tints have ended the next one ends as well', () => {
  const late = place()
  tint(late as unknown as Place)
  vi.advanceTimersByTime(2000)
  tint(late as unknown as Place)
  expect(late.classes.size).toBe(1)
  vi.advanceTimersByTime(600)
  expect([late.classes.size, vi.getTimerCount()]).toEqual([0, 0])
})
