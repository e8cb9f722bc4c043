import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownerName, socketUrl } from '../../platform/kit/database/embedded/door.ts'

/** A new folder in which the embedded database can work, also as the other user that it becomes under root. */
export function proofFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `versneller-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** Address of the embedded database in this folder, for the owner of the tables. */
export function databaseUrlOf(folder: string): string {
  return socketUrl(join(folder, 'database', 'socket'), ownerName, 'versneller')
}

/** Number of the database's server process now. */
export function databaseProcessOf(folder: string): number {
  return Number(readFileSync(join(folder, 'database', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}
