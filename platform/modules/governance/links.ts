import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { decisionKinds, decisionStates, scopeStates } from './model.ts'

/** The programme that a page is about, where there is more than one. */
const programma = z.string().max(60).optional().catch(undefined)
const doneQuery = z.object({ gelukt: z.string().max(40).optional() })
const chosenQuery = z.object({ programma })
const doneChosenQuery = doneQuery.extend({ programma })
/** A choice in an address; anything else counts as no choice. */
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)
const paging = {
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
}

/** How the kinds of decisions are called outside. */
const decisionQuery = z.object({
  ...paging,
  programma,
  zoek: z.string().trim().max(100).optional(),
  soort: choice(decisionKinds),
  stand: choice(decisionStates),
  orgaan: z.string().max(60).optional().catch(undefined),
  jaar: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
})

const scopeQuery = z.object({
  ...paging,
  programma,
  stand: choice(Object.keys(scopeStates) as [keyof typeof scopeStates]),
})

/** Addresses of this module. */
export const links = {
  programmes: address('/programma/beheer'),
  newProgramme: address('/programma/beheer/nieuw'),
  programme: address('/programma/beheer/:programma', doneQuery),
  newBody: address('/programma/beheer/:programma/orgaan'),
  bodies: address('/bestuur', chosenQuery),
  body: address('/bestuur/:slug', z.object({ ...paging, gelukt: z.string().max(40).optional() })),
  bodyCalendar: address('/bestuur/kalender/:code'),
  planMeeting: address('/bestuur/:slug/plannen', z.object({ verzoek: z.uuid().optional().catch(undefined) })),
  extraSession: address('/bestuur/:slug/extra-vergadering'),
  supportExtra: address('/bestuur/:slug/extra-vergadering/steunen'),
  newSeat: address('/bestuur/:slug/zetels/nieuw', z.object({ organisatie: z.string().max(200).optional() })),
  seat: address('/bestuur/zetels/:id'),
  endSeat: address('/bestuur/zetels/:id/beeindigen'),
  bodyRule: address('/bestuur/:slug/regels'),
  team: address('/bestuur/team', doneChosenQuery),
  teamFile: address('/bestuur/team.csv', chosenQuery),
  mandates: address('/bestuur/mandaten', doneChosenQuery),
  endMandate: address('/bestuur/mandaten/:id/beeindigen'),
  meeting: address('/vergaderingen/:id', doneQuery),
  meetingCalendar: address('/vergaderingen/:id/agenda.ics'),
  meetingStep: address('/vergaderingen/:id/stap'),
  convene: address('/vergaderingen/:id/bijeenroepen'),
  meetingFile: address('/vergaderingen/:id/dossier'),
  newItem: address('/vergaderingen/:id/agendapunten/nieuw'),
  conclusion: address('/vergaderingen/:id/agendapunten/:item'),
  presence: address('/vergaderingen/:id/aanwezig'),
  papers: address('/vergaderingen/:id/stukken'),
  sendPaper: address('/vergaderingen/:id/stukken/toevoegen'),
  paper: address('/vergaderingen/stukken/:id'),
  minutes: address('/vergaderingen/:id/notulen'),
  adoptMinutes: address('/vergaderingen/:id/notulen/vaststellen'),
  newAction: address('/vergaderingen/:id/acties/nieuw'),
  finishAction: address('/vergaderingen/acties/:id'),
  feedback: address('/vergaderingen/:id/terugkoppeling', doneQuery),
  decisions: address('/besluiten', decisionQuery),
  decisionsFile: address('/besluiten.csv', decisionQuery),
  decisionsOds: address('/besluiten.ods', decisionQuery),
  scopeQuestions: address('/besluiten/vragen', scopeQuery),
  scopeQuestionsFile: address('/besluiten/vragen.csv', scopeQuery),
  newScopeQuestion: address('/besluiten/vragen/nieuw', chosenQuery),
  scopeQuestion: address('/besluiten/vragen/:id', doneQuery),
  newDecision: address(
    '/besluiten/nieuw',
    z.object({ wijze: choice(['mandaat', 'schriftelijk']), programma }),
  ),
  decision: address('/besluiten/:id', doneQuery),
  openVote: address('/besluiten/:id/in-stemming'),
  castVote: address('/besluiten/:id/stem'),
  enterVotes: address('/besluiten/:id/stemmen'),
  closeVote: address('/besluiten/:id/sluiten'),
  defer: address('/besluiten/:id/aanhouden'),
  standAside: address('/besluiten/:id/verschoning'),
  consent: address('/besluiten/:id/instemming'),
} as const
