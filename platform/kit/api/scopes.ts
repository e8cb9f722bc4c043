import type { ApiScope } from './operation.ts'

let handedOver: readonly ApiScope[] = []

/** Called by the app once, with the scopes of all modules. */
export function handOverScopes(scopes: readonly ApiScope[]): void {
  handedOver = scopes
}

/** What a token can be limited to, in the order of the modules. */
export function apiScopes(): readonly ApiScope[] {
  return handedOver
}
