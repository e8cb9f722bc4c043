import type { Formula } from './formula.ts'
import { landFormulas } from './land/index.ts'

/** Every formula that the engine knows, in the order in which they are listed. */
export const formulas: readonly Formula[] = [...landFormulas]
