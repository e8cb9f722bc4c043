import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** The second step of a person as stored. */
export interface SecondFactor {
  sealedSecret: string
  lastUsedStep: number
}

/** The second step of a person; locked, so that one code is not used twice at the same time. */
export async function lockSecondFactor(tx: Transaction, personId: string): Promise<SecondFactor | undefined> {
  return tx
    .selectFrom('second_factors')
    .select(['sealed_secret as sealedSecret', 'last_used_step as lastUsedStep'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** Since when a person has a second step. */
export async function secondFactorSince(
  db: Database | Transaction,
  personId: string,
): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('second_factors')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.confirmed_at
}

/** Notes the step whose code was used. */
export async function setLastUsedStep(tx: Transaction, personId: string, step: number): Promise<void> {
  await tx
    .updateTable('second_factors')
    .set({ last_used_step: step })
    .where('person_id', '=', personId)
    .execute()
}

/** A second step that was proved to work, with the digests of its recovery codes. */
export interface NewSecondFactor extends SecondFactor {
  now: Temporal.Instant
  recoveryDigests: readonly string[]
}

/** Sets or replaces the second step of a person; old recovery codes are gone with it. */
export async function putSecondFactor(
  tx: Transaction,
  personId: string,
  fresh: NewSecondFactor,
): Promise<void> {
  await deleteSecondFactor(tx, personId)
  await tx
    .insertInto('second_factors')
    .values({
      person_id: personId,
      sealed_secret: fresh.sealedSecret,
      last_used_step: fresh.lastUsedStep,
      confirmed_at: fresh.now,
    })
    .execute()
  const codes = fresh.recoveryDigests.map(digest => ({ person_id: personId, digest }))
  await tx.insertInto('recovery_codes').values(codes).execute()
}

/** Takes the second step away. */
export async function deleteSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
  await tx.deleteFrom('second_factors').where('person_id', '=', personId).execute()
}

/** Uses a recovery code. @returns whether it was there and had not been used */
export async function useRecoveryCode(
  tx: Transaction,
  personId: string,
  code: { digest: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_codes')
    .set({ used_at: code.now })
    .where('person_id', '=', personId)
    .where('digest', '=', code.digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many recovery codes a person has left. */
export async function unusedRecoveryCodes(db: Database | Transaction, personId: string): Promise<number> {
  const row = await db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
