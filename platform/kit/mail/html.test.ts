import { expect, test } from 'vitest'
import { mailHtml } from './html.ts'

const bodyOf = (text: string) => /<body>\n(.*)\n<\/body>/s.exec(mailHtml(text, 'nl'))?.[1]

test('paragraphs, lines and links are kept', () => {
  expect(bodyOf('Beste lezer,\n\nGa naar\nhttps://site.example/a?b=1&c=2\n')).toBe(
    '<p>Beste lezer,</p>\n<p>Ga naar<br>\n<a href="https://site.example/a?b=1&amp;c=2">https://site.example/a?b=1&amp;c=2</a></p>',
  )
})

test.each([
  '<script>x</script>',
  '<img src=x onerror=x>',
  'https://a.example/"onmouseover="x',
  'javascript:x',
])('the text %s cannot become markup of its own', text => {
  expect(mailHtml(text, 'nl').match(/<script|<img|"onmouseover|href="javascript/g)).toBe(null)
})
