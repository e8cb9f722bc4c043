import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/connect.ts'

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

/** Where the head of the audit trail is kept outside the database: a folder, and the mail of people who keep it too. */
export interface HeadKeeping {
  folder: string
  mailTo: readonly string[]
}

/** Who runs the site: what is known of it is shown, the rest is not. */
export interface Operator {
  name: string
  email: string
  /** Post address on one line. */
  address: string | undefined
}

/** What the app hands to every route, action and job. */
export interface Services {
  db: Database
  clock: Clock
  /** Address under which people reach the site, for links in mail. */
  origin: string
  /** Key material for signed links. */
  secret: string
  /** The demonstration programme is loaded: pages of development are shown. */
  demo: boolean
  /** Where uploaded files lie: "<first two hex of the SHA-256>/<SHA-256>". */
  filesFolder: string
  /** Socket of a virus scanner (clamd), if any. */
  clamdSocket: string | undefined
  /** Where the head of the audit trail is kept outside the database; absent: nowhere. */
  auditHeads?: HeadKeeping | undefined
  /** Who runs this site, for who wants to report something. */
  operator?: Operator | undefined
  /** The provider of this site, if the operator named one. */
  openId?: OpenIdSettings | undefined
}
