import { sealedTrailSource } from '../accounts/index.ts'
import { readSealedIds } from './store/submissions.ts'

/** Who entered a sealed call is as sealed as what they entered: the audit trail does not tell it before the opening. */
export const sealedTrail = sealedTrailSource('submission', readSealedIds)
