import { type ApiFacts, handOverApi } from '../kit/api/document.ts'
import { handOverScopes } from '../kit/api/scopes.ts'
import type { ApiOptions } from '../kit/http/server.tsx'
import type { Module } from '../kit/module/module.ts'
import type { Services } from '../kit/module/services.ts'
import { workingToken } from '../modules/accounts/index.ts'
import { actorOf } from '../modules/parties/index.ts'

/** What the document of the API says of it as a whole. The version follows semver: a client may rely on it. */
const apiFacts: ApiFacts = {
  title: { nl: 'API van Versneller', en: 'API of Versneller' },
  about: {
    nl: 'Businesscases van gebieden, hun uitkomsten en waar die vandaan komen; de formules van het vak; de gebieden in beeld. Wat openbaar is, vraagt niets. Voor businesscases is een token nodig, dat je maakt bij je account: het ziet precies wat jij ziet.',
    en: 'Business cases of areas, their results and where these come from; the formulas of the field; the areas in view. What is public asks for nothing. Business cases need a token, which you make at your account: it sees exactly what you see.',
  },
  version: '1.0.0',
  contact: {
    name: 'Beheerders van Versneller',
    email: 'versneller@example.org',
    url: 'https://example.org/versneller',
  },
}

/** Hands what the modules have for the API over to whoever shows it. */
export function handOverApiOf(modules: readonly Module[]): void {
  handOverScopes(modules.flatMap(module => module.scopes ?? []))
  handOverApi({ ...apiFacts, routes: modules.flatMap(module => module.routes) })
}

/** The REST API of the site: who is behind a token has the roles that the person holds at this instant. */
export function apiOptions(services: Services): ApiOptions {
  return {
    version: apiFacts.version,
    holderOf: async shown => {
      const token = await workingToken(services, shown)
      if (!token) return undefined
      const { id: tokenId, scopes, personId, name } = token
      const session = { sessionId: tokenId, personId, name, language: undefined, onBehalfOfId: undefined }
      const actor = await actorOf(services, session)
      return actor && { tokenId, scopes, actor }
    },
  }
}
