import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { atTheDoor } from '../access/permission.ts'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import { mountApi, openToOtherSites } from './answer-api.ts'
import { contextOf } from './context.ts'
import { type AnswerFailure, Unacceptable } from './failures.tsx'
import { problemsOf } from './input.ts'
import { type KeptAnswer, keptAnswer, sendKept } from './kept-answer.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { Outcome, Problem } from './problem.ts'
import { drawForEverybody, isReading, type Page, type Renderer, sendPage } from './render.tsx'
import { checkSent, holdsNul } from './request-body.ts'
import type { Context, CookieChange, Download, FormState, Gone, Route, ShownOnce } from './route.ts'
import { ProblemsPage } from './status-page.tsx'
import type { Streams } from './stream.ts'

interface Mounting {
  services: unknown
  renderer: Renderer
  answerFailure: AnswerFailure
  signInPath: string
  /** People reach the site over https: cookies travel over nothing else. */
  https: boolean
  streams: Streams
  /** Answers to readers who are not signed in, where the version of all content can be asked. */
  kept: KeptAnswers | undefined
}

type Kind<K extends Route['kind']> = Extract<Route, { kind: K }>

/** Puts one declared route on the server. */
export function mount(server: FastifyInstance, route: Route, mounting: Mounting): void {
  if (route.kind === 'api') {
    mountApi(server, route, mounting)
    return
  }
  const limitOf = (method: string) => {
    const max = method === 'POST' ? (route.actsPerMinute ?? route.perMinute) : route.perMinute
    return max === undefined ? {} : { rateLimit: { max, timeWindow: 60_000 } }
  }
  const answersMachines = route.kind === 'json' || route.kind === 'stream'
  const on = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    handle: (asked: Entered) => Promise<FastifyReply>,
    bodyLimit?: number,
  ) =>
    server.route({
      method,
      url: route.address.path,
      config: { ...limitOf(method), answersMachines },
      ...(bodyLimit === undefined ? {} : { bodyLimit }),
      handler: async (request, reply) => {
        const entered = enter(request, reply, route, mounting)
        return entered ? handle(entered) : reply
      },
    })
  switch (route.kind) {
    case 'page':
      on('GET', asked => showPage(asked, route, mounting))
      return
    case 'form':
      on('GET', asked => showForm(asked, route, mounting))
      on('POST', asked => actForm(asked, route, mounting))
      return
    case 'action':
      on('POST', asked => actAlone(asked, route, mounting))
      return
    case 'redirect':
      on('GET', async asked => finish(asked, await route.act(asked), mounting))
      return
    case 'json':
      on(route.method, asked => answerJson(asked, route), route.bodyLimit)
      return
    case 'download':
      on('GET', asked => showDownload(asked, route, mounting))
      return
    case 'upload':
      on('POST', asked => takeUpload(asked, route, mounting), route.fileLimit + 100_000)
      return
    case 'stream':
      on('GET', asked => openStream(asked, route, mounting))
  }
}

interface Entered {
  request: FastifyRequest
  reply: FastifyReply
  services: unknown
  context: Context
  parameters: Record<string, string>
  query: unknown
}

/** The door: signed in where needed, of the right audience, with a query that can be read. */
function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  mounting: Mounting,
): Entered | undefined {
  const context = contextOf(request)
  const answer = atTheDoor(context.actor, route.permission.audience)
  if (answer === 'sign-in') {
    if (route.kind === 'json' || route.kind === 'stream') mounting.answerFailure(request, reply, 401)
    else {
      const wanted = request.method === 'GET' ? request.url : (request.headers.referer ?? '/')
      reply
        .header('cache-control', 'no-store')
        .redirect(`${mounting.signInPath}?naar=${encodeURIComponent(pathOf(wanted))}`, 303)
    }
    return undefined
  }
  if (answer === 'refused')
    throw route.permission.secret ? new NotFound() : new NotAllowed(route.permission.name)
  checkSent(request, route.kind)
  const query = route.address.query
    ? route.address.query.safeParse(request.query)
    : { success: true, data: {} }
  if (!query.success) throw new Unacceptable(400, 'the query cannot be read')
  return {
    request,
    reply,
    services: mounting.services,
    context,
    parameters: request.params as Record<string, string>,
    query: query.data,
  }
}

function pathOf(address: string): string {
  try {
    const url = new URL(address, 'http://site.invalid')
    // Two slashes at the start would name another site.
    return url.pathname.replace(/^\/+/, '/') + url.search
  } catch {
    return '/'
  }
}

/** The page of ours that the request came from; another site's address is no way back. */
function wayBack({ headers: { referer = '' }, host }: FastifyRequest): string {
  return URL.canParse(referer) && new URL(referer).host === host ? pathOf(referer) : '/'
}

const empty: FormState = { values: {}, problems: [] }

/** A visitor has no work: what is open to everybody stands in the public frame, with the public menu. */
const frameFor = (frame: Page['frame'] = 'public', { actor }: Context): Page['frame'] =>
  frame === 'work' && actor === undefined ? 'public' : frame

function pageOf(asked: Entered, route: Kind<'page'> | Kind<'form'>, data: unknown, form: FormState): Page {
  const { context } = asked
  const problem = form.problems.length > 0
  const prefix = problem ? (context.language === 'nl' ? 'Fout: ' : 'Error: ') : ''
  return {
    context,
    title: prefix + route.title(data, context),
    crumbs: route.crumbs?.(data, context) ?? [],
    frame: frameFor(route.frame, context),
    body: h(route.view, { data, context, form }),
  }
}

async function showPage(asked: Entered, route: Kind<'page'>, mounting: Mounting): Promise<FastifyReply> {
  const { request, reply } = asked
  let page: Page | undefined
  const make = async () => {
    page = pageOf(asked, route, await route.load(asked), empty)
    return page
  }
  const draw = async () => drawForEverybody(mounting.renderer, await make())
  const kept = await keptFor(asked, route, mounting, draw)
  if (kept) return sendKept(request, reply, kept)
  return sendPage(mounting.renderer, request, reply, page ?? (await make()))
}

/** What is kept for readers who are not signed in, where this is such a reader and the route is for everybody. */
async function keptFor(
  { context, request }: Entered,
  route: Kind<'page'> | Kind<'download'>,
  { kept }: Mounting,
  make: () => Promise<KeptAnswer | undefined>,
): Promise<KeptAnswer | undefined> {
  const isForEverybody = route.permission.audience === 'everybody' && !context.actor && !context.sessionId
  const { contentVersion } = request
  if (!kept || !isForEverybody || !isReading(request) || contentVersion === undefined) return undefined
  return kept.answer(`${context.language} ${context.theme ?? ''} ${context.url}`, contentVersion, make)
}

async function showForm(asked: Entered, route: Kind<'form'>, mounting: Mounting): Promise<FastifyReply> {
  const data = await route.load(asked)
  const kept = await route.keep?.of(asked)
  const values = { ...route.initial?.(data, asked.context), ...kept?.values }
  const form = { values, problems: [], draft: kept?.draft }
  return sendPage(mounting.renderer, asked.request, asked.reply, pageOf(asked, route, data, form))
}

async function actForm(asked: Entered, route: Kind<'form'>, mounting: Mounting): Promise<FastifyReply> {
  const typed = (asked.request.body ?? {}) as Record<string, string>
  const parsed = route.body.safeParse(typed)
  const outcome: Outcome<Gone | ShownOnce<unknown>> = parsed.success
    ? await route.act({ ...asked, body: parsed.data })
    : { ok: false, problems: problemsOf(parsed.error) }
  if (outcome.ok) {
    await route.keep?.forget(asked)
    if ('shows' in outcome.value) {
      const { shows } = outcome.value
      const values = route.initial?.(shows, asked.context) ?? {}
      const page = pageOf(asked, route, shows, { ...empty, values })
      return sendPage(mounting.renderer, asked.request, asked.reply, page)
    }
    return go(asked.reply, outcome.value, mounting)
  }
  const data = await route.load(asked)
  const draft = (await route.keep?.of(asked))?.draft
  const form = { values: typed, problems: outcome.problems, draft: draft && { key: draft.key } }
  const status = refusedAs(asked.reply, outcome, 422)
  return sendPage(mounting.renderer, asked.request, asked.reply, {
    ...pageOf(asked, route, data, form),
    status,
  })
}

async function actAlone(asked: Entered, route: Kind<'action'>, mounting: Mounting): Promise<FastifyReply> {
  const parsed = route.body.safeParse(asked.request.body ?? {})
  const outcome = parsed.success
    ? await route.act({ ...asked, body: parsed.data })
    : { ok: false as const, problems: problemsOf(parsed.error) }
  return finish(asked, outcome, mounting)
}

/** Goes on after an action without a page of its own, or shows what was wrong with the way back. */
function finish(asked: Entered, outcome: Outcome<Gone>, mounting: Mounting): FastifyReply {
  if (outcome.ok) return go(asked.reply, outcome.value, mounting)
  const { context, request, reply } = asked
  const back = wayBack(request)
  return sendPage(mounting.renderer, request, reply, {
    context,
    title: ProblemsPage.title(context),
    crumbs: [],
    frame: 'work',
    body: <ProblemsPage problems={outcome.problems} context={context} back={back} />,
    status: refusedAs(reply, outcome, 400),
  })
}

/** The status of a refusal, with the time to wait where that is why. */
function refusedAs(
  reply: FastifyReply,
  refusal: Extract<Outcome<unknown>, { ok: false }>,
  otherwise: 400 | 422,
): number {
  if (refusal.retryAfterSeconds === undefined) return refusal.conflict ? 409 : otherwise
  reply.header('retry-after', String(Math.ceil(refusal.retryAfterSeconds)))
  return 429
}

function go(reply: FastifyReply, gone: Gone, { https }: Mounting): FastifyReply {
  for (const change of gone.cookies ?? []) setCookie(reply, change, https)
  if (gone.clearsStorage) reply.header('clear-site-data', '"storage"')
  return reply.header('cache-control', 'no-store').redirect(headerSafe(gone.goTo), 303)
}

/** An address as a header can carry it: what is no visible ASCII becomes percent-encoded. */
function headerSafe(goTo: string): string {
  return goTo.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

function setCookie(reply: FastifyReply, change: CookieChange, secure: boolean): void {
  const age = change.maxAgeSeconds === undefined ? {} : { maxAge: change.maxAgeSeconds }
  reply.setCookie(change.name, change.value, {
    path: '/',
    httpOnly: !change.script,
    sameSite: 'lax',
    secure,
    ...age,
  })
}

async function answerJson(asked: Entered, route: Kind<'json'>): Promise<FastifyReply> {
  const { reply, request } = asked
  reply.header('cache-control', 'no-store')
  const parsed = route.body.safeParse(request.body ?? {})
  const outcome: Outcome<unknown> = parsed.success
    ? await route.act({ ...asked, body: parsed.data })
    : { ok: false, problems: problemsOf(parsed.error) }
  if (outcome.ok) return reply.type('application/json; charset=utf-8').send(JSON.stringify(outcome.value))
  const status = refusedAs(reply, outcome, 400)
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...outcome.details, status, ...problemDocument(outcome.problems) }))
}

function problemDocument(problems: readonly Problem[]) {
  return {
    title: problems[0]?.code ?? 'VELD_ONGELDIG',
    detail: problems.map(problem => problem.message.nl).join(' '),
    errors: problems.map(({ code, field, message }) => ({ pointer: field, code, message })),
  }
}

// Signs that a file system or a header gives a meaning of its own, and those that turn the direction of the text.
const unsafeInFileName = /[\p{Cc}\p{Cf}/\\:*?"<>|]/gu

/** A name in both spellings of RFC 6266: without accents for old readers, and as it is. */
function namesInHeader(fileName: string): string {
  const safe = fileName.toWellFormed().replace(unsafeInFileName, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${safe.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** A file as one reader gets it. */
type WrittenFile = Download & {
  content: Exclude<Download['content'], (language: Context['language']) => string>
}

function writtenFor({ language }: Context, { content, ...file }: Download): WrittenFile {
  return { ...file, content: typeof content === 'function' ? content(language) : content }
}

async function showDownload(
  asked: Entered,
  route: Kind<'download'>,
  mounting: Mounting,
): Promise<FastifyReply> {
  const load = async () => writtenFor(asked.context, await route.load(asked))
  let file: WrittenFile | undefined
  const make = async () => {
    file = await load()
    // What streams is too large to keep, or is not there yet.
    const isWhole = typeof file.content === 'string' || Buffer.isBuffer(file.content)
    return isWhole ? keptAnswer(file.content as string | Buffer, fileHeaders(file)) : undefined
  }
  const kept = await keptFor(asked, route, mounting, make)
  if (kept) return sendKept(asked.request, asked.reply, kept)
  file ??= await load()
  return asked.reply.headers(fileHeaders(file)).header('cache-control', 'no-store').send(file.content)
}

function fileHeaders(file: Download): Record<string, string> {
  const way = file.inline ? 'inline' : 'attachment'
  return {
    'content-type': file.contentType,
    'content-disposition': `${way}; ${namesInHeader(file.fileName)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    ...(file.isForOtherSites ? openToOtherSites : {}),
  }
}

/** Opens a stream of events; who only asks for the head gets that. */
async function openStream(
  asked: Entered,
  route: Kind<'stream'>,
  { streams }: Mounting,
): Promise<FastifyReply> {
  const { request, reply } = asked
  if (request.method === 'HEAD') return reply.type('text/event-stream').send()
  return streams.open(request, reply, route.openMax, stream => route.open({ ...asked, stream }))
}

/** Most fields beside the file. */
const uploadFieldsMax = 30

async function takeUpload(asked: Entered, route: Kind<'upload'>, mounting: Mounting): Promise<FastifyReply> {
  const part = await asked.request.file({
    limits: { fileSize: route.fileLimit, files: 1, fields: uploadFieldsMax + 1, fieldSize: 20_000 },
  })
  if (!part) throw new Unacceptable(400, 'no file')
  // The parser leaves out what is beyond its own limit without a word.
  if (Object.keys(part.fields).length > uploadFieldsMax + 1) throw new Unacceptable(413, 'too many fields')
  const fields: Record<string, string> = Object.create(null)
  for (const [name, field] of Object.entries(part.fields))
    if (field && !Array.isArray(field) && field.type === 'field') fields[name] = String(field.value)
  if (holdsNul({ name: part.filename, fields })) throw new Unacceptable(400, 'a NUL character in the form')
  try {
    const file = { fileName: part.filename, content: part.file }
    const outcome = await route.act({ ...asked, file, fields })
    // What an action read of a file that goes on beyond the limit is not the file.
    if (part.file.truncated) throw new Unacceptable(413, 'the file is larger than the limit')
    return finish(asked, outcome, mounting)
  } finally {
    // What an action did not want is read and thrown away, or the connection would hang on it.
    part.file.resume()
  }
}
