import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { OrganisationKind, PartnerDocument, PartnerSignature, PartnerText } from '../model.ts'
import { readPledges } from './pledges.ts'

type Reader = Database | Transaction

/** Keeps a version of a text. @returns its id */
export async function insertPartnerText(
  tx: Transaction,
  fresh: Omit<PartnerText, 'id'> & { publishedById: string; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('partner_texts')
    .values({
      document: fresh.document,
      number: fresh.number,
      dated_on: fresh.datedOn,
      text_nl: fresh.nl,
      text_en: fresh.en,
      digest: fresh.digest,
      published_by: fresh.publishedById,
      published_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Makes those who publish a version of one text wait for each other. */
export async function lockPartnerText(tx: Transaction, document: PartnerDocument): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`partner text ${document}`}, 0))`.execute(tx)
}

/** All versions of a text, the newest first. */
export async function readPartnerTexts(db: Reader, document: PartnerDocument): Promise<PartnerText[]> {
  const rows = await db
    .selectFrom('partner_texts')
    .select(['id', 'number', 'dated_on as datedOn', 'text_nl as nl', 'text_en as en', 'digest'])
    .where('document', '=', document)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ ...row, document }))
}

/** Keeps a signature. @returns its id; undefined when the organisation signed this version before */
export async function insertTextSignature(
  tx: Transaction,
  fresh: {
    text: PartnerText
    organisationId: string
    signerTitle: string
    signedById: string
    signedOn: string
    now: Temporal.Instant
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('signatures')
    .values({
      organisation_id: fresh.organisationId,
      document: fresh.text.document,
      signer_title: fresh.signerTitle,
      signed_on: fresh.signedOn,
      text_id: fresh.text.id,
      text_digest: fresh.text.digest,
      signed_by: fresh.signedById,
      signed_at: fresh.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The signature of an organisation under a version. */
export async function readSignatureId(
  db: Reader,
  { textId, organisationId }: { textId: string; organisationId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('signatures')
    .select('id')
    .where('text_id', '=', textId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row?.id
}

/** Who signed a text in the site, the newest version first, each with what it publicly commits itself to. */
export async function readTextSignatures(db: Reader, document: PartnerDocument): Promise<PartnerSignature[]> {
  const rows = await db
    .selectFrom('signatures')
    .innerJoin('partner_texts', 'partner_texts.id', 'text_id')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select([
      'signatures.id',
      'organisation_id as organisationId',
      'organisations.name as organisationName',
      'organisations.kind as organisationKind',
      'partner_texts.number',
      'signer_title as signerTitle',
      'signed_on as signedOn',
      sql<boolean>`text_digest = digest`.as('isIntact'),
    ])
    .where('partner_texts.document', '=', document)
    .orderBy('partner_texts.number', 'desc')
    .orderBy('organisations.name')
    .execute()
  const pledges = await readPledges(db, { filter: { isOfSignature: true }, limit: rows.length })
  const bySignature = new Map(pledges.rows.map(pledge => [pledge.signatureId, pledge]))
  return rows.map(({ id, organisationKind, ...row }) => {
    const pledge = bySignature.get(id)
    return {
      ...row,
      organisationKind: organisationKind as OrganisationKind,
      pledge: pledge?.isPublic ? pledge : undefined,
    }
  })
}
