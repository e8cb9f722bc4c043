import type { Party } from '@versneller/engine'
import { expect, test } from 'vitest'
import { nameOfParty } from './party-name.ts'

const words = { gemeente: 'Gemeente', ontwikkelaar: 'Ontwikkelaar' } as Partial<Record<Party['kind'], string>>
const named = (parties: Party[], id: string) =>
  nameOfParty(
    { parties },
    id,
    names => names.nl,
    kind => words[kind] ?? '?',
  )

const gem: Party = { id: 'gem', kind: 'gemeente', rate: 0.02 }
const dev: Party = { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 }

test('a party has its own name, and without one that of its kind', () => {
  const parties = [gem, { ...dev, name: { nl: 'Demo-ontwikkelaar A' } }]
  expect([named(parties, 'gem'), named(parties, 'dev')]).toEqual(['Gemeente', 'Demo-ontwikkelaar A'])
})

test('parties of one kind without a name are told apart by a number; one that has a name does not count', () => {
  const parties = [dev, gem, { ...dev, id: 'own', name: { nl: 'Bouw' } }, { ...dev, id: 'other' }]
  expect(parties.map(({ id }) => named(parties, id))).toEqual([
    'Ontwikkelaar 1',
    'Gemeente',
    'Bouw',
    'Ontwikkelaar 2',
  ])
})

test('whoever is no party of the case has no name', () => {
  expect(named([gem], 'outside')).toBeUndefined()
})
