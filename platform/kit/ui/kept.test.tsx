import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import {
  addressMark,
  drawnInPieces,
  keptForAddresses,
  keptMarkup,
  keptWithValue,
  numberOfValue,
} from './kept.tsx'

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

test('a value has a number of its own, also where another one is alike', () => {
  const [one, alike] = [{ name: 'one' }, { name: 'one' }]
  expect(numberOfValue(one)).toBe(numberOfValue(one))
  expect(numberOfValue(alike)).not.toBe(numberOfValue(one))
})

test('a part of a value is drawn once for each name, and anew for another value', () => {
  const drawn: string[] = []
  const kept = keptWithValue()
  const show = (value: { name: string }, part: string) =>
    renderToString(
      kept(value, part, () => {
        drawn.push(`${value.name} ${part}`)
        return <b>{`${value.name} & ${part}`}</b>
      }),
    )
  const [one, alike] = [{ name: 'one' }, { name: 'one' }]
  expect([show(one, 'nl'), show(one, 'nl')]).toEqual(['<b>one &amp; nl</b>', '<b>one &amp; nl</b>'])
  show(one, 'en')
  show(alike, 'nl')
  expect(drawn).toEqual(['one nl', 'one en', 'one nl'])
})

test('a part for every address is drawn once, with the address where its mark stands, as plain words', () => {
  let drawn = 0
  const kept = keptForAddresses(10)
  const at = (address: string) =>
    renderToString(
      kept('nl', address, () => {
        drawn++
        return (
          <form action={`/aanmelden?naar=${encodeURIComponent(addressMark)}`}>
            <input name="naar" value={addressMark} />
          </form>
        )
      }),
    )
  expect(at('/projecten?per=50')).toBe(
    '<form action="/aanmelden?naar=%2Fprojecten%3Fper%3D50"><input name="naar" value="/projecten?per=50"/></form>',
  )
  expect(at('/?a="><script>&$&')).toBe(
    '<form action="/aanmelden?naar=%2F%3Fa%3D%22%3E%3Cscript%3E%26%24%26"><input name="naar" value="/?a=&quot;>&lt;script>&amp;$&amp;"/></form>',
  )
  expect(drawn).toBe(1)
})

test('long parts of a page stay bytes, each at its place, and the page is the same', () => {
  const kept = keptMarkup(10)
  const long = (word: string) => <p>{`${word} – `.repeat(400)}</p>
  const part = (word: string) => kept(word, () => long(word))
  const page = () => {
    // Made in another order than they stand in.
    const [last, first] = [part('last'), part('first')]
    const within = kept('within', () => <section>{[part('inner'), last]}</section>)
    return (
      <main>
        {'<!--v:0-->'}
        {first}
        {within}
        {kept('short', () => (
          <b>short</b>
        ))}
        {last}
      </main>
    )
  }
  const Page = () => page()
  const pieces = drawnInPieces(() => renderToString(<Page />))
  expect(pieces.map(piece => typeof piece === 'string')).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
  ])
  const whole = Buffer.concat(pieces.map(piece => Buffer.from(piece as string))).toString()
  expect(whole).toBe(
    renderToString(
      <main>
        {'<!--v:0-->'}
        {long('first')}
        <section>
          {long('inner')}
          {long('last')}
        </section>
        <b>short</b>
        {long('last')}
      </main>,
    ),
  )
  // Drawn in any other way it is whole as well.
  expect(renderToString(<Page />)).toBe(whole)
})
