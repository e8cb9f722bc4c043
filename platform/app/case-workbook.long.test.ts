// Every result of `case appraise` for the seven cases, base and a variant, in three conventions, worked out by
// LibreOffice from nothing; and again after other prices, quantities, rates and indices were typed in. Needs LibreOffice.
import { type Case, caseWorkbook } from '@versneller/engine'
import { expect, test } from 'vitest'
import {
  answerDifferences,
  cellDifferences,
  goldenCase,
  officeProgram,
  recalculated,
  withOtherInputs,
} from './case-workbook-testing.ts'

const ids = [
  'bouwclaim-nijmegen',
  'haven-groningen',
  'kostenverhaal-nieuwegein',
  'mini-grex',
  'sluitend-eindhoven',
  'station-zwolle',
  'vier-partijen',
] as const
const conventions = ['begin', 'mid', 'end'] as const

function office(): string {
  const program = officeProgram()
  if (program === undefined) throw new Error('Install LibreOffice (soffice) to run this test.')
  return program
}

function viewsOf(areaCase: Case) {
  const variantId = areaCase.variants?.[0]?.id
  return conventions.flatMap(convention => [
    { convention },
    ...(variantId === undefined ? [] : [{ convention, variantId }]),
  ])
}

test.each(ids)('LibreOffice works %s out to the same cent', async id => {
  const areaCase = await goldenCase(id)
  const views = viewsOf(areaCase)
  const workbooks = views.map(view => caseWorkbook(areaCase, { language: 'nl', ...view }))
  const found = await recalculated(office(), workbooks)
  views.forEach((view, place) => {
    expect(answerDifferences(workbooks[place]!, found[place]!, areaCase, view)).toEqual([])
    expect(cellDifferences(workbooks[place]!, found[place]!)).toEqual([])
  })
})

test.each(ids)('LibreOffice follows other inputs of %s as the engine does', async id => {
  const { typed, changed, count } = withOtherInputs(await goldenCase(id))
  expect(count).toBeGreaterThan(10)
  const [sheets] = await recalculated(office(), [typed])
  expect(answerDifferences(typed, sheets!, changed)).toEqual([])
  expect(cellDifferences(caseWorkbook(changed, { language: 'nl' }), sheets!)).toEqual([])
})
