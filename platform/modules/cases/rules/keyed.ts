/** A value of JSON with names. */
export type Keyed = Readonly<Record<string, unknown>>

/** Whether a value has names: no list, and something. */
export const isKeyed = (value: unknown): value is Keyed =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an object itself has under a name: `constructor` is a name as any other, for an index or a party. */
export const valueAt = (holder: Keyed, name: string): unknown =>
  Object.hasOwn(holder, name) ? holder[name] : undefined

/** The fields of our own of an item, under `x`; none where there is nothing to read. */
export const xOf = ({ x }: { readonly x?: unknown }): Keyed => (isKeyed(x) ? x : {})
