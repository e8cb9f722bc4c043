// oidc-provider comes without types; this is what the tests use of it.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  /** A real OpenID Connect provider. */
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        findAccount: (context: unknown, id: string) => { accountId: string; claims: () => { sub: string } }
        [setting: string]: unknown
      },
    )
    callback(): RequestListener
  }
}
