/** One field of what is sent or answered: its name with those it lies in, its kind and its words. */
export interface ReferenceField {
  name: string
  kind: string
  isRequired: boolean
  about: string
}

/** One operation, as the page shows it. */
export interface ReferenceOperation {
  id: string
  method: string
  path: string
  summary: string
  about: string
  /** Of the address: its path and its query. */
  parameters: readonly (ReferenceField & { place: 'path' | 'query' })[]
  body: readonly ReferenceField[]
  answer: readonly ReferenceField[]
  /** Path and query of the example. */
  asked: string
  sent: unknown
  answered: unknown
  needsToken: boolean
  refusals: readonly { status: string; about: string }[]
}

/** The document as a page shows it. */
export interface ApiReference {
  title: string
  about: string
  version: string
  server: string
  contact: { name: string; email: string }
  groups: readonly { name: string; operations: readonly ReferenceOperation[] }[]
}

type Json = { [key: string]: unknown }

const asJson = (value: unknown): Json => (value ?? {}) as Json
const listOf = (value: unknown): Json[] => (value ?? []) as Json[]

/** What a reference points at; a document of ours points only into itself. */
function resolved(document: Json, schema: Json): Json {
  const [only] = listOf(schema.allOf)
  const target = (schema.$ref ?? only?.$ref) as string | undefined
  if (target === undefined) return schema
  const found = target
    .slice(2)
    .split('/')
    .reduce<unknown>((at, step) => asJson(at)[step], document)
  const { $ref: _, allOf: __, ...beside } = schema
  return { ...asJson(found), ...beside }
}

function kindOf(document: Json, schema: Json): string {
  const known = resolved(document, schema)
  if (known.enum) return (known.enum as unknown[]).join(', ')
  if (known.type === 'array') return `${kindOf(document, asJson(known.items))}[]`
  if (known.anyOf)
    return listOf(known.anyOf)
      .map(one => kindOf(document, one))
      .join(', ')
  const kind = String(known.format ?? known.type ?? 'json')
  return known.nullable === true ? `${kind}, null` : kind
}

/** Deeper than this nobody reads along; the document itself has everything. */
const deepest = 4

/** All fields of a shape, those of objects and lists within it after their own. */
function fieldsOf(document: Json, schema: Json, before = '', depth = 0): ReferenceField[] {
  const known = resolved(document, schema)
  if (known.type === 'array') return fieldsOf(document, asJson(known.items), `${before}[]`, depth)
  const required = new Set((known.required ?? []) as string[])
  return Object.entries(asJson(known.properties)).flatMap(([key, value]) => {
    const field = resolved(document, asJson(value))
    const name = before === '' ? key : `${before}.${key}`
    const own = {
      name,
      kind: kindOf(document, field),
      isRequired: required.has(key),
      about: String(field.description ?? ''),
    }
    return [own, ...(depth < deepest ? fieldsOf(document, field, name, depth + 1) : [])]
  })
}

const contentOf = (part: Json): Json => asJson(asJson(part.content)['application/json'])

/** The address of the example, with its parameters filled in. */
function exampleAddress(path: string, parameters: readonly Json[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters.find(one => one.name === name)?.example ?? name)),
  )
  const query = new URLSearchParams()
  for (const { name, in: place, example } of parameters)
    if (place === 'query' && example !== undefined) query.set(String(name), String(example))
  return query.size > 0 ? `${filled}?${query}` : filled
}

function operationOf(document: Json, path: string, method: string, operation: Json): ReferenceOperation {
  const parameters = listOf(operation.parameters)
  const responses = Object.entries(asJson(operation.responses))
  const good = responses.find(([status]) => status < '300')?.[1]
  const answer = contentOf(asJson(good))
  const body = contentOf(asJson(operation.requestBody))
  return {
    id: String(operation.operationId),
    method: method.toUpperCase(),
    path,
    summary: String(operation.summary),
    about: String(operation.description),
    parameters: parameters.map(one => ({
      name: String(one.name),
      kind: kindOf(document, asJson(one.schema)),
      isRequired: one.required === true,
      about: String(one.description ?? ''),
      place: one.in as 'path' | 'query',
    })),
    body: body.schema ? fieldsOf(document, asJson(body.schema)) : [],
    answer: answer.schema ? fieldsOf(document, asJson(answer.schema)) : [],
    asked: exampleAddress(path, parameters),
    sent: body.example,
    answered: answer.example,
    needsToken: listOf(operation.security).length > 0,
    refusals: responses
      .filter(([status]) => status >= '300')
      .map(([status, response]) => ({
        status,
        about: String(resolved(document, asJson(response)).description),
      })),
  }
}

/** The document of the API as a page shows it: by group, each operation with its fields and its example. */
export function apiReference(document: Json): ApiReference {
  const info = asJson(document.info)
  const contact = asJson(info.contact)
  const operations = Object.entries(asJson(document.paths)).flatMap(([path, methods]) =>
    Object.entries(asJson(methods)).map(([method, operation]) => ({
      tag: String(((asJson(operation).tags ?? []) as unknown[])[0]),
      operation: operationOf(document, path, method, asJson(operation)),
    })),
  )
  return {
    title: String(info.title),
    about: String(info.description),
    version: String(info.version),
    server: String(listOf(document.servers)[0]?.url),
    contact: { name: String(contact.name), email: String(contact.email) },
    groups: listOf(document.tags).map(({ name }) => ({
      name: String(name),
      operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    })),
  }
}
