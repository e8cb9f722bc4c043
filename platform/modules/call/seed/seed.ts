import type { RecordChange } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'

/** What every part of the demonstration needs. */
export interface Seed {
  tx: Transaction
  services: Services
  now: Temporal.Instant
  setId: string
  record: RecordChange
}

/** A call that plans are added to. */
export interface SeedCall {
  id: string
  formId: string
  number: number
  isSealed: boolean
}
