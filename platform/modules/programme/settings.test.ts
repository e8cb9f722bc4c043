import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed } from '../../kit/access/refusal.ts'
import { type TestDatabase, testDatabase } from '../../kit/database/testing.ts'
import { servicesOn } from '../../kit/module/testing.ts'
import { recordSetting } from './actions/set-setting.ts'
import { currentProgramme, settingNumber, uploadTypes } from './index.ts'
import { settingNames } from './model.ts'
import { say } from './pages/say.ts'
import { settingAt, settingSlug } from './rules/setting-slug.ts'
import { loadDemonstration } from './seed.ts'

let database: TestDatabase
const services = () => servicesOn(database.db)
const administrator = {
  personId: '00000000-0000-0000-0000-00000000000a',
  name: 'Beheerder',
  grants: [{ role: 'A', organisationId: 'x' }],
}
const today = Temporal.Now.plainDateISO('Europe/Amsterdam')
let programmeId: string | undefined
const given = (value: number, validFrom = today) => ({
  ...{ name: 'sessionHours' as const, programmeId, value },
  validFrom: validFrom.toString(),
  reason: 'Besluit van de stuurgroep, punt 4',
  decidedBy: 'steering-group' as const,
})
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('a setting', () => {
  it('has its default without a programme, and cannot be changed then', async () => {
    expect(await settingNumber(database.db, 'sessionHours')).toBe(12)
    const outcome = await recordSetting(services(), administrator, given(8))
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'PROGRAMMA_ONTBREEKT' }] })
    await loadDemonstration(services())
    await loadDemonstration(services())
    const programme = await currentProgramme(database.db)
    expect(programme?.slug).toBe('binnenstedelijke-transformatie')
    programmeId = programme?.id
  })

  it('holds from its day on and leaves the days before as they were', async () => {
    const nextWeek = today.add({ days: 7 })
    expect((await recordSetting(services(), administrator, given(8))).ok).toBe(true)
    expect((await recordSetting(services(), administrator, given(6, nextWeek))).ok).toBe(true)
    const on = (day: Temporal.PlainDate) => settingNumber(database.db, 'sessionHours', day.toString())
    expect([
      await on(today.subtract({ days: 1 })),
      await on(today),
      await on(nextWeek),
      await settingNumber(database.db, 'sessionHours'),
    ]).toEqual([12, 8, 6, 8])
    expect(await settingNumber(database.db, 'invitationDays')).toBe(7)
    expect((await uploadTypes(database.db))[0]).toBe('pdf')
  })

  it('is one of a programme: another has its own, and without one the default holds', async () => {
    const { rows } = await sql<{ id: string }>`
      insert into programmes (slug, name, name_en, state, starts_on, ends_on)
      values ('kernen', 'Kernen', 'Towns', 'active', '2099-01-01', '2100-01-01') returning id`.execute(
      database.db,
    )
    const other = rows[0]!.id
    const day = today.toString()
    expect(await settingNumber(database.db, 'sessionHours', day, other)).toBe(12)
    const set = await recordSetting(services(), administrator, { ...given(3), programmeId: other })
    expect([
      set.ok,
      await settingNumber(database.db, 'sessionHours', day, other),
      await settingNumber(database.db, 'sessionHours', day),
    ]).toEqual([true, 3, 8])
  })

  it('is not changed for a day that has passed, nor by who is no administrator', async () => {
    const yesterday = await recordSetting(services(), administrator, given(1, today.subtract({ days: 1 })))
    expect(yesterday).toMatchObject({
      ok: false,
      problems: [{ code: 'INSTELLING_VERLEDEN', field: 'validFrom' }],
    })
    const director = { ...administrator, grants: [{ role: 'D', organisationId: 'x' }] }
    await expect(recordSetting(services(), director, given(1))).rejects.toThrow(NotAllowed)
  })

  it('cannot be rewritten in the database', async () => {
    const change = database.db.updateTable('setting_values').set({ reason: 'iets heel anders' }).execute()
    await expect(change).rejects.toThrow('permission denied')
  })

  it('has an address of its own', () => {
    const dutchName = (name: (typeof settingNames)[number]) => say('nl')(`setting_${name}`)
    const slugs = settingNames.map(name => settingSlug(dutchName(name)))
    expect(new Set(slugs).size).toBe(settingNames.length)
    expect(settingAt('aangemeld-blijven-in-uren', dutchName)).toBe('sessionHours')
    expect(settingAt('bestaat-niet', dutchName)).toBeUndefined()
  })
})
