// A worker in a process of its own, so that a drill can kill it: `node testing-portfolio-worker.ts ADDRESS`.

import { connect } from '../../kit/database/connect.ts'
import { startJobs } from '../../kit/jobs/start-jobs.ts'
import { servicesOn } from '../../kit/module/testing.ts'
import { portfolioJob, runPortfolioJob } from './actions/portfolio-run.ts'

const url = process.argv[2] ?? ''
const { db, pool } = connect({ url, log: () => undefined })

await startJobs({
  pool,
  services: servicesOn(db),
  log: () => undefined,
  pollingSeconds: 0.5,
  jobs: [{ name: portfolioJob, run: runPortfolioJob }],
})
