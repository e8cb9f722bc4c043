import { expect, test } from 'vitest'
import { caseOfAllClauses } from '../part-fields/testing-clauses.ts'
import { itemOfFigures } from './item-page.ts'

const caseFile = caseOfAllClauses()
const found = (...pointers: string[]) => itemOfFigures(caseFile, pointers)

test('a figure of a line, of its VAT, of a row or of a clause leads to the page of that item', () => {
  expect(found('/lines/verkoop/cashEur/4')).toEqual({ kind: 'line', id: 'verkoop' })
  expect(found('/lines/bouw-kosten-btw/cashEur/2')).toEqual({ kind: 'line', id: 'bouw-kosten' })
  expect(found('/lines/koop/realEur')).toEqual({ kind: 'row', id: 'koop' })
  expect(found('/clauses/overage/cashEur/8')).toEqual({ kind: 'clause', id: 'overage' })
  expect(found('/case/lines/1/series/2')).toEqual({ kind: 'line', id: 'bouw-kosten' })
  expect(found('/case/programme/@koop/units')).toEqual({ kind: 'row', id: 'koop' })
})

test('figures of one line together lead there; those of several, of parties and of what is not there lead nowhere', () => {
  expect(found('/lines/verkoop/cashEur/3', '/lines/verkoop/cashEur/4')).toEqual({
    kind: 'line',
    id: 'verkoop',
  })
  expect(found('/lines/verkoop/cashEur/4', '/lines/koop/cashEur/4')).toBeUndefined()
  expect(found('/parties/dev/npvOwnEur')).toBeUndefined()
  expect(found('/lines/verkoop-btw/cashEur/4')).toBeUndefined()
  expect(found('/lines/weg/cashEur/1')).toBeUndefined()
  expect(found()).toBeUndefined()
})
