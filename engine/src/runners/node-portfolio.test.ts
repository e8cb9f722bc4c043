import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import { type Chunk, chunksOf, place, runHere } from '../risk/run/chunks.ts'
import {
  answerOfPortfolio,
  type PortfolioRun,
  portfolioWidths,
  preparePortfolio,
  runPortfolio,
} from '../risk/run/portfolio.ts'
import { runPortfolioOnWorkers } from './node-portfolio.ts'

const prepared = preparePortfolio([goldenCase('sluitend-eindhoven'), goldenCase('vier-partijen')], {
  trials: 9_000,
})
if (!prepared.ok) throw new Error('refused')
const { asked } = prepared

const roomFor = (run: PortfolioRun): Outcomes =>
  portfolioWidths(run).flatMap(width => Array.from({ length: width }, () => new Float64Array(run.trials)))

test('stretches that are kept, stopped and gone on with give the answer of one run', async () => {
  const columns = roomFor(asked)
  const kept: Chunk[] = []
  const keepMost = (most: number) => async (chunk: Chunk, outcomes: Outcomes) => {
    place(columns, chunk, outcomes)
    kept.push(chunk)
    return kept.length < most
  }
  const all = chunksOf(asked)
  expect(all).toHaveLength(5)
  expect(await runPortfolioOnWorkers(asked, all, 1, keepMost(2))).toBe(false)
  expect(kept).toHaveLength(2)
  const left = all.filter(chunk => !kept.some(one => one.first === chunk.first))
  expect(await runPortfolioOnWorkers(asked, left, 2, keepMost(99))).toBe(true)
  const whole = await runPortfolio(asked, runHere)
  expect(answerOfPortfolio(asked, columns)).toEqual(whole)
  expect(whole!.engines).toEqual(['kernel-2'])
})

test('what keeping throws is thrown, and so is what a worker throws', async () => {
  const all = chunksOf(asked)
  const failing = () => Promise.reject(new Error('no room'))
  await expect(runPortfolioOnWorkers(asked, all, 1, failing)).rejects.toThrow('no room')
  const nothing = JSON.parse('null')
  const broken = { ...asked, runs: asked.runs.map(run => ({ ...run, job: { ...run.job, case: nothing } })) }
  await expect(runPortfolioOnWorkers(broken, all, 1, async () => true)).rejects.toThrow()
})
