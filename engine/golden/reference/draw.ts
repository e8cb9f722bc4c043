import fc from 'fast-check'

/** Draws for one case; fast-check records them, so that a failing case can be made smaller. */
export class Draw {
  readonly value: fc.GeneratorValue
  constructor(value: fc.GeneratorValue) {
    this.value = value
  }
  whole(min: number, max: number): number {
    return this.value(fc.integer, { min, max })
  }
  /** A share or rate in steps of a thousandth. */
  thousandths(min: number, max: number): number {
    return this.whole(min, max) / 1000
  }
  one<T>(choices: readonly T[]): T {
    return choices[this.whole(0, choices.length - 1)]!
  }
  /** True once in so many times. */
  once(times: number): boolean {
    return this.whole(1, times) === 1
  }
}
