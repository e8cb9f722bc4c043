import { expect, test } from 'vitest'
import { compareAnswers } from './differences.ts'

const answer = {
  parties: { gem: { cashEur: [0, -5], breakEvenT: null, irr: { roots: [0.1], preferred: 0.1 } } },
}

function withParty(change: object): object {
  return { parties: { gem: { ...answer.parties.gem, ...change } } }
}

test('equal answers have no differences and every figure is counted', () => {
  expect(compareAnswers(answer, JSON.parse(JSON.stringify(answer)))).toEqual({ figures: 5, differences: [] })
})

test('half a cent is allowed, more is not', () => {
  expect(compareAnswers(answer, withParty({ cashEur: [0.0049, -5] })).differences).toEqual([])
  expect(compareAnswers(answer, withParty({ cashEur: [0.0051, -5] })).differences).toEqual([
    '/parties/gem/cashEur/0: 0 against 0.0051',
  ])
})

test('a rate may not differ by half a cent', () => {
  const irr = { roots: [0.104], preferred: 0.1 }
  expect(compareAnswers(answer, withParty({ irr })).differences).toEqual([
    '/parties/gem/irr/roots/0: 0.1 against 0.104',
  ])
})

test('a missing figure, a figure for no answer and an array of another length are differences', () => {
  const one = compareAnswers(answer, withParty({ breakEvenT: 0 })).differences
  const two = compareAnswers(answer, withParty({ cashEur: [0] })).differences
  const three = compareAnswers(answer, withParty({ cashEur: undefined })).differences
  expect([one.length, two.length, three.length]).toEqual([1, 1, 1])
})

test('a party or a land exploitation too many is a difference', () => {
  const more = { parties: { ...answer.parties, dev: {} }, landExploitation: {} }
  expect(compareAnswers(answer, more).differences).toEqual([
    'a land exploitation too many',
    'not the same parties',
  ])
})
