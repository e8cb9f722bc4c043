/**
 * Reads texts of JSON, and remembers what they mean: of the same text the same value, so that what was drawn of it can be
 * kept with it. What the database tells is asked every time; only what is the same as before is not made again. The
 * value belongs to all who ask: nobody changes it.
 * @param limit most texts that are remembered; the one that was asked longest ago goes
 */
export function valuesByText<Value extends object>(
  limit: number,
  read: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return text => {
    const value = known.get(text) ?? read(text)
    known.delete(text)
    const [oldest] = known.size >= limit ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    known.set(text, value)
    return value
  }
}
