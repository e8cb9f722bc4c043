import { expect, test } from 'vitest'
import { changeCase } from './change-case.ts'
import { rehearse, rehearsedChange } from './rehearsal.ts'
import { sampleCase, sampleWorkedOut } from './testing.ts'

test('a change is rehearsed in the first line with an amount, each time another', () => {
  const changes = [0, 1].map(nth => rehearsedChange(sampleCase, nth))
  const path = '/lines/@groen/quantity/unitPriceEur'
  expect(changes).toEqual([
    { path, value: 100 * 1.001 },
    { path, value: 100 * 1.002 },
  ])
  const lines = sampleCase.lines!.filter(({ id }) => id !== 'groen')
  expect(rehearsedChange({ ...sampleCase, lines }, 0)).toEqual({
    path: '/lines/@uitgifte/totalEur',
    value: 2_000_000 * 1.001,
  })
  const series = lines.filter(({ totalEur }) => totalEur === undefined)
  expect(rehearsedChange({ ...sampleCase, lines: series }, 0)).toBeUndefined()
})

test('nothing comes of a rehearsal, although what it rehearses would move the figures', () => {
  const shown = sampleWorkedOut()
  const before = structuredClone([sampleCase, shown.appraisal, shown.lines])
  const changed = changeCase(sampleCase, [rehearsedChange(sampleCase, 0)!])
  expect(changed.ok && sampleWorkedOut(changed.case).appraisal).not.toEqual(shown.appraisal)
  rehearse(shown, 0)
  expect([sampleCase, shown.appraisal, shown.lines]).toEqual(before)
})
