import { readdirSync, readFileSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { PageFoot, PageHead, PublicFrame, ThemeSwitch, WorkFrame } from '../kit/ui/index.ts'
import { StijlPage } from './stijl-page.tsx'

const land = {
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: {},
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [5, 52],
            [6, 52],
            [6, 53],
            [5, 53],
            [5, 52],
          ],
        ],
      },
    },
  ],
}
const points = [
  { id: 'a', name: 'Demo-haven', longitude: 5.2, latitude: 52.4, value: 900, href: '/a' },
  { id: 'b', name: 'Demo-kanaal', longitude: 5.6, latitude: 52.7 },
]
const site = { name: 'Versneller', tagline: 'Demonstratie', homeHref: '/' }

function publicPage(language: 'nl' | 'en'): string {
  return renderToString(
    <PublicFrame
      language={language}
      head={
        <PageHead
          language={language}
          site={site}
          links={[{ href: '/projecten', label: 'Projecten', isCurrent: true }]}
          tools={{
            searchHref: '/zoeken',
            languageSwitch: { action: '/taal', back: '/stijl' },
            account: { href: '/aanmelden', label: 'Log in' },
          }}
        />
      }
      foot={
        <PageFoot
          language={language}
          site={site}
          foot={{
            purpose: 'Demonstratie',
            groups: [{ title: 'Programma', links: [{ href: '/oproepen', label: 'Oproepen' }] }],
            settings: <ThemeSwitch language={language} action="/thema" theme="dark" />,
          }}
        />
      }
      crumbs={[{ label: 'Home', href: '/' }, { label: 'Stijl' }]}
      notice="Demonstratie"
    >
      <StijlPage context={{ language }} map={{ land, points, labelled: ['a'] }} />
    </PublicFrame>,
  )
}

const workPage = renderToString(
  <WorkFrame
    language="nl"
    site={site}
    crumbs={[{ label: 'Werk', href: '/werk' }, { label: 'Stijl' }]}
    side={[{ title: 'Mijn werk', links: [{ href: '/werk', label: 'Taken', detail: '3' }] }]}
    top={{ label: 'Onderdelen', tabs: [{ href: '#a', label: 'A', isCurrent: true }] }}
  >
    <StijlPage context={{ language: 'nl' }} />
  </WorkFrame>,
)

const pages: [string, string][] = [
  ['public page in Dutch', publicPage('nl')],
  ['public page in English', publicPage('en')],
  ['work page', workPage],
]
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].flatMap(match => match[1]!.split(' '))

describe.each(pages)('the %s with every component', (_, html) => {
  test('carries no style and no script of its own, so that the strict policy holds', () => {
    expect(html.match(/ style=|<style|<script| on\w+="/g)).toBe(null)
  })

  test('has no id twice', () => {
    const ids = attributes(html, 'id')
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('points only at what is there', () => {
    const ids = new Set(attributes(html, 'id'))
    const pointers = ['for', 'aria-labelledby', 'aria-describedby', 'commandfor', 'list'].flatMap(name =>
      attributes(html, name),
    )
    expect(pointers.length).toBeGreaterThan(40)
    expect(pointers.filter(id => !ids.has(id))).toEqual([])
  })

  test('has one first heading and never skips a level', () => {
    const levels = [...html.matchAll(/<h([1-4])/g)].map(match => Number(match[1]))
    expect(levels.filter(level => level === 1)).toEqual([1])
    // A heading may come back up any number of levels, but goes down one at a time; the foot starts again.
    const skipped = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)
    expect(skipped).toEqual([])
  })

  test('uses only classes that the stylesheet knows', () => {
    const folder = new URL('../kit/ui/styles/', import.meta.url)
    const css = readdirSync(folder)
      .filter(name => name.endsWith('.css'))
      .map(name => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    const known = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(match => match[1]))
    // Names of the design system that need no rule of their own here.
    const inherited = new Set(['plain', 'utrecht-form-fieldset', 'v-filter-form'])
    const unknown = new Set(
      attributes(html, 'class').filter(name => name && !known.has(name) && !inherited.has(name)),
    )
    expect([...unknown]).toEqual([])
  })

  test('holds no value that was not worked out', () => {
    expect(html.match(/NaN|undefined|\[object/g)).toBe(null)
  })
})

test('Dutch and English show the same components', () => {
  // A name in a chart takes as many lines of text as it needs in its language.
  const tags = (html: string) => html.match(/<\w+/g)?.filter(tag => tag !== '<text')
  expect(tags(publicPage('en'))).toEqual(tags(publicPage('nl')))
})
