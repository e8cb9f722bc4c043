import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counting } from '../kit/database/testing.ts'
import { authenticate } from './authenticate.ts'
import { type TestSite, testSite } from './testing.ts'
import { signIn } from './testing-readers.ts'

let site: TestSite
let cookies: Record<string, string>
beforeAll(async () => {
  site = await testSite({ seed: true })
  const [name = '', value = ''] = (await signIn(site, 'G')).split('=')
  cookies = { [name]: value }
}, 240_000)
afterAll(() => site.close())

const who = (db = site.services.db, answersMachines = false) =>
  authenticate({ ...site.services, db }, {
    cookies,
    routeOptions: { config: { answersMachines } },
  } as unknown as FastifyRequest)
const run = (statement: ReturnType<typeof sql>) => statement.execute(site.services.db)

test('who comes again is the same person, with the same roles and the same number of notices', async () => {
  const first = await who()
  expect(first.actor?.grants.map(grant => grant.role)).toContain('G')
  expect(first.unreadNotices).toBeTypeOf('number')
  const again = counting(site.services.db)
  await who(again.db)
  const before = again.count()
  expect(await who(again.db)).toEqual(first)
  expect(again.count() - before).toBe(4)
  expect(await who(site.services.db, true)).toEqual({ ...first, unreadNotices: undefined })
})

test('a role that ended is not held at the next request, and one that is there again is', async () => {
  const { actor } = await who()
  await run(sql`update positions set valid_to = now() where person_id = ${actor!.personId}`)
  expect((await who()).actor?.grants).toEqual([])
  await run(sql`update positions set valid_to = null where person_id = ${actor!.personId}`)
  expect((await who()).actor).toEqual(actor)
})

test('a session that is of somebody else now gives nothing of who it was of before', async () => {
  const { actor, sessionId } = await who()
  const own = sql`update sessions set person_id = ${actor!.personId} where id = ${sessionId}`
  const { rows } = await sql<{ id: string }>`
    select person_id as id from accounts where email = 'stuurgroep@example.org'`.execute(site.services.db)
  await run(sql`update sessions set person_id = ${rows[0]!.id} where id = ${sessionId}`)
  const other = (await who()).actor
  expect(other?.personId).toBe(rows[0]!.id)
  expect(other?.grants.map(grant => grant.role)).not.toContain('G')
  await run(own)
  expect((await who()).actor).toEqual(actor)
})

test('a session that ended is nobody any more', async () => {
  const { sessionId } = await who()
  await run(sql`update sessions set ended_at = now() where id = ${sessionId}`)
  const { actor, unreadNotices } = await who()
  expect({ actor, unreadNotices }).toEqual({ actor: undefined, unreadNotices: undefined })
})
