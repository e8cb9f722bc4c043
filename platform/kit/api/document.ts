import type { z } from 'zod'
import type { Route } from '../http/route.ts'
import type { Bilingual, Language } from '../texts/texts.ts'
import { apiBase, keyHeader, keyShape } from './operation.ts'
import { problemShape } from './problem-shape.ts'
import { type Components, type JsonObject, schemaOf } from './shapes.ts'

type ApiRoute = Extract<Route, { kind: 'api' }>

/** Who answers questions about the API: a team, never one person. */
export interface ApiContact {
  name: string
  email: string
  url: string
}

/** What the document says of the API as a whole. */
export interface ApiFacts {
  title: Bilingual
  about: Bilingual
  version: string
  contact: ApiContact
}

/** All that the document is made of. */
export interface ApiParts extends ApiFacts {
  routes: readonly Route[]
}

/** Where the document is asked for: the language of its words, and the address of the site. */
export interface ApiPlace {
  language: Language
  /** Absent: the server stands at the root of wherever the document lies. */
  origin?: string | undefined
  contact?: ApiContact | undefined
}

const words = {
  version: { nl: 'Versie van de API.', en: 'Version of the API.' },
  etag: {
    nl: 'Kenmerk van dit antwoord; wie het terugstuurt in `If-None-Match` krijgt 304 als er niets veranderde.',
    en: 'Mark of this answer; who sends it back in `If-None-Match` gets 304 when nothing changed.',
  },
  link: { nl: 'Eerste, vorige, volgende en laatste pagina.', en: 'First, previous, next and last page.' },
  location: { nl: 'Adres van wat is gemaakt.', en: 'Address of what was made.' },
  limit: {
    nl: 'Vragen per minuut van dit token of adres.',
    en: 'Requests a minute of this token or address.',
  },
  left: { nl: 'Vragen die nu nog mogen.', en: 'Requests that are still allowed now.' },
  wait: { nl: 'Seconden waarna het weer kan.', en: 'Seconds after which it may be tried again.' },
  key: {
    nl: 'Een eigen kenmerk van deze vraag, bijvoorbeeld een uuid. Komt dezelfde vraag binnen een dag met hetzelfde kenmerk nog eens, dan krijg je het eerste antwoord en gebeurt er niets dubbel. Een andere vraag met dat kenmerk wordt geweigerd (409).',
    en: 'A mark of your own for this request, for example a uuid. When the same request comes again with the same mark within a day, you get the first answer and nothing happens twice. Another request with that mark is refused (409).',
  },
  needs: { nl: 'Het token moet dit mogen', en: 'What the token has to allow' },
  token: {
    nl: 'Een token van een persoon: het mag nooit meer dan die persoon op dat moment.',
    en: 'A token of a person: it is never allowed more than that person at that moment.',
  },
} as const

const refusals: Readonly<Record<number, Bilingual>> = {
  400: { nl: 'De vraag klopt niet: alle fouten samen.', en: 'The request is wrong: all mistakes together.' },
  401: { nl: 'Geen token, of geen geldig token.', en: 'No token, or none that is valid.' },
  403: { nl: 'Het token of de persoon mag dit niet.', en: 'The token or the person may not do this.' },
  404: {
    nl: 'Dit is er niet, of niet voor deze persoon.',
    en: 'It is not there, or not for this person.',
  },
  406: { nl: 'Er is alleen JSON.', en: 'There is only JSON.' },
  409: {
    nl: 'De vraag klopt, maar niet op dit moment: iemand was eerder.',
    en: 'The request is right, but not at this moment: somebody was first.',
  },
  415: { nl: 'Stuur JSON.', en: 'Send JSON.' },
  429: { nl: 'Te vaak gevraagd.', en: 'Asked too often.' },
}

function refusalsOf({ operation, address, body }: ApiRoute): number[] {
  const { scope, mayConflict } = operation
  return [
    400,
    ...(scope === undefined ? [] : [401, 403]),
    ...(address.path.includes(':') ? [404] : []),
    406,
    ...(mayConflict ? [409] : []),
    ...(body ? [415] : []),
    429,
  ]
}

const header = (about: Bilingual, language: Language, type: 'string' | 'integer' = 'string') => ({
  description: about[language],
  schema: { type },
})

function headersOf(language: Language): JsonObject {
  return {
    ApiVersion: { ...header(words.version, language), required: true },
    Etag: header(words.etag, language),
    Link: header(words.link, language),
    Location: header(words.location, language),
    RateLimit: header(words.limit, language, 'integer'),
    RateLimitRemaining: header(words.left, language, 'integer'),
    RetryAfter: header(words.wait, language, 'integer'),
  }
}

const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` })
const always = {
  'API-Version': headerRef('ApiVersion'),
  'X-RateLimit-Limit': headerRef('RateLimit'),
  'X-RateLimit-Remaining': headerRef('RateLimitRemaining'),
}

function refusalResponses(language: Language): JsonObject {
  const responses = Object.entries(refusals).map(([status, about]) => [
    `Geweigerd${status}`,
    {
      description: about[language],
      headers: { ...always, ...(status === '429' ? { 'Retry-After': headerRef('RetryAfter') } : {}) },
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
    },
  ])
  return Object.fromEntries(responses)
}

/** The parameters of a query, each with its shape and its words. */
function queryParameters(route: ApiRoute, components: Components, language: Language): JsonObject[] {
  const query = route.address.query as z.ZodObject | undefined
  const example = route.operation.example.query
  return Object.entries(query?.shape ?? {}).map(([name, shape]) => {
    const { description, ...schema } = schemaOf(shape as z.ZodType, components, language)
    return {
      name,
      in: 'query',
      required: !(shape as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema,
      ...(example?.[name] === undefined ? {} : { example: example[name] }),
    }
  })
}

function pathParameters({ address, operation }: ApiRoute, language: Language): JsonObject[] {
  return [...address.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: operation.parameters?.[name]?.[language],
    schema: { type: 'string' },
    example: operation.example.parameters?.[name],
  }))
}

/** The header in which a caller names a request that may be repeated. */
function keyParameters({ operation }: ApiRoute, components: Components, language: Language): JsonObject[] {
  if (!operation.isRepeatable) return []
  const schema = schemaOf(keyShape, components, language)
  return [{ name: keyHeader, in: 'header', required: false, description: words.key[language], schema }]
}

function answerOf(route: ApiRoute, components: Components, language: Language): JsonObject {
  const { operation, method, answer } = route
  const schema = schemaOf(answer, components, language)
  const isPaged = route.address.query && 'perPagina' in (route.address.query as z.ZodObject).shape
  return {
    description: operation.summary[language],
    headers: {
      ...always,
      ...(method === 'GET' ? { ETag: headerRef('Etag') } : {}),
      ...(isPaged ? { Link: headerRef('Link') } : {}),
      ...(operation.makes ? { Location: headerRef('Location') } : {}),
    },
    content: { 'application/json': { schema, example: operation.example.answer } },
  }
}

function operationOf(route: ApiRoute, components: Components, language: Language): JsonObject {
  const { operation, body } = route
  const { scope, makes } = operation
  const needs = scope === undefined ? '' : `\n\n${words.needs[language]}: \`${scope}\`.`
  const parameters = [
    ...pathParameters(route, language),
    ...queryParameters(route, components, language),
    ...keyParameters(route, components, language),
  ]
  const sent = body && {
    required: true,
    content: {
      'application/json': { schema: schemaOf(body, components, language), example: operation.example.body },
    },
  }
  const refused = refusalsOf(route).map(status => [
    status,
    { $ref: `#/components/responses/Geweigerd${status}` },
  ])
  return {
    operationId: operation.id,
    tags: [operation.tag[language]],
    summary: operation.summary[language],
    description: `${operation.about[language]}${needs}`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(sent ? { requestBody: sent } : {}),
    responses: {
      [makes ? 201 : 200]: answerOf(route, components, language),
      ...Object.fromEntries(refused),
    },
    security: scope === undefined ? [] : [{ token: [] }],
  }
}

/** The OpenAPI document (3.0.3) of all operations: the same declarations as the site answers by. */
function makeApiDocument(parts: ApiParts, { language, origin = '', contact }: ApiPlace): JsonObject {
  const components: Components = new Map()
  schemaOf(problemShape, components, language)
  const paths: Record<string, JsonObject> = {}
  const tags = new Set<string>()
  for (const route of parts.routes) {
    if (route.kind !== 'api') continue
    const path = (route.address.path as string).slice(apiBase.length).replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][route.method.toLowerCase()] = operationOf(route, components, language)
    tags.add(route.operation.tag[language])
  }
  return {
    openapi: '3.0.3',
    info: {
      title: parts.title[language],
      description: parts.about[language],
      version: parts.version,
      contact: contact ?? parts.contact,
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
    },
    servers: [{ url: `${origin}${apiBase}` }],
    tags: [...tags].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words.token[language] } },
      headers: headersOf(language),
      responses: refusalResponses(language),
      schemas: Object.fromEntries([...components].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    },
  }
}

let handedOver: ApiParts | undefined

/** Called by the app once, with the routes of all modules: a page and a file can then show the document. */
export function handOverApi(parts: ApiParts): void {
  handedOver = parts
}

/** The document of the API of this site. */
export function apiDocument(place: ApiPlace): JsonObject {
  if (!handedOver) throw new Error('nobody told which operations the API has')
  return makeApiDocument(handedOver, place)
}
