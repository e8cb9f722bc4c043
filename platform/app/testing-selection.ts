import { selectPortfolio, sha256 } from '@versneller/engine'
import { sql } from 'kysely'
import { makeOrganisation } from '../modules/parties/testing.ts'
import { makeAssessors, makePlan, makeTranche, type TestTranche } from '../modules/selection/testing.ts'
import type { TestSite } from './testing.ts'

const reason = 'Het plan laat dit zien in de paragraaf over de opgave en de planning.'

/** A tranche in assessment, one at the proposal and one that became public: made once for a site, read by everybody. */
interface SharedTranches {
  assessing: TestTranche & { formId: string }
  proposing: TestTranche & { proposalId: string }
  published: TestTranche
  teamId: string
}

const shared = new WeakMap<TestSite, Promise<SharedTranches>>()

/** The tranches of this site. */
function tranchesOf(site: TestSite): Promise<SharedTranches> {
  const known = shared.get(site)
  if (known) return known
  const made = makeShared(site)
  shared.set(site, made)
  return made
}

const personOf = async ({ services: { db } }: TestSite, email: string): Promise<string> => {
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from accounts where email = ${email}`.execute(db)
  return rows[0]!.id
}

async function makeShared(site: TestSite): Promise<SharedTranches> {
  const { services } = site
  const leadId = await makeOrganisation(services, 'gemeente')
  const plans = ['Proefplan een', 'Proefplan twee'].map(title => ({ title, leadId }))
  const teamId = await personOf(site, 'programmamanager@example.org')
  const assessing = await makeTranche(services, { plans, state: 'in-assessment' })
  const proposing = await makeTranche(services, { plans, state: 'proposal' })
  const published = await makeTranche(services, { plans, state: 'published' })
  for (const { callId } of [assessing, proposing, published])
    await sql`insert into tranches (call_id) values (${callId})`.execute(services.db)
  const assessors = await makeAssessors(services, 1)
  for (const id of proposing.planIds)
    for (const { personId } of assessors)
      await assess(site, { callId: proposing.callId, submissionId: id, personId, teamId })
  const proposalId = await propose(site, proposing, teamId)
  await publish(site, published, teamId)
  const { rows } = await sql<{ id: string }>`
    select id from call_forms where call_id = ${assessing.callId}`.execute(services.db)
  return {
    assessing: { ...assessing, formId: rows[0]!.id },
    proposing: { ...proposing, proposalId },
    published,
    teamId,
  }
}

/** A final assessment of a plan, with a correction of it that was begun. @returns the assignment */
async function assess(
  { services: { db } }: TestSite,
  asked: { callId: string; submissionId: string; personId: string; teamId: string },
): Promise<string> {
  const { callId, submissionId, personId, teamId } = asked
  const { rows } = await sql<{ id: string }>`
    insert into assessor_assignments (call_id, submission_id, person_id, side, due_on, assigned_by)
    values (${callId}, ${submissionId}, ${personId}, 'public', current_date + 10, ${teamId}) returning id`.execute(
    db,
  )
  const id = rows[0]!.id
  await sql`insert into interest_declarations (submission_id, person_id, has_interest)
    values (${submissionId}, ${personId}, false)`.execute(db)
  const { rows: versions } = await sql<{ id: string }>`
    insert into assessments (assignment_id, version) values (${id}, 1) returning id`.execute(db)
  for (const criterion of ['noodzaak', 'voorbeeld'])
    await sql`insert into assessment_scores (assessment_id, criterion, score, reason, confidence)
      values (${versions[0]!.id}, ${criterion}, 4, ${reason}, 3)`.execute(db)
  await sql`update assessments set state = 'final', final_at = now() where id = ${versions[0]!.id}`.execute(
    db,
  )
  await sql`insert into assessments (assignment_id, version, reason)
    values (${id}, 2, 'Begonnen aan een verbetering.')`.execute(db)
  return id
}

/** A signed proposal on a calculation of some other pool: enough to be shown. */
async function propose(
  { services: { db } }: TestSite,
  { callId, planIds }: TestTranche,
  teamId: string,
): Promise<string> {
  const pool = {
    format: 'versneller-pool/1' as const,
    weights: { 'knelpunt:bodem': 1 },
    entries: planIds.map(id => ({
      ...{ id, receipt: id, score: 4, minCriterion: 4, categories: ['knelpunt:bodem'], region: 'PV28' },
    })),
  }
  const question = { threshold: 3, lambda: 0.7, draws: 0, frontier: true }
  const outcome = await selectPortfolio(pool, question)
  const { rows } = await sql<{ id: string }>`
    insert into portfolio_calculations (call_id, pool, question, key, answer, asked_by, done_at)
    values (${callId}, ${JSON.stringify(pool)}::jsonb, ${JSON.stringify(question)}::jsonb, ${sha256(callId)},
      ${JSON.stringify(outcome.ok ? outcome.answer : null)}::jsonb, ${teamId}, now()) returning id`.execute(
    db,
  )
  const lines = planIds.map(submissionId => ({
    ...{ submissionId, calculated: 'admitted', proposed: 'admitted', isCloseCall: false },
  }))
  const { rows: proposals } = await sql<{ id: string }>`
    insert into portfolio_proposals (call_id, version, state, calculation_id, lambda, alternatives, lines, explanation,
      made_by, signed_by, signed_at)
    values (${callId}, 1, 'signed', ${rows[0]!.id}, 0.7, '[]', ${JSON.stringify(lines)}::jsonb, ${reason}, ${teamId},
      ${teamId}, now()) returning id`.execute(db)
  return proposals[0]!.id
}

async function publish(
  { services: { db } }: TestSite,
  { callId }: TestTranche,
  teamId: string,
): Promise<void> {
  const content = {
    plans: [
      { title: 'Proefplan een', municipality: 'Proefgemeente', outcome: 'admitted', reasons: [], homes: 400 },
    ],
    numbers: { submitted: 2, late: 0, outOfScope: 0, inadmissible: 0, admitted: 1, reserve: 0, rejected: 1 },
    ...{ coverage: 0.1, homes: 400, inputHash: sha256(callId), solver: 'proef' },
    categories: { 'knelpunt:bodem': { chosen: 1, entered: 2 } },
    gaps: [],
  }
  await sql`insert into tranche_results (call_id, embargo_until, published_at, published_by, content)
    values (${callId}, now() - interval '1 day', now(), ${teamId}, ${JSON.stringify(content)}::jsonb)`.execute(
    db,
  )
}

/** Which tranche an address is tried with. */
const ofProposal = ['portefeuille', 'voorstel', 'voorstel.pdf']

/** The number of a tranche for an address of one. */
export async function trancheFor(site: TestSite, path: string): Promise<string> {
  const { assessing, proposing, published } = await tranchesOf(site)
  if (path.startsWith('/oproepen/')) return String(published.number)
  return String((ofProposal.includes(path.split('/')[3] ?? '') ? proposing : assessing).number)
}

/** A plan of an organisation that was rejected, or somebody's assignment that is being corrected. @returns its id */
export async function selectionObject(
  site: TestSite,
  path: string,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<string> {
  const { assessing, proposing, teamId } = await tranchesOf(site)
  const { db } = site.services
  const isAssessment = path.startsWith('/beoordeling/')
  const leadId = isAssessment ? await makeOrganisation(site.services, 'gemeente') : organisationId
  const plan = { title: 'Eigen proefplan', leadId }
  const submissionId = await makePlan(site.services, {
    callId: assessing.callId,
    formId: assessing.formId,
    plan,
  })
  if (isAssessment) return assess(site, { callId: assessing.callId, submissionId, personId, teamId })
  await sql`update submissions set state = 'rejected' where id = ${submissionId}`.execute(db)
  await sql`insert into submission_outcomes (submission_id, call_id, decided_in, proposal_id, outcome,
      reason, letter_state, letter_sent_at)
    values (${submissionId}, ${assessing.callId}, ${assessing.callId}, ${proposing.proposalId}, 'rejected',
      ${reason}, 'sent', now())`.execute(db)
  return submissionId
}
