import { z } from 'zod'
import { address } from '../../kit/http/address.ts'

const nothing = z.object({})
const back = z.object({ naar: z.string().max(2000).optional() })

/** Addresses of this module. */
export const links = {
  home: address('/', nothing),
  programme: address('/programma', z.object({ programma: z.string().max(60).optional().catch(undefined) })),
  organisation: address('/programma/organisatie', nothing),
  goals: address('/doelen', nothing),
  search: address(
    '/zoeken',
    z.object({
      zoek: z.string().trim().max(100).optional(),
      soort: z.string().max(60).optional().catch(undefined),
      pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
      per: z.coerce.number().int().min(1).max(100).catch(20),
    }),
  ),
  openData: address('/open-data', nothing),
  api: address('/api', nothing),
  apiDocument: address('/api/v1/openapi.json', nothing),
  apiYaml: address('/api/v1/openapi.yaml', nothing),
  areasCsv: address('/open-data/gebieden.csv', nothing),
  areasJson: address('/open-data/gebieden.json', nothing),
  areasGeoJson: address('/open-data/gebieden.geojson', nothing),
  accessibility: address('/toegankelijkheid', nothing),
  privacy: address('/privacy', nothing),
  security: address('/beveiliging-melden', nothing),
  language: address('/taal', back),
  theme: address('/thema', nothing),
  keys: address('/sneltoetsen', nothing),
  securityFile: address('/.well-known/security.txt', nothing),
  robots: address('/robots.txt', nothing),
  siteMap: address('/sitemap.xml', nothing),
  icon: address('/icon.svg', nothing),
}
