import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { permission } from '../access/permission.ts'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import { address } from './address.ts'
import { Island } from './island.tsx'
import { conflict, done, refused, tooOften } from './problem.ts'
import type { FrameProps } from './render.tsx'
import { type Route, routesFor } from './route.ts'
import { makeServer, type ServerOptions } from './server.tsx'

/** What the routes of this test saw, in their order. */
export interface Seen {
  acted: unknown[]
}

const route = routesFor<Seen>()
const everybody = permission({ name: 'everybody', audience: 'everybody' })
const signedIn = permission({ name: 'signedIn', audience: 'signed-in' })
const administrator = permission({ name: 'administrator', audience: ['A'] })
const secret = permission({ name: 'secret', audience: ['A'], secret: true })
const nothing = z.object({})
const nameBody = z.object({ name: z.string().min(1).max(20) })
const nameTaken = { code: 'NAAM_BEZET', message: { nl: 'Kies een andere naam.', en: 'Choose another name.' } }

/** The words that a mistake inside says, and that nobody outside may read. */
export const insideWords = 'the innermost secret 8f1c'

const page = (path: string, text: string, right = everybody) =>
  route.page({
    address: address(path, nothing),
    permission: right,
    load: () => ({ text }),
    view: ({ data }) => <p>{data.text}</p>,
    title: () => 'Pagina',
  })

const failing = (path: string, error: () => Error) =>
  route.page({
    address: address(path, nothing),
    permission: everybody,
    load: () => {
      throw error()
    },
    view: () => <p />,
    title: () => 'Fout',
  })

const Clock = () => <b>12</b>

const pages: Route[] = [
  page('/', 'x'.repeat(3000)),
  page('/kort', 'kort'),
  route.page({
    address: address('/werkpagina', nothing),
    permission: everybody,
    frame: 'work',
    load: () => ({}),
    view: () => <p>werk</p>,
    title: () => 'Werkpagina',
  }),
  page('/besloten', 'besloten', signedIn),
  page('/beheer', 'beheer', administrator),
  page('/geheim', 'geheim', secret),
  route.page({
    address: address('/wie', nothing),
    permission: everybody,
    load: ({ context }) => ({ name: context.actor?.name ?? (context.sessionId ? 'halverwege' : 'niemand') }),
    view: ({ data }) => <p>{data.name}</p>,
    title: () => 'Wie',
  }),
  failing('/kapot', () => new Error(insideWords)),
  failing('/weg', () => new NotFound()),
  failing('/verboden', () => new NotAllowed('something')),
  failing('/zonder-gegevens', () =>
    Object.assign(new Error(insideWords), { code: '57P01', severity: 'FATAL' }),
  ),
  failing('/schijf-vol', () =>
    Object.assign(new Error(`could not extend file: ${insideWords}`), { code: '53100', severity: 'ERROR' }),
  ),
  failing('/gegevens-geweigerd', () =>
    Object.assign(new Error(`invalid input: ${insideWords}`), {
      code: '22P02',
      severity: 'ERROR',
      detail: insideWords,
      where: insideWords,
    }),
  ),
  route.page({
    address: address('/eiland', nothing),
    permission: everybody,
    load: () => ({}),
    view: () => <Island name="test/clock" of={Clock} props={{}} />,
    title: () => 'Eiland',
  }),
  route.page({
    address: address('/lijst/:slug', z.object({ pagina: z.coerce.number().int().min(1).optional() })),
    permission: everybody,
    load: ({ parameters, query }) => ({ slug: parameters.slug, page: query.pagina ?? 1 }),
    view: ({ data }) => (
      <p>
        {data.slug} {data.page}
      </p>
    ),
    title: ({ slug }) => slug,
  }),
  route.page({
    address: address('/traag', nothing),
    permission: everybody,
    load: async ({ services }) => {
      services.acted.push('slow began')
      await pause(400)
      return {}
    },
    view: () => <p>klaar</p>,
    title: () => 'Traag',
  }),
  { ...page('/zeldzaam', 'zeldzaam'), perMinute: 2 },
]

const writing: Route[] = [
  route.form({
    address: address('/formulier', nothing),
    permission: everybody,
    load: () => ({}),
    view: ({ form }) => (
      <form method="post">
        <ul>
          {form.problems.map(problem => (
            <li key={problem.field}>{`${problem.field}: ${problem.message.nl}`}</li>
          ))}
        </ul>
        <input name="name" value={String(form.values.name ?? '')} />
      </form>
    ),
    title: () => 'Formulier',
    body: nameBody,
    act: async ({ services, body }) => {
      services.acted.push(body)
      if (body.name === 'bezet') return conflict({ ...nameTaken, field: 'name' })
      if (body.name === 'vaak') return tooOften(12.2, { ...nameTaken, field: 'name' })
      if (body.name === 'fout') return refused({ ...nameTaken, field: 'name' })
      return done({ goTo: '/kort', cookies: [{ name: 'naam', value: body.name }] })
    },
  }),
  route.action({
    address: address('/heen', nothing),
    permission: everybody,
    body: z.object({ to: z.string() }),
    act: async ({ body }) => (body.to ? done({ goTo: body.to }) : conflict(nameTaken)),
  }),
  route.redirect({
    address: address('/door', z.object({ mag: z.string().optional() })),
    permission: everybody,
    act: async ({ query }) =>
      query.mag
        ? done({ goTo: 'https://elders.example/?a=1', cookies: [{ name: 'naam', value: 'a' }] })
        : refused(nameTaken),
  }),
  route.redirect({
    address: address('/besloten/door', nothing),
    permission: signedIn,
    act: async ({ services }) => {
      services.acted.push('led on')
      return done({ goTo: '/' })
    },
  }),
  route.action({
    address: address('/besloten/doen', nothing),
    permission: signedIn,
    body: nothing,
    act: async ({ services }) => {
      services.acted.push('done')
      return done({ goTo: '/' })
    },
  }),
  route.json({
    method: 'POST',
    address: address('/api/namen', nothing),
    permission: everybody,
    body: nameBody,
    act: async ({ services, body }) => {
      services.acted.push(body)
      if (body.name === 'kapot') throw new Error(insideWords)
      if (body.name === 'vaak') return tooOften(12.2, nameTaken)
      return body.name === 'bezet' ? conflict(nameTaken) : done({ name: body.name })
    },
  }),
  route.json({
    method: 'GET',
    address: address('/eigen.json', nothing),
    permission: signedIn,
    body: nothing,
    act: async () => done({ eigen: true }),
  }),
  route.json({
    method: 'GET',
    address: address('/kapot.json', nothing),
    permission: everybody,
    body: nothing,
    act: async () => {
      throw new Error(insideWords)
    },
  }),
]

const files: Route[] = [
  route.download({
    address: address('/bestand', z.object({ naam: z.string() })),
    permission: everybody,
    load: async ({ query }) => ({ fileName: query.naam, contentType: 'text/csv', content: 'a,b\n' }),
  }),
  route.upload({
    address: address('/inleveren', nothing),
    permission: everybody,
    fileLimit: 10_000,
    act: async ({ services, file, fields }) => {
      let size = 0
      if (fields.constructor) throw new Error('a field that nobody sent')
      if (fields.lees !== 'nee') for await (const piece of file.content) size += (piece as Buffer).length
      services.acted.push({ name: file.fileName, size, fields: { ...fields } })
      return done({ goTo: '/kort' })
    },
  }),
]

const actor = (personId: string, role: string): Actor => ({
  personId,
  name: personId,
  grants: [{ role, organisationId: 'one' }],
})

/** Cookies of the readers: one of role A, two of role G. */
const readers = new Map<string, Actor>([
  ['beheerder', actor('beheerder', 'A')],
  ['planner', actor('planner', 'G')],
  ['collega', actor('collega', 'G')],
])

/** A server of the test's own, with what it wrote in its log. */
export interface TestServer extends AsyncDisposable {
  server: FastifyInstance
  seen: Seen
  log: string[]
  /** Listens, and tells on which port. */
  listen(): Promise<number>
}

function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'versneller-http-'))
  mkdirSync(join(folder, '.vite'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/site-1.css'), 'p{}')
  writeFileSync(join(folder, 'assets/browser-1.js'), '"use strict"')
  writeFileSync(join(folder, 'outside.txt'), 'outside')
  const manifest = { style: { file: 'assets/site-1.css' }, script: { file: 'assets/browser-1.js' } }
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(manifest))
  return folder
}

/** Makes a small server with one route of each kind; it does not listen until asked. */
export async function testServer(changed: Partial<ServerOptions<Seen>> = {}): Promise<TestServer> {
  const folder = builtFolder()
  const seen: Seen = { acted: [] }
  const log: string[] = []
  const server = await makeServer<Seen>({
    routes: [...pages, ...writing, ...files],
    services: seen,
    authenticate: async request => ({
      actor: readers.get(request.cookies.sessie ?? ''),
      sessionId: request.cookies.sessie,
      contentVersion: '1',
    }),
    Framed: ({ children }: FrameProps) => <main>{children}</main>,
    siteName: 'Proef',
    built: { folder: pathToFileURL(`${folder}/`), style: 'style', script: 'script' },
    ready: async () => ({ ready: true }),
    signInPath: '/aanmelden',
    https: false,
    requestsPerMinute: 10_000,
    trustProxy: false,
    log: { level: 'info', stream: { write: line => void log.push(line) } },
    ...changed,
  })
  return {
    server,
    seen,
    log,
    listen: async () => {
      await server.listen({ port: 0, host: '127.0.0.1' })
      return (server.server.address() as AddressInfo).port
    },
    [Symbol.asyncDispose]: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Headers that a browser sends with a form of our own page. */
export const ownForm = {
  host: 'localhost',
  origin: 'http://localhost',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
}

/** Headers of a script of our own page that sends JSON. */
export const ownJson = { ...ownForm, 'content-type': 'application/json' }

/** Sends bytes as they are to a port, and gives all that came back until the other side hung up or `waitMs` passed. */
export function sendBytes(port: number, bytes: string, waitMs = 5000): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    const finish = () => {
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(finish, waitMs)
    socket.setEncoding('utf8').on('data', piece => {
      answer += piece
    })
    socket.on('error', error => (answer ? finish() : reject(error)))
    socket.on('close', () => {
      clearTimeout(timer)
      finish()
    })
  })
}
