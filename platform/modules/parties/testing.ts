import { randomBytes } from 'node:crypto'
import type { Actor } from '../../kit/access/actor.ts'
import { testDatabase } from '../../kit/database/testing.ts'
import type { Services } from '../../kit/module/services.ts'
import { servicesOn } from '../../kit/module/testing.ts'
import { addDemoAccounts } from '../accounts/index.ts'
import { grantsOf } from './actions/actor-of.ts'
import type { OrganisationKind, Role } from './model.ts'
import { insertOrganisations } from './store/organisations.ts'
import { confirmPositionRow, insertPosition } from './store/positions.ts'

/** Services of a site on a database of its own. */
export async function testServices(): Promise<Services & { close(): Promise<void> }> {
  const database = await testDatabase()
  return { ...servicesOn(database.db), close: () => database.close() }
}

/** Makes an organisation. @returns its id */
export async function makeOrganisation(services: Services, kind: OrganisationKind): Promise<string> {
  const slug = `${kind}-${randomBytes(4).toString('hex')}`
  const ids = await services.db
    .transaction()
    .execute(tx => insertOrganisations(tx, [{ slug, name: slug, kind }]))
  return ids.get(slug)!
}

/** An actor of a test with its address. */
export type TestActor = Actor & { email: string }

/** Makes a person with a position that holds now, confirmed by others. */
export async function makeActor(services: Services, role: Role, organisationId: string): Promise<TestActor> {
  const name = `${role} ${randomBytes(4).toString('hex')}`
  const email = `${name.replace(' ', '-').toLowerCase()}@example.org`
  const personId = await services.db.transaction().execute(async tx => {
    const others = [`a-${email}`, `b-${email}`].map(address => ({ name: 'Another', email: address }))
    const ids = await addDemoAccounts(tx, [{ name, email }, ...others], 'paard batterij nietje')
    const [id, first, second] = [...ids.values()]
    const now = Temporal.Now.instant().subtract({ minutes: 1 })
    const place = { personId: id!, organisationId, role, title: 'Tester', level: 'ambtenaar' } as const
    const time = { validFrom: now, validTo: undefined, now }
    const positionId = await insertPosition(tx, {
      ...place,
      ...time,
      proposedById: first!,
      isConfirmed: true,
    })
    await confirmPositionRow(tx, positionId, { personId: second!, now })
    return id!
  })
  return { personId, name, email, grants: await grantsOf(services, personId) }
}
