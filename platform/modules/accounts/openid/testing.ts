import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real provider of the tests, with what its operator knows of it. */
export interface TestProvider {
  issuer: string
  /** Key with which the site proves who it is. */
  clientKey: KeyObject
  clientId: string
  close(): Promise<void>
}

/** Starts oidc-provider on a port of its own, for a client that signs (private_key_jwt) and with PKCE compulsory. */
export async function startProvider(returnTo: string): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const clientId = 'versneller'
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        redirect_uris: [returnTo],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        jwks: { keys: [client.publicKey.export({ format: 'jwk' })] },
      },
    ],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    clientId,
    clientKey: createPrivateKey(client.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Signs in at the provider as a browser would. @returns the query that the provider sends the browser back with */
export async function signInAt(address: string, login: string, returnTo: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>()
  const ask = async (url: string, fields?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      cookies.set(name, value.join('='))
    }
    return answer
  }
  let url = address
  for (let step = 0; step < 12; step++) {
    if (url.startsWith(returnTo)) return new URL(url).searchParams
    let answer = await ask(url)
    if (answer.status === 200) {
      const page = await answer.text()
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      answer = await ask(new URL(action, url).href, { prompt, login, password: 'any' })
    }
    url = new URL(answer.headers.get('location') ?? '', url).href
  }
  throw new Error('the provider does not send the browser back')
}
