import { type Case, type ContributionAnswer, isPublicMoneyKind } from '@versneller/engine'
import type { Withheld } from '../workbench-contract.ts'

/** Parties whose results a reader may be told: those that no hidden line pays or is paid by. */
export const toldParties = (caseFile: Case, { partyIds }: Withheld): string[] =>
  caseFile.parties.map(party => party.id).filter(id => !partyIds.includes(id))

/** Whether this reader sees all lines of all public bodies: limits of grants and of pots look at those. */
export const isPublicMoneyTold = ({ parties }: Case, { partyIds }: Withheld): boolean =>
  !parties.some(({ id, kind }) => isPublicMoneyKind(kind) && partyIds.includes(id))

/** Limits of public money that this reader may be told: those of grants look at all lines of all public bodies. */
export function toldLimits(
  limits: ContributionAnswer['limits'],
  caseFile: Case,
  withheld: Withheld,
): ContributionAnswer['limits'] {
  const isWhole = isPublicMoneyTold(caseFile, withheld)
  return limits.filter(({ id }) => isWhole || id === 'de-minimis' || id === 'aid-gap')
}

/** What the pots of a case are for, each once. */
export const purposesOf = ({ pots }: Case): string[] =>
  [...new Set(pots?.flatMap(pot => pot.purposes))].sort()

/** Who may be helped: first those that are no public body, for these are whom help is for. */
export function helpedParties(caseFile: Case, withheld: Withheld): string[] {
  const told = toldParties(caseFile, withheld)
  const isPublic = (id: string): boolean =>
    isPublicMoneyKind(caseFile.parties.find(party => party.id === id)?.kind)
  return told.toSorted((a, b) => Number(isPublic(a)) - Number(isPublic(b)))
}

/** Whether the funding position is that of the whole case: no hidden line moves it. */
export const isFundingTold = (caseFile: Case, { touchesArea, touchesLand }: Withheld): boolean =>
  !(caseFile.landExploitation ? touchesLand : touchesArea)
