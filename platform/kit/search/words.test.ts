import { describe, expect, test } from 'vitest'
import { divisions, hasPart, knownWordsOf, otherForms, slips, wordsOf } from './words.ts'

const known = new Set(['station', 'gebied', 'woning', 'bouw', 'plan', 'kade', 'gebieden'])
const isKnown = (word: string) => known.has(word)

test('words are in lower case and without accents or signs', () => {
  expect(wordsOf("Café's «Één-richting» 3,5 'x:*' & | !")).toEqual([
    'cafe',
    's',
    'een',
    'richting',
    '3',
    '5',
    'x',
  ])
  expect(knownWordsOf('De de kade aan zee, kade')).toEqual(['aan', 'kade', 'zee'])
})

describe('a compound', () => {
  test.each([
    ['stationsgebied', [['station', 'gebied']]],
    ['woningbouw', [['woning', 'bouw']]],
    ['woningbouwplan', [['woning', 'bouw', 'plan']]],
    ['stationstuin', []],
    ['gebied', []],
    ['xwoningbouw', []],
  ])('%s is divided in known words', (word, parts) => {
    expect(divisions(word, isKnown)).toEqual(parts)
  })

  test.each([
    ['woningbouw', 'bouw', true],
    ['stationsgebied', 'gebied', true],
    ['stationsgebieden', 'gebied', true],
    ['kadewoningbouw', 'kade', false],
    ['opbouwend', 'bouw', false],
    ['eigenbouw', 'bouw', false],
  ])('%s with part %s: %s', (compound, part, has) => {
    expect(hasPart(compound, part, isKnown)).toBe(has)
  })
})

test.each([
  ['bedrijf', ['bedrijv']],
  ['bedrijven', ['bedrijf']],
  ['huis', ['huiz']],
  ['huizen', ['huis']],
  ['kade', []],
])('%s is also written as %j', (word, forms) => {
  expect(otherForms(word)).toEqual(forms)
})

test.each([
  ['woning', 'woning', 0],
  ['wonign', 'woning', 1],
  ['wonng', 'woning', 1],
  ['wonning', 'woning', 1],
  ['waning', 'woning', 1],
  ['', 'kade', 4],
  ['haven', 'kade', 3],
])('between %s and %s are so many slips: %i', (one, other, count) => {
  expect(slips(one, other)).toBe(count)
})
