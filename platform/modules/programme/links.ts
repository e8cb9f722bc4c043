import { z } from 'zod'
import { address } from '../../kit/http/address.ts'

/** The programme that a page is about, where there is more than one. */
const programma = z.string().max(60).optional().catch(undefined)
const textQuery = z.object({
  zoek: z.string().max(100).optional(),
  onderdeel: z.string().max(60).optional(),
  gewijzigd: z.string().max(10).optional(),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})
const wording = z.string().max(4000).optional().catch(undefined)

/** Addresses of this module. */
export const links = {
  settings: address('/beheer/instellingen', z.object({ programma })),
  setting: address(
    '/beheer/instellingen/:naam',
    z.object({ programma, gelukt: z.string().max(40).optional() }),
  ),
  texts: address('/beheer/teksten', textQuery),
  textsFile: address('/beheer/teksten.csv', textQuery),
  text: address(
    '/beheer/teksten/:onderdeel/:sleutel',
    z.object({
      nl: wording,
      en: wording,
      reason: wording,
      validFrom: z.string().max(10).optional(),
      gelukt: z.string().max(40).optional(),
    }),
  ),
  backup: address('/beheer/back-up'),
} as const
