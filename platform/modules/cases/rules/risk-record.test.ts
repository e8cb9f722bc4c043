import { expect, test } from 'vitest'
import type { RiskRecord } from '../model.ts'
import { recordFor } from './risk-record.ts'

const record: RiskRecord = {
  trials: 100_000,
  seed: 1,
  engine: 'kernel-2',
  inputHash: 'a'.repeat(64),
  resultHash: 'b'.repeat(64),
  figures: { area: {}, parties: {} } as never,
  organisationId: undefined,
  at: Temporal.Instant.from('2026-11-27T04:00:00Z'),
}
const { trials, seed, engine, at, resultHash, figures } = record

test('who sees every line sees the figures of record and their hash, and nobody the hash of the content', () => {
  expect(recordFor(record, { lineCount: 0, clauseCount: 0 })).toEqual({
    trials,
    seed,
    engine,
    at,
    resultHash,
    figures,
  })
})

test('who does not see a line or a clause sees how it was made, and nothing that it found', () => {
  const shared = { trials, seed, engine, at }
  expect(recordFor(record, { lineCount: 1, clauseCount: 0 })).toEqual(shared)
  expect(recordFor(record, { lineCount: 0, clauseCount: 1 })).toEqual(shared)
})
