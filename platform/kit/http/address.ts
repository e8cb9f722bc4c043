import type { z } from 'zod'

type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** The values that fill the `:names` of a path. */
export type Parameters<Path extends string> = { [Name in ParameterNames<Path>]: string }

/** An address of the site: its path and, if it takes one, the shape of its query. */
export interface Address<Path extends string = string, Query extends z.ZodType = z.ZodType> {
  path: Path
  query?: Query | undefined
}

/** Declares an address once, so that every link to it is checked by the compiler. */
export function address<Path extends string, Query extends z.ZodType = z.ZodType<Record<never, never>>>(
  path: Path,
  query?: Query,
): Address<Path, Query> {
  return { path, query }
}

type QueryValues<Query extends z.ZodType> = Partial<z.input<Query> & Record<string, unknown>>
type HrefArguments<Path extends string, Query extends z.ZodType> =
  ParameterNames<Path> extends never
    ? [parameters?: Record<never, never>, query?: QueryValues<Query>]
    : [parameters: Parameters<Path>, query?: QueryValues<Query>]

/** The link to an address, with its parameters and query filled in. Empty query values are left out. */
export function href<Path extends string, Query extends z.ZodType>(
  to: Address<Path, Query>,
  ...[parameters, query]: HrefArguments<Path, Query>
): string {
  const values = (parameters ?? {}) as Record<string, string>
  const path = to.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`address ${to.path} needs ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
