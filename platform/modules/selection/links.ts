import { z } from 'zod'
import { address } from '../../kit/http/address.ts'

const doneQuery = z.object({ gelukt: z.string().max(40).optional() })

/** What is asked of the portfolio: how it is admitted, how many, and the point between breadth and quality. */
export const portfolioQuery = z.object({
  vorm: z.enum(['drempel', 'plafond']).optional().catch(undefined),
  aantal: z.coerce.number().int().min(1).max(500).optional().catch(undefined),
  weging: z.coerce.number().min(0).max(1).optional().catch(undefined),
})

/** Addresses of this module. */
export const links = {
  assessments: address('/beoordeling', doneQuery),
  interests: address('/beoordeling/belangen', doneQuery),
  assessment: address('/beoordeling/:id', doneQuery),
  criterion: address('/beoordeling/:id/criteria/:criterium'),
  finish: address('/beoordeling/:id/afronden'),
  planFile: address('/beoordeling/:id/bijlagen/:bijlage'),
  correct: address('/beoordeling/:id/verbeteren'),
  tranches: address('/selectie', doneQuery),
  newSitting: address('/selectie/doorlopend/:nr'),
  tranche: address('/selectie/:tranche', doneQuery),
  cancelSitting: address('/selectie/:tranche/afzeggen'),
  conflicts: address('/selectie/:tranche/belangen', doneQuery),
  assignment: address(
    '/selectie/:tranche/toewijzing',
    doneQuery.extend({ plan: z.uuid().optional().catch(undefined) }),
  ),
  scores: address('/selectie/:tranche/scores'),
  scoresFile: address('/selectie/:tranche/scores.csv'),
  anchorNotes: address('/selectie/:tranche/ijkpunten', doneQuery),
  consensus: address('/selectie/:tranche/consensus', doneQuery),
  portfolio: address('/selectie/:tranche/portefeuille', portfolioQuery),
  calculate: address('/selectie/:tranche/portefeuille/berekenen'),
  proposal: address('/selectie/:tranche/voorstel', doneQuery),
  newProposal: address('/selectie/:tranche/voorstel/nieuw', portfolioQuery),
  proposalFile: address('/selectie/:tranche/voorstel.pdf'),
  outcome: address('/selectie/:tranche/uitslag', doneQuery),
  reconsiderations: address('/selectie/:tranche/heroverwegingen', doneQuery),
  result: address('/oproepen/:nr/uitslag'),
  ownOutcome: address('/inzendingen/:id/uitslag', doneQuery),
  letter: address(
    '/inzendingen/:id/uitslag.pdf',
    z.object({ eerder: z.coerce.number().int().min(1).max(20).optional().catch(undefined) }),
  ),
} as const
