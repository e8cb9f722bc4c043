import type { Database } from '../../../kit/database/connect.ts'
import { together } from '../../../kit/database/together.ts'
import { showWordings } from '../../../kit/texts/catalogues.ts'
import { readTextVersion, readWordings } from '../store/texts.ts'

let shown: { db: Database; version: string } | undefined
const asking = new WeakMap<Database, () => Promise<void>>()

/**
 * Lets this process show the wordings of this moment. To be called before sentences are used: what another process
 * changed is then seen at once, for one small question to the database by all who ask at that moment.
 */
export function freshTexts(db: Database): Promise<void> {
  const ask = asking.get(db) ?? together(() => refresh(db))
  asking.set(db, ask)
  return ask()
}

async function refresh(db: Database): Promise<void> {
  const version = await readTextVersion(db)
  if (shown?.db === db && shown.version === version) return
  showWordings(await readWordings(db))
  shown = { db, version }
}
