import { describe, expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { simulateChunk } from '../risk/path/trial.ts'
import { chunksOf, place, roomFor } from '../risk/run/chunks.ts'
import { answerOf, runRisk, workloadOf } from '../risk/run/risk-run.ts'
import { prepared } from '../risk/testing/run.ts'
import { selectPortfolio } from '../selection/select-portfolio.ts'
import { poolOf } from '../selection/testing/pools.ts'
import { runOnWorkers, runRiskOnWorkers, selectPortfolioOnWorker } from './node.ts'
import { runShared } from './node-shared.ts'

const run = prepared(goldenCase('sluitend-eindhoven'), { trials: 9_001 })
const alone = runRisk(run)

test('the figures and their hash are the same for 1, 2 and 3 workers', async () => {
  expect(alone?.trials).toBe(9_002)
  for (const workers of [1, 2, 3]) expect(await runRiskOnWorkers(run, workers)).toEqual(alone)
})

test('the kernel too gives the same figures and hash for any number of workers, and says that it ran', async () => {
  const fast = prepared(goldenCase('sluitend-eindhoven'), { trials: 9_001, engine: 'kernel-2' })
  const here = runRisk(fast)
  expect(here?.engine).toBe('kernel-2')
  for (const workers of [2, 3, 8]) expect(await runRiskOnWorkers(fast, workers)).toEqual(here)
  expect(here?.resultHash).not.toBe(alone?.resultHash)
  expect(here?.inputHash).toBe(alone?.inputHash)
  expect(Math.abs(here!.area.p10 - alone!.area.p10)).toBeLessThan(alone!.area.sd / 10_000)
})

test('chunks may be run in any order and cut anywhere', () => {
  const outcomes = roomFor(workloadOf(run))
  for (const chunk of chunksOf(run).toReversed())
    place(outcomes, chunk, simulateChunk(run.plan, chunk.first, chunk.count))
  expect(answerOf(run, outcomes)).toEqual(alone)
  const cut = roomFor(workloadOf(run))
  for (const chunk of [
    { first: 4001, count: 5001 },
    { first: 0, count: 1 },
    { first: 1, count: 4000 },
  ])
    place(cut, chunk, simulateChunk(run.plan, chunk.first, chunk.count))
  expect(answerOf(run, cut).resultHash).toBe(alone?.resultHash)
})

test('progress is told from start to end, and a run can be stopped here and on workers', async () => {
  const told: number[] = []
  await runRiskOnWorkers(run, 2, done => void told.push(done))
  expect(told).toEqual([0.2, 0.4, 0.6, 0.8, 1])
  const stopAt = (most: number) => (done: number) => done < most
  expect(await runRiskOnWorkers(run, 2, stopAt(0.4))).toBeNull()
  expect(runRisk(run, stopAt(0.4))).toBeNull()
})

test('a worker that fails fails the run', async () => {
  const broken = { ...run, job: { ...run.job, case: { ...run.job.case, parties: [] } } }
  await expect(runRiskOnWorkers(broken, 2)).rejects.toThrow()
  await expect(runOnWorkers(workloadOf(broken), 2)).rejects.toThrow()
})

describe('a run that is shared with other threads', () => {
  test('has the figures of one thread', async () => {
    const long = prepared(goldenCase('station-zwolle'), { trials: 10_000 })
    const outcomes = await runShared(workloadOf(long), 3, undefined, 0)
    expect(answerOf(long, outcomes!)).toEqual(runRisk(long))
  })

  test('ends when it is stopped, and tells of each chunk once', async () => {
    const fast = prepared(goldenCase('sluitend-eindhoven'), { trials: 40_000, engine: 'kernel-2' })
    const told: number[] = []
    const outcomes = await runShared(workloadOf(fast), 2, done => told.push(done) < 10, 0)
    expect(outcomes).toBeNull()
    expect(told.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, place) => (place + 1) / 20))
    expect(told.length).toBeLessThan(13)
  })
})

test('a portfolio calculated on a thread of its own is the one calculated here', async () => {
  const pool = poolOf({ a: [4, 'bodem'], b: [3.9, 'bodem'], c: [3.5, 'infra'], d: [2.9, 'infra'] })
  const question = { size: { least: 2, most: 2 }, lambda: 0.3, draws: 10, frontier: true }
  const here = await selectPortfolio(pool, question)
  expect(here.ok && here.answer.chosen).toEqual(['a', 'c'])
  expect(await selectPortfolioOnWorker(pool, question)).toEqual(here)
})
