import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { KeyHolder } from '../model/index.ts'

type Reader = Database | Transaction

/** A holder of a share, with the encrypted key pair and share. */
export interface KeptHolder {
  holder: KeyHolder
  personId: string
  personName: string
  publicKey: Buffer
  privateKey: Buffer
  salt: Buffer
  share: Buffer | undefined
}

/** Who hold the key of a call. */
export async function readHolders(db: Reader, callId: string): Promise<KeptHolder[]> {
  const rows = await db
    .selectFrom('call_key_holders')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['holder', 'person_id', 'people.name', 'public_key', 'private_key', 'salt', 'share'])
    .where('call_id', '=', callId)
    .orderBy('holder')
    .execute()
  return rows.map(row => ({
    holder: row.holder as KeyHolder,
    personId: row.person_id,
    personName: row.name,
    publicKey: row.public_key,
    privateKey: row.private_key,
    salt: row.salt,
    share: row.share ?? undefined,
  }))
}

/** Keeps the key pair of a holder instead of the one before. */
export async function putHolder(
  tx: Transaction,
  callId: string,
  fresh: Pick<KeptHolder, 'holder' | 'personId' | 'publicKey' | 'privateKey' | 'salt'>,
): Promise<void> {
  const row = {
    person_id: fresh.personId,
    public_key: fresh.publicKey,
    private_key: fresh.privateKey,
    salt: fresh.salt,
  }
  await tx
    .insertInto('call_key_holders')
    .values({ call_id: callId, holder: fresh.holder, ...row })
    .onConflict(conflict => conflict.columns(['call_id', 'holder']).doUpdateSet(row))
    .execute()
}

/** Keeps the encrypted share of a holder. */
export async function putShare(
  tx: Transaction,
  asked: { callId: string; holder: KeyHolder; share: Buffer },
): Promise<void> {
  await tx
    .updateTable('call_key_holders')
    .set({ share: asked.share })
    .where('call_id', '=', asked.callId)
    .where('holder', '=', asked.holder)
    .execute()
}

/** A share that one holder opened while the other is awaited. */
export interface KeptOpening {
  holder: KeyHolder
  share: Buffer
  decisionId: string | undefined
  openedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** The shares of a call that were opened and did not lapse. */
export async function readOpenings(
  db: Reader,
  callId: string,
  now: Temporal.Instant,
): Promise<KeptOpening[]> {
  const rows = await db
    .selectFrom('call_key_openings')
    .select(['holder', 'share', 'decision_id', 'opened_at', 'expires_at'])
    .where('call_id', '=', callId)
    .where('expires_at', '>', now)
    .execute()
  return rows.map(row => ({
    holder: row.holder as KeyHolder,
    share: row.share,
    decisionId: row.decision_id ?? undefined,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
  }))
}

/** Puts an opened share away until the other comes. */
export async function putOpening(tx: Transaction, callId: string, fresh: KeptOpening): Promise<void> {
  const row = {
    share: fresh.share,
    decision_id: fresh.decisionId ?? null,
    opened_at: fresh.openedAt,
    expires_at: fresh.expiresAt,
  }
  await tx
    .insertInto('call_key_openings')
    .values({ call_id: callId, holder: fresh.holder, ...row })
    .onConflict(conflict => conflict.columns(['call_id', 'holder']).doUpdateSet(row))
    .execute()
}

/** Forgets the opened shares of a call. */
export async function removeOpenings(tx: Transaction, callId: string): Promise<void> {
  await tx.deleteFrom('call_key_openings').where('call_id', '=', callId).execute()
}

/** Forgets all opened shares whose time is up. */
export async function forgetOpenings(db: Database, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('call_key_openings').where('expires_at', '<=', now).execute()
}

/** The kept keys of these organisations. */
export async function readOrganisationKeys(db: Reader, ids: readonly string[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_keys')
    .select(['organisation_id', 'sealed_key'])
    .where('organisation_id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.organisation_id, row.sealed_key]))
}

/** Keeps the key of an organisation; the first one stays. */
export async function putOrganisationKey(
  tx: Transaction,
  organisationId: string,
  sealedKey: Buffer,
): Promise<void> {
  await tx
    .insertInto('organisation_keys')
    .values({ organisation_id: organisationId, sealed_key: sealedKey })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The data keys of one version of a plan, wrapped for each organisation. */
export async function readWrappedKeys(
  db: Reader,
  submissionId: string,
  version: number,
): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom('submission_keys')
    .select(['organisation_id', 'wrapped_key'])
    .where('submission_id', '=', submissionId)
    .where('version', '=', version)
    .execute()
  return new Map(rows.map(row => [row.organisation_id, row.wrapped_key]))
}

/** Keeps the data key of a version for organisations. */
export async function putWrappedKeys(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  wrapped: ReadonlyMap<string, Buffer>,
): Promise<void> {
  if (wrapped.size === 0) return
  await tx
    .insertInto('submission_keys')
    .values(
      [...wrapped].map(([organisationId, key]) => ({
        submission_id: id,
        version,
        organisation_id: organisationId,
        wrapped_key: key,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Takes the key of the draft from an organisation that left it. */
export async function removeWrappedKey(
  tx: Transaction,
  asked: { submissionId: string; version: number; organisationId: string },
): Promise<void> {
  await tx
    .deleteFrom('submission_keys')
    .where('submission_id', '=', asked.submissionId)
    .where('version', '=', asked.version)
    .where('organisation_id', '=', asked.organisationId)
    .execute()
}
