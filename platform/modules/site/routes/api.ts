import { stringify } from 'yaml'
import { apiDocument } from '../../../kit/api/document.ts'
import { apiScopes } from '../../../kit/api/scopes.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { apiReference } from '../api-reference.ts'
import { links } from '../links.ts'
import { ApiPage } from '../pages/api.tsx'
import { seeSite } from '../rules.ts'
import { siteTexts } from '../texts.ts'

/** The document as this site gives it: with its own address, and who runs it where that is known. */
function ownDocument({ origin, operator }: Services, language: 'nl' | 'en') {
  const contact = operator && { name: operator.name, email: operator.email, url: origin }
  return apiDocument({ language, origin, contact })
}

const json = route.download({
  address: links.apiDocument,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'openapi.json',
    contentType: 'application/json; charset=utf-8',
    inline: true,
    isForOtherSites: true,
    content: JSON.stringify(ownDocument(services, 'nl'), undefined, 1),
  }),
})

const yaml = route.download({
  address: links.apiYaml,
  permission: seeSite,
  load: async ({ services }) => ({
    fileName: 'openapi.yaml',
    contentType: 'application/yaml; charset=utf-8',
    inline: true,
    isForOtherSites: true,
    content: stringify(ownDocument(services, 'nl'), { aliasDuplicateObjects: false }),
  }),
})

const page = route.page({
  address: links.api,
  permission: seeSite,
  load: ({ services, context: { language } }) => ({
    origin: services.origin,
    scopes: apiScopes(),
    reference: apiReference(ownDocument(services, language)),
  }),
  view: ApiPage,
  title: (_, { language }) => siteTexts(language)('apiTitle'),
  crumbs: (_, { language }) => [{ label: siteTexts(language)('apiTitle') }],
})

/** The document of the API at its fixed address, and the same as a page. */
export const apiRoutes = [json, yaml, page]
