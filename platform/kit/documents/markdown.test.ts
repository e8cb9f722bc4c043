import { describe, expect, test } from 'vitest'
import { markdownToHtml } from './markdown.ts'

test('emphasis, lists and links become markup', () => {
  expect(markdownToHtml('Dit is **vet**.\n\n- een\n- [twee](/twee)')).toBe(
    '<p>Dit is <strong>vet</strong>.</p>\n<ul>\n<li>een</li>\n<li><a href="/twee">twee</a></li>\n</ul>\n',
  )
})

test('a link to elsewhere says that it is not ours', () => {
  expect(markdownToHtml('[x](https://example.org)')).toBe(
    '<p><a href="https://example.org" rel="noopener nofollow ugc">x</a></p>\n',
  )
})

test.each(['<script>x</script>', '<img src=x onerror=x>', '<svg/onload=x>', '<a href="/x">x</a>'])(
  'the markup %s is shown as text',
  text => {
    expect(markdownToHtml(text).match(/<(?!\/?p>)/g)).toBe(null)
  },
)

describe('no link is made to', () => {
  test.each([
    'javascript:x',
    'JaVaScRiPt:x',
    'java&#10;script:x',
    '&#106;avascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '\\\\example.org',
    'https:example',
  ])('%s', address => {
    expect(markdownToHtml(`[x](${address})`).includes('<a')).toBe(false)
    expect(markdownToHtml(`<${address}>`).includes('<a')).toBe(false)
  })
})

test('a backslash cannot make another site of a path', () => {
  expect(markdownToHtml('[x](/\\example.org)')).toBe('<p><a href="/%5Cexample.org">x</a></p>\n')
})

test('no picture is fetched from elsewhere and no heading disturbs the page', () => {
  expect(markdownToHtml('![x](https://example.org/a.png)').includes('<img')).toBe(false)
  expect(markdownToHtml('# Groot').includes('<h1')).toBe(false)
})
