import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { atTheDoor } from '../access/permission.ts'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import { contextOf } from './context.ts'
import { problemsOf } from './input.ts'
import type { Outcome, Problem } from './problem.ts'
import { type Renderer, sendPage } from './render.tsx'
import type { Context, CookieChange, Download, FormState, Gone, Route } from './route.ts'
import { ProblemsPage } from './status-page.tsx'

interface Mounting {
  services: unknown
  renderer: Renderer
  signInPath: string
}

type Kind<K extends Route['kind']> = Extract<Route, { kind: K }>

/** Puts one declared route on the server. */
export function mount(server: FastifyInstance, route: Route, mounting: Mounting): void {
  const limit =
    route.perMinute === undefined
      ? {}
      : { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } }
  const on = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    handle: (asked: Entered) => Promise<FastifyReply>,
    bodyLimit?: number,
  ) =>
    server.route({
      method,
      url: route.address.path,
      ...limit,
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
    case 'json':
      on(route.method, asked => answerJson(asked, route), route.bodyLimit)
      return
    case 'download':
      on('GET', async asked => sendDownload(asked.reply, await route.load(asked)))
      return
    case 'upload':
      on('POST', asked => takeUpload(asked, route, mounting), route.fileLimit + 100_000)
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
    if (route.kind === 'json')
      reply
        .code(401)
        .type('application/problem+json')
        .send(JSON.stringify({ status: 401, title: 'Niet aangemeld' }))
    else {
      const wanted = request.method === 'GET' ? request.url : (request.headers.referer ?? '/')
      reply.redirect(`${mounting.signInPath}?naar=${encodeURIComponent(pathOf(wanted))}`, 303)
    }
    return undefined
  }
  if (answer === 'refused')
    throw route.permission.secret ? new NotFound() : new NotAllowed(route.permission.name)
  const query = route.address.query
    ? route.address.query.safeParse(request.query)
    : { success: true, data: {} }
  if (!query.success) throw Object.assign(new Error('query cannot be read'), { statusCode: 400 })
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
    return url.pathname + url.search
  } catch {
    return '/'
  }
}

const empty: FormState = { values: {}, problems: [] }

function send(
  asked: Entered,
  route: Kind<'page'> | Kind<'form'>,
  mounting: Mounting,
  data: unknown,
  form: FormState,
  status = 200,
) {
  const { context } = asked
  const problem = form.problems.length > 0
  const prefix = problem ? (context.language === 'nl' ? 'Fout: ' : 'Error: ') : ''
  return sendPage(mounting.renderer, asked.request, asked.reply, {
    context,
    title: prefix + route.title(data, context),
    crumbs: route.crumbs?.(data, context) ?? [],
    frame: route.frame ?? 'public',
    body: h(route.view, { data, context, form }),
    status,
  })
}

async function showPage(asked: Entered, route: Kind<'page'>, mounting: Mounting): Promise<FastifyReply> {
  return send(asked, route, mounting, await route.load(asked), empty)
}

async function showForm(asked: Entered, route: Kind<'form'>, mounting: Mounting): Promise<FastifyReply> {
  const data = await route.load(asked)
  return send(asked, route, mounting, data, {
    values: route.initial?.(data, asked.context) ?? {},
    problems: [],
  })
}

async function actForm(asked: Entered, route: Kind<'form'>, mounting: Mounting): Promise<FastifyReply> {
  const typed = (asked.request.body ?? {}) as Record<string, string>
  const parsed = route.body.safeParse(typed)
  const outcome: Outcome<Gone> = parsed.success
    ? await route.act({ ...asked, body: parsed.data })
    : { ok: false, problems: problemsOf(parsed.error) }
  if (outcome.ok) return go(asked.reply, outcome.value)
  const data = await route.load(asked)
  return send(
    asked,
    route,
    mounting,
    data,
    { values: typed, problems: outcome.problems },
    outcome.conflict ? 409 : 422,
  )
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
  if (outcome.ok) return go(asked.reply, outcome.value)
  const { context, request, reply } = asked
  const back = pathOf(request.headers.referer ?? '/')
  return sendPage(mounting.renderer, request, reply, {
    context,
    title: ProblemsPage.title(context),
    crumbs: [],
    frame: 'work',
    body: <ProblemsPage problems={outcome.problems} context={context} back={back} />,
    status: outcome.conflict ? 409 : 400,
  })
}

function go(reply: FastifyReply, gone: Gone): FastifyReply {
  for (const change of gone.cookies ?? []) setCookie(reply, change)
  return reply.header('cache-control', 'no-store').redirect(gone.goTo, 303)
}

function setCookie(reply: FastifyReply, change: CookieChange): void {
  const secure = reply.request.protocol === 'https'
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
  const status = outcome.conflict ? 409 : 400
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ status, ...problemDocument(outcome.problems) }))
}

function problemDocument(problems: readonly Problem[]) {
  return {
    title: problems[0]?.code ?? 'VELD_ONGELDIG',
    detail: problems.map(problem => problem.message.nl).join(' '),
    errors: problems.map(({ code, field, message }) => ({ pointer: field, code, message })),
  }
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const plain = file.fileName.replace(/[^\w. -]/g, '_')
  const way = file.inline ? 'inline' : 'attachment'
  return reply
    .type(file.contentType)
    .header(
      'content-disposition',
      `${way}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'no-store')
    .send(file.content)
}

async function takeUpload(asked: Entered, route: Kind<'upload'>, mounting: Mounting): Promise<FastifyReply> {
  const part = await asked.request.file({
    limits: { fileSize: route.fileLimit, files: 1, fields: 30, fieldSize: 20_000 },
  })
  if (!part) throw Object.assign(new Error('no file'), { statusCode: 400 })
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(part.fields))
    if (field && !Array.isArray(field) && field.type === 'field') fields[name] = String(field.value)
  const outcome = await route.act({ ...asked, file: { fileName: part.filename, content: part.file }, fields })
  return finish(asked, outcome, mounting)
}
