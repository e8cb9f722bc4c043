import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../kit/database/testing.ts'
import { servicesOn } from '../../../kit/module/testing.ts'
import { accountByEmail } from '../../accounts/index.ts'
import { concerns, grantsOf, networksOf, organisationByCode, organisationBySlug } from '../index.ts'
import { demoAccounts } from './demo-accounts.ts'
import { loadDemonstration } from './load-demonstration.ts'

let database: TestDatabase
const services = () => servicesOn(database.db)
beforeAll(async () => {
  database = await testDatabase()
  await loadDemonstration(services())
})
afterAll(() => database.close())

const countOf = async (table: 'organisations' | 'positions' | 'networks' | 'audit_entries') => {
  const row = await database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

describe('the demonstration', () => {
  it('loads once, with one entry in the audit trail', async () => {
    const before = await countOf('organisations')
    await loadDemonstration(services())
    expect(await countOf('organisations')).toBe(before)
    expect(await countOf('audit_entries')).toBe(1)
    expect(await countOf('positions')).toBe(demoAccounts.length)
  })

  it('has 342 municipalities, 12 provinces, 6 ministries and 40 market parties', async () => {
    const rows = await database.db
      .selectFrom('organisations')
      .select(({ fn }) => ['kind', 'is_demo', fn.countAll<number>().as('count')])
      .groupBy(['kind', 'is_demo'])
      .execute()
    const count = (kind: string, isDemo: boolean) =>
      Number(rows.find(row => row.kind === kind && row.is_demo === isDemo)?.count ?? 0)
    expect([count('gemeente', false), count('provincie', false), count('ministerie', true)]).toEqual([
      342, 12, 6,
    ])
    const market = ['ontwikkelaar', 'bouwbedrijf', 'corporatie', 'belegger', 'financier']
    expect(market.map(kind => count(kind, true)).reduce((sum, one) => sum + one, 0)).toBe(40)
  })

  it('gives every account its one role, and none to the one whose position ended', async () => {
    for (const account of demoAccounts) {
      const known = await accountByEmail(database.db, account.email)
      const organisation = await organisationBySlug(database.db, account.organisation)
      const grants = await grantsOf(services(), known?.personId ?? '')
      expect(grants).toEqual(
        account.hasEnded ? [] : [{ role: account.role, organisationId: organisation?.id }],
      )
    }
  })

  it('has one concern of three, and networks by municipality', async () => {
    const tops = await concerns(database.db)
    const idOf = async (slug: string) => (await organisationBySlug(database.db, slug))?.id ?? ''
    const top = await idOf('demo-vastgoedgroep')
    expect([...tops.values()].filter(value => value === top)).toHaveLength(3)
    expect(tops.get(await idOf('demo-ontwikkelaar-b'))).toBe(top)
    const utrecht = await organisationByCode(database.db, 'GM0344')
    expect(utrecht?.name).toBe('Gemeente Utrecht')
    expect(await networksOf(database.db, utrecht?.id ?? '')).toEqual(['g4', 'u16'])
  })
})
