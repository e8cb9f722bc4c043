import { expect, it } from 'vitest'
import { slugOf } from './slug.ts'

it('a name becomes a part of an address, without accents and signs', () => {
  expect(['Gemeente Súdwest-Fryslân', "  's-Hertogenbosch!", '***'].map(slugOf)).toEqual([
    'gemeente-sudwest-fryslan',
    's-hertogenbosch',
    '',
  ])
})
