import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '../../../kit/access/refusal.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../testing.ts'
import { actorOf } from './actor-of.ts'
import { actOnBehalf, endDelegation, handOver } from './delegations.ts'

let services: Awaited<ReturnType<typeof testServices>>
let municipality: string
beforeAll(async () => {
  services = await testServices()
  municipality = await makeOrganisation(services, 'gemeente')
})
afterAll(() => services.close())

const nextWeek = () => Temporal.Now.instant().add({ hours: 24 * 7 })
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

const hand = (from: TestActor, to: TestActor, organisationId = municipality, validTo = nextWeek()) =>
  handOver(services, from, { toPersonId: to.personId, organisationId, validFrom: undefined, validTo })

const session = (person: TestActor, onBehalfOf?: TestActor) => ({
  sessionId: '00000000-0000-0000-0000-000000000001',
  personId: person.personId,
  name: person.name,
  language: 'nl' as const,
  onBehalfOfId: onBehalfOf?.personId,
})

async function pair() {
  return [await makeActor(services, 'G', municipality), await makeActor(services, 'G', municipality)] as const
}

describe('handing tasks over', () => {
  it('lends the roles at that organisation, and the trail can tell who acts for whom', async () => {
    const [giver, taker] = await pair()
    expect(codesOf(await hand(giver, taker))).toBe('done')
    expect(await actorOf(services, session(taker, giver))).toEqual({
      personId: taker.personId,
      name: taker.name,
      grants: [{ role: 'G', organisationId: municipality }],
      onBehalfOfId: giver.personId,
    })
  })

  it.each(['S', 'B', 'D', 'T'] as const)(
    'does not lend the role %s: no scoring, no voting, no four eyes',
    async role => {
      const colleague = await makeActor(services, 'G', municipality)
      const giver = await makeActor(services, role, municipality)
      expect(codesOf(await hand(giver, colleague))).toBe('GEEN_COLLEGA')
      const own = {
        person_id: giver.personId,
        organisation_id: municipality,
        role: 'G',
        title: 'Ook',
        level: 'ambtenaar',
      }
      const now = Temporal.Now.instant()
      await services.db
        .insertInto('positions')
        .values({ ...own, valid_from: now, confirmed_at: now })
        .execute()
      const both = { ...giver, grants: [...giver.grants, { role: 'G', organisationId: municipality }] }
      expect(codesOf(await hand(both, colleague))).toBe('done')
      const actor = await actorOf(services, session(colleague, giver))
      expect(actor?.grants).toEqual([{ role: 'G', organisationId: municipality }])
    },
  )

  it('is for a colleague at the same organisation only', async () => {
    const [giver] = await pair()
    const stranger = await makeActor(services, 'G', await makeOrganisation(services, 'gemeente'))
    expect(codesOf(await hand(giver, stranger))).toBe('GEEN_COLLEGA')
    expect(codesOf(await hand(giver, stranger, stranger.grants[0]?.organisationId))).toBe('GEEN_COLLEGA')
    expect(codesOf(await hand(giver, giver))).toBe('GEEN_COLLEGA')
  })

  it('is for half a year at most', async () => {
    const [giver, taker] = await pair()
    const year = Temporal.Now.instant().add({ hours: 24 * 365 })
    expect(codesOf(await hand(giver, taker, municipality, year))).toBe('VERVANGING_TE_LANG')
  })
})

describe('what was borrowed', () => {
  it('is gone when the delegation ends, when the giver leaves and when the taker leaves', async () => {
    for (const leaves of ['delegation', 'giver', 'taker'] as const) {
      const [giver, taker] = await pair()
      const outcome = await hand(giver, taker)
      if (!outcome.ok) throw new Error('refused')
      if (leaves === 'delegation') await endDelegation(services, giver, outcome.value)
      else {
        const { personId } = leaves === 'giver' ? giver : taker
        const over = { valid_to: Temporal.Now.instant().subtract({ seconds: 1 }) }
        await services.db.updateTable('positions').set(over).where('person_id', '=', personId).execute()
      }
      const actor = await actorOf(services, session(taker, giver))
      if (leaves === 'giver') expect(actor?.grants).toEqual([])
      else expect(actor?.onBehalfOfId).toBeUndefined()
    }
  })

  it('cannot be taken without being given, nor be ended by others', async () => {
    const [giver, taker] = await pair()
    const sessionId = '00000000-0000-0000-0000-000000000001'
    await expect(actOnBehalf(services, { ...taker, sessionId }, giver.personId)).rejects.toThrow(NotFound)
    expect(await actorOf(services, session(taker, giver))).toEqual({
      personId: taker.personId,
      name: taker.name,
      grants: taker.grants,
    })
    const outcome = await hand(giver, taker)
    if (!outcome.ok) throw new Error('refused')
    const stranger = await makeActor(services, 'G', municipality)
    await expect(endDelegation(services, stranger, outcome.value)).rejects.toThrow(NotFound)
  })
})
