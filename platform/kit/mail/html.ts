import type { Language } from '../texts/texts.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/**
 * The plain text of a mail as simple markup, for readers that show that: the same paragraphs, with its links as links
 * and without pictures, styles or anything fetched.
 */
export function mailHtml(text: string, language: Language): string {
  const paragraphs = text.trim().split(/\n{2,}/)
  const body = paragraphs.map(paragraph => `<p>${paragraph.split('\n').map(line).join('<br>\n')}</p>`)
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`
}

function line(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('')
}
