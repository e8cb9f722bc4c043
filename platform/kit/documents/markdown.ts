import MarkdownIt from 'markdown-it'

/** Addresses that a text may link to: the web, mail, and places on this site. */
const allowedLink = /^(?:https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+|\/(?![/\\])[^\s]*|#[^\s]*)$/i

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true })
markdown.validateLink = address => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return allowedLink.test(address) && !/[\u0000-\u0020\\]/.test(address)
}
// A picture from elsewhere would tell that site who reads the page.
markdown.disable('image')
// Headings in people's own texts would disturb those of the page.
markdown.disable(['heading', 'lheading'])

const renderLink = markdown.renderer.rules.link_open
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index]
  if (token && /^https?:/i.test(String(token.attrGet('href')))) token.attrSet('rel', 'noopener nofollow ugc')
  return renderLink ? renderLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options)
}

const charactersMax = 200_000

/**
 * Turns what people write in markdown into markup for `MarkdownView`: paragraphs, emphasis, lists, quotes, tables, code
 * and links. HTML in it is shown as text; a link of another protocol stays text.
 */
export function markdownToHtml(text: string): string {
  return markdown.render(text.slice(0, charactersMax))
}
