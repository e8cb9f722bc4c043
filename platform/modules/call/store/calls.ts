import { sql } from 'kysely'
import { type Database, json, type Tables, type Transaction } from '../../../kit/database/connect.ts'
import {
  type AdmissionMode,
  type ApplicantGroup,
  allApplicantGroups,
  type Call,
  type CallForm,
  type CallKind,
  type CallState,
  type CriteriaContents,
  type CriteriaSet,
  type FormDefinition,
} from '../model/index.ts'

type Reader = Database | Transaction

const columns = [
  'id',
  'number',
  'kind',
  'state',
  'title_nl',
  'title_en',
  'summary_nl',
  'summary_en',
  'opens_at',
  'closes_at',
  'is_sealed',
  'may_apply',
  'admission',
  'admitted_max',
  'expected_min',
  'expected_max',
  'criteria_set_id',
  'announced_at',
  'unsealed_at',
  'programme_id',
  'part_of',
  'decides_on',
  'ended_reason',
  'is_demo',
] as const satisfies readonly (keyof Tables['calls'])[]

const selected = (db: Reader) => db.selectFrom('calls').select(columns)

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const asCall = (row: Row): Call => ({
  id: row.id,
  number: row.number,
  kind: row.kind as CallKind,
  state: row.state as CallState,
  title: { nl: row.title_nl, en: row.title_en },
  summary: { nl: row.summary_nl, en: row.summary_en },
  opensAt: row.opens_at ?? undefined,
  closesAt: row.closes_at ?? undefined,
  isSealed: row.is_sealed,
  mayApply: row.may_apply as ApplicantGroup[],
  admission: row.admission as AdmissionMode,
  admittedMax: row.admitted_max ?? undefined,
  expectedMin: row.expected_min ?? undefined,
  expectedMax: row.expected_max ?? undefined,
  criteriaSetId: row.criteria_set_id ?? undefined,
  announcedAt: row.announced_at ?? undefined,
  unsealedAt: row.unsealed_at ?? undefined,
  programmeId: row.programme_id ?? undefined,
  partOf: row.part_of ?? undefined,
  decidesOn: row.decides_on ?? undefined,
  endedReason: row.ended_reason ?? undefined,
  isDemo: row.is_demo,
})

/** All calls, the newest first; their sittings are not calls. */
export async function readCalls(db: Reader): Promise<Call[]> {
  const rows = await selected(db).where('kind', '<>', 'sitting').orderBy('number', 'desc').execute()
  return rows.map(asCall)
}

/** Everything that is decided on as one group: rounds, and sittings of rolling calls. The newest first. */
export async function readTranches(db: Reader): Promise<Call[]> {
  const rows = await selected(db).where('kind', '<>', 'rolling').orderBy('number', 'desc').execute()
  return rows.map(asCall)
}

/** The sittings of a rolling call, the newest first; those that were called off are left out. */
export async function readSittings(db: Reader, callId: string): Promise<Call[]> {
  const rows = await selected(db)
    .where('part_of', '=', callId)
    .where('state', '<>', 'withdrawn')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(asCall)
}

/** The call with this id. */
export async function readCall(db: Reader, id: string): Promise<Call | undefined> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row && asCall(row)
}

/** The call, or the sitting, with this number of its tranche. */
export async function readCallByNumber(db: Reader, number: number): Promise<Call | undefined> {
  const row = await selected(db).where('number', '=', number).executeTakeFirst()
  return row && asCall(row)
}

/**
 * One call, held until the end of the transaction. `share`: it stays as it is while others read it too, so that many
 * can submit at once.
 */
export async function lockCall(
  tx: Transaction,
  id: string,
  how: 'update' | 'share',
): Promise<Call | undefined> {
  const query = selected(tx).where('id', '=', id)
  const row = await (how === 'update' ? query.forUpdate() : query.forShare()).executeTakeFirst()
  return row && asCall(row)
}

/** Keeps a sitting of a rolling call, ready to be assessed. @returns its id and its number, the next one that is free */
export async function insertSitting(
  tx: Transaction,
  fresh: Pick<
    Call,
    'title' | 'summary' | 'admission' | 'admittedMax' | 'criteriaSetId' | 'programmeId' | 'isDemo'
  > & {
    partOf: string
    decidesOn: string
    opensAt: Temporal.Instant
    madeById: string
    now: Temporal.Instant
  },
): Promise<{ id: string; number: number }> {
  const terms = { ...fresh, ...{ kind: 'sitting' as const, number: 0, isSealed: false, closesAt: fresh.now } }
  return tx
    .insertInto('calls')
    .values({
      ...rowOf({ ...terms, expectedMin: undefined, expectedMax: undefined }),
      number: sql`(select max(number) + 1 from calls)`,
      state: 'unsealed',
      part_of: fresh.partOf,
      programme_id: fresh.programmeId ?? null,
      decides_on: fresh.decidesOn,
      criteria_set_id: fresh.criteriaSetId ?? null,
      is_demo: fresh.isDemo,
      made_by: fresh.madeById,
      made_at: fresh.now,
      announced_at: fresh.now,
      changed_at: fresh.now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

/** What a call is before it is announced. */
export type CallTerms = Pick<
  Call,
  | 'number'
  | 'kind'
  | 'title'
  | 'summary'
  | 'opensAt'
  | 'closesAt'
  | 'isSealed'
  | 'admission'
  | 'admittedMax'
  | 'expectedMin'
  | 'expectedMax'
> & {
  /** Everybody who submits plans, unless named. */
  mayApply?: Call['mayApply'] | undefined
}

const rowOf = (terms: CallTerms) => ({
  number: terms.number,
  kind: terms.kind,
  title_nl: terms.title.nl,
  title_en: terms.title.en,
  summary_nl: terms.summary.nl,
  summary_en: terms.summary.en,
  opens_at: terms.opensAt ?? null,
  closes_at: terms.closesAt ?? null,
  is_sealed: terms.isSealed,
  may_apply: [...(terms.mayApply ?? allApplicantGroups)],
  admission: terms.admission,
  admitted_max: terms.admittedMax ?? null,
  expected_min: terms.expectedMin ?? null,
  expected_max: terms.expectedMax ?? null,
})

/** Keeps a call; it is a draft unless said otherwise. @returns its id */
export async function insertCall(
  tx: Transaction,
  terms: CallTerms & {
    madeById: string | undefined
    now: Temporal.Instant
    isDemo?: boolean
    state?: CallState
    criteriaSetId?: string
    programmeId?: string | undefined
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('calls')
    .values({
      ...rowOf(terms),
      state: terms.state ?? 'draft',
      criteria_set_id: terms.criteriaSetId ?? null,
      programme_id: terms.programmeId ?? null,
      is_demo: terms.isDemo ?? false,
      made_by: terms.madeById ?? null,
      made_at: terms.now,
      changed_at: terms.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what a call will be. */
export async function updateCall(
  tx: Transaction,
  id: string,
  terms: CallTerms,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('calls')
    .set({ ...rowOf(terms), changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Moves a call to a state, with what comes with it. */
export async function setCallState(
  tx: Transaction,
  id: string,
  to: {
    state: CallState
    now: Temporal.Instant
    criteriaSetId?: string | undefined
    publicKey?: Buffer | undefined
    isUnsealed?: boolean | undefined
    endedReason?: string | undefined
  },
): Promise<void> {
  await tx
    .updateTable('calls')
    .set({
      state: to.state,
      changed_at: to.now,
      ...(to.state === 'announced' ? { announced_at: to.now } : {}),
      ...(to.criteriaSetId ? { criteria_set_id: to.criteriaSetId } : {}),
      ...(to.publicKey ? { public_key: to.publicKey } : {}),
      ...(to.isUnsealed ? { unsealed_at: to.now } : {}),
      ...(to.endedReason ? { ended_reason: to.endedReason } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** The public key that submissions of a call are sealed with, 32 bytes. */
export async function readPublicKey(db: Reader, callId: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('calls').select('public_key').where('id', '=', callId).executeTakeFirst()
  return row?.public_key ?? undefined
}

type FormRow = Awaited<ReturnType<ReturnType<typeof forms>['executeTakeFirstOrThrow']>>

const asForm = (row: FormRow): CallForm => ({
  id: row.id,
  callId: row.call_id,
  version: row.version,
  definition: row.definition as FormDefinition,
  madeAt: row.made_at,
})

const forms = (db: Reader) =>
  db.selectFrom('call_forms').select(['id', 'call_id', 'version', 'definition', 'made_at'])

/** The versions of the form of a call, the newest first. */
export async function readForms(db: Reader, callId: string): Promise<CallForm[]> {
  const rows = await forms(db).where('call_id', '=', callId).orderBy('version', 'desc').execute()
  return rows.map(asForm)
}

/** One version of a form. */
export async function readForm(db: Reader, id: string): Promise<CallForm | undefined> {
  const row = await forms(db).where('id', '=', id).executeTakeFirst()
  return row && asForm(row)
}

/** Keeps a new version of the form of a call. @returns its id */
export async function insertForm(
  tx: Transaction,
  form: { callId: string; version: number; definition: FormDefinition; madeById: string | undefined },
): Promise<string> {
  const { id } = await tx
    .insertInto('call_forms')
    .values({
      call_id: form.callId,
      version: form.version,
      definition: json(form.definition),
      made_by: form.madeById ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const sets = (db: Reader) =>
  db
    .selectFrom('criteria_sets')
    .select(['id', 'programme_id', 'version', 'state', 'contents', 'decision_id', 'hash', 'frozen_at'])

type SetRow = Awaited<ReturnType<ReturnType<typeof sets>['executeTakeFirstOrThrow']>>

const asSet = (row: SetRow): CriteriaSet => ({
  id: row.id,
  programmeId: row.programme_id ?? undefined,
  version: row.version,
  state: row.state as CriteriaSet['state'],
  contents: row.contents as unknown as CriteriaContents,
  decisionId: row.decision_id ?? undefined,
  hash: row.hash ?? undefined,
  frozenAt: row.frozen_at ?? undefined,
})

/** All criteria sets, the newest first. */
export async function readCriteriaSets(db: Reader): Promise<CriteriaSet[]> {
  return (await sets(db).orderBy('version', 'desc').execute()).map(asSet)
}

/** One criteria set. */
export async function readCriteriaSet(db: Reader, id: string): Promise<CriteriaSet | undefined> {
  const row = await sets(db).where('id', '=', id).executeTakeFirst()
  return row && asSet(row)
}

/** One criteria set, held until the end of the transaction. */
export async function lockCriteriaSet(tx: Transaction, id: string): Promise<CriteriaSet | undefined> {
  const row = await sets(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asSet(row)
}

/** Keeps a draft of criteria. @returns its id */
export async function insertCriteriaSet(
  tx: Transaction,
  asked: {
    version: number
    contents: CriteriaContents
    madeById: string | undefined
    programmeId?: string | undefined
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('criteria_sets')
    .values({
      version: asked.version,
      programme_id: asked.programmeId ?? null,
      state: 'draft',
      contents: json(asked.contents),
      made_by: asked.madeById ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a draft of criteria. */
export async function updateCriteriaSet(
  tx: Transaction,
  id: string,
  contents: CriteriaContents,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('criteria_sets')
    .set({ contents: json(contents), changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Freezes a criteria set as it was adopted. */
export async function freezeCriteriaSet(
  tx: Transaction,
  id: string,
  { decisionId, hash, now }: { decisionId: string; hash: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('criteria_sets')
    .set({ state: 'frozen', decision_id: decisionId, hash, frozen_at: now, changed_at: now })
    .where('id', '=', id)
    .execute()
}
