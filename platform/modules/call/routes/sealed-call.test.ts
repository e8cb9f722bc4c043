import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fixedClock } from '../../../kit/clock/clock.ts'
import { makeTakenDecision } from '../../governance/testing.ts'
import type { TestActor } from '../../parties/testing.ts'
import { start } from '../actions/drafts.ts'
import { makeDraft, makeSealedCall, passphraseOf, unsealCall, wholePlan } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let site: CallSite
let team: TestActor
let applicant: TestActor
let readers: Record<'A' | 'C', TestActor>
beforeAll(async () => {
  site = await callSite()
  team = await site.actor('T')
  applicant = await site.actor('G')
  readers = { A: await site.actor('A'), C: await site.actor('C') }
})
afterAll(() => site.close())

const organisationOf = (actor: TestActor): string => actor.grants[0]!.organisationId
const closedCall = () => {
  const closesAt = Temporal.Now.instant().subtract({ minutes: 1 })
  return makeSealedCall(site.services, { opensAt: closesAt.subtract({ hours: 48 }), closesAt })
}

it('a sealed call does not tell who entered, not in the audit trail either, until it is opened', async () => {
  const sealed = await closedCall()
  const shy = await site.actor('G')
  const before = { ...site.services, clock: fixedClock(sealed.closesAt.subtract({ seconds: 10 })) }
  const begun = await start(before, shy, { callId: sealed.id, organisationId: organisationOf(shy) })
  const plan = begun.ok ? begun.value : 'none'
  const found = async (as: TestActor | undefined) => {
    const [page, byPlan, byPerson, file] = [
      await site.get(as, `/beheer/audit?soort=submission&kenmerk=${plan}`),
      await site.get(as, `/beheer/audit.csv?kenmerk=${plan}`),
      await site.get(as, `/beheer/audit.csv?soort=submission&kenmerk=${shy.personId}`),
      await site.get(as, '/beheer/audit.csv?soort=submission'),
    ]
    return {
      isThere: [page.body.includes(plan), byPlan.body.includes(plan)],
      names: page.body.includes(shy.name),
      isSealed: page.body.includes('verzegeld tot de opening'),
      files: [byPlan, byPerson, file].map(one => one.body.includes(shy.personId)),
    }
  }
  for (const role of ['A', 'C'] as const)
    expect(await found(readers[role])).toEqual({
      ...{ isThere: [true, true], names: false, isSealed: true, files: [false, false, false] },
    })
  await unsealCall(site.services, sealed)
  expect(await found(readers.C)).toEqual({
    ...{ isThere: [true, true], names: true, isSealed: false, files: [true, true, true] },
  })
})

it('opening by the steering group and an exception after the close rest on a decision about that very call', async () => {
  const [closed, other] = [await closedCall(), await closedCall()]
  const draft = await makeDraft(site.services, {
    ...{ number: closed.number, organisationId: organisationOf(applicant) },
    values: await wholePlan(site.services),
  })
  const decided = (subject?: { kind: string; id: string }, kind: 'procedure' | 'other' = 'procedure') =>
    makeTakenDecision(site.services.db, {
      ...{ kind, bodyKind: 'steering-group' },
      ...(subject ? { subject } : {}),
    })
  const holder = 'steering-first'
  const key = `/oproepen/${closed.number}/sleutel`
  const member = closed.holders.get(holder)!
  const openUntil = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days: 2 }).toPlainDateTime()
  const late = {
    reason: 'Een storing bij het programma zelf hield het indienen in het laatste uur tegen.',
    openUntil: openUntil.toString().slice(0, 16),
  }
  const attempts = async (decision: string) => [
    (
      await site.post(member, key, {
        ...{ act: 'open', holder, passphrase: passphraseOf(holder), decision },
      })
    ).statusCode,
    (await site.post(team, `/inzendingen/${draft}/uitzondering`, { ...late, decision })).statusCode,
  ]
  const about = { kind: 'call', id: closed.id }
  expect(await attempts(await decided())).toEqual([422, 422])
  expect(await attempts(await decided({ kind: 'call', id: other.id }))).toEqual([422, 422])
  expect(await attempts(await decided(about, 'other'))).toEqual([422, 422])
  const right = await decided(about)
  for (const [as, url] of [
    [member, key],
    [team, `/inzendingen/${draft}/uitzondering`],
  ] as const) {
    const { body } = await site.get(as, url)
    expect([...body.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(found => found[1])).toEqual([right])
  }
  expect(await attempts(right)).toEqual([303, 303])
})
