import { expect, test } from 'vitest'
import type { Mutant } from './mutants.ts'
import { killedShare, mutationReport } from './report.ts'

const mutant = (id: string, changes: Partial<Mutant> = {}): Mutant => ({
  id,
  file: 'engine/src/formulas/a.ts',
  line: Number(id) + 1,
  code: `return ${id} + 1`,
  original: `${id} + 1`,
  replacement: `${id} - 1`,
  ...changes,
})

const mutants = [mutant('0'), mutant('1'), mutant('2'), mutant('3'), mutant('4')]
/** The first is noticed, the second lives, nothing meets the third, the fourth is a declaration, the fifth lives. */
const found = { killed: { '0': 'a test' }, covered: ['0', '1', '4'], atLoad: ['3', '4'] }

test('what lives and what nothing meets is alive, a declaration does not count', () => {
  const { files } = mutationReport(mutants, found, [])
  expect(files).toEqual([
    {
      file: 'engine/src/formulas/a.ts',
      killed: 1,
      equivalent: 0,
      alive: [mutants[1], mutants[2], mutants[4]],
    },
  ])
  expect(killedShare(files)).toBe(0.25)
})

test('an equivalent mutant does not count, and one in the list that no longer lives is told', () => {
  const { file, code, original, replacement } = mutant('1')
  const listed = { file, code, original, replacement, reason: 'both are zero' }
  const noticed = { ...listed, ...mutant('0'), reason: 'was thought to be' }
  const elsewhere = { ...noticed, file: 'engine/src/rules/b.ts' }
  const report = mutationReport(mutants, found, [listed, noticed, elsewhere])
  expect(report.files.map(({ equivalent, alive }) => [equivalent, alive.map(({ id }) => id)])).toEqual([
    [1, ['2', '4']],
  ])
  expect(report.stale).toEqual([noticed])
  expect(killedShare(report.files)).toBe(1 / 3)
})

test('without mutants everything is noticed', () => {
  expect(killedShare([])).toBe(1)
})
