import { afterEach, expect, it } from 'vitest'
import type { NavigationItem } from './module.ts'
import { handOverNavigation, navigationUnder } from './navigation.ts'

afterEach(() => handOverNavigation([]))

const item = (href: string, order: number, roles?: string[]): NavigationItem => ({
  area: 'work',
  href,
  order,
  label: { nl: href, en: href },
  roles,
})

it('a part of the navigation holds what lies under its address for the roles of the reader, in order', () => {
  handOverNavigation([
    item('/beheer/post', 3, ['A']),
    item('/beheer', 0),
    item('/beheerder/los', 1),
    item('/beheer/audit', 2, ['A', 'C']),
    item('/beheer/uitleg', 1),
  ])
  const seenBy = (role: string) =>
    navigationUnder('/beheer', { personId: 'p', name: 'p', grants: [{ role, organisationId: 'o' }] }).map(
      ({ href }) => href,
    )
  expect(seenBy('A')).toEqual(['/beheer/uitleg', '/beheer/audit', '/beheer/post'])
  expect(seenBy('C')).toEqual(['/beheer/uitleg', '/beheer/audit'])
  expect(navigationUnder('/beheer', undefined).map(({ href }) => href)).toEqual(['/beheer/uitleg'])
})
