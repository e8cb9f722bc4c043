// A worker in a process of its own, so that a drill can kill it: `node testing-portfolio-worker.ts ADDRESS`.
import { systemClock } from '../../kit/clock/clock.ts'
import { connect } from '../../kit/database/connect.ts'
import { startJobs } from '../../kit/jobs/start-jobs.ts'
import { portfolioJob, runPortfolioJob } from './actions/portfolio-run.ts'

const url = process.argv[2] ?? ''
const { db, pool } = connect({ url, log: () => undefined })

await startJobs({
  pool,
  services: {
    db,
    clock: systemClock,
    origin: 'http://localhost',
    secret: 'of the test',
    demo: false,
    filesFolder: '/nowhere',
    clamdSocket: undefined,
  },
  log: () => undefined,
  pollingSeconds: 0.5,
  jobs: [{ name: portfolioJob, run: runPortfolioJob }],
})
