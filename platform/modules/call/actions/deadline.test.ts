import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FixedClock, fixedClock } from '../../../kit/clock/clock.ts'
import type { TestActor } from '../../parties/testing.ts'
import { makeDraft, makeSealedCall, type TestCall, wholePlan } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'
import { keepTime } from './clock.ts'
import { submit, withdraw } from './submit.ts'

let site: CallSite
let clock: FixedClock
let call: TestCall
let applicant: TestActor
// Far enough ahead that who submits has a position on every day that is tried.
const closesAt = Temporal.Now.instant()
  .add({ hours: 24 * 40 })
  .round('second')

beforeAll(async () => {
  clock = fixedClock(closesAt.subtract({ hours: 1 }))
  site = await callSite({ clock })
  call = await makeSealedCall(site.services, {
    ...{ hasHolders: false, opensAt: closesAt.subtract({ hours: 48 }), closesAt },
  })
  applicant = await site.actor('G')
})
afterAll(() => site.close())

const organisationId = () => applicant.grants[0]!.organisationId
const draft = async () =>
  makeDraft(site.services, {
    ...{ number: call.number, organisationId: organisationId() },
    values: await wholePlan(site.services),
  })
const stateOf = async (id: string): Promise<unknown> => {
  const { rows } = await sql<{ state: string; version: number }>`
    select state, version from submissions where id = ${id}`.execute(site.services.db)
  return rows[0]
}
const codesOf = (outcome: Awaited<ReturnType<typeof submit>>) =>
  outcome.ok ? [] : outcome.problems.map(problem => problem.code)

describe('submitting', () => {
  it.each([
    ['a millisecond before the close', -1, true],
    ['at the close itself', 0, false],
    ['a millisecond after the close', 1, false],
    ['an hour before the opening', -49 * 3_600_000, false],
  ])('%s: %s ms, is let in: %s', async (_, milliseconds, isLetIn) => {
    clock.set(closesAt.add({ milliseconds }))
    const id = await draft()
    const outcome = await submit(site.services, applicant, { id })
    expect(outcome.ok).toBe(isLetIn)
    expect(await stateOf(id)).toEqual(
      isLetIn ? { state: 'submitted', version: 1 } : { state: 'draft', version: 0 },
    )
  })

  it('is refused to a lead that became another kind of organisation than the call asks for', async () => {
    clock.set(closesAt.subtract({ minutes: 2 }))
    const id = await draft()
    const become = (kind: string) =>
      sql`update organisations set kind = ${kind} where id = ${organisationId()}`.execute(site.services.db)
    const { rows } = await sql<{ kind: string }>`
      select kind from organisations where id = ${organisationId()}`.execute(site.services.db)
    await become('koepel')
    expect(codesOf(await submit(site.services, applicant, { id }))).toEqual(['OPROEP_NIET_VOOR_DEZE_PARTIJ'])
    expect(await stateOf(id)).toEqual({ state: 'draft', version: 0 })
    await become(rows[0]!.kind)
    expect(codesOf(await submit(site.services, applicant, { id }))).toEqual([])
  })

  it('too late over HTTP is 409 TERMIJN_VERSTREKEN, whatever the clock of the reader says, and stays a draft', async () => {
    clock.set(closesAt.subtract({ minutes: 1 }))
    const id = await draft()
    expect((await site.get(applicant, `/inzendingen/${id}/indienen`)).statusCode).toBe(200)
    clock.set(closesAt)
    const answer = await site.post(applicant, `/inzendingen/${id}/indienen`, {
      ...{ now: closesAt.subtract({ hours: 1 }).toString(), submittedAt: '2020-01-01T00:00:00Z' },
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body.includes('De termijn is verstreken. Het plan is niet ingediend')).toBe(true)
    expect(await stateOf(id)).toEqual({ state: 'draft', version: 0 })
  })

  it('tells every mistake at once, and takes nothing in', async () => {
    clock.set(closesAt.subtract({ minutes: 1 }))
    const id = await makeDraft(site.services, {
      ...{ number: call.number, organisationId: organisationId() },
      values: { titel: 'Ab', 'knelpunten.0.tekst': 'kort', tekort: '12,5 mln' },
    })
    const outcome = await submit(site.services, applicant, { id })
    expect(outcome.ok ? [] : outcome.problems.map(({ code, field }) => [code, field])).toEqual([
      ['ANTWOORD_TE_KORT', 'titel'],
      ['ANTWOORD_ONTBREEKT', 'plaats'],
      ['PLEK_ONTBREEKT', 'locatie.breedte'],
      ['ANTWOORD_ONTBREEKT', 'soort-locatie'],
      ['ANTWOORD_ONTBREEKT', 'samenvatting'],
      ['WONINGEN_ONTBREKEN', 'woningen.sociale-huur'],
      ['ANTWOORD_ONTBREEKT', 'fase'],
      ['ANTWOORD_ONTBREEKT', 'aandeel'],
      ['ANTWOORD_ONTBREEKT', 'markt'],
      ['ANTWOORD_ONTBREEKT', 'thema'],
      ['KNELPUNT_ZONDER_SOORT', 'knelpunten.0.soort'],
      ['KNELPUNT_TE_KORT', 'knelpunten.0.tekst'],
      ['BEDRAG_ONLEESBAAR', 'tekort'],
      ['ANTWOORD_ONTBREEKT', 'kennis'],
    ])
    expect(await stateOf(id)).toEqual({ state: 'draft', version: 0 })
  })

  it('again after taking back gives a second version with its own receipt; taking back ends with the call', async () => {
    clock.set(closesAt.subtract({ minutes: 30 }))
    const id = await draft()
    const first = await submit(site.services, applicant, { id })
    expect((await withdraw(site.services, applicant, { id })).ok).toBe(true)
    expect(await stateOf(id)).toEqual({ state: 'withdrawn', version: 1 })
    const second = await submit(site.services, applicant, { id })
    expect(second.ok && second.value.version).toBe(2)
    expect(first.ok && second.ok && first.value.receiptNumber !== second.value.receiptNumber).toBe(true)
    clock.set(closesAt)
    expect(codesOf(await submit(site.services, applicant, { id }))).toEqual(['STAAT_ONGELDIG'])
    const late = await withdraw(site.services, applicant, { id })
    expect(late.ok ? [] : late.problems.map(problem => problem.code)).toEqual(['TERMIJN_VERSTREKEN'])
  })
})

describe('the clock', () => {
  const notices = async (kind: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from notices where kind = ${kind} and person_id = ${applicant.personId}`.execute(
      site.services.db,
    )
    return rows[0]!.count
  }

  it('reminds who has a draft 14, 3 and 1 day before, once each, and closes the call by itself', async () => {
    const own = await makeSealedCall(site.services, {
      ...{ hasHolders: false, opensAt: closesAt.subtract({ hours: 24 * 30 }), closesAt },
    })
    await makeDraft(site.services, { number: own.number, organisationId: organisationId() })
    // The drafts of the other call would be told as well.
    await sql`update submissions set state = 'submitted' where call_id <> ${own.id}`.execute(site.services.db)
    const counts: number[] = []
    for (const days of [15, 13.9, 13, 2.9, 0.9, 0.5]) {
      clock.set(closesAt.subtract({ minutes: Math.round(days * 1440) }))
      await keepTime(site.services)
      counts.push(await notices('call.reminder'))
    }
    expect(counts).toEqual([0, 1, 1, 2, 3, 3])
    clock.set(closesAt)
    await keepTime(site.services)
    const { rows } = await sql`select state from calls where id = ${own.id}`.execute(site.services.db)
    expect(rows).toEqual([{ state: 'closed' }])
  })

  it('opens an announced call and tells everybody who may submit, once', async () => {
    const before = await notices('call.opened')
    const own = await makeSealedCall(site.services, {
      ...{ hasHolders: false, state: 'announced', opensAt: closesAt.subtract({ hours: 2 }), closesAt },
    })
    clock.set(closesAt.subtract({ hours: 2 }))
    await keepTime(site.services)
    await keepTime(site.services)
    const { rows } = await sql`select state from calls where id = ${own.id}`.execute(site.services.db)
    expect([rows, (await notices('call.opened')) - before]).toEqual([[{ state: 'open' }], 1])
  })
})
