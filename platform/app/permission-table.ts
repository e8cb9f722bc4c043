import type { Route } from '../kit/http/route.ts'

/** How a request ended, as a reader meets it. */
export const answerKinds = [
  /** The page, the file or the data. */
  'shown',
  /** Done, and sent on. */
  'acts',
  /** Let in, and what was sent cannot be used. */
  'invalid',
  /** Let in, and not possible at this moment. */
  'conflict',
  /** Sent to sign in, and back afterwards. */
  'sign-in',
  'refused',
  /** Not there, or its existence is secret. */
  'absent',
] as const

/** One of those ends. */
export type AnswerKind = (typeof answerKinds)[number]

/** Who asks: nobody known, somebody of a role, or somebody whose position ended. */
export const readers = [
  'anonymous',
  ...['G', 'M', 'B', 'T', 'D', 'S', 'L', 'R', 'U', 'E', 'A', 'V', 'N', 'C', 'K'],
  'ended',
] as const

/** One of those readers. */
export type Reader = (typeof readers)[number]

/** Whose object an address names, seen from the reader's organisation. */
export type Ownership = 'own' | 'foreign'

/** One line of the table: what each reader gets from one request. */
export interface PermissionLine {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  ownership: Ownership | ''
  answers: Record<Reader, AnswerKind>
}

/**
 * What somebody who was let in meets, where it is not the plain case: GET shows, an empty form is invalid, and a
 * foreign object is absent.
 */
export type Expected = Partial<Record<Reader | 'others', AnswerKind>>

/** Reviewed expectations by "METHOD path" or "METHOD path ownership". */
export type Expectations = Readonly<Record<string, Expected>>

/**
 * The table of who gets what: the door from the declaration of each route, what lies behind it from the reviewed
 * expectations. Addresses of which `isOwned` says so have a line for an own object and one for a foreign one.
 * @throws Error when an expectation belongs to no line
 */
export function permissionTable(
  routes: readonly Route[],
  isOwned: (path: string) => boolean,
  expectations: Expectations,
): PermissionLine[] {
  const unused = new Set(Object.keys(expectations))
  const lines = routes.flatMap(route =>
    methodsOf(route).flatMap(method => {
      const { path } = route.address
      const ownerships = isOwned(path) ? (['own', 'foreign'] as const) : ([''] as const)
      return ownerships.map(ownership => {
        const key = [method, path, ownership].filter(Boolean).join(' ')
        unused.delete(key)
        const plain = ownership === 'foreign' ? 'absent' : method === 'GET' ? 'shown' : 'invalid'
        const expected = { others: plain, ...expectations[key] } as const
        const answers = Object.fromEntries(
          readers.map(reader => [reader, answerFor(reader, route.permission, expected)]),
        ) as Record<Reader, AnswerKind>
        return { method, path, ownership, answers }
      })
    }),
  )
  if (unused.size > 0) throw new Error(`no route for the expectation ${[...unused].join(', ')}`)
  return lines
}

function methodsOf(route: Route): PermissionLine['method'][] {
  if (route.kind === 'json' || route.kind === 'api') return [route.method]
  if (route.kind === 'form') return ['GET', 'POST']
  return route.kind === 'action' || route.kind === 'upload' ? ['POST'] : ['GET']
}

function answerFor(
  reader: Reader,
  { audience, secret }: Route['permission'],
  expected: Expected & { others: AnswerKind },
): AnswerKind {
  if (audience !== 'everybody') {
    if (reader === 'anonymous') return 'sign-in'
    if (audience !== 'signed-in' && !audience.includes(reader)) return secret ? 'absent' : 'refused'
  }
  return expected[reader] ?? expected.others
}

/** The table as the file docs/permissions.csv. */
export function permissionFile(lines: readonly PermissionLine[]): string {
  const rows = lines.map(({ method, path, ownership, answers }) =>
    [method, path, ownership, ...readers.map(reader => answers[reader])].join(','),
  )
  return `${[['method', 'path', 'object', ...readers].join(','), ...rows].join('\n')}\n`
}
