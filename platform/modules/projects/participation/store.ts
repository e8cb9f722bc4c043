import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import { organisationsById } from '../../parties/index.ts'
import { foldedText } from '../model.ts'
import type { AdmittedPlan, AdmittedProject, AdmittedState } from './model.ts'

type Reader = Database | Transaction

const projects = (db: Reader) =>
  db
    .selectFrom('admitted_projects as a')
    .leftJoin('projects as p', 'p.id', 'a.area_id')
    .selectAll('a')
    .select(['p.slug as area_slug', 'p.name as area_name'])

type StoredProject = Awaited<ReturnType<ReturnType<typeof projects>['executeTakeFirstOrThrow']>>

/** Who is bound by these agreements, by project, the lead first. */
async function readParties(db: Reader, projectIds: readonly string[]) {
  if (projectIds.length === 0)
    return new Map<string, (AdmittedProject['parties'][number] & { projectId: string })[]>()
  const rows = await db
    .selectFrom('agreement_parties')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .orderBy('is_lead', 'desc')
    .orderBy('organisation_id')
    .execute()
  const known = await organisationsById(db, [...new Set(rows.map(row => row.organisation_id))])
  const parties = rows.map(row => {
    const organisation = known.get(row.organisation_id)
    return {
      projectId: row.project_id,
      organisationId: organisation?.mergedIntoId ?? row.organisation_id,
      name: organisation?.name ?? '',
      isLead: row.is_lead,
      signedAt: row.signed_at ?? undefined,
    }
  })
  return Map.groupBy(parties, party => party.projectId)
}

async function withParties(db: Reader, rows: readonly StoredProject[]): Promise<AdmittedProject[]> {
  const parties = await readParties(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...{ id: row.id, slug: row.slug, name: row.name, municipality: row.municipality_name, homes: row.homes },
    place:
      row.latitude === null || row.longitude === null
        ? undefined
        : { latitude: row.latitude, longitude: row.longitude },
    area: row.area_slug && row.area_name ? { slug: row.area_slug, name: row.area_name } : undefined,
    ...{ decisionId: row.decision_id, resultPath: row.result_path, isDemonstration: row.is_demonstration },
    state: row.state as AdmittedState,
    admittedAt: row.admitted_at,
    publishedAt: row.published_at ?? undefined,
    withdrawal:
      row.withdrawn_at && row.withdrawal_decision_id
        ? { at: row.withdrawn_at, decisionId: row.withdrawal_decision_id }
        : undefined,
    parties: (parties.get(row.id) ?? []).map(({ projectId: _, ...party }) => party),
    agreement: { nl: row.agreement_nl, en: row.agreement_en },
  }))
}

/** All admitted projects by name; of one area where it is named. */
export async function readAdmitted(db: Reader, areaId?: string): Promise<AdmittedProject[]> {
  const all = projects(db).orderBy('a.name').orderBy('a.id')
  return withParties(db, await (areaId === undefined ? all : all.where('a.area_id', '=', areaId)).execute())
}

/** Admitted projects that everybody may find; one of them where it is named. */
export async function readFindableAdmitted(db: Reader, id?: string): Promise<AdmittedProject[]> {
  const all = projects(db).where('a.published_at', 'is not', null).orderBy('a.id')
  return withParties(db, await (id === undefined ? all : all.where('a.id', '=', id)).execute())
}

/** One admitted project by its slug. */
export async function readAdmittedBySlug(db: Reader, slug: string): Promise<AdmittedProject | undefined> {
  const [found] = await withParties(db, await projects(db).where('a.slug', '=', slug).execute())
  return found
}

/** Holds a project until the end of the transaction: one signature at a time. */
export async function lockAdmitted(tx: Transaction, slug: string): Promise<void> {
  await tx.selectFrom('admitted_projects').select('id').where('slug', '=', slug).forUpdate().execute()
}

/** A municipality as areas name it: an organisation is called "Gemeente Zwolle". */
const bareName = (municipality: string): string => foldedText(municipality).replace(/^gemeente /, '')

/** The area in view with this name in this municipality. */
async function areaOf(tx: Transaction, { name, municipality }: AdmittedPlan): Promise<string | undefined> {
  const rows = await tx.selectFrom('projects').select(['id', 'name', 'municipality_name']).execute()
  return rows.find(
    row =>
      foldedText(row.name) === foldedText(name) && bareName(row.municipality_name) === bareName(municipality),
  )?.id
}

/** The name as a part of an address, with a number where it is taken. */
async function freeSlug(tx: Transaction, { name, municipality }: AdmittedPlan): Promise<string> {
  const wanted = slugOf(`${name} ${municipality}`) || 'project'
  const { rows } = await sql<{ slug: string }>`
    select slug from admitted_projects where slug = ${wanted} or slug like ${`${wanted}-%`}`.execute(tx)
  const taken = new Set(rows.map(row => row.slug))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}

/** Keeps a plan as a project with the parties that have to sign. @returns its id and slug */
export async function insertAdmitted(
  tx: Transaction,
  plan: AdmittedPlan,
  { agreement, now }: { agreement: AdmittedProject['agreement']; now: Temporal.Instant },
): Promise<{ id: string; slug: string }> {
  const slug = await freeSlug(tx, plan)
  const { id } = await tx
    .insertInto('admitted_projects')
    .values({
      ...{ slug, name: plan.name, municipality_name: plan.municipality, homes: Math.round(plan.homes) },
      ...{ latitude: plan.place?.latitude ?? null, longitude: plan.place?.longitude ?? null },
      area_id: (await areaOf(tx, plan)) ?? null,
      ...{ submission_id: plan.submissionId, decision_id: plan.decisionId, result_path: plan.resultPath },
      ...{ is_demonstration: plan.isDemonstration, admitted_at: now },
      ...{ agreement_nl: agreement.nl, agreement_en: agreement.en },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('agreement_parties')
    .values(
      plan.parties.map(party => ({
        project_id: id,
        organisation_id: party.organisationId,
        is_lead: party.isLead,
      })),
    )
    .execute()
  return { id, slug }
}

/** Lets everybody see these projects. @returns those that were not seen before */
export async function setPublished(
  tx: Transaction,
  submissionIds: readonly string[],
  now: Temporal.Instant,
): Promise<string[]> {
  if (submissionIds.length === 0) return []
  const rows = await tx
    .updateTable('admitted_projects')
    .set({ published_at: now })
    .where('submission_id', 'in', [...submissionIds])
    .where('published_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** Keeps a signature, for the organisation and for those that went up in it. @returns how many parties it binds */
export async function setSigned(
  tx: Transaction,
  signature: {
    projectId: string
    organisationId: string
    personId: string
    signerTitle: string
    now: Temporal.Instant
  },
): Promise<number> {
  const rows = await tx
    .selectFrom('agreement_parties')
    .select('organisation_id')
    .where('project_id', '=', signature.projectId)
    .where('signed_at', 'is', null)
    .execute()
  const known = await organisationsById(
    tx,
    rows.map(row => row.organisation_id),
  )
  const bound = rows
    .map(row => row.organisation_id)
    .filter(id => (known.get(id)?.mergedIntoId ?? id) === signature.organisationId)
  if (bound.length === 0) return 0
  await tx
    .updateTable('agreement_parties')
    .set({
      ...{ signed_by: signature.personId, signer_title: signature.signerTitle, signed_at: signature.now },
    })
    .where('project_id', '=', signature.projectId)
    .where('organisation_id', 'in', bound)
    .execute()
  return bound.length
}

/** One admitted project by its id, held until the end of the transaction. */
export async function lockAdmittedById(tx: Transaction, id: string): Promise<AdmittedProject | undefined> {
  await tx.selectFrom('admitted_projects').select('id').where('id', '=', id).forUpdate().execute()
  const [found] = await withParties(tx, await projects(tx).where('a.id', '=', id).execute())
  return found
}

/** Takes the status of a project back. */
export async function setWithdrawn(
  tx: Transaction,
  id: string,
  { decisionId, now }: { decisionId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('admitted_projects')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawal_decision_id: decisionId })
    .where('id', '=', id)
    .execute()
}

/** Moves a project to a state. */
export async function setState(tx: Transaction, id: string, state: AdmittedState): Promise<void> {
  await tx.updateTable('admitted_projects').set({ state }).where('id', '=', id).execute()
}
