import type { Case } from '../case/types.ts'

/** The forms in which public and private parties develop an area together. */
export const cooperationModels = [
  'active',
  'building-claim',
  'joint-agreement',
  'joint-entity',
  'concession',
  'self-realisation',
] as const
/** One model of cooperation. */
export type CooperationModel = (typeof cooperationModels)[number]

/** What parties agree on beside the form; shares from 0 to 1. */
export interface CooperationTerms {
  /** Id of the market party that develops land with the municipality. */
  readonly market: string
  /** Joint forms: part of costs and revenues that is the market party's. */
  readonly marketShare: number
  /** Building claim: part of the acquisition costs that the municipality pays for the land. */
  readonly claimPriceShare: number
  /** Concession: part of the acquisition costs that the market party pays for the land. */
  readonly landPriceShare: number
  /** Self-realisation: part of the public costs that the market party contributes. */
  readonly recoveredShare: number
}

/** Terms to begin with: equal partners, land at two thirds of its costs in a building claim, otherwise in full. */
export const usualTerms: Omit<CooperationTerms, 'market'> = {
  marketShare: 0.5,
  claimPriceShare: 2 / 3,
  landPriceShare: 1,
  recoveredShare: 1,
}

/** The municipality that develops land: of the land exploitation, else the first one; undefined without one. */
export function landMunicipality(areaCase: Case): string | undefined {
  return areaCase.landExploitation?.party ?? areaCase.parties.find(party => party.kind === 'gemeente')?.id
}

const marketKinds = ['ontwikkelaar', 'bouwbedrijf', 'eigenaar', 'belegger', 'corporatie']

/** The parties that may develop land with the municipality, likeliest first. */
export function marketParties(areaCase: Case): string[] {
  const municipality = landMunicipality(areaCase)
  return areaCase.parties
    .filter(party => party.id !== municipality && marketKinds.includes(party.kind))
    .toSorted((one, other) => marketKinds.indexOf(one.kind) - marketKinds.indexOf(other.kind))
    .map(party => party.id)
}
