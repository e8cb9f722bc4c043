import { describe, expect, it } from 'vitest'
import { type Actor, hasRole, organisationsOf } from './actor.ts'
import { atTheDoor, may, permission, permit } from './permission.ts'
import { NotAllowed, NotFound } from './refusal.ts'

const planner: Actor = {
  personId: 'planner',
  name: 'Planner',
  grants: [
    { role: 'G', organisationId: 'town' },
    { role: 'S', organisationId: 'town' },
    { role: 'G', organisationId: 'village' },
  ],
}
const nobodyYet: Actor = { personId: 'new', name: 'New', grants: [] }

describe('an actor', () => {
  it('holds the roles of its grants and no other', () => {
    expect([hasRole(planner, 'G'), hasRole(planner, 'A', 'S'), hasRole(planner, 'A')]).toEqual([
      true,
      true,
      false,
    ])
    expect([hasRole(planner), hasRole(nobodyYet, 'G')]).toEqual([false, false])
  })

  it('acts for the organisations of its grants, each once, by role where asked', () => {
    expect(organisationsOf(planner)).toEqual(['town', 'village'])
    expect(organisationsOf(planner, 'S')).toEqual(['town'])
    expect(organisationsOf(planner, 'A')).toEqual([])
  })
})

describe('the door', () => {
  it.each([
    [undefined, 'everybody', 'enter'],
    [undefined, 'signed-in', 'sign-in'],
    [undefined, ['G'], 'sign-in'],
    [undefined, [], 'sign-in'],
    [nobodyYet, 'everybody', 'enter'],
    [nobodyYet, 'signed-in', 'enter'],
    [nobodyYet, ['G'], 'refused'],
    [planner, ['A', 'G'], 'enter'],
    [planner, ['A'], 'refused'],
    [planner, [], 'refused'],
  ] as const)('for %o and %o is: %s', (actor, audience, answer) => {
    expect(atTheDoor(actor, audience)).toBe(answer)
  })
})

describe('a right', () => {
  const change = permission<{ ownerId: string }>({
    name: 'change',
    audience: ['G'],
    allows: (actor, { ownerId }) => actor?.personId === ownerId,
  })
  const hidden = permission<{ ownerId: string }>({ ...change, secret: true })

  it('is decided by role and object together', () => {
    expect(may(planner, change, { ownerId: 'planner' })).toBe(true)
    expect(may(planner, change, { ownerId: 'other' })).toBe(false)
    expect(may({ ...planner, grants: [] }, change, { ownerId: 'planner' })).toBe(false)
    expect(may(undefined, change, { ownerId: 'planner' })).toBe(false)
    expect(may(undefined, permission({ name: 'see', audience: 'everybody' }))).toBe(true)
  })

  it('is refused by its name, and as an address that is not there when the object is secret', () => {
    expect(permit(planner, change, { ownerId: 'planner' })).toBe(undefined)
    expect(() => permit(planner, change, { ownerId: 'other' })).toThrow(new NotAllowed('change'))
    expect(() => permit(planner, hidden, { ownerId: 'other' })).toThrow(new NotFound())
  })
})
