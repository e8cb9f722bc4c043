import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { write } from '../../kit/access/write.ts'
import type { Services } from '../../kit/module/services.ts'
import { makeActor, makeOrganisation, type TestActor } from '../parties/testing.ts'
import { governanceSubscriptions } from './actions/decide.ts'
import { insertAssessment, putScore, setFinal } from './store/assessments.ts'
import { insertAssignment } from './store/assignments.ts'

const both = (words: string) => ({ nl: words, en: words })

/** The criteria of a tranche of a test: two unless more are named. */
const testCriteria = (keys: readonly string[] = ['noodzaak', 'voorbeeld']) =>
  keys.map(key => ({
    key,
    title: both(key),
    question: both(`Hoe sterk is ${key}?`),
    weight: 1,
    anchors: Object.fromEntries([1, 2, 3, 4, 5].map(level => [level, both(`${key} op niveau ${level}`)])),
    example: both(`Voorbeeld van ${key}`),
  }))

const dimensions = [
  'knelpunt',
  'investering',
  'thema',
  'regio',
  'omvang',
  'fase',
  'marktspanning',
  'trekker',
  'locatietype',
]

const field = (key: string, kind: string) => ({ key, kind, label: both(key), isRequired: true })
const form = {
  pages: [
    {
      key: 'plan',
      title: both('Plan'),
      fields: [
        field('titel', 'title'),
        field('plaats', 'place'),
        field('plek', 'location'),
        field('woningen', 'homes'),
        field('fase', 'phase'),
        field('tekort', 'deficit'),
        field('knelpunten', 'bottlenecks'),
        field('opgave', 'long-text'),
      ],
    },
  ],
}

/** A plan of a test. */
export interface TestPlan {
  title: string
  leadId: string
  coApplicantIds?: readonly string[]
  municipalityId?: string
  bottlenecks?: readonly string[]
  homes?: number
  deficitEur?: number
  place?: { latitude: number; longitude: number }
  /** A sentence of the contents that nobody may see who may not read the plan. */
  secret?: string
  /** Who wrote it. */
  authorId?: string
}

/** A tranche of a test. */
export interface TestTranche {
  callId: string
  number: number
  planIds: string[]
}

let made = 0

async function insertCriteria(
  { db }: Services,
  { criteria, number }: { criteria: readonly unknown[]; number: number },
): Promise<string> {
  const contents = {
    knockOut: { title: both('Rijkskaders'), text: both('Past binnen de kaders') },
    criteria,
    threshold: { scoreMin: 3, criterionMin: 2 },
    breadth: Object.fromEntries(dimensions.map(dimension => [dimension, 1])),
  }
  const { rows } = await sql<{ id: string }>`
    insert into criteria_sets (version, state, contents, decision_id, hash, frozen_at)
    values (${number}, 'frozen', ${JSON.stringify(contents)}::jsonb, ${randomUUID()},
      ${createHash('sha256').update(JSON.stringify(contents)).digest('hex')}, now()) returning id`.execute(db)
  return rows[0]!.id
}

/** The criteria by which another call judges. */
async function criteriaOf({ db }: Services, callId: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select criteria_set_id as id from calls where id = ${callId}`.execute(db)
  return rows[0]!.id
}

async function insertCall(
  { db }: Services,
  {
    state,
    criteriaSetId,
    number,
    most,
  }: { state: string; criteriaSetId: string; number: number; most: number | undefined },
) {
  const { rows: calls } = await sql<{ id: string }>`
    insert into calls (number, kind, state, title_nl, title_en, summary_nl, summary_en, opens_at, closes_at,
      is_sealed, admission, admitted_max, expected_min, expected_max, criteria_set_id)
    values (${number}, 'round', ${state}, 'Proefoproep', 'Trial call', 'Proef', 'Trial', now() - interval '90 days',
      now() - interval '30 days', false, ${most === undefined ? 'threshold' : 'cap'}, ${most ?? null}, 2, 10, ${criteriaSetId}) returning id`.execute(
    db,
  )
  const callId = calls[0]!.id
  const { rows: forms } = await sql<{ id: string }>`
    insert into call_forms (call_id, version, definition) values (${callId}, 1, ${JSON.stringify(form)}::jsonb)
    returning id`.execute(db)
  return { callId, formId: forms[0]!.id }
}

function valuesOf(plan: TestPlan) {
  const { title, municipalityId = '', bottlenecks = ['bodem'], homes = 400, place, deficitEur } = plan
  return {
    titel: title,
    plaats: municipalityId,
    ...(place ? { 'plek.breedte': String(place.latitude), 'plek.lengte': String(place.longitude) } : {}),
    'woningen.middenhuur': String(homes),
    fase: 'initiatief',
    ...(deficitEur === undefined ? {} : { tekort: String(deficitEur) }),
    ...Object.fromEntries(
      bottlenecks.flatMap((type, index) => [
        [`knelpunten.${index}.soort`, type],
        [`knelpunten.${index}.tekst`, `Knelpunt ${type} van ${title}`],
      ]),
    ),
    opgave: plan.secret ?? `De opgave van ${title}`,
  }
}

/** Keeps a submitted plan that was found admissible. @returns its id */
export async function makePlan(
  { db }: Services,
  { callId, formId, plan }: { callId: string; formId: string; plan: TestPlan },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into submissions (call_id, form_id, lead_organisation_id, state, sealed_draft, version, made_by)
    values (${callId}, ${formId}, ${plan.leadId}, 'admissible', ${randomBytes(8)}, 1, ${plan.authorId ?? null})
    returning id`.execute(db)
  const id = rows[0]!.id
  const parties = [plan.leadId, ...(plan.coApplicantIds ?? [])]
  for (const [index, organisationId] of parties.entries())
    await sql`insert into submission_parties (submission_id, organisation_id, is_lead, signed_revision, signed_at)
      values (${id}, ${organisationId}, ${index === 0}, 1, now())`.execute(db)
  const contents = { values: valuesOf(plan), attachments: [], parties, formVersion: 1, salt: 'zout' }
  await sql`insert into submission_versions (submission_id, version, receipt_number, receipt_hash, submitted_at, contents)
    values (${id}, 1, ${`P-${String(++made).padStart(4, '0')}`},
      ${createHash('sha256').update(`${plan.title} ${made}`).digest('hex')}, now() - interval '40 days',
      ${JSON.stringify(contents)}::jsonb)`.execute(db)
  return id
}

/** A call in a state with admissible plans. */
export async function makeTranche(
  services: Services,
  {
    plans,
    state = 'unsealed',
    criteria = testCriteria(),
    sameAs,
    most,
  }: {
    plans: readonly TestPlan[]
    state?: string
    criteria?: readonly unknown[]
    /** The call of which it takes the criteria. */
    sameAs?: string
    /** Most projects that it admits; without it all above the threshold. */
    most?: number
  },
): Promise<TestTranche> {
  const number = 500 + ++made
  const criteriaSetId = sameAs
    ? await criteriaOf(services, sameAs)
    : await insertCriteria(services, { criteria, number })
  const { callId, formId } = await insertCall(services, { state, criteriaSetId, number, most })
  const planIds: string[] = []
  for (const plan of plans) planIds.push(await makePlan(services, { callId, formId, plan }))
  return { callId, number, planIds }
}

/** Assessors of the three sides, so many of each, at organisations of their own. */
export async function makeAssessors(services: Services, perSide: number): Promise<TestActor[]> {
  const all: TestActor[] = []
  for (const kind of ['provincie', 'belegger', 'kennisinstelling'] as const)
    for (let index = 0; index < perSide; index++)
      all.push(await makeActor(services, 'B', await makeOrganisation(services, kind)))
  return all
}

/** Three final assessments of a plan with one mark each. */
export async function assessPlan(
  { db }: Services,
  asked: {
    tranche: TestTranche
    /** Of the plan in its tranche. */
    place: number
    marks: readonly number[]
    assessors: readonly TestActor[]
    assignedBy: TestActor
  },
): Promise<void> {
  const submissionId = asked.tranche.planIds[asked.place]!
  const reason = 'Het plan laat dit zien in de paragraaf over de opgave en de planning.'
  await db.transaction().execute(async tx => {
    const now = Temporal.Now.instant()
    for (const [index, mark] of asked.marks.entries()) {
      const assignmentId = await insertAssignment(tx, {
        ...{ callId: asked.tranche.callId, submissionId, personId: asked.assessors[index]!.personId, now },
        ...{ side: (['public', 'private', 'knowledge'] as const)[index]!, isCalibration: false },
        ...{ dueOn: '2027-01-01', assignedById: asked.assignedBy.personId },
      })
      const id = await insertAssessment(tx, { assignmentId, version: 1, now })
      for (const criterion of ['noodzaak', 'voorbeeld'])
        await putScore(tx, id, { criterion, score: mark, reason, confidence: 3, now })
      await setFinal(tx, id, now)
    }
    await sql`update submissions set state = 'assessed' where id = ${submissionId}`.execute(tx)
  })
}

/** Tells selection that a decision was taken, as the vote does, in one transaction. */
export async function tellTaken(
  services: Services,
  details: { kind: string; isProposal: boolean; subject: { kind: string; id: string } | undefined },
): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor: undefined }, 'takeDecision', async (tx, record, now) => {
    const objectId = randomUUID()
    record({ objectKind: 'decision', objectId, after: { state: 'taken' } })
    for (const subscription of governanceSubscriptions.filter(one => one.action === 'takeDecision'))
      await subscription.hear({
        ...{ tx, services, record, now, objectId },
        details: { ...details, decisionId: objectId },
      })
  })
}
