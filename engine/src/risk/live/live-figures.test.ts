import { expect, test } from 'vitest'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { simulateChunk } from '../path/trial.ts'
import { runRisk } from '../run/risk-run.ts'
import type { Distribution } from '../statistics/distribution.ts'
import { percentileErrors } from '../statistics/standard-errors.ts'
import { prepared } from '../testing/run.ts'
import { type LiveSpread, liveFigures } from './live-figures.ts'

const run = prepared(goldenCase('sluitend-eindhoven'), { trials: 600 })
const outcomes = simulateChunk(run.plan, 0, 1_000)

test('the figures after some trials are those of a run of exactly so many', () => {
  const { area, parties, trials, seed } = liveFigures(run, 'float64-1', outcomes, 600)
  const answer = runRisk(run)!
  expect([trials, seed]).toEqual([600, 1])
  const toldOf = ({ p10, p20, p50, p90, sd, pNonNegative }: LiveSpread | Distribution) => [
    [p10, p20, p50, p90],
    [sd, pNonNegative],
  ]
  expect(toldOf(area)).toEqual(toldOf(answer.area))
  expect(Object.keys(parties)).toEqual(Object.keys(answer.parties))
  for (const [id, party] of Object.entries(parties)) {
    const { pReturnMet, ...whole } = answer.parties[id]!
    expect([toldOf(party), party.pReturnMet]).toEqual([toldOf(whole), pReturnMet])
  }
  const columns = [area, ...Object.values(parties)]
  const values = outcomes.slice(0, 1).map(column => column.subarray(0, 600))
  expect(values.map(one => percentileErrors(one, [0.2])[0])).toEqual([area.seP20])
  expect(columns.map(({ counts }) => counts.length)).toEqual(columns.map(() => 44))
  expect(area.high).toBeGreaterThan(answer.area.p95)
})

test('the bins hold every trial but half a per cent at either end', () => {
  const { area } = liveFigures(run, 'float64-1', outcomes, 600)
  const values = [...outcomes[0]!.subarray(0, 600)].sort((a, b) => a - b)
  // The third lowest is the smallest value with half a per cent of 600 trials at or below it.
  expect([area.low, area.high]).toEqual([values[2], values[596]])
  expect(area.counts.reduce((sum, count) => sum + count, 0)).toBe(595)
})

test('what is certain stands in one bin', () => {
  const certain = outcomes.map(column => column.map(() => 5))
  const { area } = liveFigures(run, 'float64-1', certain, 600)
  expect([area.low, area.high, area.counts[0], area.sd]).toEqual([5, 5, 600, 0])
})
