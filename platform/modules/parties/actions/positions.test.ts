import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { accountByEmail } from '../../accounts/index.ts'
import type { Role } from '../model.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../testing.ts'
import { grantsOf } from './actor-of.ts'
import { type AskedPosition, confirm, end, propose, refuse } from './positions.ts'

let services: Awaited<ReturnType<typeof testServices>>
let bureau: string
let municipality: string
let first: TestActor
let second: TestActor
let third: TestActor
beforeAll(async () => {
  services = await testServices()
  bureau = await makeOrganisation(services, 'maatschappelijk')
  municipality = await makeOrganisation(services, 'gemeente')
  first = await makeActor(services, 'A', bureau)
  second = await makeActor(services, 'A', bureau)
  third = await makeActor(services, 'A', bureau)
})
afterAll(() => services.close())

let count = 0
const asked = (role: Role, organisationId: string, given: Partial<AskedPosition> = {}): AskedPosition => ({
  email: `nieuw-${++count}@example.org`,
  name: 'Nieuwe collega',
  language: 'nl',
  organisationId,
  role,
  title: 'Medewerker',
  level: 'ambtenaar',
  validFrom: undefined,
  validTo: undefined,
  ...given,
})

const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

const grantsAt = async (email: string) => {
  const account = await accountByEmail(services.db, email)
  return grantsOf(services, account?.personId ?? '00000000-0000-0000-0000-000000000000')
}

const mailKinds = async (email: string) => {
  const rows = await services.db
    .selectFrom('outgoing_mail')
    .select('kind')
    .where('recipient', '=', email)
    .execute()
  return rows.map(row => row.kind)
}

describe('a role of the programme', () => {
  it('gives no rights and no mail before a second administrator confirms it, and then at once', async () => {
    const position = asked('T', bureau)
    const outcome = await propose(services, first, position)
    if (!outcome.ok) throw new Error('refused')
    expect(await grantsAt(position.email)).toEqual([])
    expect(await mailKinds(position.email)).toEqual([])
    await expect(confirm(services, first, outcome.value)).rejects.toThrow(NotAllowed)
    expect(codesOf(await confirm(services, second, outcome.value))).toBe('done')
    expect(await grantsAt(position.email)).toEqual([{ role: 'T', organisationId: bureau }])
    expect(await mailKinds(position.email)).toEqual(['accounts.invitationMail'])
    expect(codesOf(await confirm(services, second, outcome.value))).toBe('STAAT_ONGELDIG')
  })

  it('is not granted by an administrator to himself, in either part', async () => {
    await expect(propose(services, first, asked('D', bureau, { email: first.email }))).rejects.toThrow(
      NotAllowed,
    )
    const outcome = await propose(services, second, asked('D', bureau, { email: first.email }))
    if (!outcome.ok) throw new Error('refused')
    await expect(confirm(services, first, outcome.value)).rejects.toThrow(NotAllowed)
    expect(codesOf(await confirm(services, third, outcome.value))).toBe('done')
  })

  it('is not granted by the database either, to oneself or by one person alone', async () => {
    const row = {
      person_id: first.personId,
      organisation_id: bureau,
      role: 'D',
      title: 'Directeur',
      level: 'ambtenaar',
    }
    const term = { valid_from: Temporal.Now.instant() }
    const insert = (more: object) =>
      services.db
        .insertInto('positions')
        .values({ ...row, ...term, ...more })
        .execute()
    await expect(insert({ proposed_by: first.personId })).rejects.toThrow('check constraint')
    await expect(insert({ proposed_by: second.personId, confirmed_by: first.personId })).rejects.toThrow(
      'check constraint',
    )
    await expect(insert({ proposed_by: second.personId, confirmed_by: second.personId })).rejects.toThrow(
      'check constraint',
    )
  })

  it.each(['T', 'D', 'G'] as const)('is not given by somebody who is %s', async role => {
    const organisation = role === 'G' ? municipality : bureau
    const actor = await makeActor(services, role, organisation)
    await expect(propose(services, actor, asked('A', bureau))).rejects.toThrow(NotAllowed)
  })

  it('that was refused gives nothing and is not confirmed any more', async () => {
    const position = asked('S', municipality)
    const outcome = await propose(services, first, position)
    if (!outcome.ok) throw new Error('refused')
    expect(codesOf(await refuse(services, second, outcome.value))).toBe('done')
    expect(codesOf(await confirm(services, third, outcome.value))).toBe('STAAT_ONGELDIG')
    expect(await grantsAt(position.email)).toEqual([])
  })
})

describe('a role that comes with an organisation', () => {
  it('is given by its own people, holds at once and comes with an invitation', async () => {
    const own = await makeActor(services, 'G', municipality)
    const position = asked('G', municipality)
    expect(codesOf(await propose(services, own, position))).toBe('done')
    expect(await grantsAt(position.email)).toEqual([{ role: 'G', organisationId: municipality }])
    expect(await mailKinds(position.email)).toEqual(['accounts.invitationMail'])
    expect(codesOf(await propose(services, own, { ...position, title: 'Nog eens' }))).toBe('FUNCTIE_DUBBEL')
  })

  it('is not given at an organisation of others', async () => {
    const elsewhere = await makeActor(services, 'G', await makeOrganisation(services, 'gemeente'))
    await expect(propose(services, elsewhere, asked('G', municipality))).rejects.toThrow(NotAllowed)
  })

  it('fits the kind of organisation, for an administrator too', async () => {
    expect(codesOf(await propose(services, first, asked('M', municipality)))).toBe('ROL_PAST_NIET')
    expect(codesOf(await propose(services, first, asked('R', municipality)))).toBe('ROL_PAST_NIET')
  })

  it('does not end before it begins', async () => {
    const validTo = Temporal.Now.instant().subtract({ hours: 1 })
    expect(codesOf(await propose(services, first, asked('G', municipality, { validTo })))).toBe(
      'EINDE_VOOR_BEGIN',
    )
  })
})

describe('the end of a position', () => {
  it('takes the rights away at the instant, by the clock of the database', async () => {
    const person = await makeActor(services, 'G', municipality)
    const tonight = Temporal.Now.instant().add({ milliseconds: 400 })
    await services.db
      .updateTable('positions')
      .set({ valid_to: tonight })
      .where('person_id', '=', person.personId)
      .execute()
    expect(await grantsOf(services, person.personId)).toHaveLength(1)
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await grantsOf(services, person.personId)).toEqual([])
  })

  it('is for the person, the organisation and an administrator; not for another organisation', async () => {
    const idOf = async (person: TestActor) =>
      (
        await services.db
          .selectFrom('positions')
          .select('id')
          .where('person_id', '=', person.personId)
          .executeTakeFirstOrThrow()
      ).id
    const [one, other] = [
      await makeActor(services, 'G', municipality),
      await makeActor(services, 'G', municipality),
    ]
    const stranger = await makeActor(services, 'M', await makeOrganisation(services, 'ontwikkelaar'))
    await expect(end(services, stranger, await idOf(one))).rejects.toThrow(NotAllowed)
    expect(codesOf(await end(services, other, await idOf(one)))).toBe('done')
    expect(await grantsOf(services, one.personId)).toEqual([])
    expect(codesOf(await end(services, other, await idOf(other)))).toBe('done')
    expect(codesOf(await end(services, first, await idOf(other)))).toBe('STAAT_ONGELDIG')
  })

  it('never leaves fewer than two administrators, also when two leave at the same time', async () => {
    const idOf = async (person: TestActor) =>
      (
        await services.db
          .selectFrom('positions')
          .select('id')
          .where('person_id', '=', person.personId)
          .where('role', '=', 'A')
          .executeTakeFirstOrThrow()
      ).id
    const ids = [await idOf(first), await idOf(second), await idOf(third)] as const
    const outcomes = await Promise.all([end(services, first, ids[0]), end(services, second, ids[1])])
    expect(outcomes.map(codesOf).sort()).toEqual(['LAATSTE_BEHEERDERS', 'done'])
  })
})
