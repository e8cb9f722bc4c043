import type { Times } from './times.ts'

/** The most arrays in one piece of memory. */
const togetherMax = 64

/**
 * Makes arrays of zeros with one place per t. Many lie in one piece of memory: to make one by itself takes five times as
 * long, and a case has hundreds.
 */
export class PeriodArrays {
  readonly #length: number
  #piece = new ArrayBuffer(0)
  #used = 0
  #next = 4

  constructor(times: Times) {
    this.#length = times.periods + 1
  }

  make(): Float64Array {
    if (this.#used === this.#piece.byteLength) {
      this.#piece = new ArrayBuffer(this.#next * this.#length * Float64Array.BYTES_PER_ELEMENT)
      this.#used = 0
      this.#next = Math.min(togetherMax, 2 * this.#next)
    }
    const made = new Float64Array(this.#piece, this.#used, this.#length)
    this.#used += made.byteLength
    return made
  }
}
