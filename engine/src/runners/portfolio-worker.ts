// The other end of selectPortfolioOnWorker in runners/node.ts: answers one question and is done.
import { parentPort, workerData } from 'node:worker_threads'
import { selectPortfolio } from '../selection/select-portfolio.ts'

const { pool, question } = workerData
parentPort?.postMessage(await selectPortfolio(pool, question))
