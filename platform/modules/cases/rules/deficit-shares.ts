import { figureDetails, figureGroups, sumsOf, type Telling } from './programme-totals.ts'

/** Which share of all deficits one cause has, 0 to 1. Parts are among the enabling investments, which stand first. */
export type DeficitShare = {
  share: number
} & (
  | { kind: 'part'; part: 'enabling' | 'supraPlan' | 'works' | 'others' }
  | { kind: 'detail'; part: 'acquisition' | 'soil' | 'infrastructure' }
)

const parts = ['enabling', 'supraPlan', 'works', 'others'] as const
const details = ['acquisition', 'soil', 'infrastructure'] as const

/** The shares of a telling, enabling investments with their parts or without them. */
export function sharesOf(telling: Telling, withDetails: boolean): DeficitShare[] {
  const figures = [...figureGroups.deficitCauses, ...figureDetails.deficitCauses]
  const sums = sumsOf(telling, figures)
  const [ofParts, ofDetails] = [
    figureGroups.deficitCauses.map(figure => sums[figure] ?? 0),
    figureDetails.deficitCauses.map(figure => sums[figure] ?? 0),
  ]
  const all = ofParts.reduce((sum, eur) => sum + eur, 0)
  const share = (eur: number | undefined): number => (all > 0 ? (eur ?? 0) / all : 0)
  const shares = parts.map(
    (part, index): DeficitShare => ({ kind: 'part', part, share: share(ofParts[index]) }),
  )
  const below = details.map(
    (part, index): DeficitShare => ({ kind: 'detail', part, share: share(ofDetails[index]) }),
  )
  const [enabling, ...others] = shares
  return [...(enabling ? [enabling] : []), ...(withDetails ? below : []), ...others]
}
