import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Excerpt } from './excerpt.tsx'

test('what was asked for is marked, and markup in a text stays text', () => {
  const pieces = [
    { text: 'De ', isHit: false },
    { text: '<kade>', isHit: true },
  ]
  expect(renderToString(<Excerpt pieces={pieces} />)).toBe('<span>De </span><mark>&lt;kade></mark>')
})
