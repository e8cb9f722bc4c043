import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Accession, AccessionState, PartnerDocument } from '../model.ts'

type Reader = Database | Transaction

/** The networks that an organisation is in: organisations of one network have a soft conflict of interest. */
export async function readNetworkSlugs(db: Reader, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('networks', 'networks.id', 'memberships.network_id')
    .select('slug')
    .where('organisation_id', '=', organisationId)
    .orderBy('slug')
    .execute()
  return rows.map(row => row.slug)
}

/** Keeps signatures under a text of the programme. */
export async function insertSignatures(
  tx: Transaction,
  signatures: readonly {
    organisationId: string
    document: 'manifest' | 'programme-text'
    signerTitle: string
    signedOn: string
  }[],
): Promise<void> {
  await tx
    .insertInto('signatures')
    .values(
      signatures.map(one => ({
        organisation_id: one.organisationId,
        document: one.document,
        signer_title: one.signerTitle,
        signed_on: one.signedOn,
      })),
    )
    .execute()
}

const accession = (db: Reader, organisationId: string) =>
  db.selectFrom('accessions').selectAll().where('organisation_id', '=', organisationId)

type AccessionRow = NonNullable<Awaited<ReturnType<ReturnType<typeof accession>['executeTakeFirst']>>>

const asAccession = (row: AccessionRow): Accession => ({
  id: row.id,
  organisationId: row.organisation_id,
  state: row.state as AccessionState,
  termsVersion: row.terms_version,
  contribution: row.contribution,
  contributionCentsPerYear:
    row.contribution_cents_per_year === null ? undefined : Number(row.contribution_cents_per_year),
  contributionHoursPerYear: row.contribution_hours_per_year ?? undefined,
  signerTitle: row.signer_title,
  rightsFrom: row.rights_from ?? undefined,
  termsSignatureId: row.terms_signature_id ?? undefined,
  reason: row.reason ?? undefined,
})

/** The accession of an organisation; locked until the end of the transaction. */
export async function lockAccession(tx: Transaction, organisationId: string): Promise<Accession | undefined> {
  const row = await accession(tx, organisationId).forUpdate().executeTakeFirst()
  return row && asAccession(row)
}

/** The accession of an organisation. */
export async function readAccession(db: Reader, organisationId: string): Promise<Accession | undefined> {
  const row = await accession(db, organisationId).executeTakeFirst()
  return row && asAccession(row)
}

/** What of an accession changes with a step; what is left out stays as it was. */
export type AccessionChange = Pick<Accession, 'organisationId' | 'state' | 'reason'> & {
  now: Temporal.Instant
} & Partial<Omit<Accession, 'id' | 'organisationId' | 'state' | 'reason'>>

/** Keeps or changes an accession. @returns its id */
export async function putAccession(tx: Transaction, change: AccessionChange): Promise<string> {
  const values = {
    state: change.state,
    reason: change.reason ?? null,
    changed_at: change.now,
    terms_version: change.termsVersion,
    contribution: change.contribution,
    contribution_cents_per_year: change.contributionCentsPerYear,
    contribution_hours_per_year: change.contributionHoursPerYear,
    signer_title: change.signerTitle,
    rights_from: change.rightsFrom,
    terms_signature_id: change.termsSignatureId,
    ratified_at: change.state === 'ratified' ? change.now : undefined,
  }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const { id } = await tx
    .insertInto('accessions')
    .values({
      organisation_id: change.organisationId,
      ...values,
      terms_version: change.termsVersion ?? '',
      contribution: change.contribution ?? '',
      signer_title: change.signerTitle ?? '',
    })
    .onConflict(conflict => conflict.column('organisation_id').doUpdateSet(given))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A partner as the public list shows it. */
export interface PartnerRow {
  organisationId: string
  slug: string
  name: string
  kind: string
  state: AccessionState
  contribution: string
  isFounder: boolean
  isPrimary: boolean
  /** Where it stands that it is either. */
  standingSource: string
  /** Of whom an umbrella body speaks, each with where that stands; the ones without a source are not told. */
  members: readonly { name: string; source: string }[]
  isDemo: boolean
  /** Of the text of the programme that it adopted, and when. */
  termsVersion: string
  ratifiedAt: Temporal.Instant | undefined
  /** Texts that it signed, the first one first; ISO days. */
  signatures: readonly { document: SignedDocument; signedOn: string }[]
}

/** A text of the programme that organisations sign. */
type SignedDocument = PartnerDocument | 'programme-text'

/** How many organisations founded the programme. */
export async function countFounders(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('organisations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('is_founder', '=', true)
    .where('merged_into_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Organisations with an accession, founders first. */
export async function readPartners(db: Reader): Promise<PartnerRow[]> {
  const rows = await db
    .selectFrom('accessions')
    .innerJoin('organisations', 'organisations.id', 'accessions.organisation_id')
    .select([
      'organisations.id as organisationId',
      'organisations.slug',
      'organisations.name',
      'organisations.kind',
      'organisations.is_founder as isFounder',
      'organisations.is_primary as isPrimary',
      'organisations.standing_source as standingSource',
      'organisations.is_demo as isDemo',
      sql<
        { name: string; source: string }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('name', member.name,
        'source', umbrella_members.source) order by member.name) from umbrella_members
        join organisations member on member.id = umbrella_members.organisation_id
        where umbrella_id = organisations.id and umbrella_members.source <> ''), '[]'::jsonb)`.as('members'),
      'accessions.state',
      'accessions.contribution',
      'accessions.terms_version as termsVersion',
      'accessions.ratified_at as ratifiedAt',
      sql<{ document: SignedDocument; signedOn: string }[]>`coalesce((select jsonb_agg(jsonb_build_object(
        'document', document, 'signedOn', to_char(signed_on, 'YYYY-MM-DD')) order by signed_on, document)
        from signatures where signatures.organisation_id = organisations.id), '[]'::jsonb)`.as('signatures'),
    ])
    .where('organisations.merged_into_id', 'is', null)
    .orderBy('organisations.is_founder', 'desc')
    .orderBy('organisations.name')
    .execute()
  return rows.map(row => ({
    ...row,
    state: row.state as AccessionState,
    ratifiedAt: row.ratifiedAt ?? undefined,
  }))
}

/** Says of whom an umbrella body speaks, and where that stands. */
export async function insertUmbrellaMembers(
  tx: Transaction,
  asked: { umbrellaId: string; memberIds: readonly string[]; source: string },
): Promise<void> {
  const { umbrellaId: umbrella_id, source } = asked
  const rows = asked.memberIds.map(organisation_id => ({ umbrella_id, organisation_id, source }))
  await tx.insertInto('umbrella_members').values(rows).execute()
}

/** Puts an organisation in exactly these networks; a name that is no network is left aside. */
export async function putMemberships(
  tx: Transaction,
  organisationId: string,
  slugs: readonly string[],
): Promise<void> {
  await tx.deleteFrom('memberships').where('organisation_id', '=', organisationId).execute()
  const found = await tx
    .selectFrom('networks')
    .select('id')
    .where('slug', '=', sql<string>`any(${[...slugs]}::text[])`)
    .execute()
  const rows = found.map(({ id }) => ({ network_id: id, organisation_id: organisationId }))
  if (rows.length > 0) await tx.insertInto('memberships').values(rows).execute()
}

/** Umbrella bodies that an organisation can be a member of: never itself, nor one that went up in another. */
export async function readUmbrellas(
  db: Reader,
  organisationId: string,
): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom('organisations')
    .select(['slug', 'name'])
    .where('kind', '=', 'koepel')
    .where('merged_into_id', 'is', null)
    .where('id', '<>', organisationId)
    .orderBy('name')
    .execute()
}

/** The umbrella bodies of which an organisation is a member. */
export async function readUmbrellaSlugs(db: Reader, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('umbrella_members')
    .innerJoin('organisations', 'organisations.id', 'umbrella_id')
    .select('slug')
    .where('organisation_id', '=', organisationId)
    .orderBy('slug')
    .execute()
  return rows.map(row => row.slug)
}

/** Makes an organisation a member of exactly these umbrella bodies; what is none is passed over. Those it had keep their source. */
export async function putUmbrellas(
  tx: Transaction,
  organisationId: string,
  slugs: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('umbrella_members')
    .where('organisation_id', '=', organisationId)
    .where('umbrella_id', 'not in', eb =>
      eb
        .selectFrom('organisations')
        .select('id')
        .where('slug', '=', sql<string>`any(${[...slugs]}::text[])`),
    )
    .execute()
  const known = (await readUmbrellas(tx, organisationId)).map(one => one.slug)
  await tx
    .insertInto('umbrella_members')
    .columns(['umbrella_id', 'organisation_id'])
    .expression(
      tx
        .selectFrom('organisations')
        .select(['id', sql<string>`${organisationId}::uuid`.as('organisation_id')])
        .where('slug', '=', sql<string>`any(${slugs.filter(slug => known.includes(slug))}::text[])`),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
