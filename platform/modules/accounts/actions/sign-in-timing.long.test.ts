// Goal: how long a wrong sign-in takes tells nothing of the account. Of 200 for each sort, in turns, the middle ones differ
// by less than 5 ms or 5 %.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setDisabled } from '../store/accounts.ts'
import { goodPassword, makeAccount, newBrowser, testServices } from '../testing.ts'
import { signIn } from './sign-in.ts'

const rounds = 200
const gapMs = 5
const gapShare = 0.05

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Processor time of one wrong sign-in, milliseconds: what else the machine does is not in it. */
async function costOf(email: string, password: string): Promise<number> {
  const before = process.cpuUsage()
  const outcome = await signIn(services, newBrowser(), { email, password })
  const { user, system } = process.cpuUsage(before)
  expect(outcome.ok).toBe(false)
  return (user + system) / 1000
}

/** What is tried: each on an account of its own, so that no budget is used up. */
const sorts: Record<string, (round: number) => Promise<[email: string, password: string]>> = {
  'an address without account': async round => [`niemand-${round}@example.org`, goodPassword],
  'a wrong password': async () => [(await makeAccount(services)).email, 'fout fout fout'],
  'a closed account': async () => {
    const closed = await makeAccount(services)
    await services.db.transaction().execute(tx => setDisabled(tx, closed.personId, Temporal.Now.instant()))
    return [closed.email, goodPassword]
  },
  'an account without password': async () => [
    (await makeAccount(services, { password: null })).email,
    'fout fout fout',
  ],
}

test('a wrong sign-in takes as long for every sort of account', { timeout: 900_000 }, async () => {
  const costs = new Map(Object.keys(sorts).map(name => [name, [] as number[]]))
  for (let round = -5; round < rounds; round++)
    for (const [name, make] of Object.entries(sorts)) {
      const costMs = await costOf(...(await make(round)))
      // The first ones warm up.
      if (round >= 0) costs.get(name)?.push(costMs)
    }
  const middles = [...costs].map(([name, values]) => ({ name, costMs: middle(values) }))
  console.log(middles)
  const all = middles.map(({ costMs }) => costMs)
  const gap = Math.max(...all) - Math.min(...all)
  expect(gap).toBeLessThan(Math.max(gapMs, gapShare * Math.min(...all)))
})
