import type { PartyKind } from '../model.ts'

/** What each of the seven kinds of parties is called in the file of a case, the usual one first. */
export const casePartyKinds: Readonly<Record<PartyKind, readonly string[]>> = {
  gemeente: ['gemeente', 'gem'],
  corporatie: ['corporatie'],
  ontwikkelaar: ['ontwikkelaar'],
  bouwbedrijf: ['bouwbedrijf', 'ontwikkelaar'],
  belegger: ['belegger'],
  afnemer: ['koper'],
  financier: ['bank', 'fonds'],
}

/** What an organisation of a kind can be in a case; nothing for a kind that is no party. */
export function casePartyKindsOf(organisationKind: string): readonly string[] {
  return casePartyKinds[organisationKind as PartyKind] ?? []
}
