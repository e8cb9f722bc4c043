/**
 * Writes a JSON value in the one form that RFC 8785 allows, so that equal values have equal hashes. What JSON cannot
 * hold is treated as JSON.stringify does: `toJSON` is called, and undefined members are left out.
 * @throws {TypeError} for a bigint, NaN, an infinite number, a lone surrogate or a value that is no JSON at all
 */
export function canonicalJson(value: unknown): string {
  const written = write(value)
  if (written === undefined) throw new TypeError(`${typeof value} is no JSON value`)
  return written
}

function write(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'bigint') throw new TypeError('a bigint is no JSON value')
  if (typeof value !== 'object') return undefined
  if (Array.isArray(value)) return `[${value.map(item => write(item) ?? 'null').join(',')}]`
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON())
  return writeObject(value as Record<string, unknown>)
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON value`)
  // RFC 8785 takes over the notation of ECMAScript.
  return JSON.stringify(value)
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a string with a lone surrogate is no JSON value')
  return JSON.stringify(value)
}

function writeObject(value: Record<string, unknown>): string {
  const members: string[] = []
  // The plain order of strings is that of UTF-16 code units, as RFC 8785 asks.
  for (const key of Object.keys(value).sort()) {
    const written = write(value[key])
    if (written !== undefined) members.push(`${writeString(key)}:${written}`)
  }
  return `{${members.join(',')}}`
}
