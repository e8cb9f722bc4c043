import { appraise, type Case, parseCase } from '@versneller/engine'
import { describe, expect, test } from 'vitest'
import { financed, type PrivateLine, privateOutcome } from './private-calculation.ts'
import { readOwnLine, readTerms } from './private-fields.ts'

function shared(changes: object = {}): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'gedeeld',
    name: { nl: 'Gedeeld' },
    valuationDate: '2026-01-01',
    periods: 4,
    convention: 'end',
    rates: { interest: 0.02 },
    indices: { bouw: 0.1 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
    ],
    lines: [
      {
        id: 'bouw',
        account: 'opstal',
        from: 'dev',
        to: 'outside',
        series: { '2': 10_000_000, '3': 10_000_000 },
      },
      { id: 'grond', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', series: { '2': 4_000_000 } },
      { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '4': 28_000_000 } },
    ],
    ...changes,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const line = (changes: Partial<PrivateLine> = {}): PrivateLine => ({
  ...{ id: 'a', name: 'Eigen staf', direction: 'cost', eur: 500_000, from: 2, to: 2 },
  ...changes,
})
const none = { terms: {}, lines: [] }

describe('the own return', () => {
  test('is the shared one where a party reckons nothing for itself', () => {
    const { parties } = appraise(shared())
    const outcome = privateOutcome(shared(), 'dev', none)
    for (const result of [outcome.shared, outcome.own, outcome.final]) {
      expect(result.npvEur).toBeCloseTo(parties.dev?.npvOwnEur ?? 0, 2)
      expect(result.irr).toBeCloseTo(parties.dev?.irr.preferred ?? 0, 8)
      expect([result.peakFundingEur, result.peakFundingT]).toEqual([-24_000_000, 3])
    }
    expect(outcome.shared.npvCaseEur).toBe(parties.dev?.npvOwnEur)
  })

  test('takes own lines with the index of the case, discounted at the own rate', () => {
    const index = line({ id: 'b', index: 'bouw', eur: 1_000_000, from: 1, to: 2 })
    const outcome = privateOutcome(shared(), 'dev', { terms: { ratePerYear: 0.1 }, lines: [line(), index] })
    expect(outcome.cash.ownLinesEur.map(eur => Math.round(eur))).toEqual([0, -550_000, -1_105_000, 0, 0])
    const npv = [0, -550_000, -15_105_000, -10_000_000, 28_000_000].reduce(
      (sum, eur, t) => sum + eur / 1.1 ** t,
      0,
    )
    expect(outcome.own.npvEur).toBeCloseTo(npv, 2)
    expect(outcome.own.totalEur).toBeCloseTo(2_345_000, 2)
    expect(outcome.marginShare).toBeCloseTo(2_345_000 / 28_000_000, 10)
  })

  test('leaves agreements as they are shared: they look at the shared result', () => {
    const clauses = [
      {
        ...{ id: 'meerwaarde', kind: 'overage', from: 'dev', to: 'gem' },
        inputs: { share: 0.5, thresholdEur: 0, t: 4 },
      },
    ]
    const withClause = shared({ clauses })
    const { cashEur } = appraise(withClause).parties.dev ?? { cashEur: [] }
    const outcome = privateOutcome(withClause, 'dev', { terms: {}, lines: [line({ eur: 9_000_000 })] })
    expect(outcome.cash.sharedEur).toEqual(cashEur)
    expect(outcome.own.totalEur).toBeCloseTo(cashEur.reduce((sum, eur) => sum + eur, 0) - 9_000_000, 2)
  })

  test('leaves out what the case has no place for any more, and says so', () => {
    const lines = [line({ id: 'laat', from: 9, to: 9 }), line({ id: 'weg', index: 'weg' }), line()]
    const outcome = privateOutcome(shared(), 'dev', { terms: {}, lines })
    expect(outcome.lostIds).toEqual(['laat', 'weg'])
    expect(outcome.cash.ownLinesEur).toEqual([0, 0, -500_000, 0, 0])
  })
})

describe('own finance and tax', () => {
  test('draw as needed up to the limit, pay interest over what is owed, and repay from what is left', () => {
    const cash = [-100, -50, 0, 200]
    const { loan, interest, final } = financed(
      cash,
      { loan: { limitEur: 120, ratePerYear: 0.1, feeShare: 0.05 } },
      1,
    )
    expect(loan.map(eur => Math.round(eur * 100) / 100)).toEqual([106, 14, 0, -120])
    expect(interest.map(eur => Math.round(eur * 100) / 100)).toEqual([-6, -10.6, -12, -12])
    expect(final.map(eur => Math.round(eur * 100) / 100)).toEqual([0, -46.6, -12, 68])
    // What was drawn is repaid.
    expect(loan.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(0, 10)
  })

  test('what is owed at the end is repaid then, also where it is not earned', () => {
    expect(financed([-100, 0], { loan: { limitEur: 100 } }, 1)).toMatchObject({
      loan: [100, -100],
      final: [0, -100],
    })
  })

  test('tax begins where the result is higher than ever before: losses count first', () => {
    const { tax, final } = financed([-100, 150, -30, 80], { taxShare: 0.25 }, 1)
    expect(tax.map(Math.abs)).toEqual([0, 12.5, 0, 12.5])
    expect(final).toEqual([-100, 137.5, -30, 67.5])
  })

  test('a loan at no cost moves money in time and none away', () => {
    const outcome = privateOutcome(shared(), 'dev', { terms: { loan: { limitEur: 1e9 } }, lines: [] })
    expect(outcome.final.totalEur).toBeCloseTo(outcome.own.totalEur, 4)
    expect(outcome.final.peakFundingEur).toBeCloseTo(0, 6)
  })
})

describe('what is typed', () => {
  const whole = { name: 'Staf', direction: 'cost', eur: 5, from: 1, to: 2, index: 'bouw' }
  const codes = (item: object) =>
    readOwnLine(shared(), 'a', item as never).mistakes.map(({ code, field }) => `${field} ${code}`)

  test('is taken when it is whole, and every mistake is told at once', () => {
    expect(readOwnLine(shared(), 'a', whole)).toEqual({ line: { id: 'a', ...whole }, mistakes: [] })
    expect(codes({})).toEqual(
      ['name', 'direction', 'eur', 'from', 'to'].map(name => `${name} EIGEN_VELD_ONTBREEKT`),
    )
    expect(codes({ ...whole, eur: -1, from: 3, to: 2, index: 'weg' })).toEqual([
      'eur GETAL_BUITEN_GRENZEN',
      'to EIND_VOOR_BEGIN_EIGEN',
      'index EIGEN_VELD_ONTBREEKT',
    ])
    expect(codes({ ...whole, from: 1.5, to: 5 })).toEqual([
      'from GETAL_BUITEN_GRENZEN',
      'to GETAL_BUITEN_GRENZEN',
    ])
  })

  test('a loan has an amount, and shares lie between nothing and all', () => {
    const wrong = readTerms({ ratePerYear: 2, marginShare: -1, taxShare: 1.1, loan: { ratePerYear: 0.05 } })
    expect(wrong.mistakes.map(({ code, field }) => `${field} ${code}`)).toEqual([
      'ratePerYear GETAL_BUITEN_GRENZEN',
      'marginShare GETAL_BUITEN_GRENZEN',
      'taxShare GETAL_BUITEN_GRENZEN',
      'loan.limitEur LENING_ZONDER_BEDRAG',
    ])
    expect(readTerms({ loan: { limitEur: 5, ratePerYear: 0.05 } }).mistakes).toEqual([])
  })
})
