import { describe, expect, test } from 'vitest'
import type { Appraisal } from '../../ledger/appraisal.ts'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCases } from '../../ledger/testing/golden-cases.ts'
import { parseCase } from '../parse-case.ts'
import type { Case } from '../types.ts'
import { hiddenSums } from './hidden-totals.ts'
import { tellable } from './tellable.ts'
import { visibleCase } from './visible-case.ts'

const nothing = { sums: [], seen: new Set<string>() }
const told = (areaCase: Case, readers: readonly string[]) => tellable(hiddenSums(areaCase, readers), nothing)

function figure(appraisal: Appraisal, pointer: string): number {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>(
    (holder, step) => (holder as Record<string, unknown>)[step],
    appraisal,
  ) as number
}

function visible(areaCase: Case, party: string): Case {
  const outcome = visibleCase(areaCase, party)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.visible.case
}

const views = [...goldenCases.values()].flatMap(areaCase =>
  areaCase.parties.map(party => [areaCase.id, party.id, areaCase] as const),
)

describe.each(views)('%s seen by %s', (_, party, areaCase) => {
  test('totals of hidden lines add up with the visible part to the whole, to half a euro', () => {
    const whole = appraise({ ...areaCase, clauses: [] })
    const open = appraise({ ...visible(areaCase, party), clauses: [] })
    const wrong = hiddenSums(areaCase, [party]).filter(
      sum => Math.abs(figure(open, sum.figure) + sum.eur - figure(whole, sum.figure)) > 0.501,
    )
    expect(wrong).toEqual([])
  })
})

test('the golden cases have totals that may be told, those at the own rates of parties among them', () => {
  const figures = views.flatMap(([, party, areaCase]) => told(areaCase, [party]).map(sum => sum.figure))
  expect(figures.length).toBeGreaterThan(20)
  expect(figures.filter(one => one.endsWith('/npvOwnEur')).length).toBeGreaterThan(3)
})

const base = {
  format: 'versneller-case/1',
  id: 'zicht',
  name: { nl: 'Zicht' },
  valuationDate: '2026-01-01',
  periods: 6,
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
  ],
}

function caseWith(...lines: object[]): Case {
  const open = { id: 'open', account: '5', from: 'gem', to: 'outside', series: { '1': 70 } }
  const outcome = parseCase({ ...base, lines: [open, ...lines] })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

function secret(id: string, t: number, changes: object = {}): object {
  const line = { id, account: 'opstal', from: 'dev', to: 'outside', series: { [t]: 100 + t } }
  return { ...line, visibleTo: ['dev'], ...changes }
}

const figuresTold = (areaCase: Case) => told(areaCase, ['gem']).map(total => total.figure)

test('two hidden lines give no total, three give one, four more', () => {
  const lines = [secret('a', 1), secret('b', 2), secret('c', 3), secret('d', 4)]
  expect(figuresTold(caseWith(...lines.slice(0, 2)))).toEqual([])
  const three = ['/area/npvEur', '/parties/dev/npvCommonEur']
  expect(figuresTold(caseWith(...lines.slice(0, 3)))).toEqual(three)
  // The difference of rates follows from the two; the sum without discounting would be a third.
  expect(figuresTold(caseWith(...lines))).toEqual([...three, '/parties/dev/npvOwnEur', '/rateDifferenceEur'])
})

test('a percentage and VAT of one hidden amount do not count as more amounts', () => {
  const vat = { vat: { rate: 0.21, recoverable: 0 } }
  const percent = {
    id: 'p',
    account: '9',
    from: 'dev',
    to: 'outside',
    percent: { share: 0.1, of: ['a'] },
    visibleTo: ['dev'],
  }
  expect(figuresTold(caseWith(secret('a', 1, vat), secret('b', 2), percent))).toEqual([])
})

test('a total is whole euros, since all decimals of a few round amounts would give them away', () => {
  const sums = hiddenSums(caseWith(secret('a', 1), secret('b', 2), secret('c', 3)), ['gem'])
  expect(sums.map(sum => Number.isInteger(sum.eur))).toEqual(sums.map(() => true))
  expect(sums.length).toBeGreaterThan(2)
})
