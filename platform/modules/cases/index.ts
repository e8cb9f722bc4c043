import type { Actor } from '../../kit/access/actor.ts'
import { organisationsOf } from '../../kit/access/actor.ts'
import type { Database } from '../../kit/database/connect.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { caseWorkbookFile } from './actions/workbook-thread.ts'
import { withHiddenNote } from './routes/files.ts'
import { caseFor } from './rules/case-for.ts'
import { readCaseById } from './store/cases.ts'
import { readOwnVersions, readVersion } from './store/versions.ts'

/** Organisations of which somebody hands cases over. */
const ownersOf = (actor: Actor): string[] => organisationsOf(actor, 'G', 'M')

/** A named version of an own case, to choose from. */
export interface OwnCaseVersion {
  caseId: string
  caseName: string
  /** Of the version. */
  number: number
  name: string
}

/** The named versions of the cases of the own organisations, by case, the newest first. */
export function ownCaseVersions(db: Database, actor: Actor): Promise<OwnCaseVersion[]> {
  return readOwnVersions(db, ownersOf(actor))
}

/** A version of a case as it is handed to others: it does not change any more. */
export interface HandedVersion extends OwnCaseVersion {
  /** SHA-256 of the whole version, as the case itself names it. */
  inputHash: string
  fileName: string
  /** A workbook, as this person sees the version; lines of others that are hidden stay hidden. */
  workbook: Buffer
}

/** A version of an own case for others to read; nothing when it is no own one. */
export async function handOverVersion(
  db: Database,
  actor: Actor,
  asked: { caseId: string; number: number; language: Language },
): Promise<HandedVersion | undefined> {
  const { caseId, number, language } = asked
  const stored = await readCaseById(db, caseId)
  if (!stored || !ownersOf(actor).includes(stored.ownerOrganisationId)) return undefined
  const version = await readVersion(db, caseId, number)
  if (!version) return undefined
  const seen = caseFor(actor, { ...stored, content: version.content })
  return {
    ...{ caseId, number, caseName: stored.name, name: version.name, inputHash: version.inputHash },
    fileName: `${seen.caseFile.id}-v${number}.xlsx`,
    workbook: await caseWorkbookFile(withHiddenNote(seen), 'xlsx', { language }),
  }
}
