/**
 * Values that were read and are still of use, by a key that says all that they depend on: of the same key the same
 * value, so that what was drawn of it can be kept with it. A value belongs to all who ask: nobody changes it.
 */
export class Recent<Value extends object> {
  readonly #limit: number
  readonly #known = new Map<string, Value>()

  /** @param limit most values that are kept; the one that was asked longest ago goes */
  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): Value | undefined {
    const value = this.#known.get(key)
    return value && this.keep(key, value)
  }

  keep(key: string, value: Value): Value {
    this.#known.delete(key)
    const [oldest] = this.#known.size >= this.#limit ? this.#known.keys() : []
    if (oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(key, value)
    return value
  }
}
