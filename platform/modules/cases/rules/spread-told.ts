import type { Withheld } from '../workbench-contract.ts'

/**
 * Whether the distribution of the area, or of a party by its id, may be shown: hidden lines do not move it. Without them
 * it would be the distribution of something else, and no total can mend a distribution.
 */
export function isSpreadTold(
  { touchesArea, partyIds }: Pick<Withheld, 'touchesArea' | 'partyIds'>,
  of: 'area' | { party: string },
): boolean {
  return of === 'area' ? !touchesArea : !partyIds.includes(of.party)
}
