import type { Accession, AccessionState, AttendingRight } from '../model.ts'

/** Names of the transitions: also those of the actions and of the audit entries. */
const accessionTransitions: Readonly<Record<AccessionState, readonly AccessionState[]>> = {
  invited: ['requested', 'ended'],
  requested: ['ratified', 'ended'],
  ratified: ['suspended', 'ended'],
  suspended: ['ratified', 'ended'],
  ended: ['invited'],
}

/** Whether an accession can go from one state to another; without a state it starts by invitation or request. */
export function canMove(from: AccessionState | undefined, to: AccessionState): boolean {
  if (from === undefined) return to === 'invited' || to === 'requested'
  return accessionTransitions[from].includes(to)
}

/** Whether this step needs a reason in words. */
export function needsReason(to: AccessionState): boolean {
  return to === 'suspended' || to === 'ended'
}

/** The share of the founders that has to adopt the text before the programme is adopted. */
const foundersShareMin = 2 / 3

/** Whether enough founders adopted the text of the programme. */
export function isAdoptedBy({ adopted, founders }: { adopted: number; founders: number }): boolean {
  return founders > 0 && adopted >= foundersShareMin * founders - 1e-9
}

/**
 * What an accession gives the people of an organisation on a day ("2026-11-27"): the right to attend holds from its
 * first day while the accession is ratified, rests while it is suspended, and is gone when it ended.
 */
export function attendingRightOn(
  day: string,
  accession: Pick<Accession, 'state' | 'rightsFrom'> | undefined,
): AttendingRight {
  if (accession?.state === 'suspended') return 'rests'
  if (accession?.state !== 'ratified' || accession.rightsFrom === undefined) return 'none'
  return accession.rightsFrom <= day ? 'holds' : 'later'
}
