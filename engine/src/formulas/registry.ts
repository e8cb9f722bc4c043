import { exploitationFormulas } from './exploitation/index.ts'
import type { Formula } from './formula.ts'
import { landFormulas } from './land/index.ts'
import { partyFormulas } from './parties/index.ts'
import { publicMoneyFormulas } from './public-money/index.ts'
import { riskFormulas } from './risk/index.ts'
import { timeValueFormulas } from './time-value/index.ts'

/** Every formula that the engine knows, in the order in which they are listed. */
export const formulas: readonly Formula[] = [
  ...timeValueFormulas,
  ...landFormulas,
  ...exploitationFormulas,
  ...riskFormulas,
  ...publicMoneyFormulas,
  ...partyFormulas,
]
