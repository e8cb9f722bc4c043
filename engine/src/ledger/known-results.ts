interface Known<T> {
  readonly on: readonly unknown[]
  readonly result: T
}

/** Results by the flows that they are made of: while those and what else they hang on stay the same, they are known. */
export class KnownResults<T> {
  readonly #known = new WeakMap<Float64Array, Known<T>>()

  /** `on`: all else that the result hangs on, compared by identity. */
  of(flowEur: Float64Array, on: readonly unknown[], workOut: () => T): T {
    const before = this.#known.get(flowEur)
    if (before?.on.every((one, place) => one === on[place])) return before.result
    const result = workOut()
    this.#known.set(flowEur, { on, result })
    return result
  }
}
