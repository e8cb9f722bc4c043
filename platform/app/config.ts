import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HeadKeeping, OpenIdSettings, Operator } from '../kit/module/services.ts'

/** Everything the operator can set. The only place that reads the environment. */
export interface Config {
  /** Folder of the embedded database, the stored files and the generated secret. */
  folder: string
  /** Address of a PostgreSQL server; absent: the embedded one is started. */
  databaseUrl: string | undefined
  host: string
  port: number
  /** Address under which people reach the site, without trailing slash. */
  origin: string
  /** Key material of sessions and links. */
  secret: string
  /** Mail server; absent: mail stays in the outbox, where the development page shows it. */
  smtpUrl: string | undefined
  mailFrom: string
  trustProxy: boolean
  logLevel: string
  /** Load the demonstration programme, and show the pages of development. */
  demo: boolean
  requestsPerMinute: number
  /** Socket of a virus scanner (clamd), if any. */
  clamdSocket: string | undefined
  /** Where the head of the audit trail is kept outside the database. */
  auditHeads: HeadKeeping
  /** Who runs this site, if the operator said so. */
  operator: Operator | undefined
  /** Sign-in through an OpenID Connect provider, if any. */
  openId: OpenIdSettings | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from the environment, with defaults that let the site run on one machine.
 * @throws Error with one sentence when a setting cannot be read.
 */
export function readConfig(environment: Environment, options: { demo: boolean }): Config {
  const folder = resolve(environment.VERSNELLER_FOLDER ?? '.versneller')
  const port = readPort(environment.PORT)
  const host = environment.HOST ?? '127.0.0.1'
  const origin = (environment.ORIGIN ?? `http://localhost:${port}`).replace(/\/$/, '')
  return {
    folder,
    databaseUrl: environment.DATABASE_URL,
    host,
    port,
    origin,
    secret: environment.SECRET ?? keptSecret(folder),
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM ?? 'Versneller <versneller@example.org>',
    trustProxy: environment.TRUST_PROXY === '1',
    logLevel: environment.LOG_LEVEL ?? 'warn',
    demo: options.demo,
    requestsPerMinute: Number(environment.REQUESTS_PER_MINUTE ?? 1000),
    clamdSocket: environment.CLAMD_SOCKET,
    auditHeads: {
      folder: environment.AUDIT_HEADS_FOLDER ?? join(folder, 'audit-heads'),
      mailTo: readAddresses(environment.AUDIT_HEADS_MAIL, 'AUDIT_HEADS_MAIL'),
    },
    operator: readOperator(environment),
    openId: readOpenId(environment),
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number up to 65535, not "${text}"`)
  return port
}

const mailAddress = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/

function readAddresses(text: string | undefined, name: string): string[] {
  const addresses = (text ?? '').split(/[\s,]+/).filter(Boolean)
  const wrong = addresses.find(address => !mailAddress.test(address))
  if (wrong !== undefined) throw new Error(`${name} must hold mail addresses, not "${wrong}"`)
  return addresses
}

/** Who runs the site is named whole or not at all: a name without a way to reach it helps nobody. */
function readOperator(environment: Environment): Operator | undefined {
  const name = environment.OPERATOR_NAME
  const email = environment.OPERATOR_EMAIL
  const address = environment.OPERATOR_ADDRESS
  if (!name && !email && !address) return undefined
  if (!name) throw new Error('OPERATOR_EMAIL and OPERATOR_ADDRESS also need OPERATOR_NAME')
  if (!email || !mailAddress.test(email))
    throw new Error('OPERATOR_NAME also needs OPERATOR_EMAIL, a mail address')
  return { name, email, address: address || undefined }
}

/** The provider is named whole or not at all: half a setting would leave people before a shut door. */
function readOpenId(environment: Environment): OpenIdSettings | undefined {
  const issuer = environment.OPENID_ISSUER
  const rest = ['OPENID_CLIENT_ID', 'OPENID_CLIENT_SECRET', 'OPENID_CLIENT_KEY_FILE', 'OPENID_ACR']
  if (!issuer) {
    const stray = rest.find(name => environment[name])
    if (stray) throw new Error(`${stray} also needs OPENID_ISSUER`)
    return undefined
  }
  requireSafeIssuer(issuer)
  const clientId = environment.OPENID_CLIENT_ID
  if (!clientId) throw new Error('OPENID_ISSUER also needs OPENID_CLIENT_ID')
  const clientSecret = environment.OPENID_CLIENT_SECRET || undefined
  const keyFile = environment.OPENID_CLIENT_KEY_FILE
  if ((clientSecret === undefined) === !keyFile)
    throw new Error('OPENID_ISSUER also needs either OPENID_CLIENT_KEY_FILE or OPENID_CLIENT_SECRET')
  const clientKey = keyFile ? readClientKey(keyFile) : undefined
  return { issuer, clientId, clientSecret, clientKey, acr: environment.OPENID_ACR || undefined }
}

/** Codes and tokens travel to the provider: over https, or to this machine for a trial. */
function requireSafeIssuer(issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const isHere = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (url?.protocol !== 'https:' && !(isHere && url?.protocol === 'http:'))
    throw new Error(`OPENID_ISSUER must be an address that begins with https://, not "${issuer}"`)
}

function readClientKey(file: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(file))
  } catch (error) {
    throw new Error(`OPENID_CLIENT_KEY_FILE must be a file with a private key in PEM: ${file}`, {
      cause: error,
    })
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key
  const isGood =
    (kind === 'rsa' && (details?.modulusLength ?? 0) >= 2048) ||
    (kind === 'ec' && details?.namedCurve === 'prime256v1')
  if (!isGood) throw new Error('OPENID_CLIENT_KEY_FILE must hold an RSA key of 2048 bits or more, or P-256')
  return key
}

/** A secret made at the first start and kept beside the data, readable by the owner alone. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(folder, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
