import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import {
  allApplicantGroups,
  exemptionStandings,
  invitationAnswers,
  rowsMax,
  submissionStates,
} from './model/index.ts'

const doneQuery = z.object({ gelukt: z.string().max(40).optional() })
/** The programme that a page is about, where there is more than one. */
const programma = z.string().max(60).optional().catch(undefined)
const stateNames = Object.keys(submissionStates) as [keyof typeof submissionStates]
const standingNames = Object.keys(exemptionStandings) as [keyof typeof exemptionStandings]
const listQuery = z.object({
  oproep: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  stand: z.enum(stateNames).optional().catch(undefined),
  ontheffing: z.enum(standingNames).optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})

const invitationsQuery = doneQuery.extend({
  soort: z.enum(allApplicantGroups).optional().catch(undefined),
  antwoord: z
    .enum([...(Object.keys(invitationAnswers) as [keyof typeof invitationAnswers]), 'geen'])
    .optional()
    .catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})

/** Addresses of this module. */
export const links = {
  calls: address('/oproepen'),
  newCall: address('/oproepen/nieuw'),
  call: address('/oproepen/:nr', doneQuery),
  preview: address('/oproepen/:nr/formulier', z.object({ stap: z.string().max(60).optional() })),
  question: address('/oproepen/:nr/vraag'),
  start: address('/oproepen/:nr/inzenden'),
  manage: address('/oproepen/:nr/beheer', doneQuery),
  terms: address('/oproepen/:nr/beheer/gegevens'),
  design: address('/oproepen/:nr/beheer/formulier', doneQuery),
  questions: address('/oproepen/:nr/beheer/vragen', doneQuery),
  invitation: address('/oproepen/:nr/uitnodiging', doneQuery),
  invitations: address('/oproepen/:nr/beheer/uitnodigingen', invitationsQuery),
  invitationsFile: address('/oproepen/:nr/beheer/uitnodigingen.csv', invitationsQuery),
  key: address('/oproepen/:nr/sleutel', doneQuery),
  endCall: address('/oproepen/:nr/beheer/intrekken'),
  criteria: address('/oproepen/criteria', doneQuery.extend({ programma })),
  criteriaSet: address('/oproepen/criteria/:versie', doneQuery),
  newCriteria: address('/oproepen/criteria/nieuw', z.object({ programma })),
  criteriaTalk: address('/oproepen/criteria/:versie/overleg', doneQuery),
  editCriteria: address('/oproepen/criteria/:versie/bewerken'),
  placeFigures: address('/oproepen/cijfers', doneQuery),
  urbanArea: address('/oproepen/stedelijk-gebied', doneQuery),
  submissions: address('/inzendingen', listQuery),
  submissionsFile: address('/inzendingen.csv', listQuery),
  submission: address('/inzendingen/:id', doneQuery),
  step: address(
    '/inzendingen/:id/stap/:stap',
    doneQuery.extend({
      // A list of the page, with how many rows of it are shown.
      lijst: z.string().max(60).optional().catch(undefined),
      rijen: z.coerce.number().int().min(1).max(rowsMax).optional().catch(undefined),
    }),
  ),
  upload: address('/inzendingen/:id/bijlagen/:veld/nieuw'),
  attachment: address('/inzendingen/:id/bijlagen/:bijlage'),
  detach: address('/inzendingen/:id/bijlagen/:bijlage/weg'),
  attachCase: address('/inzendingen/:id/bijlagen/:veld/rekenmodel'),
  together: address('/inzendingen/:id/partijen', doneQuery),
  submit: address('/inzendingen/:id/indienen'),
  withdraw: address('/inzendingen/:id/intrekken'),
  sign: address('/inzendingen/:id/ondertekenen'),
  contents: address('/inzendingen/:id/inhoud'),
  contentsFile: address('/inzendingen/:id/inhoud.json'),
  test: address('/inzendingen/:id/toets'),
  frameworks: address('/inzendingen/:id/toets/kaders'),
  exception: address('/inzendingen/:id/uitzondering'),
} as const
