/** What is asked for is not there, or its existence is secret. Answered with one fixed page (404). */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The actor may not do this. Answered with one fixed page (403). */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  readonly right: string
  constructor(right: string) {
    super(`not allowed: ${right}`)
    this.right = right
  }
}
