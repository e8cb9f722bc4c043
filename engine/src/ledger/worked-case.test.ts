/**
 * Property: a case that is worked out after a change has, bit for bit, the figures that it has on its own, however many
 * changes came before; and a line that nothing touched keeps its row.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges, type ListedChange } from '../case/apply-changes.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { openExplainer } from './explain/explain.ts'
import { lineCash } from './line-cash.ts'
import { caseWithEverything } from './testing/case-with-everything.ts'
import { goldenCase } from './testing/golden-cases.ts'
import { type WorkedCase, workOutCase } from './worked-case.ts'

const cases: readonly Case[] = [
  caseWithEverything,
  ...['mini-grex', 'station-zwolle', 'sluitend-eindhoven'].map(goldenCase),
]

/** Changes that may be refused; those that are not lead to the next case. */
function changesOf(areaCase: Case): ListedChange[] {
  const lines = (areaCase.lines ?? []).flatMap((line, place): ListedChange[] => [
    { path: `/lines/@${line.id}/totalEur`, value: 1000 * place },
    { path: `/lines/@${line.id}/quantity/unitPriceEur`, value: 10 + place },
    { path: `/lines/@${line.id}/percent/share`, value: 0.01 * place },
    { path: `/lines/@${line.id}/name`, value: { nl: `Anders ${place}` } },
    { path: `/lines/@${line.id}/spread/from`, value: 1 },
    { path: `/lines/@${line.id}`, remove: true },
  ])
  const rows = (areaCase.programme ?? []).flatMap((row, place): ListedChange[] => [
    { path: `/programme/@${row.id}/units`, value: 5 + place },
    { path: `/programme/@${row.id}`, remove: true },
  ])
  const areas = (areaCase.areas ?? []).map(area => ({
    path: `/areas/@${area.id}/landUseM2/issuable`,
    value: 1234,
  }))
  const indices = Object.keys(areaCase.indices ?? {}).map(id => ({ path: `/indices/${id}`, value: 0.031 }))
  const phases = (areaCase.phases ?? []).map(phase => ({
    path: `/phases/@${phase.id}/end`,
    value: phase.end + 1,
  }))
  const parties = areaCase.parties.map(party => ({ path: `/parties/@${party.id}/rate`, value: 0.07 }))
  const extra = {
    id: 'nieuw',
    account: '5',
    from: areaCase.parties[0]?.id,
    to: 'outside',
    totalEur: 7,
    spread: { from: 1, to: 2 },
  }
  return [
    ...lines,
    ...rows,
    ...areas,
    ...indices,
    ...phases,
    ...parties,
    { path: '/lines/@nieuw', value: extra },
    { path: '/convention', value: 'end' },
    { path: '/convention', value: 'begin' },
    { path: '/priceLevelDate', value: '2025-01-01' },
    { path: '/valuationDate', value: '2025-07-01' },
    { path: '/period', value: 'half-year' },
    { path: '/parties', value: areaCase.parties.toReversed() },
    { path: '/periods', value: areaCase.periods + 1 },
    { path: '/actuals', remove: true },
    { path: '/rates/interest', value: 0.04 },
    { path: '/landExploitation/bookValueEur', value: 4321 },
    { path: '/landExploitation', remove: true },
  ]
}

function expectSame(worked: WorkedCase, areaCase: Case): void {
  expect(worked.appraisal).toEqual(appraise(areaCase))
  expect(worked.lines).toEqual(lineCash(areaCase))
}

describe.each(cases.map(areaCase => [areaCase.id, areaCase] as const))('%s', (_id, first) => {
  test('after any changes, one on the other, the figures are those of the case on its own', () => {
    const change = fc.constantFrom(...changesOf(first))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), changes => {
        let [areaCase, worked] = [first, workOutCase(first)]
        for (const one of changes) {
          const outcome = applyChanges(areaCase, [one])
          if (!outcome.ok) continue
          areaCase = outcome.case
          worked = worked.after(areaCase)
          expectSame(worked, areaCase)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('each change by itself', () => {
    const before = workOutCase(first)
    const made = changesOf(first).filter(change => {
      const outcome = applyChanges(first, [change])
      if (outcome.ok) expectSame(before.after(outcome.case), outcome.case)
      return outcome.ok
    })
    expect(made.length).toBeGreaterThan(5)
  })
})

test('a line that a change leaves alone keeps its row, and one that follows from it does not', () => {
  const first = goldenCase('station-zwolle')
  const lines = first.lines ?? []
  const percent = lines.find(line => line.percent)
  const base = lines.find(
    line => line.id === percent?.percent?.of.find(id => lines.some(one => one.id === id)),
  )
  if (!base || !percent) throw new Error('the case has no percentage of a line')
  const outcome = applyChanges(first, [{ path: `/lines/@${base.id}/name/nl`, value: 'Anders' }])
  if (!outcome.ok) throw new Error('the name may change')
  const before = workOutCase(first)
  const after = before.after(outcome.case)
  const newRows = after.lines.filter((row, place) => row !== before.lines[place]).map(row => row.id)
  expect(newRows).toContain(base.id)
  expect(newRows).toContain(percent.id)
  expect(newRows.length).toBeLessThan(before.lines.length / 2)
})

test('it explains what it shows', () => {
  const areaCase = goldenCase('station-zwolle')
  const worked = workOutCase(areaCase)
  const one = openExplainer(areaCase)
  for (const pointer of ['/area/npvEur', `/lines/${areaCase.lines?.[0]?.id}/realEur`])
    expect(worked.explainer().explain(pointer)).toEqual(one.explain(pointer))
})
