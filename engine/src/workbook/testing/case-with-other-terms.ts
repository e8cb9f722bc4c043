import { parseCase } from '../../case/parse-case.ts'
import type { Case, Clause } from '../../case/types.ts'
import { caseWithEverything } from '../../ledger/testing/case-with-everything.ts'

/** The inputs of clauses, by id, that differ from those of the case with everything: bounds and indices left out. */
const otherInputs: Readonly<Record<string, object>> = {
  residu: { programme: 'koop', peildatum: '2026-01-01' },
  optie: { feeEur: 0, t: 2, exerciseT: 6, rule: { index: 'grond', atMost: 1.5, amountEur: 30000 } },
  garantie: { of: 'cor', limitEur: 300000 },
  lening: {
    limitEur: 200000,
    rate: 0.04,
    feeShare: 0.01,
    draw: [{ t: 2, eur: 150000 }],
    repay: [],
    seniority: 1,
  },
}

function changed(): Case {
  const { actuals: _, ...rest } = caseWithEverything
  const outcome = parseCase({
    ...rest,
    id: 'anders',
    parties: rest.parties.map(party =>
      party.id === 'dev'
        ? {
            ...party,
            requiredReturn: [
              { from: 2026, rate: 0.09 },
              { from: 2028, rate: 0.07 },
            ],
          }
        : party,
    ),
    landExploitation: { ...rest.landExploitation, bookValueDate: '2027-04-15' },
    clauses: (rest.clauses ?? []).map((clause: Clause) => ({
      ...clause,
      inputs: otherInputs[clause.id] ?? clause.inputs,
    })),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors, null, 1))
  return outcome.case
}

/** For tests only: the case with everything with other terms: periods closed without bookings, a return that is asked by year. */
export const caseWithOtherTerms: Case = changed()
