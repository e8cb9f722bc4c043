import { expect, test } from 'vitest'
import type { Actor } from '../../../kit/access/actor.ts'
import { audienceKeysOf } from '../../../kit/access/audience-keys.ts'
import type { CaseAccess } from '../model.ts'
import { editScope, sightOf } from './access.ts'
import { caseAudience } from './audience.ts'

const actor = (role: string, organisationId: string): Actor => ({
  personId: 'p',
  name: role,
  grants: [{ role, organisationId }],
})

const access: CaseAccess = {
  ownerOrganisationId: 'town',
  state: 'draft',
  isShared: false,
  parties: [
    { partyId: 'gem', organisationId: 'town' },
    { partyId: 'dev', organisationId: 'developer' },
    { partyId: 'rijk', organisationId: 'ministry' },
  ],
}
const shared: CaseAccess = { ...access, isShared: true }
const ownerless: CaseAccess = { ...access, parties: [] }

test.each([
  ['the owner sees as its party', actor('G', 'town'), access, { kind: 'parties', partyIds: ['gem'] }],
  [
    'an owner that is no party sees what is open to all',
    actor('G', 'town'),
    ownerless,
    { kind: 'parties', partyIds: [] },
  ],
  ['a party sees as itself', actor('M', 'developer'), access, { kind: 'parties', partyIds: ['dev'] }],
  [
    'a ministry that is a party sees as itself',
    actor('R', 'ministry'),
    access,
    { kind: 'parties', partyIds: ['rijk'] },
  ],
  ['another organisation sees nothing', actor('M', 'elsewhere'), access, undefined],
  ['another municipality sees nothing, shared or not', actor('G', 'elsewhere'), shared, undefined],
  [
    'the programme team sees nothing of a case that is not shared',
    actor('T', 'programme'),
    access,
    undefined,
  ],
  ['the programme team reads a shared case along', actor('T', 'programme'), shared, { kind: 'reader' }],
  ['the director reads a shared case along', actor('D', 'programme'), shared, { kind: 'reader' }],
  ['another ministry reads a shared case along', actor('R', 'other'), shared, { kind: 'reader' }],
  ['an administrator reads no contents', actor('A', 'programme'), shared, undefined],
  ['an administrator of the owner reads no contents', actor('A', 'town'), access, undefined],
  ['a council member of the owner reads no contents', actor('K', 'town'), access, undefined],
  ['a steering-group member sees no single case', actor('S', 'programme'), shared, undefined],
  ['somebody who is not signed in sees nothing', undefined, shared, undefined],
])('%s', (_what, who, what, sight) => {
  expect(sightOf(who, what)).toEqual(sight)
})

test.each([
  ['the owner', actor('G', 'town'), { kind: 'all' }],
  ['a party', actor('M', 'developer'), { kind: 'own', partyIds: ['dev'] }],
  ['the programme team', actor('T', 'programme'), { kind: 'none' }],
  ['another organisation', actor('M', 'elsewhere'), { kind: 'none' }],
  ['somebody who is not signed in', undefined, { kind: 'none' }],
])('what %s may change', (_who, who, scope) => {
  expect(editScope(who, shared)).toEqual(scope)
  expect(editScope(who, { ...shared, state: 'adopted' })).toEqual({ kind: 'none' })
})

const roles = ['G', 'M', 'B', 'T', 'D', 'S', 'L', 'R', 'U', 'E', 'A', 'V', 'N', 'C', 'K']
const organisations = ['town', 'developer', 'ministry', 'programme', 'elsewhere']

test('who holds a key of a case is who may open it: every role at every organisation', () => {
  const people = [undefined, ...roles.flatMap(role => organisations.map(id => actor(role, id)))]
  const differing = [access, shared, ownerless].flatMap(one => {
    const audience = caseAudience(one)
    return people.filter(
      person =>
        audienceKeysOf(person).some(key => audience.includes(key)) !== (sightOf(person, one) !== undefined),
    )
  })
  expect(differing).toEqual([])
})
