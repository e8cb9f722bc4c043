// Ten thousand cases at once: what memory holds must not grow with their plans and parties.
import { expect, test } from 'vitest'
import { goldenCases } from '../ledger/testing/golden-cases.ts'
import { runHere } from '../risk/run/chunks.ts'
import { preparePortfolio, runPortfolio } from '../risk/run/portfolio.ts'

const COUNT = 10_000
const TRIALS = 200
/** Of each case one column of trials stays, a few hundred bytes of what it is, and its text for the hash. */
const MOST_BYTES_A_CASE = 40_000

test('ten thousand cases are run together in memory that one column of each takes', {
  timeout: 900_000,
}, async () => {
  const all = [...goldenCases.values()]
  const cases = Array.from({ length: COUNT }, (_, place) => ({
    ...all[place % all.length]!,
    id: `case-${place}`,
  }))
  const before = process.memoryUsage().rss
  const prepared = preparePortfolio(cases, { trials: TRIALS })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.errors.slice(0, 3)))
  let most = 0
  const answer = await runPortfolio(prepared.asked, runHere, () => {
    most = Math.max(most, process.memoryUsage().rss)
    return true
  })
  expect((most - before) / COUNT).toBeLessThan(MOST_BYTES_A_CASE)
  const { total, cases: each } = answer!
  const parts = Object.values(each)
  expect(parts).toHaveLength(COUNT)
  const sum = parts.reduce((eur, one) => eur + one.mean, 0)
  expect(Math.abs(total.mean - sum)).toBeLessThan(
    1e-9 * parts.reduce((eur, one) => eur + Math.abs(one.mean), 0),
  )
  expect(parts.reduce((share, one) => share + one.eulerShare, 0)).toBeCloseTo(1, 9)
})
