import type { Readable } from 'node:stream'
import type { FunctionComponent } from 'preact'
import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permission.ts'
import type { ApiOperation } from '../api/operation.ts'
import type { Language } from '../texts/texts.ts'
import type { Address, Parameters } from './address.ts'
import type { Outcome, Problem } from './problem.ts'

/** What every page and action knows of the request. Plain data: it may be given to an island. */
export interface Context {
  actor: Actor | undefined
  language: Language
  theme: 'light' | 'dark' | undefined
  /** Path and query as asked. */
  url: string
  requestId: string
  /** Key of the person's session, for actions on the session itself. */
  sessionId: string | undefined
  /** How many notices this person did not read yet; absent for who is not signed in. */
  unreadNotices?: number | undefined
  /** The reader switched the keys of one sign off on this device. */
  hasKeysOff?: boolean | undefined
  /** The token of a machine that asks on behalf of a person; `refused` when it is none of ours, or not any more. */
  token?: { id: string; scopes: readonly string[] } | 'refused' | undefined
  /** Address of the caller, for limits and the list of sessions. */
  remoteAddress: string
  userAgent: string
}

/** What stands around a page: the public site, the work area, the dense workbench, or nothing. */
export type Frame = 'public' | 'work' | 'bench' | 'bare'

/** One step of the trail above a page; the last one has no link. */
export interface Crumb {
  label: string
  href?: string | undefined
}

/** State of a form on its page: what was typed, and what is wrong with it. */
export interface FormState {
  values: Readonly<Record<string, string | readonly string[] | undefined>>
  problems: readonly Problem[]
  /** What tells the ids of its fields apart, where several forms on a page share names. */
  mark?: string | undefined
  /** What is typed is kept for the person until it is sent. */
  draft?: FormDraft | undefined
}

/** Where what is typed in a form is kept, and since when something is. */
export interface FormDraft {
  key: string
  /** ISO; absent where nothing was kept yet. */
  savedAt?: string | undefined
}

/** Keeps what is typed in a form for the person who fills it in. */
export interface FormKeeper<Services> {
  /** What is kept; undefined for who is not signed in. */
  of(asked: {
    services: Services
    context: Context
  }): Promise<{ draft: FormDraft; values: FormState['values'] } | undefined>
  /** The form was sent. */
  forget(asked: { services: Services; context: Context }): Promise<void>
}

/** What a page's view gets: plain data in, markup out. */
export interface PageView<Data> {
  data: Data
  context: Context
  form: FormState
}

/** What a route's functions get. `services` is what the app hands to every module. */
export interface Asked<Services, Path extends string, Query> {
  services: Services
  context: Context
  parameters: Parameters<Path>
  query: Query
}

interface Common<Path extends string, Query extends z.ZodType> {
  address: Address<Path, Query>
  /** Decided at the door by audience; per object by the action itself. */
  // biome-ignore lint/suspicious/noExplicitAny: a route does not know the object of its permission
  permission: Permission<any>
  /** Most requests a minute of one person or address; the general limit holds when absent. */
  perMinute?: number | undefined
  /** Most forms a minute that one person sends: what is tried is counted, looking at the page is not. */
  actsPerMinute?: number | undefined
}

interface Shown<Data> {
  frame?: Frame | undefined
  view: FunctionComponent<PageView<Data>>
  title(data: Data, context: Context): string
  crumbs?(data: Data, context: Context): Crumb[]
}

/** A page: GET, plain data in, markup out. */
export interface PageRoute<Services, Path extends string, Query extends z.ZodType, Data>
  extends Common<Path, Query>,
    Shown<Data> {
  kind: 'page'
  load(asked: Asked<Services, Path, z.output<Query>>): Data | Promise<Data>
}

/** Where a person goes after a successful form, with cookies to set if any. */
export interface Gone {
  goTo: string
  cookies?: readonly CookieChange[] | undefined
  /** The browser forgets what pages of this site kept in it. */
  clearsStorage?: boolean | undefined
}
/** A cookie to set or to remove; always SameSite=Lax, and Secure under https. */
export interface CookieChange {
  name: string
  value: string
  /** Seconds; 0 removes the cookie; absent: until the browser closes. */
  maxAgeSeconds?: number | undefined
  /** Readable by scripts. Default no. */
  script?: boolean | undefined
}

/** A form: GET shows it, POST does it or shows it again with what is wrong and what was typed. */
export interface FormRoute<
  Services,
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Data,
> extends Common<Path, Query>,
    Shown<Data> {
  kind: 'form'
  body: Body
  load(asked: Asked<Services, Path, z.output<Query>>): Data | Promise<Data>
  /** Values the form starts with. */
  initial?(data: Data, context: Context): FormState['values']
  /** For a long form: what is typed survives leaving the page and signing out. */
  keep?: FormKeeper<Services> | undefined
  act(
    asked: Asked<Services, Path, z.output<Query>> & { body: z.output<Body> },
  ): Promise<Outcome<Gone | ShownOnce<Data>>>
}

/** What a form shows in answer to what was sent, this once: a secret that is kept nowhere. */
export interface ShownOnce<Data> {
  shows: Data
}

/** An action without a page of its own (a button): POST only. */
export interface ActionRoute<Services, Path extends string, Query extends z.ZodType, Body extends z.ZodType>
  extends Common<Path, Query> {
  kind: 'action'
  body: Body
  act(asked: Asked<Services, Path, z.output<Query>> & { body: z.output<Body> }): Promise<Outcome<Gone>>
}

/** An address that only leads on (to an identity provider, or back from one): GET, never a page unless refused. */
export interface RedirectRoute<Services, Path extends string, Query extends z.ZodType>
  extends Common<Path, Query> {
  kind: 'redirect'
  act(asked: Asked<Services, Path, z.output<Query>>): Promise<Outcome<Gone>>
}

/** Machine-readable answer: JSON in, JSON out, problem+json when refused. */
export interface JsonRoute<
  Services,
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer,
> extends Common<Path, Query> {
  kind: 'json'
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body: Body
  /** Largest body, bytes. */
  bodyLimit?: number | undefined
  act(asked: Asked<Services, Path, z.output<Query>> & { body: z.output<Body> }): Promise<Outcome<Answer>>
}

/** What an operation of the REST API answers. */
export interface ApiAnswer<Value> {
  value: Value
  /** Address of what was made. */
  location?: string | undefined
}

/** An operation of the REST API: for machines, which show a token; described in the document of the API. */
export interface ApiRoute<
  Services,
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> extends Common<Path, Query> {
  kind: 'api'
  method: 'GET' | 'POST' | 'PUT'
  operation: ApiOperation
  body?: Body | undefined
  /** Largest body, bytes. */
  bodyLimit?: number | undefined
  answer: Answer
  act(
    asked: Asked<Services, Path, z.output<Query>> & {
      body: z.output<Body>
      /** The caller's name for this request, where the operation may be repeated. */
      key: string | undefined
    },
  ): Promise<Outcome<ApiAnswer<z.input<Answer>>>>
}

/** A file to take home. */
export interface Download {
  fileName: string
  contentType: string
  /** As it is, or as it is written for who reads in a language. */
  content: Buffer | string | Readable | ((language: Language) => string)
  /** Shown in the browser rather than saved; only for types that cannot carry script. */
  inline?: boolean | undefined
  /** Pages of any other site may read it. */
  isForOtherSites?: boolean | undefined
}
/** A file to take home: GET, never shown as a page. */
export interface DownloadRoute<Services, Path extends string, Query extends z.ZodType>
  extends Common<Path, Query> {
  kind: 'download'
  load(asked: Asked<Services, Path, z.output<Query>>): Promise<Download>
}

/** A file as it comes in. */
export interface UploadedFile {
  fileName: string
  content: Readable
}
/** Takes one file and the other fields of a multipart form: POST only. */
export interface UploadRoute<Services, Path extends string, Query extends z.ZodType>
  extends Common<Path, Query> {
  kind: 'upload'
  /** Largest file, bytes. */
  fileLimit: number
  act(
    asked: Asked<Services, Path, z.output<Query>> & { file: UploadedFile; fields: Record<string, string> },
  ): Promise<Outcome<Gone>>
}

/** One open stream of events, as its route sees it. */
export interface LiveStream {
  readonly id: string
  /** Who listens, with the roles of the last beat. */
  readonly actor: Actor
  send(event: string, data: unknown): void
  end(): void
}

/** What a route does while one of its streams is open. */
export interface Listening {
  /** Asked for time and again: throws or ends the stream when it is not for this person any more. */
  beat(): Promise<void>
  closed(): void | Promise<void>
}

/** Events as they happen (server-sent events), for who is signed in: GET, open until one of both ends it. */
export interface StreamRoute<Services, Path extends string, Query extends z.ZodType>
  extends Common<Path, Query> {
  kind: 'stream'
  /** Most streams that one person may have open on the whole site. */
  openMax: number
  /** Throws when it is not for this person; nothing was sent then. */
  open(asked: Asked<Services, Path, z.output<Query>> & { stream: LiveStream }): Promise<Listening>
}

/** Any route, its own types forgotten: what the server mounts. */
export type Route =
  // biome-ignore-start lint/suspicious/noExplicitAny: a list of routes cannot keep the types of each
  | PageRoute<any, any, any, any>
  | FormRoute<any, any, any, any, any>
  | ActionRoute<any, any, any, any>
  | RedirectRoute<any, any, any>
  | JsonRoute<any, any, any, any, any>
  | ApiRoute<any, any, any, any, any>
  | DownloadRoute<any, any, any>
  | UploadRoute<any, any, any>
  | StreamRoute<any, any, any>
// biome-ignore-end lint/suspicious/noExplicitAny: a list of routes cannot keep the types of each

type Declared<R> = Omit<R, 'kind'>

/** The ways to declare a route, for one kind of services. */
export function routesFor<Services>() {
  return {
    page: <P extends string, Q extends z.ZodType, D>(r: Declared<PageRoute<Services, P, Q, D>>): Route => ({
      kind: 'page',
      ...r,
    }),
    form: <P extends string, Q extends z.ZodType, B extends z.ZodType, D>(
      r: Declared<FormRoute<Services, P, Q, B, D>>,
    ): Route => ({ kind: 'form', ...r }),
    action: <P extends string, Q extends z.ZodType, B extends z.ZodType>(
      r: Declared<ActionRoute<Services, P, Q, B>>,
    ): Route => ({ kind: 'action', ...r }),
    redirect: <P extends string, Q extends z.ZodType>(r: Declared<RedirectRoute<Services, P, Q>>): Route => ({
      kind: 'redirect',
      ...r,
    }),
    json: <P extends string, Q extends z.ZodType, B extends z.ZodType, A>(
      r: Declared<JsonRoute<Services, P, Q, B, A>>,
    ): Route => ({ kind: 'json', ...r }),
    api: <P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
      r: Declared<ApiRoute<Services, P, Q, B, A>>,
    ): Route => ({ kind: 'api', ...r }),
    download: <P extends string, Q extends z.ZodType>(r: Declared<DownloadRoute<Services, P, Q>>): Route => ({
      kind: 'download',
      ...r,
    }),
    stream: <P extends string, Q extends z.ZodType>(r: Declared<StreamRoute<Services, P, Q>>): Route => ({
      kind: 'stream',
      ...r,
    }),
    upload: <P extends string, Q extends z.ZodType>(r: Declared<UploadRoute<Services, P, Q>>): Route => ({
      kind: 'upload',
      ...r,
    }),
  }
}
