/** One guard of the product, how to take it away, and the tests that must miss it. */
export interface Guard {
  /** What goes wrong without it, as a person would say it. */
  without: string
  file: string
  /** The text of the guard; it stands in the file once. */
  guard: string
  /** What stands there when it is taken away. */
  replacedBy: string
  tests: readonly string[]
  /** Only tests whose name holds this (a pattern), where a whole file takes long. */
  named?: string
}
