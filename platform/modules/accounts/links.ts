import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { linkTokenShape, wantedShape } from './model.ts'

const tokenQuery = z.object({ code: linkTokenShape.optional(), gelukt: z.string().max(40).optional() })
const doneQuery = z.object({ gelukt: z.string().max(40).optional() })

const auditQuery = z.object({
  handeling: z.string().max(100).optional(),
  soort: z.string().max(100).optional(),
  kenmerk: z.string().max(100).optional(),
  vanaf: z.iso.date().optional().catch(undefined),
  tot: z.iso.date().optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(100_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(50),
  controle: z.string().max(10).optional(),
})

/** Addresses of this module. */
export const links = {
  signIn: address('/aanmelden', wantedShape.extend({ gelukt: z.string().max(40).optional() })),
  signUp: address('/aanmelden/nieuw', doneQuery),
  code: address('/aanmelden/code', wantedShape),
  setUp: address('/aanmelden/tweede-stap', wantedShape),
  openId: address('/aanmelden/openid', wantedShape),
  openIdReturn: address(
    '/aanmelden/openid/terug',
    z.object({
      code: z.string().max(2000).optional(),
      state: z.string().max(200).optional(),
      iss: z.string().max(500).optional(),
      error: z.string().max(200).optional(),
    }),
  ),
  signOut: address('/afmelden'),
  forgotten: address('/wachtwoord-vergeten', doneQuery),
  newPassword: address('/wachtwoord-instellen', tokenQuery),
  invitation: address('/uitnodiging/:code'),
  account: address('/account', doneQuery),
  password: address('/account/wachtwoord'),
  email: address('/account/e-mail', doneQuery),
  confirmEmail: address('/account/e-mail/bevestigen', tokenQuery),
  secondFactor: address('/account/tweede-stap', doneQuery),
  sessions: address('/account/sessies', doneQuery),
  endSession: address('/account/sessies/beeindigen'),
  tokens: address('/account/tokens', doneQuery),
  revokeToken: address('/account/tokens/intrekken'),
  ownData: address('/account/mijn-gegevens'),
  ownDataFile: address('/account/mijn-gegevens.json'),
  processingRegister: address('/privacy/verwerkingen'),
  dataRequest: address('/account/gegevensverzoek', doneQuery),
  linkOpenId: address('/account/openid'),
  management: address('/beheer'),
  administration: address(
    '/beheer/accounts',
    z.object({
      zoek: z.string().max(100).optional(),
      pagina: z.coerce.number().int().min(1).catch(1),
      per: z.coerce.number().int().min(1).max(100).catch(25),
      gelukt: z.string().max(40).optional(),
    }),
  ),
  administerAccount: address('/beheer/accounts/:id', doneQuery),
  audit: address('/beheer/audit', auditQuery),
  auditFile: address('/beheer/audit.csv', auditQuery),
  dataRequests: address(
    '/beheer/gegevensverzoeken',
    doneQuery.extend({
      pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
      per: z.coerce.number().int().min(1).max(100).catch(25),
    }),
  ),
  answerDataRequest: address('/beheer/gegevensverzoeken/:id'),
} as const
