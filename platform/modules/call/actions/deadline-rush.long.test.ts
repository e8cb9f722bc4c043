import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { TestActor } from '../../parties/testing.ts'
import { makeDraft, makeSealedCall, wholePlan } from '../testing.ts'
import { callSite } from '../testing-site.ts'

/** How many plans come in the last seconds, how large their files are, and how long that takes. */
const plans = Number(process.env.RUSH_PLANS ?? 500)
const fileMegabytes = Number(process.env.RUSH_MEGABYTES ?? 5)
const seconds = Number(process.env.RUSH_SECONDS ?? 240)
const together = Number(process.env.RUSH_TOGETHER ?? 32)
const organisations = 8

it(`takes in ${plans} plans with ${fileMegabytes} MB each in the last seconds, and not one after the close`, async () => {
  const site = await callSite()
  const actors: TestActor[] = []
  for (let count = 0; count < organisations; count++) actors.push(await site.actor('G'))
  const closesAt = Temporal.Now.instant().add({ seconds: seconds + Math.ceil(plans / 10) + 10 })
  const call = await makeSealedCall(site.services, { hasHolders: false, closesAt })
  const values = await wholePlan(site.services)
  const drafts: { id: string; actor: TestActor }[] = []
  for (let count = 0; count < plans; count++) {
    const actor = actors[count % organisations]!
    const { organisationId } = actor.grants[0]!
    drafts.push({
      actor,
      id: await makeDraft(site.services, { number: call.number, organisationId, values }),
    })
  }
  const head = Buffer.from('naam;waarde\n')
  const content = Buffer.concat([head, Buffer.from(randomBytes(fileMegabytes * 500_000).toString('hex'))])
  const tookMs: number[] = []
  const statuses: number[] = []
  const accepted: string[] = []
  const open = [...drafts]
  // Everybody waits for the last seconds, as people do.
  const begin = closesAt.subtract({ seconds }).since(Temporal.Now.instant()).total('milliseconds')
  await pause(Math.max(0, begin))
  const worker = async () => {
    for (let next = open.pop(); next; next = open.pop()) {
      const { id, actor } = next
      const file = { name: 'stuk.csv', content }
      statuses.push((await site.upload(actor, `/inzendingen/${id}/bijlagen/stukken/nieuw`, file)).statusCode)
      const started = performance.now()
      const { statusCode } = await site.post(actor, `/inzendingen/${id}/indienen`)
      tookMs.push(performance.now() - started)
      statuses.push(statusCode)
      if (statusCode === 303) accepted.push(id)
    }
  }
  await Promise.all(Array.from({ length: together }, worker))
  const { rows } = await sql<{ id: string; at: Temporal.Instant }>`
    select submission_id as id, submitted_at as at from submission_versions`.execute(site.services.db)
  const p99 = tookMs.toSorted((one, other) => one - other)[Math.floor(tookMs.length * 0.99)] ?? 0
  console.log(`${accepted.length} of ${plans} in time, submitting takes ${Math.round(p99)} ms (p99)`)
  // Not one lost, not one more, not one at or after the close, no failure of the server.
  expect(rows.map(row => row.id).toSorted()).toEqual(accepted.toSorted())
  expect(rows.filter(row => Temporal.Instant.compare(row.at, closesAt) >= 0)).toEqual([])
  expect(statuses.filter(status => status !== 303 && status !== 409)).toEqual([])
  await pause(Math.max(0, closesAt.since(Temporal.Now.instant()).total('milliseconds') + 1))
  const late = await makeDraft(site.services, {
    ...{ number: call.number, organisationId: actors[0]!.grants[0]!.organisationId, values },
  })
  expect((await site.post(actors[0], `/inzendingen/${late}/indienen`)).statusCode).toBe(409)
  await site.close()
}, 1_800_000)
