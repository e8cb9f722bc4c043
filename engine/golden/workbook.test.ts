/**
 * The spreadsheet twin against the engine: every answer, of every golden case and variant in every convention, and again
 * after every single input was changed. The formulas are worked out by the evaluator of this project; LibreOffice works
 * the same formulas out in platform/app/case-workbook.test.ts and, for all cases, in the long tests.
 */
import { describe, expect, test } from 'vitest'
import { appraise, type Case, caseWorkbook, parseCase, visibleCase, type Workbook } from '../src/index.ts'
import { caseWithEverything } from '../src/ledger/testing/case-with-everything.ts'
import { goldenCase, goldenCases } from '../src/ledger/testing/golden-cases.ts'
import { caseWithEveryLandPrice } from '../src/workbook/testing/case-with-every-land-price.ts'
import { caseWithOtherTerms } from '../src/workbook/testing/case-with-other-terms.ts'
import { answersOf, caseWith, inputsOf, otherValue, retyped } from '../src/workbook/testing/change-inputs.ts'
import { differences } from '../src/workbook/testing/differences.ts'

const conventions = ['begin', 'mid', 'end'] as const
const cases = [...goldenCases.values(), caseWithEverything, caseWithEveryLandPrice, caseWithOtherTerms]

/** Pointers of every figure in the answer of the engine; a balance before the start is no figure. */
function figuresOf(value: unknown, pointer = ''): string[] {
  if (typeof value === 'number') return [pointer]
  if (value === null) return pointer.includes('/balanceEur/') ? [] : [pointer]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => figuresOf(one, `${pointer}/${key}`))
}

describe.each(cases.map(one => [one.id, one] as const))('the workbook of %s', (_, areaCase) => {
  const views = [undefined, ...(areaCase.variants ?? []).map(variant => variant.id)].flatMap(variantId =>
    conventions.map(convention => ({ convention, ...(variantId === undefined ? {} : { variantId }) })),
  )

  test.each(views)('gives every figure of the appraisal: $convention $variantId', view => {
    const workbook = caseWorkbook(areaCase, { language: 'nl', ...view })
    const appraisal = appraise(areaCase, view)
    expect(differences(workbook, appraisal)).toEqual([])
    const { area, landExploitation, parties, rateDifferenceEur } = appraisal
    const wanted = figuresOf({
      area,
      ...(landExploitation ? { landExploitation } : {}),
      parties,
      rateDifferenceEur,
    })
    const given = answersOf(workbook).filter(
      ([pointer, value]) => value !== 'geen' || !pointer.includes('/irr/roots/'),
    )
    expect([...new Set(given.map(([pointer]) => pointer))].sort()).toEqual(wanted.sort())
  })

  test('gives the same figures in English', () => {
    const [dutch, english] = (['nl', 'en'] as const).map(language => caseWorkbook(areaCase, { language }))
    const numbers = (workbook: Workbook | undefined) =>
      workbook && answersOf(workbook).filter(([, value]) => typeof value === 'number')
    expect(numbers(english)).toEqual(numbers(dutch))
  })
})

function afterChange(
  areaCase: Case,
  workbook: Workbook,
  changes: ReadonlyMap<string, string | number>,
): unknown[] {
  return differences(retyped(workbook, changes), appraise(caseWith(areaCase, changes)))
}

/** Inputs that are changed together: few enough to find the one that does not work. */
const atATime = 5

describe('changing an input in the workbook changes the results as the engine does', () => {
  const small = [
    caseWithEverything,
    caseWithEveryLandPrice,
    caseWithOtherTerms,
    goldenCase('mini-grex'),
    goldenCase('vier-partijen'),
  ]

  test.each(small.map(one => [one.id, one] as const))(
    'every input of %s, few at a time',
    (_, areaCase) => {
      const workbook = caseWorkbook(areaCase, { language: 'nl' })
      const inputs = inputsOf(workbook).map(cell => [cell.pointer, otherValue(cell)] as const)
      const wrong = inputs.flatMap((_, place) => {
        if (place % atATime !== 0) return []
        const changes = new Map(inputs.slice(place, place + atATime))
        const found = afterChange(areaCase, workbook, changes)
        return found.length === 0 ? [] : [{ changed: [...changes.keys()], found: found.slice(0, 3) }]
      })
      expect(wrong).toEqual([])
    },
    120_000,
  )

  test.each(cases.map(one => [one.id, one] as const))(
    'all prices, quantities, rates and indices of %s at once',
    (_, areaCase) => {
      const workbook = caseWorkbook(areaCase, { language: 'nl' })
      const priced = inputsOf(workbook).filter(
        cell => typeof cell.value === 'number' && cell.format !== 'whole',
      )
      const changes = new Map(priced.map(cell => [cell.pointer, otherValue(cell)]))
      expect(changes.size).toBeGreaterThan(10)
      expect(afterChange(areaCase, workbook, changes)).toEqual([])
    },
  )
})

test('a text of the case that looks like a formula is text, and names no party may see stay out', () => {
  const outcome = parseCase({
    ...goldenCase('vier-partijen'),
    name: { nl: '=1+1' },
    lines: goldenCase('vier-partijen').lines?.map(line =>
      line.id === 'bouw-cor'
        ? { ...line, name: { nl: 'Geheime bouw' }, visibleTo: ['cor'] }
        : { ...line, name: { nl: `=HYPERLINK("${line.id}")` } },
    ),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const seen = visibleCase(outcome.case, 'dev')
  if (!seen.ok) throw new Error(JSON.stringify(seen.errors))
  const cells = caseWorkbook(seen.visible.case, { language: 'nl' }).sheets.flatMap(sheet => sheet.rows.flat())
  const texts = cells.filter(cell => typeof cell?.value === 'string' && cell.value.startsWith('='))
  expect(texts.length).toBeGreaterThan(8)
  expect(cells.filter(cell => cell?.formula?.includes('HYPERLINK'))).toEqual([])
  expect(
    cells.filter(cell => String(cell?.value).includes('Geheime bouw') || cell?.value === 'bouw-cor'),
  ).toEqual([])
})

test('every figure of the case that moves a result is an input', () => {
  const pointers = new Set(
    inputsOf(caseWorkbook(caseWithEverything, { language: 'nl' })).map(cell => cell.pointer),
  )
  const { rates, indices, parties, areas, phases, programme, lines } = caseWithEverything
  const figures = figuresOf({ rates, indices, parties, areas, phases, programme, lines })
  // Years of rates by year lay the table out; a lag is a condition on phases, and moves nothing.
  const fixed = /^\/(rates|indices)\/.*\/from$|\/lag$/
  expect(figures.filter(pointer => !pointers.has(pointer) && !fixed.test(pointer))).toEqual([])
})
