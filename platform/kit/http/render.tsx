import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, FunctionComponent } from 'preact'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
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

interface DocumentProps {
  context: Context
  title: string
  /** Name of the site, after the title of the page. */
  siteName: string
  assets: Assets
  nonce: string | undefined
  frame: Frame
  children: ComponentChildren
}

function HtmlDocument({ context, title, siteName, assets, nonce, frame, children }: DocumentProps) {
  const bodyClass =
    frame === 'public' ? 'v-document pub' : frame === 'bench' ? 'v-document work bench' : 'v-document work'
  return (
    <html lang={context.language} data-theme={context.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${siteName}`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {assets.styles.map(style => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        {nonce && <script type="module" src={assets.script} nonce={nonce} />}
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
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
  html: string
  nonce: string | undefined
}

/** Draws a page in its frame, as a whole document. */
function draw(renderer: Renderer, { context, title, crumbs, frame, body, status }: Page): Drawn {
  const framed = renderToString(h(renderer.Framed, { frame, context, title, crumbs, children: body }))
  // Public pages need no script for who is not signed in, and a refusal is the same whatever it is about.
  const isOwn = context.actor !== undefined && (frame !== 'public' || status === undefined)
  const isLive = isOwn || framed.includes('<v-island')
  const nonce = isLive ? randomBytes(16).toString('base64') : undefined
  const { siteName, assets } = renderer
  const shell = renderToString(
    h(HtmlDocument, { context, title, siteName, assets, nonce, frame, children: h('v-slot', null) }),
  )
  return { html: `<!doctype html>${shell.replace('<v-slot></v-slot>', () => framed)}`, nonce }
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
      'v-slot': { children?: ComponentChildren }
      'v-island': { name: string; props: string; children?: ComponentChildren }
    }
  }
}
