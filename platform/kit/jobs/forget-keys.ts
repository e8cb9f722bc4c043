import { forgetIdempotencyKeys } from '../database/idempotency.ts'
import type { Job } from '../module/module.ts'

const daysKept = 30

/** Forgets every night which requests of more than thirty days ago were the same one. */
export const forgetKeysJob: Job = {
  name: 'jobs.forget-keys',
  schedule: '40 3 * * *',
  async run({ db, clock }) {
    await forgetIdempotencyKeys(db, clock.now().subtract({ hours: daysKept * 24 }))
  },
}
