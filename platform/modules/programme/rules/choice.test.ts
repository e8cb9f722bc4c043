import { expect, it } from 'vitest'
import type { Programme } from '../model.ts'
import { programmeChoice } from './choice.ts'

const made = (slug: string, state: Programme['state']): Programme => ({
  ...{ id: slug, slug, name: { nl: slug, en: slug }, state },
  ...{ startsOn: '2026-01-01', endsOn: '2030-01-01', isDemo: false },
})
const all = [
  made('eerste', 'active'),
  made('tweede', 'extended'),
  made('later', 'adopted'),
  made('oud', 'closed'),
]
const choice = (slug: string | undefined, seesAll = false, of = all) => {
  const { programmes, chosen, asked } = programmeChoice(of, { slug, seesAll })
  return [programmes.map(one => one.slug).join(' '), chosen?.slug, asked]
}

it('everybody chooses from what began; who prepares programmes from all', () => {
  expect(choice(undefined)).toEqual(['eerste tweede oud', 'eerste', undefined])
  expect(choice('tweede')).toEqual(['eerste tweede oud', 'tweede', 'tweede'])
  expect(choice('later')).toEqual(['eerste tweede oud', 'eerste', undefined])
  expect(choice('later', true)).toEqual(['eerste tweede later oud', 'later', 'later'])
})

it('one that is made ready stands in as long as nothing began, and nothing where there is none', () => {
  expect(choice(undefined, false, [made('later', 'preparation')])).toEqual(['later', 'later', undefined])
  expect(choice('eerste', true, [])).toEqual(['', undefined, undefined])
})
