import { z } from 'zod'
import type { Bilingual, Language } from '../texts/texts.ts'

/** JSON in the document. */
export type JsonObject = { [key: string]: unknown }

/** Shapes that have a name, as the document lists them. */
export type Components = Map<string, JsonObject>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the schema language adds and no client needs: a pattern beside a format, and the bounds of safe integers. */
function isNoise(key: string, value: unknown, schema: JsonObject): boolean {
  if (key === '$schema' || key === 'definitions') return true
  if (key === 'id' && typeof value === 'string') return true
  if (key === 'pattern' && typeof schema.format === 'string') return true
  return (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
}

/** The words of a shape in one language, and references to where the document keeps what has a name. */
function inDocument(schema: unknown, language: Language): unknown {
  if (Array.isArray(schema)) return schema.map(one => inDocument(one, language))
  if (!isObject(schema)) return schema
  const made: JsonObject = {}
  for (const [key, value] of Object.entries(schema)) {
    if (isNoise(key, value, schema)) continue
    if (key === 'about') made.description = (value as Bilingual)[language]
    else if (key === '$ref') made.$ref = String(value).replace('#/definitions/', '#/components/schemas/')
    else made[key] = inDocument(value, language)
  }
  // What has a name is an object; what may be null beside it has to say so (OpenAPI 3.0.3).
  if (made.nullable === true && made.allOf !== undefined) made.type = 'object'
  return made
}

/** The JSON schema of a shape for OpenAPI 3.0; what in it has a name goes among the components. */
export function schemaOf(shape: z.ZodType, components: Components, language: Language): JsonObject {
  const json = z.toJSONSchema(shape, { target: 'openapi-3.0', io: 'output' }) as JsonObject
  for (const [name, part] of Object.entries((json.definitions ?? {}) as JsonObject))
    components.set(name, inDocument(part, language) as JsonObject)
  return inDocument(json, language) as JsonObject
}
