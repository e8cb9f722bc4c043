import { appraise, parseCase } from '@versneller/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitFigures } from '../actions/unit-figures.ts'
import { areaTemplate, homesPerKind } from './area-template.ts'
import type { AreaWishes } from './area-wishes.ts'

const wishes: AreaWishes = {
  id: 'proef',
  name: 'Proefgebied',
  homes: 600,
  areaHectare: 8,
  socialShare: 0.3,
  midRentShare: 0.2,
  affordableShare: 0.2,
  freeShare: 0.3,
  startYear: 2027,
  buildYears: 5,
  acquisitionShare: 0.25,
  stateContribution: true,
}

test('the template of any area is a case without mistakes in which no home is lost', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(
      parts.filter(values => values.some(value => value > 0)),
      fc.integer({ min: 10, max: 5000 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (values, homes, buildYears, stateContribution) => {
        const total = values.reduce((sum, value) => sum + value, 0)
        const [socialShare = 0, midRentShare = 0, affordableShare = 0, freeShare = 0] = values.map(
          value => value / total,
        )
        const asked = {
          ...wishes,
          homes,
          buildYears,
          stateContribution,
          socialShare,
          midRentShare,
          affordableShare,
          freeShare,
        }
        const made = areaTemplate(asked, unitFigures())
        expect(parseCase(made)).toEqual({ ok: true, case: made })
        expect([...homesPerKind(asked).values()].reduce((sum, count) => sum + count, 0)).toBe(homes)
        expect((made.programme ?? []).reduce((sum, row) => sum + row.units, 0)).toBe(homes)
      },
    ),
    { numRuns: 60 },
  )
})

test('every amount of the template names a source, and what is in no source says that it is an assumption', () => {
  const made = areaTemplate(wishes, unitFigures())
  const sources = new Map((made.sources ?? []).map(source => [source.id, source]))
  const items = [...(made.lines ?? []), ...(made.programme ?? [])]
  expect(items.filter(item => !sources.has(item.source ?? '')).map(item => item.id)).toEqual([])
  const unsourced = [...sources.values()].filter(source => !source.url && !source.text.includes('Bron:'))
  expect(unsourced.every(source => source.text.startsWith('demo-aanname'))).toBe(true)
})

test('the first result of the template is believable: a deficit of some ten thousands of euro a home at most', () => {
  const { landExploitation } = appraise(areaTemplate(wishes, unitFigures()))
  const perHomeEur = (landExploitation?.ncwBbvEur ?? Number.NaN) / wishes.homes
  expect(perHomeEur).toBeGreaterThan(-60_000)
  expect(perHomeEur).toBeLessThan(30_000)
})
