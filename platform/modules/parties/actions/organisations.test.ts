import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { concerns, organisationById } from '../index.ts'
import type { AccessionState } from '../model.ts'
import { makeActor, makeOrganisation, type TestActor, testServices } from '../testing.ts'
import { move } from './accessions.ts'
import { grantsOf } from './actor-of.ts'
import { inviteFirstAdministrators } from './first-administrators.ts'
import { addOrganisation, change, type GivenOrganisation, merge } from './organisations.ts'
import { publish } from './partner-texts.ts'

let services: Awaited<ReturnType<typeof testServices>>
let manager: TestActor
beforeAll(async () => {
  services = await testServices()
  manager = await makeActor(services, 'T', await makeOrganisation(services, 'maatschappelijk'))
})
afterAll(() => services.close())

const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

const given = (name: string, more: Partial<GivenOrganisation> = {}): GivenOrganisation => ({
  name,
  kind: 'ontwikkelaar',
  parentId: undefined,
  isFounder: false,
  isPrimary: false,
  standingSource: '',
  domains: [],
  ...more,
})

async function added(name: string, more: Partial<GivenOrganisation> = {}): Promise<string> {
  const outcome = await addOrganisation(services, manager, given(name, more))
  if (!outcome.ok) throw new Error('refused')
  return outcome.value
}

describe('an organisation', () => {
  it('is added once per name, with domains that are nobody else’s', async () => {
    await added('Eerste bouwer', { domains: ['eerste.example'] })
    expect(codesOf(await addOrganisation(services, manager, given('eerste  bouwer')))).toBe(
      'ORGANISATIE_BESTAAT',
    )
    const taken = await addOrganisation(
      services,
      manager,
      given('Tweede bouwer', { domains: ['eerste.example'] }),
    )
    expect(codesOf(taken)).toBe('DOMEIN_BEZET')
  })

  it('is not added by its market party', async () => {
    const actor = await makeActor(services, 'M', await makeOrganisation(services, 'ontwikkelaar'))
    await expect(addOrganisation(services, actor, given('Eigen clubje'))).rejects.toThrow(NotAllowed)
  })

  it('changes its own name, and not what decides about conflicts, votes and queues', async () => {
    const id = await added('Derde bouwer')
    const actor = await makeActor(services, 'M', id)
    const parentId = await added('Vierde bouwer')
    const wanted = given('Derde bouwer bv', { kind: 'belegger', parentId, isFounder: true, isPrimary: true })
    expect(codesOf(await change(services, actor, { id, given: wanted }))).toBe('done')
    const { name, kind, parentId: owner, isFounder, isPrimary } = (await organisationById(services.db, id))!
    expect({ name, kind, owner, isFounder, isPrimary }).toEqual({
      name: 'Derde bouwer bv',
      kind: 'ontwikkelaar',
      owner: undefined,
      isFounder: false,
      isPrimary: false,
    })
    await expect(change(services, actor, { id: parentId, given: wanted })).rejects.toThrow(NotAllowed)
  })

  it('never owns itself in the end', async () => {
    const top = await added('Top')
    const middle = await added('Midden', { parentId: top })
    const bottom = await added('Onder', { parentId: middle })
    const around = await change(services, manager, { id: top, given: given('Top', { parentId: bottom }) })
    expect(codesOf(around)).toBe('CONCERN_RONDGAAND')
    expect((await concerns(services.db)).get(bottom)).toBe(top)
  })
})

describe('merging', () => {
  it('keeps the history: positions hold at the new one and the concern stays known', async () => {
    const [old, into] = [await added('Oude bouwer'), await added('Nieuwe bouwer')]
    const daughter = await added('Dochter van oud', { parentId: old })
    const person = await makeActor(services, 'M', old)
    expect(codesOf(await merge(services, manager, { id: old, intoId: into }))).toBe('done')
    expect(await grantsOf(services, person.personId)).toEqual([{ role: 'M', organisationId: into }])
    const tops = await concerns(services.db)
    expect([tops.get(old), tops.get(daughter)]).toEqual([into, into])
    expect((await organisationById(services.db, old))?.mergedIntoId).toBe(into)
    const next = await added('Nog nieuwere bouwer')
    expect(codesOf(await merge(services, manager, { id: into, intoId: next }))).toBe('done')
    expect(await grantsOf(services, person.personId)).toEqual([{ role: 'M', organisationId: next }])
  })

  it('into its own daughter makes the daughter the top', async () => {
    const old = await added('Moeder')
    const daughter = await added('Dochter', { parentId: old })
    expect(codesOf(await merge(services, manager, { id: old, intoId: daughter }))).toBe('done')
    expect((await concerns(services.db)).get(old)).toBe(daughter)
  })

  it('with itself is refused', async () => {
    const id = await added('Alleen')
    expect(codesOf(await merge(services, manager, { id, intoId: id }))).toBe('SAMENVOEGING_MET_ZICHZELF')
  })
})

describe('accession', () => {
  const step = {
    ...{ contribution: 'Uren', contributionCentsPerYear: 100_000, contributionHoursPerYear: undefined },
    ...{ termsNumber: 1, isAuthorised: true, rightsFrom: undefined, reason: '' },
  }
  const terms = { document: 'accession-terms', datedOn: '2026-11-01' } as const
  const words = { nl: 'Wie toetreedt levert een bijdrage.', en: 'Who accedes brings in a contribution.' }

  it('goes from invitation over a signed request to ratification, each by who may', async () => {
    const organisationId = await added('Toetreder')
    const own = await makeActor(services, 'M', organisationId)
    const director = await makeActor(services, 'D', organisationId)
    const to = (actor: TestActor, state: AccessionState, more: Partial<typeof step> = {}) =>
      move(services, actor, { organisationId, to: state, ...step, ...more })
    await expect(to(own, 'invited')).rejects.toThrow(NotAllowed)
    expect(codesOf(await to(manager, 'invited'))).toBe('done')
    await expect(to(manager, 'requested')).rejects.toThrow(NotAllowed)
    expect(codesOf(await to(own, 'requested'))).toBe('VOORWAARDEN_ONTBREKEN')
    await publish(services, manager, { ...terms, ...words })
    await expect(to(own, 'requested')).rejects.toThrow(NotAllowed)
    await letSign(own)
    expect(codesOf(await to(own, 'requested', { isAuthorised: false }))).toBe('VOORWAARDEN_NIET_AANVAARD')
    expect(codesOf(await to(own, 'requested'))).toBe('done')
    await expect(to(own, 'ratified')).rejects.toThrow(NotAllowed)
    expect(codesOf(await to(director, 'ratified'))).toBe('done')
    expect(codesOf(await to(director, 'suspended'))).toBe('REDEN_ONTBREEKT')
    const again = await to(own, 'requested')
    expect(again).toMatchObject({ ok: false, conflict: true, problems: [{ code: 'STAAT_ONGELDIG' }] })
  })

  const letSign = ({ personId }: TestActor) =>
    services.db.updateTable('positions').set({ may_sign: true }).where('person_id', '=', personId).execute()
})

describe('the first administrators', () => {
  it('are two, and only as long as there is none', async () => {
    const place = { organisationName: 'Programmabureau' }
    const same = { ...place, emails: ['een@example.org', ' EEN@example.org'] } as const
    expect(codesOf(await inviteFirstAdministrators(services, same))).toBe('TWEE_BEHEERDERS_NODIG')
    const two = { ...place, emails: ['een@example.org', 'twee@example.org'] } as const
    expect(codesOf(await inviteFirstAdministrators(services, two))).toBe('done')
    expect(codesOf(await inviteFirstAdministrators(services, two))).toBe('BEHEERDER_BESTAAT')
  })
})
