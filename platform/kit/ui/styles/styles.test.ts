import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

type Theme = 'light' | 'dark'

/** Every token that is one colour, or one for each theme. */
function colours(theme: Theme): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, light, dark, plain] of read('tokens.css').matchAll(
    /--([\w-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+));/g,
  ))
    found.set(name!, plain ?? (theme === 'light' ? light! : dark!))
  return found
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  const [red, green, blue] = [1, 3, 5].map(start => {
    const share = Number.parseInt(full.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Contrast ratio of WCAG 2.2, success criterion 1.4.3. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  const token = colours(theme)
  const ratio = (one: string, other: string) => contrast(token.get(one)!, token.get(other)!)

  test.each(['ink', 'ink-2', 'ink-3', 'brand', 'brick', 'ok', 'warn', 'err', 'info', 'gain', 'loss'])(
    'text in %s is readable on every ground',
    name => {
      for (const ground of ['bg', 'surface']) expect(ratio(name, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(['ok', 'warn', 'err', 'info', 'brand'])(
    'a status in %s is readable on its own soft ground',
    name => {
      expect(ratio(name, `${name}-soft`)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('text on a filled button and on the deep foot is readable', () => {
    expect(ratio('on-brand', 'brand')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-err', 'err')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-deep', 'deep')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-deep-2', 'deep')).toBeGreaterThanOrEqual(4.5)
  })

  test('borders of controls and every series stand out from the panel', () => {
    expect(ratio('ctl', 'surface')).toBeGreaterThanOrEqual(3)
    for (const key of ['g', 'r', 'o', 'c', 'b', 'e', 'k', 'w'])
      expect(ratio(`series-${key}`, 'surface')).toBeGreaterThanOrEqual(3)
  })

  test('the focus ring and its halo differ enough to be seen on any ground', () => {
    expect(ratio('focus', 'focus-halo')).toBeGreaterThanOrEqual(3)
  })
})

test('the look is one file: every part is imported, in an order that ends with print', () => {
  const imported = [...read('site.css').matchAll(/@import "\.\/([\w-]+\.css)";/g)].map(match => match[1]!)
  const parts = readdirSync(folder).filter(name => name.endsWith('.css') && name !== 'site.css')
  expect(imported.toSorted()).toEqual(parts.toSorted())
  expect(imported.slice(0, 2)).toEqual(['fonts.css', 'tokens.css'])
  expect(imported.at(-1)).toBe('print.css')
})

test('every token that is used exists', () => {
  const all = readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .map(read)
    .join('\n')
  const set = new Set([...all.matchAll(/(--[\w-]+):/g)].map(match => match[1]))
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(match => match[1]))
  expect([...used].filter(name => !set.has(name))).toEqual([])
})

test('nothing is fetched from elsewhere', () => {
  for (const name of readdirSync(folder).filter(file => file.endsWith('.css')))
    expect([name, read(name).match(/url\("(?!@fontsource)|https?:\/\/|@import "(?!\.\/)/g)]).toEqual([
      name,
      null,
    ])
})
