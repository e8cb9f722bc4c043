import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import {
  adviceStates,
  invitationStates,
  networkKinds,
  organisationKinds,
  partnerDocuments,
  pledgeStates,
  roles,
} from './model.ts'

const doneQuery = z.object({ gelukt: z.string().max(40).optional() })
const paging = {
  zoek: z.string().max(100).optional(),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
}
/** A choice in an address; anything else counts as no choice. */
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)

const positionQuery = z.object({
  ...paging,
  stand: choice(['proposed', 'refused', 'future', 'active', 'ended']),
  rol: choice(roles),
})
const organisationQuery = z.object({ ...paging, soort: choice(organisationKinds) })

const invitationQuery = z.object({ ...paging, stand: choice(invitationStates) })

const pledgeQuery = z.object({
  ...paging,
  stand: choice(pledgeStates),
  laat: z.literal('ja').optional().catch(undefined),
  organisatie: z.uuid().optional().catch(undefined),
})

const adviceQuery = z.object({ ...paging, stand: choice(adviceStates) })

const networkQuery = z.object({ zoek: z.string().max(100).optional(), soort: choice(networkKinds) })

const versionQuery = doneQuery.extend({
  versie: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})

/** Addresses of this module. */
export const links = {
  work: address('/werk'),
  partners: address('/partners'),
  partnersFile: address('/partners.csv'),
  manifest: address('/partners/manifest', versionQuery),
  manifestFile: address('/partners/manifest.csv'),
  signManifest: address('/partners/manifest/tekenen'),
  accessionTerms: address('/partners/voorwaarden', versionQuery),
  partnerTexts: address(
    '/beheer/partnerteksten',
    doneQuery.extend({ tekst: z.enum(partnerDocuments).catch('manifest') }),
  ),
  networks: address('/partners/netwerken', networkQuery),
  networksFile: address('/partners/netwerken.csv', networkQuery),
  network: address('/partners/netwerken/:slug', doneQuery),
  newAgendaItem: address('/partners/netwerken/:slug/agenda/nieuw'),
  agendaItem: address('/partners/netwerken/:slug/agenda/:id', doneQuery),
  newDossier: address('/partners/netwerken/:slug/dossiers/nieuw'),
  dossier: address('/partners/netwerken/:slug/dossiers/:id'),
  changeDossier: address('/partners/netwerken/:slug/dossiers/:id/wijzigen', doneQuery),
  newNetwork: address('/beheer/netwerken/nieuw'),
  manageNetwork: address('/beheer/netwerken/:slug'),
  positions: address('/beheer/functies', positionQuery),
  positionsFile: address('/beheer/functies.csv', positionQuery),
  newPosition: address(
    '/beheer/functies/nieuw',
    z.object({ organisatie: z.uuid().optional().catch(undefined) }),
  ),
  position: address('/beheer/functies/:id', doneQuery),
  organisations: address('/beheer/organisaties', organisationQuery),
  organisationsFile: address('/beheer/organisaties.csv', organisationQuery),
  newOrganisation: address('/beheer/organisaties/nieuw'),
  organisation: address('/beheer/organisaties/:id', doneQuery),
  mergeOrganisation: address('/beheer/organisaties/:id/samenvoegen'),
  accession: address('/beheer/organisaties/:id/toetreding'),
  networksOf: address('/beheer/organisaties/:id/netwerken'),
  pledges: address('/beheer/toezeggingen', pledgeQuery),
  pledgesFile: address('/beheer/toezeggingen.csv', pledgeQuery),
  newPledge: address('/beheer/toezeggingen/nieuw'),
  pledge: address('/beheer/toezeggingen/:id', doneQuery),
  adviceRelations: address('/beheer/adviesrelaties', adviceQuery),
  adviceFile: address('/beheer/adviesrelaties.csv', adviceQuery),
  newAdvice: address('/beheer/adviesrelaties/nieuw'),
  advice: address('/beheer/adviesrelaties/:id', doneQuery),
  invitations: address('/beheer/uitnodigingen', invitationQuery),
  invitationsFile: address('/beheer/uitnodigingen.csv', invitationQuery),
  newInvitation: address('/beheer/uitnodigingen/nieuw'),
  partyInvitation: address('/beheer/uitnodigingen/:id', doneQuery),
  answerInvitation: address('/uitnodigingen/:code'),
  delegation: address('/account/vervanging', doneQuery),
  endDelegation: address('/account/vervanging/beeindigen'),
  actOnBehalf: address('/account/vervanging/namens'),
} as const
