import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { OpenIdSettings } from '../../../kit/module/services.ts'
import { faultOf } from './id-token.ts'
import { clientAssertion, type ProviderKey, verifiedClaims } from './json-web.ts'

/** What a provider must tell of itself. */
const discoveryShape = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})
const keysShape = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
const tokensShape = z.object({ id_token: z.string().max(20_000) })

const timeoutMilliseconds = 8000
/** How long the words and keys of a provider are kept. */
const keptMilliseconds = 10 * 60_000

/** A sign-in that is under way, kept with the browser's session. */
export const flowShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  naar: z.string().optional(),
  /** The person who links an account of the provider; absent when signing in. */
  linksPersonId: z.string().optional(),
  startedAt: z.string(),
})

/** A sign-in that is under way. */
export type OpenIdFlow = z.output<typeof flowShape>

/** Something at the provider, or on the way there, that is not as it should be. For the log, never for the page. */
export class OpenIdFailure extends Error {
  override name = 'OpenIdFailure'
}

async function read<Shape extends z.ZodType>(
  url: string,
  shape: Shape,
  asked: RequestInit = {},
): Promise<z.output<Shape>> {
  const answer = await fetch(url, {
    ...asked,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  }).catch((error: unknown) => {
    throw new OpenIdFailure(`${new URL(url).host} does not answer`, { cause: error })
  })
  if (!answer.ok) throw new OpenIdFailure(`${new URL(url).host} answered ${answer.status}`)
  const parsed = shape.safeParse(await answer.json().catch(() => undefined))
  if (!parsed.success) throw new OpenIdFailure(`${new URL(url).host} answered in an unknown form`)
  return parsed.data
}

interface Known {
  at: number
  words: z.output<typeof discoveryShape>
}
const known = new Map<string, Known>()

/** The addresses of the provider, as it tells them under its own name. */
async function discover(issuer: string): Promise<z.output<typeof discoveryShape>> {
  const kept = known.get(issuer)
  if (kept && Date.now() - kept.at < keptMilliseconds) return kept.words
  const words = await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, discoveryShape)
  if (words.issuer !== issuer) throw new OpenIdFailure('the provider calls itself by another name')
  known.set(issuer, { at: Date.now(), words })
  return words
}

const random = (): string => randomBytes(32).toString('base64url')

/** Begins a sign-in: what has to be remembered. */
export function newFlow(
  given: Pick<OpenIdFlow, 'naar' | 'linksPersonId'>,
  now: Temporal.Instant,
): OpenIdFlow {
  return { ...given, state: random(), nonce: random(), verifier: random(), startedAt: now.toString() }
}

/** The address at the provider where a person signs in: code flow with PKCE S256, nonce and state. */
export async function signInAddress(
  settings: OpenIdSettings,
  flow: OpenIdFlow,
  returnTo: string,
): Promise<string> {
  const { authorization_endpoint: endpoint } = await discover(settings.issuer)
  const url = new URL(endpoint)
  const challenge = createHash('sha256').update(flow.verifier).digest('base64url')
  const query = {
    response_type: 'code',
    scope: 'openid',
    client_id: settings.clientId,
    redirect_uri: returnTo,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(settings.acr ? { acr_values: settings.acr } : {}),
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

function authentication(
  settings: OpenIdSettings,
  tokenEndpoint: string,
  now: Temporal.Instant,
): Record<string, string> {
  const { clientId, clientKey, clientSecret } = settings
  if (clientKey)
    return {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion({ clientId, key: clientKey }, tokenEndpoint, now),
    }
  return { client_id: clientId, client_secret: clientSecret ?? '' }
}

/**
 * Exchanges the code that the browser brought back for an identity token, and judges that.
 * @returns the subject at the provider
 * @throws OpenIdFailure
 */
export async function subjectOf(
  settings: OpenIdSettings,
  flow: OpenIdFlow,
  given: { code: string; returnTo: string; now: Temporal.Instant },
): Promise<string> {
  const { token_endpoint: tokenEndpoint, jwks_uri: keysAddress } = await discover(settings.issuer)
  const fields = {
    grant_type: 'authorization_code',
    code: given.code,
    redirect_uri: given.returnTo,
    code_verifier: flow.verifier,
    ...authentication(settings, tokenEndpoint, given.now),
  }
  const tokens = await read(tokenEndpoint, tokensShape, { method: 'POST', body: new URLSearchParams(fields) })
  const { keys } = await read(keysAddress, keysShape)
  const { issuer, clientId, acr } = settings
  try {
    const claims = verifiedClaims(tokens.id_token, keys as ProviderKey[])
    const fault = faultOf(claims, { issuer, clientId, acr, nonce: flow.nonce, now: given.now })
    if (fault) throw new OpenIdFailure(`the identity token has a wrong ${fault}`)
    return claims.sub as string
  } catch (error) {
    if (error instanceof OpenIdFailure) throw error
    throw new OpenIdFailure('the identity token is not signed by the provider', { cause: error })
  }
}
