import type * as parts from './risk/parts.ts'
import type { RiskDesk } from './risk/risk-desk.ts'

/** The parts about chances, once they are fetched, and the desk that works them out. */
export interface Risk {
  parts: typeof parts
  desk: RiskDesk
}
