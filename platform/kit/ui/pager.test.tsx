import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Pager, pageRange } from './pager.tsx'

describe('a pager', () => {
  test.each([
    [
      { page: 1, pageSize: 25, total: 60 },
      { from: 1, to: 25, previous: false, nextCount: 25 },
    ],
    [
      { page: 2, pageSize: 25, total: 60 },
      { from: 26, to: 50, previous: true, nextCount: 10 },
    ],
    [
      { page: 3, pageSize: 25, total: 60 },
      { from: 51, to: 60, previous: true, nextCount: 0 },
    ],
    [
      { page: 1, pageSize: 25, total: 25 },
      { from: 1, to: 25, previous: false, nextCount: 0 },
    ],
    [
      { page: 1, pageSize: 25, total: 0 },
      { from: 0, to: 0, previous: false, nextCount: 0 },
    ],
  ])('of %o shows %o', (asked, shown) => {
    expect(pageRange(asked)).toEqual(shown)
  })

  test('starts again at page one when another size is chosen, and offers no size that changes nothing', () => {
    const href = (page: number, size: number) => `?blad=${page}&per=${size}`
    const html = renderToString(<Pager language="nl" page={2} pageSize={25} total={60} href={href} />)
    expect([...html.matchAll(/href="([^"]+)"/g)].map(match => match[1])).toEqual([
      '?blad=1&amp;per=25',
      '?blad=3&amp;per=25',
      '?blad=1&amp;per=50',
      '?blad=1&amp;per=100',
    ])
    const few = renderToString(<Pager language="nl" page={1} pageSize={25} total={20} href={href} />)
    expect(few).not.toContain('href')
  })
})
