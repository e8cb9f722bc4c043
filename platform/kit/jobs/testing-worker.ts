// A worker in a process of its own, so that a test can kill it: `node testing-worker.ts ADDRESS`.

import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect } from '../database/connect.ts'
import { servicesOn } from '../module/testing.ts'
import { startJobs } from './start-jobs.ts'

const url = process.argv[2] ?? ''
const { db, pool } = connect({ url, log: () => undefined })

await startJobs({
  pool,
  services: servicesOn(db),
  log: () => undefined,
  pollingSeconds: 0.5,
  jobs: [
    {
      name: 'trial.count',
      async run(services, data) {
        await pause(20)
        await sql`insert into trial_done (number) values (${Number(data.number)}) on conflict do nothing`.execute(
          services.db,
        )
      },
    },
  ],
})
