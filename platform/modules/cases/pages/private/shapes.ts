import type { Case } from '@versneller/engine'
import type { Choice } from '../../../../kit/ui/index.ts'
import type { PrivateContent, PrivateOutcome } from '../../rules/private-calculation.ts'
import type { CaseHead } from '../case-page.tsx'

/** What a party reckons for itself beside a shared case. Nobody outside its organisation gets this. */
export interface PrivateData {
  head: CaseHead
  caseFile: Case
  partyId: string
  /** Parties of this reader's organisation, where it is more than one. */
  parties: readonly Choice[]
  content: PrivateContent | undefined
  /** Of the calculation; 0 while there is none. */
  revision: number
  outcome: PrivateOutcome
  isDone: boolean
}
