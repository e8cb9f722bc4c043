import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestActor } from '../../parties/testing.ts'
import { makeSealedCall, passphraseOf, type TestCall } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

let site: CallSite
let call: TestCall

beforeAll(async () => {
  site = await callSite()
  const now = Temporal.Now.instant()
  call = await makeSealedCall(site.services, { closesAt: now.subtract({ hours: 1 }), state: 'closed' })
}, 120_000)
afterAll(() => site.close())

/** Statuses of so many requests of one person, all from the address of one town hall. */
async function asked(actor: TestActor, count: number, fields?: Record<string, string>): Promise<number[]> {
  const cookie = await site.cookieOf(actor)
  const statuses = []
  for (let time = 0; time < count; time++) {
    const answer = await site.server.inject({
      ...{
        method: fields ? 'POST' : 'GET',
        url: `/oproepen/${call.number}/sleutel`,
        remoteAddress: '203.0.113.9',
      },
      headers: {
        ...{ host: 'localhost', origin: 'http://localhost', cookie },
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    })
    statuses.push(answer.statusCode)
  }
  return statuses
}

it('a passphrase is tried ten times a minute by one person; a colleague behind the same address is not held up', async () => {
  const [director, secretary] = [call.holders.get('director')!, call.holders.get('secretary')!]
  const wrong = { act: 'open', holder: 'director', passphrase: 'een wachtzin die niet klopt' }
  // Looking at the page is not trying.
  expect(new Set(await asked(director, 15))).toEqual(new Set([200]))
  expect(await asked(director, 12, wrong)).toEqual([...Array(10).fill(422), 429, 429])
  const own = { act: 'open', holder: 'secretary', passphrase: passphraseOf('secretary') }
  expect(await asked(secretary, 1, own)).toEqual([303])
}, 120_000)
