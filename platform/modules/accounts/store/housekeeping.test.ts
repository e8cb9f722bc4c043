import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAccount, testServices } from '../testing.ts'
import { removePassed } from './housekeeping.ts'

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

it('keeps a known browser for half a year after its session ended, and a half sign-in for a day', async () => {
  const { personId } = await makeAccount(services)
  const ago = (days: number) => Temporal.Now.instant().subtract({ hours: 24 * days })
  const session = (name: string, stage: string, days: number) => ({
    token_digest: name,
    person_id: personId,
    stage,
    remote_address: '192.0.2.1',
    user_agent: name,
    expires_at: ago(days),
    ended_at: ago(days),
  })
  await services.db
    .insertInto('sessions')
    .values([
      session('179', 'full', 179),
      session('181', 'full', 181),
      session('half 0', 'code', 0.5),
      session('half 2', 'code', 2),
    ])
    .execute()
  const guess = (days: number) => ({ account_key: `${days}`, network: '192.0.2.1', made_at: ago(days) })
  await services.db
    .insertInto('guesses')
    .values([guess(0.5), guess(2)])
    .execute()
  await removePassed(services.db)
  const sessions = await services.db
    .selectFrom('sessions')
    .select('user_agent')
    .orderBy('user_agent')
    .execute()
  expect(sessions.map(row => row.user_agent)).toEqual(['179', 'half 0'])
  expect(await services.db.selectFrom('guesses').select('account_key').execute()).toEqual([
    { account_key: '0.5' },
  ])
})
