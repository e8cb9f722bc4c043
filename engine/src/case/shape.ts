/**
 * A small language in which the shape of a file is declared once, as data. From that one declaration come the
 * validation (check-shape.ts), the JSON Schema (json-schema.ts) and the TypeScript type (`Infer`).
 */

/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A sentence in both languages. */
export interface Words {
  readonly nl: string
  readonly en: string
}

/** What a number may be; bounds are inclusive. */
export interface NumberSchema {
  readonly type: 'number'
  readonly minimum: number
  readonly maximum: number
  readonly integer: boolean
}

/** What a text may be; lengths in characters. `format` adds a check that a pattern cannot make. */
export interface TextSchema {
  readonly type: 'text'
  readonly minimumLength: number
  readonly maximumLength: number
  readonly pattern?: string
  readonly format?: 'id' | 'date' | 'url'
}

/** One of a closed list of words. */
export interface ChoiceSchema {
  readonly type: 'choice'
  readonly values: readonly string[]
}

/** A list; with `uniqueIds` the ids of its members differ. */
export interface ListSchema {
  readonly type: 'list'
  readonly item: Schema
  readonly minimumItems: number
  readonly maximumItems: number
  readonly uniqueIds: boolean
}

/** A list of fixed length whose places have their own shape. */
export interface TupleSchema {
  readonly type: 'tuple'
  readonly items: readonly Schema[]
}

/** An object with free keys of one pattern. */
export interface MapSchema {
  readonly type: 'map'
  readonly keyPattern: string
  readonly value: Schema
  readonly maximumItems: number
}

/** One field of an object. */
export interface FieldSchema {
  readonly schema: Schema
  readonly optional: boolean
}

/** An object with named fields; every object may also have `x`, which is free JSON. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly fields: Readonly<Record<string, FieldSchema>>
  readonly exactlyOneOf?: readonly string[]
}

/** Objects of several kinds, told apart by the word in the field `tag`. */
export interface KindsSchema {
  readonly type: 'kinds'
  readonly tag: string
  readonly kinds: Readonly<Record<string, ObjectSchema>>
}

/** Alternatives that differ in their JSON type (number, text, list, object), so that the type picks one. */
export interface EitherSchema {
  readonly type: 'either'
  readonly options: readonly Schema[]
}

/** Every schema of the language; `boolean` and `json` (free) need no more than their name. */
export type Schema =
  | NumberSchema
  | TextSchema
  | ChoiceSchema
  | ListSchema
  | TupleSchema
  | MapSchema
  | ObjectSchema
  | KindsSchema
  | EitherSchema
  | { readonly type: 'boolean' }
  | { readonly type: 'json' }

/** A schema together with the TypeScript type of the values that it accepts. */
export interface Shape<T> {
  readonly schema: Schema
  readonly accepts?: T
}

/** A field that may be absent. */
export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true
}

/** The TypeScript type that a shape accepts. */
export type Infer<S> = S extends Shape<infer T> ? T : never

type Fields = Readonly<Record<string, Shape<unknown>>>
type OptionalKey<F> = { [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never }[keyof F]
type Flat<T> = { [K in keyof T]: T[K] }

/** The type of an object with these fields. */
export type ObjectOf<F> = Flat<
  { [K in Exclude<keyof F, OptionalKey<F>>]: Infer<F[K]> } & { [K in OptionalKey<F>]?: Infer<F[K]> } & {
    x?: Json
  }
>

/** A finite number between two bounds, both allowed. */
export function number(minimum: number, maximum: number): Shape<number> {
  return { schema: { type: 'number', minimum, maximum, integer: false } }
}

/** A whole number between two bounds, both allowed. */
export function integer(minimum: number, maximum: number): Shape<number> {
  return { schema: { type: 'number', minimum, maximum, integer: true } }
}

/** A text of at least one character. */
export function text(maximumLength: number): Shape<string> {
  return { schema: { type: 'text', minimumLength: 1, maximumLength } }
}

/** An id: lower-case letters, digits and hyphens, 1 to 64. */
export function id(): Shape<string> {
  return {
    schema: { type: 'text', minimumLength: 1, maximumLength: 64, pattern: '^[a-z0-9-]{1,64}$', format: 'id' },
  }
}

/** A calendar day that exists, between 1900 and 2199, as `2026-01-31`. */
export function date(): Shape<string> {
  const pattern = '^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$'
  return { schema: { type: 'text', minimumLength: 10, maximumLength: 10, pattern, format: 'date' } }
}

/** An address on the web (http or https). */
export function url(): Shape<string> {
  return {
    schema: {
      type: 'text',
      minimumLength: 8,
      maximumLength: 2000,
      pattern: '^https?://[^\\s]+$',
      format: 'url',
    },
  }
}

/** A text of one pattern (anchored by its author). */
export function pattern(source: string, maximumLength: number): Shape<string> {
  return { schema: { type: 'text', minimumLength: 1, maximumLength, pattern: source } }
}

/** True or false. */
export function boolean(): Shape<boolean> {
  return { schema: { type: 'boolean' } }
}

/** Any JSON at all. */
export function json(): Shape<Json> {
  return { schema: { type: 'json' } }
}

/** One of these words. */
export function choice<const V extends readonly string[]>(values: V): Shape<V[number]> {
  return { schema: { type: 'choice', values } }
}

/** A list with at most `maximumItems` members; `minimumItems` is 0 unless given. */
export function list<T>(item: Shape<T>, maximumItems: number, minimumItems = 0): Shape<T[]> {
  return { schema: { type: 'list', item: item.schema, minimumItems, maximumItems, uniqueIds: false } }
}

/** A list of objects whose field `id` differs from that of every other member. */
export function listById<T extends { id: string }>(item: Shape<T>, maximumItems: number): Shape<T[]> {
  return {
    schema: { type: 'list', item: item.schema, minimumItems: 0, maximumItems, uniqueIds: true },
  }
}

/** A list of fixed length. */
export function tuple<T extends readonly unknown[]>(items: { [K in keyof T]: Shape<T[K]> }): Shape<[...T]> {
  return { schema: { type: 'tuple', items: items.map(item => item.schema) } }
}

/** An object with free keys that match `keyPattern`. */
export function map<T>(keyPattern: string, value: Shape<T>, maximumItems: number): Shape<Record<string, T>> {
  return { schema: { type: 'map', keyPattern, value: value.schema, maximumItems } }
}

/** A field that may be absent. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, optional: true }
}

function objectSchema(fields: Fields, exactlyOneOf?: readonly string[]): ObjectSchema {
  const entries = Object.entries(fields).map(([name, shape]): [string, FieldSchema] => [
    name,
    { schema: shape.schema, optional: 'optional' in shape },
  ])
  const schema = { type: 'object' as const, fields: Object.fromEntries(entries) }
  return exactlyOneOf ? { ...schema, exactlyOneOf } : schema
}

/** An object with these fields, of which exactly one of the names in `exactlyOneOf` is present. */
export function object<F extends Fields>(fields: F, exactlyOneOf?: readonly string[]): Shape<ObjectOf<F>> {
  return { schema: objectSchema(fields, exactlyOneOf) }
}

/** Objects with the fields `shared`, whose `inputs` depend on the word in `kind`. */
export function kinds<S extends Fields, K extends Readonly<Record<string, Fields>>>(
  shared: S,
  inputsByKind: K,
): Shape<
  { [N in keyof K & string]: Flat<ObjectOf<S> & { kind: N; inputs: ObjectOf<K[N]> }> }[keyof K & string]
> {
  const entries = Object.entries(inputsByKind).map(([kind, inputs]): [string, ObjectSchema] => [
    kind,
    objectSchema({ ...shared, kind: choice([kind]), inputs: object(inputs) }),
  ])
  return { schema: { type: 'kinds', tag: 'kind', kinds: Object.fromEntries(entries) } }
}

/** One of two shapes of a different JSON type. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return { schema: { type: 'either', options: [first.schema, second.schema] } }
}
