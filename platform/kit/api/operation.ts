import { z } from 'zod'
import type { Bilingual } from '../texts/texts.ts'

/** Under this address lies the first version of the REST API. A change that breaks a client gets another one. */
export const apiBase = '/api/v1'

/** Header in which a caller names a request, so that asking again is known as a repeat. */
export const keyHeader = 'Idempotency-Key'
/** What such a name may be. */
export const keyShape = z.string().trim().min(1).max(200).optional()

/** What a client may send and gets back: in the document, and run by a test against the site. */
export interface ApiExample {
  /** Values of the `:names` of the path. */
  parameters?: Readonly<Record<string, string>> | undefined
  query?: Readonly<Record<string, string | number>> | undefined
  body?: unknown
  /** The whole answer. */
  answer: unknown
}

/** What the document says of one operation, beside its address and its shapes. */
export interface ApiOperation {
  /** One word in lower camel case, the same for good: clients are made from it. */
  id: string
  tag: Bilingual
  summary: Bilingual
  about: Bilingual
  /** What each `:name` of the path is. */
  parameters?: Readonly<Record<string, Bilingual>> | undefined
  /** What a token has to allow; absent: nothing, and no token is needed. */
  scope?: string | undefined
  /** Something is made: 201 with its address. */
  makes?: boolean | undefined
  /** May be asked again under the same key (header `Idempotency-Key`) without doing it twice. */
  isRepeatable?: boolean | undefined
  /** Right input may come at the wrong moment: 409. */
  mayConflict?: boolean | undefined
  example: ApiExample
}

/** What a token may be limited to, as its maker chooses it. */
export interface ApiScope {
  /** "read:cases": what is done, and to what. */
  name: string
  label: Bilingual
}

/** Gives a shape its words in the document. */
export function about<Shape extends z.ZodType>(shape: Shape, nl: string, en: string): Shape {
  return shape.meta({ ...shape.meta(), about: { nl, en } })
}

/** Gives a shape the name under which the document knows it. */
export function named<Shape extends z.ZodType>(name: string, shape: Shape): Shape {
  return shape.meta({ ...shape.meta(), id: name })
}
