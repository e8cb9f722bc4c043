import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, FunctionComponent } from 'preact'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { escapedMarkup } from '../ui/escaped-markup.ts'
import { drawnInPieces } from '../ui/kept.tsx'
import type { Assets } from './assets.ts'
import { type KeptAnswer, keptAnswer, sendTagged } from './kept-answer.ts'
import type { Context, Crumb, Frame } from './route.ts'
import { pagePolicy } from './security.ts'

/** What the app puts around the body of a page. */
export interface FrameProps {
  frame: Frame
  context: Context
  title: string
  crumbs: readonly Crumb[]
  children: ComponentChildren
}

interface Shell {
  context: Context
  title: string
  nonce: string | undefined
  frame: Frame
}

/** What comes before a page in its document. Written out, since it is the same few elements for every page. */
function headOf({ siteName, assets }: Renderer, { context, title, nonce, frame }: Shell): string {
  const bodyClass =
    frame === 'public' ? 'v-document pub' : frame === 'bench' ? 'v-document work bench' : 'v-document work'
  const theme = context.theme === undefined ? '' : ` data-theme="${context.theme}"`
  const styles = assets.styles.map(style => `<link rel="stylesheet" href="${escapedMarkup(style)}"/>`)
  const script =
    nonce === undefined
      ? ''
      : `<script type="module" src="${escapedMarkup(assets.script)}" nonce="${nonce}"></script>`
  return (
    `<!doctype html><html lang="${context.language}"${theme}><head><meta charset="utf-8"/>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>' +
    '<meta name="color-scheme" content="light dark"/>' +
    `<title>${escapedMarkup(`${title} · ${siteName}`)}</title>` +
    `<link rel="icon" href="/icon.svg" type="image/svg+xml"/>${styles.join('')}${script}</head>` +
    `<body class="${bodyClass}">`
  )
}

/** Everything needed to turn a page's markup into an answer. */
export interface Renderer {
  assets: Assets
  siteName: string
  Framed: FunctionComponent<FrameProps>
}

/** One page to draw. */
export interface Page {
  context: Context
  title: string
  crumbs: readonly Crumb[]
  frame: Frame
  body: ComponentChildren
  status?: number
}

interface Drawn {
  html: Buffer
  nonce: string | undefined
}

const foot = Buffer.from('</body></html>')

const bytesOf = (piece: string | Uint8Array): Buffer =>
  typeof piece === 'string'
    ? Buffer.from(piece)
    : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)

/** Draws a page in its frame, as a whole document. */
function draw(renderer: Renderer, { context, title, crumbs, frame, body, status }: Page): Drawn {
  const framed = drawnInPieces(() =>
    renderToString(h(renderer.Framed, { frame, context, title, crumbs, children: body })),
  ).map(bytesOf)
  // Public pages need no script for who is not signed in, and a refusal is the same whatever it is about.
  const isOwn = context.actor !== undefined && (frame !== 'public' || status === undefined)
  const isLive = isOwn || framed.some(piece => piece.includes('<v-island'))
  const nonce = isLive ? randomBytes(16).toString('base64') : undefined
  const head = Buffer.from(headOf(renderer, { context, title, nonce, frame }))
  return { html: Buffer.concat([head, ...framed, foot]), nonce }
}

/** Sends a page: framed, with its policy, and an ETag where the reader is not signed in. */
export function sendPage(
  renderer: Renderer,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
): FastifyReply {
  const drawn = draw(renderer, page)
  const status = page.status ?? 200
  const mayBeKept = !page.context.actor && !drawn.nonce && status === 200 && isReading(request)
  const headers = headersOf(drawn.nonce)
  if (mayBeKept) return sendTagged(request, reply, keptAnswer(drawn.html, headers))
  return reply.headers(headers).code(status).header('cache-control', 'no-store').send(drawn.html)
}

/** A page for everybody, to be kept; undefined when it has islands, whose nonce is for one answer only. */
export function drawForEverybody(renderer: Renderer, page: Page): KeptAnswer | undefined {
  const { html, nonce } = draw(renderer, page)
  return nonce ? undefined : keptAnswer(html, headersOf(nonce))
}

const headersOf = (nonce: string | undefined) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(nonce),
  vary: 'Cookie',
})

/** Whether a request only reads. */
export const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'v-island': { name: string; props: string; children?: ComponentChildren }
    }
  }
}
