import { expect, test } from 'vitest'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { simulateChunk } from '../path/trial.ts'
import { runRisk } from '../run/risk-run.ts'
import { prepared } from '../testing/run.ts'
import { liveFigures } from './live-figures.ts'

const run = prepared(goldenCase('sluitend-eindhoven'), { trials: 600 })
const outcomes = simulateChunk(run.plan, 0, 1_000)

test('the figures after some trials are those of a run of exactly so many', () => {
  const { area, parties, trials, seed } = liveFigures(run, 'float64-1', outcomes, 600)
  const answer = runRisk(run)!
  expect([trials, seed]).toEqual([600, 1])
  const { low: _, high, counts, seP20: __, ...ofArea } = area
  expect(ofArea).toEqual(answer.area)
  expect(Object.keys(parties)).toEqual(Object.keys(answer.parties))
  for (const [id, party] of Object.entries(parties)) {
    const { low, high, counts, seP20, ...ofParty } = party
    expect(ofParty).toEqual(answer.parties[id])
  }
  expect(counts.length).toBe(44)
  expect(high).toBeGreaterThan(area.p95)
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
