import type { Json, ObjectSchema, Schema, TextSchema } from './shape.ts'

type JsonObject = { [key: string]: Json }

function textSchema(schema: TextSchema): JsonObject {
  const result: JsonObject = {
    type: 'string',
    minLength: schema.minimumLength,
    maxLength: schema.maximumLength,
  }
  if (schema.pattern !== undefined) result.pattern = schema.pattern
  if (schema.format === 'date') result.format = 'date'
  if (schema.format === 'url') result.format = 'uri'
  return result
}

function objectSchema(schema: ObjectSchema): JsonObject {
  const properties: JsonObject = {}
  for (const [name, field] of Object.entries(schema.fields)) properties[name] = jsonSchemaOf(field.schema)
  properties.x = {}
  const required = Object.entries(schema.fields).filter(([, field]) => !field.optional)
  const result: JsonObject = {
    type: 'object',
    properties,
    required: required.map(([name]) => name),
    additionalProperties: false,
  }
  if (schema.exactlyOneOf) result.oneOf = schema.exactlyOneOf.map(name => ({ required: [name] }))
  return result
}

/** The JSON Schema (2020-12) of one schema. Rules between fields (references, cycles, sums) cannot be said in it. */
export function jsonSchemaOf(schema: Schema): JsonObject {
  switch (schema.type) {
    case 'number':
      return { type: schema.integer ? 'integer' : 'number', minimum: schema.minimum, maximum: schema.maximum }
    case 'text':
      return textSchema(schema)
    case 'choice':
      return { type: 'string', enum: [...schema.values] }
    case 'boolean':
      return { type: 'boolean' }
    case 'list':
      return {
        type: 'array',
        items: jsonSchemaOf(schema.item),
        minItems: schema.minimumItems,
        maxItems: schema.maximumItems,
      }
    case 'tuple':
      return {
        type: 'array',
        prefixItems: schema.items.map(jsonSchemaOf),
        items: false,
        minItems: schema.items.length,
      }
    case 'map':
      return {
        type: 'object',
        patternProperties: { [schema.keyPattern]: jsonSchemaOf(schema.value) },
        additionalProperties: false,
        maxProperties: schema.maximumItems,
      }
    case 'object':
      return objectSchema(schema)
    case 'kinds':
      return { oneOf: Object.values(schema.kinds).map(objectSchema) }
    case 'either':
      return { anyOf: schema.options.map(jsonSchemaOf) }
    case 'json':
      return {}
  }
}
