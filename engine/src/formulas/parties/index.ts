import type { Formula } from '../formula.ts'
import { multiPartyFormula } from './multi-party.ts'
import { waterfallFormula } from './waterfall.ts'

/** The formulas of several parties together. */
export const partyFormulas: readonly Formula[] = [waterfallFormula, multiPartyFormula]
