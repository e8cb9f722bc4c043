import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { keptMarkup } from './kept.tsx'

test('a part is drawn once per key, stands in the page as it was drawn, and the oldest goes first', () => {
  const drawn: string[] = []
  const kept = keptMarkup(2)
  const show = (key: string) =>
    renderToString(
      <main>
        {kept(key, () => {
          drawn.push(key)
          return <a href="/?a=1&b=2">{`${key} <&>`}</a>
        })}
      </main>,
    )
  const one = '<main><a href="/?a=1&amp;b=2">one &lt;&amp;></a></main>'
  expect([show('one'), show('one')]).toEqual([one, one])
  show('two')
  show('three')
  show('two')
  show('one')
  expect(drawn).toEqual(['one', 'two', 'three', 'one'])
})
