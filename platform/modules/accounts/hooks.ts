import type { Database, Transaction } from '../../kit/database/connect.ts'
import { answersTo } from '../../kit/module/answers.ts'
import type { Answer } from '../../kit/module/module.ts'

type Reader = Database | Transaction

/** Objects of one kind of which the audit trail does not tell who acted, as long as that would open a seal. */
export interface SealedTrail {
  objectKind: string
  objectIds: readonly string[]
}

const question = 'accounts/sealed-trail'

/** Declared in module.ts (`answers`): objects of this kind of which nobody hears yet who has to do with them. */
export function sealedTrailSource(
  objectKind: string,
  find: (db: Reader) => Promise<readonly string[]>,
): Answer {
  return { question, answer: async (db): Promise<SealedTrail> => ({ objectKind, objectIds: await find(db) }) }
}

/** All that is sealed now, as all modules tell. */
export async function sealedTrails(db: Reader): Promise<SealedTrail[]> {
  return (await answersTo(question, db, undefined)) as SealedTrail[]
}
