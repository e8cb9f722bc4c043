import type { Case } from '../case/types.ts'
import type { Appraisal } from './appraisal.ts'
import { appraiseLedger } from './appraise.ts'
import { buildLedger } from './build-ledger.ts'
import { type Explainer, explainerOf } from './explain/explain.ts'
import type { Ledger } from './ledger.ts'
import { type LineCash, ledgerCash } from './line-cash.ts'

/** A case worked out once, for all that is shown of it. */
export interface WorkedCase {
  readonly appraisal: Appraisal
  readonly lines: readonly LineCash[]
  /** Explains every figure; opened when somebody asks. */
  explainer(): Explainer
  /**
   * The case after a change, with the figures that it would have on its own. Lines that it shares with this one keep
   * what was worked out of them, so that a change of one line costs little more than that line.
   */
  after(changed: Case): WorkedCase
}

/** Works a case out for somebody who is changing it. The case comes from `parseCase`. */
export function workOutCase(areaCase: Case): WorkedCase {
  return worked(buildLedger(areaCase))
}

function worked(ledger: Ledger): WorkedCase {
  let opened: Explainer | undefined
  return {
    appraisal: appraiseLedger(ledger),
    lines: ledgerCash(ledger),
    explainer: () => {
      opened ??= explainerOf(ledger)
      return opened
    },
    after: changed => worked(buildLedger(changed, { after: ledger })),
  }
}
