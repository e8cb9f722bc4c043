import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { organisationByCode, organisationBySlug, roleHolders } from '../../parties/index.ts'
import { giveKey } from '../actions/plan-keys.ts'
import type { SubmissionContents, SubmissionState } from '../model/index.ts'
import { freshKey } from '../sealing/cipher.ts'
import { freshSalt, receiptHash, sealJson, wrapKeyForCall } from '../sealing/contents.ts'
import { insertParty, insertSubmission, nextReceiptNumber, signParty } from '../store/drafts.ts'
import { insertFrameworkCheck } from '../store/frameworks.ts'
import { insertVersion, setSubmissionState } from '../store/submissions.ts'
import { insertCompletion, insertTest } from '../store/tests.ts'
import { demoLeads, demoPlan } from './demo-plans.ts'
import type { Seed, SeedCall } from './seed.ts'

interface NewPlan {
  number: number
  leadSlug: string
  coSlug?: string | undefined
  at: Temporal.Instant
  state: SubmissionState
  /** Of a sealed call that is not opened; otherwise what is submitted is readable. */
  publicKey?: Buffer | undefined
}

async function organisationOf({ tx }: Seed, slug: string): Promise<string> {
  const found = await organisationBySlug(tx, slug)
  if (!found) throw new Error(`the demonstration has no organisation ${slug}`)
  return found.id
}

async function personAt({ tx, now }: Seed, organisationId: string): Promise<string | undefined> {
  const holders = await roleHolders(tx, { roles: ['G', 'M'], organisationIds: [organisationId], now })
  return holders[0]?.personId
}

const isSubmitted = (state: SubmissionState): boolean => !['draft', 'signing'].includes(state)

/** Adds one plan with its draft, keys, parties and, where it was submitted, its receipt. @returns its id */
async function addPlan(seed: Seed, call: SeedCall, plan: NewPlan): Promise<string> {
  const { tx, services } = seed
  const { values: without, placeCode } = demoPlan(plan.number)
  const place = await organisationByCode(tx, placeCode)
  const values = { ...without, plaats: place?.id ?? '' }
  const leadId = await organisationOf(seed, plan.leadSlug)
  const coId = plan.coSlug && (await organisationOf(seed, plan.coSlug))
  const about = { id: randomUUID(), version: 0 }
  const dataKey = freshKey()
  const madeById = await personAt(seed, leadId)
  await insertSubmission(tx, {
    ...{ id: about.id, callId: call.id, formId: call.formId, leadOrganisationId: leadId, madeById },
    ...{ sealedDraft: sealJson(values, dataKey, about), now: plan.at, isDemo: true },
  })
  const parties = [leadId, ...(coId ? [coId] : [])]
  if (coId)
    await insertParty(tx, {
      ...{ submissionId: about.id, organisationId: coId, isLead: false, addedById: madeById, now: plan.at },
    })
  await giveKey(tx, services, { about, dataKey, organisationIds: parties })
  if (isSubmitted(plan.state)) await submitPlan(seed, plan, { id: about.id, values, parties })
  if (plan.state !== 'draft') await setSubmissionState(tx, about.id, plan.state)
  return about.id
}

async function submitPlan(
  { tx, services }: Seed,
  plan: NewPlan,
  { id, values, parties }: { id: string; values: SubmissionContents['values']; parties: string[] },
): Promise<void> {
  const { publicKey, at } = plan
  for (const organisationId of parties)
    await signParty(tx, { submissionId: id, organisationId, revision: 1, signedById: undefined, now: at })
  const contents: SubmissionContents = {
    ...{ values, attachments: [], parties, formVersion: 1, salt: freshSalt() },
  }
  const about = { id, version: 1 }
  const dataKey = freshKey()
  const { year } = at.toZonedDateTimeISO('Europe/Amsterdam')
  const receiptNumber = `${year}-${String(await nextReceiptNumber(tx)).padStart(4, '0')}`
  await insertVersion(tx, {
    ...{ submissionId: id, version: 1, receiptNumber, receiptHash: receiptHash(contents) },
    ...{ submittedAt: at, submittedById: undefined, isLate: false },
    sealedContents: publicKey && sealJson(contents, dataKey, about),
    keyForCall: publicKey && wrapKeyForCall(dataKey, publicKey, about),
    contents: publicKey ? undefined : contents,
  })
  await giveKey(tx, services, { about, dataKey, organisationIds: parties })
}

const leadOf = (number: number): string => demoLeads[number % demoLeads.length]!
/** Every third plan is of a market party and a municipality together. */
const coOf = (number: number): string | undefined =>
  number % 3 === 0 && leadOf(number).startsWith('demo-') ? 'gemeente-b-demo' : undefined

/** Plans of the first call that do not come to the assessors. */
const outOfFirst: Readonly<Record<number, 'inadmissible' | 'referred'>> = {
  9: 'inadmissible',
  23: 'inadmissible',
  31: 'referred',
}

/** Forty plans of an opened call: all tested, 37 of them admissible. */
export async function addFirstCallPlans(seed: Seed, call: SeedCall): Promise<void> {
  const closed = seed.now.subtract({ hours: 24 * 210 })
  for (let number = 1; number <= 40; number++) {
    const at = closed.subtract({ hours: 20 + ((number * 13) % 900) })
    const state = outOfFirst[number] ?? 'admissible'
    const leadSlug = leadOf(number)
    const id = await addPlan(seed, call, { number, leadSlug, coSlug: coOf(number), at, state })
    const isReferred = state === 'referred'
    await insertTest(seed.tx, {
      ...{ submissionId: id, round: 1, isComplete: state !== 'inadmissible', outcome: state },
      frameworks: number === 17 ? 'fails-exemptible' : 'fits',
      frameworksReason:
        number === 17 ? 'Alleen de geluidsnorm staat in de weg (demonstratie).' : 'Past (demonstratie).',
      ...{ location: 'inside', locationReason: '' },
      reason: reasons[state],
      referTo: isReferred ? 'Regeling voor monumenten (demonstratie)' : undefined,
      referContact: isReferred ? 'loket@example.org' : undefined,
      letter: isReferred
        ? 'Jullie plan gaat over één gebouw en past beter bij deze regeling (demonstratie).'
        : undefined,
      ...{ testedById: undefined, testedAt: closed.add({ hours: 24 * 9 }) },
    })
    if (number === 17) await exempt(seed, id, closed)
  }
}

/** Exemption from the rule in the way was asked, and granted before the tranche was decided on. */
async function exempt({ tx }: Seed, id: string, closed: Temporal.Instant): Promise<void> {
  const given = [
    ['asked', 12, 'Aangevraagd samen met de gemeente (demonstratie).'],
    ['granted', 33, 'Verleend voor tien jaar, met een meting per jaar (demonstratie).'],
  ] as const
  for (const [answer, days, reason] of given) {
    const checkedAt = closed.add({ hours: 24 * days })
    await insertFrameworkCheck(tx, id, {
      ...{ answer, reason, checkedAt, checkedById: undefined, answeredOn: dayOf(checkedAt) },
      rule: 'Geluidsnorm voor woningen langs het spoor (demonstratie)',
      authority: 'Demo-ministerie van infrastructuur',
      reference: answer === 'granted' ? 'DEMO-2026-17' : '',
    })
  }
}

const reasons = {
  admissible: 'Compleet en binnen de kaders (demonstratie).',
  inadmissible: 'De begroting ontbrak, ook na de aanvullingsronde (demonstratie).',
  referred: 'Gaat over één gebouw, niet over een gebied (demonstratie).',
} as const

/** Nine submitted plans and five drafts of the open call; accounts of the demonstration have some of their own. */
export async function addOpenCallPlans(seed: Seed, call: SeedCall, publicKey: Buffer): Promise<void> {
  const leads = [
    ...['gemeente-a-demo', 'demo-ontwikkelaar-a', 'demo-corporatie-a', 'gemeente-b-demo'],
    ...[
      'demo-ontwikkelaar-i',
      'demo-corporatie-e',
      'demo-belegger-d',
      'demo-bouwbedrijf-c',
      'provincie-a-demo',
    ],
  ]
  for (const [index, leadSlug] of leads.entries()) {
    const at = seed.now.subtract({ hours: 30 + index * 26 })
    const coSlug = leadSlug === 'demo-ontwikkelaar-a' ? 'gemeente-a-demo' : undefined
    await addPlan(seed, call, { number: 41 + index, leadSlug, coSlug, at, state: 'submitted', publicKey })
  }
  const drafts: [string, SubmissionState, string | undefined][] = [
    ['gemeente-a-demo', 'draft', undefined],
    ['demo-ontwikkelaar-a', 'signing', 'gemeente-a-demo'],
    ['demo-corporatie-a', 'draft', undefined],
    ['gemeente-b-demo', 'draft', 'demo-corporatie-a'],
    ['demo-ontwikkelaar-j', 'draft', undefined],
  ]
  for (const [index, [leadSlug, state, coSlug]] of drafts.entries())
    await addPlan(seed, call, {
      ...{ number: 50 + index, leadSlug, coSlug, state },
      at: seed.now.subtract({ hours: 5 + index * 9 }),
    })
}

/** Plans of the rolling call: one just in, one that is being completed, one tested, one taken back. */
export async function addRollingPlans(seed: Seed, call: SeedCall): Promise<void> {
  const { tx, now } = seed
  const states = ['submitted', 'completion-requested', 'admissible', 'withdrawn'] as const
  const leads = ['demo-corporatie-f', 'gemeente-a-demo', 'gemeente-b-demo', 'demo-ontwikkelaar-a']
  for (const [index, state] of states.entries()) {
    const at = now.subtract({ hours: 24 * (4 + index * 6) })
    const leadSlug = leads[index]!
    const id = await addPlan(seed, call, { number: 60 + index, leadSlug, at, state })
    if (state === 'submitted' || state === 'withdrawn') continue
    await insertTest(tx, {
      ...{ submissionId: id, round: 1, frameworks: 'fits', frameworksReason: 'Past (demonstratie).' },
      ...{ isComplete: state === 'admissible', location: 'inside', locationReason: '', outcome: state },
      reason:
        state === 'admissible'
          ? reasons.admissible
          : 'Het aandeel in de woningvraag is niet onderbouwd (demonstratie).',
      ...{ referTo: undefined, referContact: undefined, letter: undefined },
      ...{ testedById: undefined, testedAt: at.add({ hours: 48 }) },
    })
    if (state === 'completion-requested')
      await insertCompletion(tx, {
        ...{ submissionId: id, askedFields: ['aandeel', 'stukken'], askedById: undefined },
        request: 'Onderbouw het aandeel in de regionale woningvraag en voeg de afspraken toe (demonstratie).',
        ...{ askedAt: at.add({ hours: 48 }), dueAt: now.add({ hours: 24 * 7 }) },
      })
  }
}
