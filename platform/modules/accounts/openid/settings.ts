import type { KeyObject } from 'node:crypto'
import type { Services } from '../../../kit/module/services.ts'

/** An OpenID Connect provider that people may come in through. */
export interface OpenIdSettings {
  issuer: string
  clientId: string
  /** For a provider that knows the site by a shared secret. */
  clientSecret?: string | undefined
  /** For a provider that knows the site by a key (private_key_jwt): preferred, and used when given. */
  clientKey?: KeyObject | undefined
  /** The level of assurance that the provider has to reach, if one is asked. */
  acr?: string | undefined
}

/** The provider of this site, if the operator named one. */
export function openIdSettings(services: Services): OpenIdSettings | undefined {
  return (services as Services & { openId?: OpenIdSettings | undefined }).openId
}

/** Whether people may come in through a provider. */
export function isOpenIdSetUp(services: Services): boolean {
  return openIdSettings(services) !== undefined
}
