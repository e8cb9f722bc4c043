import { describe, expect, test } from 'vitest'
import { poolOf } from '../selection/testing/pools.ts'
import type { FileCommandOutcome } from './file-command.ts'
import { selectCommand } from './select.ts'

const pool = poolOf(
  { haven: [4, 'bodem'], spoor: [5, 'infra'], dorp: [3.5, 'infra'] },
  { weights: { bodem: 1, infra: 1, markt: 1 } },
)

const mistakes = (outcome: FileCommandOutcome) =>
  outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])

describe('select', () => {
  test('gives the whole answer, with the list of gaps only when asked', async () => {
    const outcome = await selectCommand.run(pool, { capacity: '2', lambda: '0.5' })
    if (!outcome.ok) throw new Error('no answer')
    const answer = Object(outcome.answer)
    const { inputHash, solver, stability, objective, bound, meanScore, coverage, ...rest } = answer
    expect(Object.keys(answer)).not.toContain('gapList')
    expect(inputHash).toMatch(/^[0-9a-f]{64}$/)
    expect(solver).toMatch(/^HiGHS \d+\.\d+\.\d+$/)
    expect(Object.keys(stability).toSorted()).toEqual(['dorp', 'haven', 'spoor'])
    expect(bound).toBe(objective)
    expect(coverage).toBeCloseTo(2 / 5.25, 12)
    expect(objective).toBeCloseTo(0.5 * 0.9 + 0.5 * coverage, 12)
    expect(meanScore).toBe(4.5)
    expect(rest).toEqual({
      mode: 'cap',
      lambda: 0.5,
      threshold: 3,
      gap: 0,
      chosen: ['haven', 'spoor'],
      categories: {
        bodem: { weight: 1, chosen: 1, aboveThreshold: 1, entered: 1 },
        infra: { weight: 1, chosen: 1, aboveThreshold: 2, entered: 2 },
        markt: { weight: 1, chosen: 0, aboveThreshold: 0, entered: 0 },
      },
      gaps: ['markt', 'bodem', 'infra'],
      reasons: { haven: ['bodem'], spoor: ['infra'] },
      marginal: { haven: 1 / 5.25, spoor: 1 / 5.25, dorp: 0.5 / 5.25 },
      stakes: { homes: 0, jobs: 0, deficitEur: { low: 0, high: 0 } },
    })
    const withGaps = await selectCommand.run(pool, { capacity: '2', gaps: true, draws: '0' })
    expect(withGaps.ok && Object(withGaps.answer).gapList[0]).toEqual({
      category: 'markt',
      chosen: 0,
      aboveThreshold: 0,
      entered: 0,
      cause: 'none-entered',
    })
    expect(withGaps.ok && withGaps.tables.map(table => table.title.nl)).toEqual(['Lacunes'])
  })

  test('admits all above the threshold without a choice', async () => {
    const outcome = await selectCommand.run(pool, { draws: '0' })
    expect(outcome.ok && outcome.answer).toMatchObject({ mode: 'threshold', threshold: 3 })
    expect(outcome.ok && Object(outcome.answer).chosen).toEqual(['dorp', 'haven', 'spoor'])
  })

  test('chooses between two numbers', async () => {
    const outcome = await selectCommand.run(pool, { between: '1,2', lambda: '0', draws: '0' })
    expect(outcome.ok && Object(outcome.answer).chosen).toHaveLength(2)
  })

  test('shows the frontier as a table', async () => {
    const outcome = await selectCommand.run(pool, { capacity: '1', frontier: true, draws: '0' })
    expect(outcome.ok && outcome.tables.map(table => [table.title.en, table.rows.length])).toEqual([
      ['Proposal', 9],
      ['Chosen', 1],
      ['Gaps', 3],
      ['Frontier between quality and breadth', 11],
    ])
  })

  test('tells the mistakes of options and of the pool together', async () => {
    const bad = { ...pool, weights: { bodem: 1 } }
    expect(mistakes(await selectCommand.run(bad, { capacity: 'twee', lambda: '2' }))).toEqual([
      ['--capacity', 'ONJUIST_TYPE'],
      ['--lambda', 'BUITEN_BEREIK'],
      ['/entries/1/categories/0', 'ONBEKENDE_CATEGORIE'],
      ['/entries/2/categories/0', 'ONBEKENDE_CATEGORIE'],
    ])
    expect(mistakes(await selectCommand.run(pool, { capacity: '1', between: '3,2' }))).toEqual([
      ['--between', 'VELDEN_SLUITEN_UIT'],
      ['--between', 'ONDERGRENS_BOVEN'],
    ])
    expect(mistakes(await selectCommand.run(pool, { between: '3' }))).toEqual([['--between', 'ONJUIST_TYPE']])
    expect(mistakes(await selectCommand.run(pool, { capacity: '9' }))).toEqual([['', 'KEUZE_ONMOGELIJK']])
  })
})
