import { expect, test } from 'vitest'
import type { CaseChange } from '../../model.ts'
import { layOver } from './change-case.ts'
import { sampleCase, sampleWorkedOut } from './testing.ts'
import { answerTo, inputsToShow } from './trail.ts'
import { changeCount, changesIn, newVariantId, variantOf } from './variants.ts'
import { workOut } from './work-out.ts'

const price: CaseChange = { path: '/lines/@groen/quantity/unitPriceEur', value: 200 }
const total: CaseChange = { path: '/lines/@uitgifte/totalEur', value: 1 }
const given = sampleCase.variants![0]!.set![0]!

test('in the base a change stays as it is', () => {
  expect(changesIn(sampleCase, undefined, [price])).toEqual([price])
  expect(changesIn(sampleCase, 'weg', [price])).toEqual([price])
})

test('in a variant a change becomes part of what it sets, and replaces what it set before', () => {
  expect(changesIn(sampleCase, 'duur', [price])).toEqual([
    { path: '/variants/@duur/set', value: [given, price] },
  ])
  expect(changesIn(sampleCase, 'duur', [total])).toEqual([{ path: '/variants/@duur/set', value: [total] }])
  expect(changesIn(sampleCase, 'duur', [given])).toEqual([])
})

test('a removal in a variant takes away what it set there', () => {
  expect(changesIn(sampleCase, 'duur', [{ path: '/lines/@uitgifte', remove: true }])).toEqual([
    { path: '/variants/@duur/set', value: [] },
    { path: '/variants/@duur/remove', value: ['/lines/@uitgifte'] },
  ])
})

test('a change in a variant is seen in the variant and not in the base', () => {
  const after = layOver(sampleCase, changesIn(sampleCase, 'duur', [price]))
  const cost = (variantId?: string) =>
    sampleWorkedOut(after, variantId).lines.find(line => line.id === 'groen')!.atPriceLevelEur
  expect([cost(), cost('duur')]).toEqual([300_000, 600_000])
  expect(changeCount(after.variants![0]!)).toBe(2)
})

test('a variant that is not there has a reason', () => {
  const outcome = workOut(sampleCase, 'weg')
  expect(outcome.ok ? [] : outcome.errors.map(error => error.code)).toEqual(['ONBEKENDE_VARIANT'])
})

test('a new variant has an id of its own made of its question', () => {
  expect(newVariantId(sampleCase, 'Eén jaar later?')).toBe('een-jaar-later')
  expect(newVariantId(sampleCase, 'Duur')).toBe('duur-2')
  expect(newVariantId(sampleCase, '!!!')).toBe('variant')
  expect(newVariantId(sampleCase, 'x'.repeat(200)).length).toBeLessThan(65)
})

test('a variant of changes holds them, without changes of variants', () => {
  expect(variantOf('v', 'Vraag', [price, { path: '/variants/@duur', remove: true }], 'duur')).toEqual({
    id: 'v',
    reason: { nl: 'Vraag' },
    parent: 'duur',
    set: [price],
    remove: [],
  })
})

test('figures that the screen adds up are explained as their sum, each with a way deeper', () => {
  const explainer = sampleWorkedOut().explainer()
  const pointers = ['/lines/grondwerk/levelEur/1', '/lines/grondwerk/levelEur/2']
  const answer = answerTo(explainer, { subject: 'Grondwerk, 2026', pointers, sign: -1 })
  expect([answer?.value, answer?.operation, answer?.inputs.map(input => input.pointer)]).toEqual([
    400,
    'sum',
    pointers,
  ])
  expect(answerTo(explainer, { subject: '', pointers: ['/lines/weg/totalEur'], sign: 1 })).toBeUndefined()
  expect(answerTo(explainer, { subject: '', pointers: [], sign: 1 })).toBeUndefined()
})

test('of many inputs the largest are shown first', () => {
  const explanation = answerTo(sampleWorkedOut().explainer(), {
    subject: '',
    pointers: ['/area/npvEur'],
    sign: 1,
  })!
  const shown = inputsToShow(explanation, 2).map(input => Math.abs(input.value ?? 0))
  expect(shown).toEqual(shown.toSorted((a, b) => b - a))
  expect(inputsToShow(explanation, 99)).toBe(explanation.inputs)
})
