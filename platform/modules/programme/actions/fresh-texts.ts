import type { Database } from '../../../kit/database/connect.ts'
import { showWordings } from '../../../kit/texts/catalogues.ts'
import { readTextVersion, readWordings } from '../store/texts.ts'

let shown: { db: Database; version: string } | undefined

/**
 * Lets this process show the wordings of this moment. To be called before sentences are used: what another process
 * changed is then seen at once, for one small question to the database.
 */
export async function freshTexts(db: Database): Promise<void> {
  const version = await readTextVersion(db)
  if (shown?.db === db && shown.version === version) return
  showWordings(await readWordings(db))
  shown = { db, version }
}
