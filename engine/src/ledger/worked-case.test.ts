/**
 * Property: a case that is worked out after a change has, bit for bit, the figures that it has on its own, however many
 * changes came before; and a line that nothing touched keeps its row.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges, type ListedChange } from '../case/apply-changes.ts'
import { small } from '../case/testing/broken-cases.ts'
import { caseOf } from '../case/testing/case-of.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { openExplainer } from './explain/explain.ts'
import { lineCash } from './line-cash.ts'
import { caseWithEverything } from './testing/case-with-everything.ts'
import { changesOf } from './testing/changes-of.ts'
import { drawnCase } from './testing/drawn-case.ts'
import { goldenCase } from './testing/golden-cases.ts'
import { type WorkedCase, workOutCase } from './worked-case.ts'

/** All figures as text: numbers are written to their last digit. */
function figuresOf({ appraisal, lines }: Pick<WorkedCase, 'appraisal' | 'lines'>): string {
  const { area, landExploitation, parties, rateDifferenceEur, checks, convention } = appraisal
  return JSON.stringify({ convention, area, landExploitation, parties, rateDifferenceEur, checks, lines })
}

const onItsOwn = (areaCase: Case): string =>
  figuresOf({ appraisal: appraise(areaCase), lines: lineCash(areaCase) })

/** Makes the changes that are not refused, one on the other, and looks after each; gives how many there were. */
function expectSameAfter(first: Case, changes: readonly ListedChange[]): number {
  let [areaCase, worked, made] = [first, workOutCase(first), 0]
  for (const change of changes) {
    const outcome = applyChanges(areaCase, [change])
    if (!outcome.ok) continue
    areaCase = outcome.case
    worked = worked.after(areaCase)
    made += 1
    expect(figuresOf(worked)).toBe(onItsOwn(JSON.parse(JSON.stringify(areaCase)) as Case))
  }
  return made
}

const someOf = (areaCase: Case) =>
  fc.array(fc.constantFrom(...changesOf(areaCase)), { minLength: 1, maxLength: 6 })

test('after any changes of any case, one on the other, the figures are those of the case on its own', () => {
  const drawn = drawnCase.chain(areaCase => fc.tuple(fc.constant(areaCase), someOf(areaCase)))
  fc.assert(
    fc.property(drawn, ([areaCase, changes]) => {
      expectSameAfter(areaCase, changes)
    }),
    { numRuns: 250 },
  )
})

describe.each(['station-zwolle', 'sluitend-eindhoven', 'mini-grex'])('%s', id => {
  const first = goldenCase(id)
  test('after any changes, one on the other, the figures are those of the case on its own', () => {
    const drawn = someOf(first)
    fc.assert(
      fc.property(drawn, changes => {
        expectSameAfter(first, changes)
      }),
      { numRuns: 15 },
    )
  })
})

test('each kind of change by itself, and each after another one', () => {
  const changes = changesOf(caseWithEverything)
  const made = changes.filter(change => expectSameAfter(caseWithEverything, [change]) === 1)
  expect(made.length).toBeGreaterThan(100)
  expectSameAfter(caseWithEverything, made)
})

test('of two returns the nearest to what a party asks is shown, also when it comes to ask another one', () => {
  const [years, flows] = [
    { convention: 'end', periods: 2, period: 'year' } as const,
    { '0': 1000, '1': 2300, '2': 1320 },
  ]
  const line = { account: 'opstal', from: 'dev', to: 'outside' }
  const first = caseOf({
    ...small(),
    ...years,
    phases: [],
    lines: [
      { ...line, id: 'uit', series: { '0': flows[0], '2': flows[2] } },
      {
        ...line,
        id: 'in',
        from: 'outside',
        to: 'dev',
        account: 'opbrengst-opstal',
        series: { '1': flows[1] },
      },
    ],
  })
  const returnOf = ({ appraisal }: WorkedCase) => appraisal.parties.dev?.irr.preferred?.toFixed(6)
  const before = workOutCase(first)
  const after = applyChanges(first, [{ path: '/parties/@dev/requiredReturn', value: 0.19 }])
  if (!after.ok) throw new Error(JSON.stringify(after.errors))
  expect([returnOf(before), returnOf(before.after(after.case))]).toEqual(['0.100000', '0.200000'])
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
