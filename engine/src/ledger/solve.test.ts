/** The search of a change, proven by appraising the changed case. */
import { expect, test } from 'vitest'
import { copyJson } from '../case/document-path.ts'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { appraiseDelay, changeForZeroNcw } from './solve.ts'
import { goldenCase } from './testing/golden-cases.ts'

function read(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** Eindhoven with a clause that pays a part of the municipality's gain away, so that the search is not linear. */
const withClause = read({
  ...(copyJson(goldenCase('sluitend-eindhoven')) as Case),
  clauses: [
    {
      id: 'deel',
      kind: 'overage',
      from: 'gem',
      to: 'dev',
      inputs: { share: 0.4, thresholdEur: 5900000, t: 5 },
    },
    { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 100000, t: 3 } },
  ],
  variants: [],
})

function scaled(areaCase: Case, factor: number): Case {
  const copy = copyJson(areaCase) as Case
  for (const line of copy.lines ?? []) {
    if (line.from !== 'gem') continue
    if (line.totalEur !== undefined) line.totalEur *= factor
    if (line.quantity) line.quantity.unitPriceEur *= factor
  }
  return copy
}

test('with the change that was found the ncw is zero, clauses worked out anew and themselves unchanged', () => {
  const { share } = changeForZeroNcw(withClause, 'costs')
  const { landExploitation } = appraise(scaled(withClause, 1 + (share ?? 0)))
  expect(Math.abs(landExploitation?.ncwBbvEur ?? 1)).toBeLessThan(0.01)
  expect(share).toBeGreaterThan(0.05)
})

test('without lines to change there is no answer, and a reason', () => {
  const none = read({ ...(copyJson(goldenCase('mini-grex')) as Case), lines: [] })
  expect(changeForZeroNcw(none, 'costs')).toMatchObject({ share: null, reason: { nl: expect.any(String) } })
})

test('a delay of no years changes nothing; one of revenues only moves revenues and the lines that follow them', () => {
  const areaCase = goldenCase('station-zwolle')
  expect(appraiseDelay(areaCase, { years: 0, part: 'all' }).area).toEqual(appraise(areaCase).area)
  const later = appraiseDelay(areaCase, { years: 1, part: 'revenues' })
  expect(later.parties.gem?.cashEur).toHaveLength(45)
  expect(later.parties.rijk?.cashEur[3]).toBe(0)
  expect(later.parties.rijk?.cashEur[7]).toBe(appraise(areaCase).parties.rijk?.cashEur[3])
})

test('amounts at t 0 do not move with a delay', () => {
  const later = appraiseDelay(goldenCase('vier-partijen'), { years: 1, part: 'all' })
  expect(later.parties.gem?.cashEur.slice(0, 3)).toEqual([-6000000, 0, -1000000])
})

test('a delay after a period moves what is planned later, and leaves what is planned until then', () => {
  const areaCase = goldenCase('vier-partijen')
  const later = appraiseDelay(areaCase, { years: 1, part: 'all', after: 2 })
  // Costs of 3 at t 1 and land sold for 5 at t 2 stay; the cost of 1.5 and the contribution of 0.5 at t 3 wait.
  expect(later.parties.gem?.cashEur).toEqual([-6000000, -1000000, 5000000, 0, -1000000, 0])
  expect(later.parties.dev?.cashEur).toEqual([0, 0, -14000000, 0, -10500000, 28000000])
})
