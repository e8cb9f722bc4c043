import type { Database } from '../../../kit/database/connect.ts'
import { together } from '../../../kit/database/together.ts'
import { showWordings } from '../../../kit/texts/catalogues.ts'
import { readVersions, readWordings } from '../store/texts.ts'

let shown: { db: Database; version: string } | undefined
const asking = new WeakMap<Database, () => Promise<string>>()

/**
 * Lets this process show the wordings of this moment. To be called before sentences are used: what another process
 * changed is then seen at once, for one small question to the database by all who ask at that moment.
 * @returns the version of all content when it was asked: every change writes an audit entry in its own transaction, so
 * the number of the newest one names it. What is drawn and kept under it has the sentences of then, or newer ones.
 */
export function freshTexts(db: Database): Promise<string> {
  const ask = asking.get(db) ?? together(() => refresh(db))
  asking.set(db, ask)
  return ask()
}

async function refresh(db: Database): Promise<string> {
  const { content, texts } = await readVersions(db)
  if (shown?.db !== db || shown.version !== texts) {
    showWordings(await readWordings(db))
    shown = { db, version: texts }
  }
  return content
}
