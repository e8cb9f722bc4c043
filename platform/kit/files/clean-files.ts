import fs from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from '../module/module.ts'
import type { Services } from '../module/services.ts'
import { placeOf } from './store-file.ts'

const hoursUnused = 24

/**
 * Removes the records of files that no action kept within a day, contents that no record names, and what a killed
 * upload left behind.
 * @returns how many contents were removed
 */
export async function cleanFiles(services: Services): Promise<number> {
  const { db, filesFolder, clock } = services
  const before = clock.now().subtract({ hours: hoursUnused })
  await db
    .deleteFrom('stored_files')
    .where('kept_for', 'is', null)
    .where('uploaded_at', '<', before)
    .execute()
  let removed = 0
  for (const folder of await namesIn(filesFolder)) {
    if (folder === 'incoming') await removeOld(join(filesFolder, folder), before)
    else if (/^[0-9a-f]{2}$/.test(folder)) removed += await removeUnnamed(services, folder, before)
  }
  return removed
}

const namesIn = (folder: string): Promise<string[]> => fs.readdir(folder).catch(() => [])

/** Young contents are spared: the record of a file is written just after its contents. */
async function removeUnnamed(
  { db, filesFolder }: Services,
  folder: string,
  before: Temporal.Instant,
): Promise<number> {
  const hashes = await namesIn(join(filesFolder, folder))
  if (hashes.length === 0) return 0
  const rows = await db.selectFrom('stored_files').select('sha256').where('sha256', 'in', hashes).execute()
  const named = new Set(rows.map(row => row.sha256))
  let removed = 0
  for (const hash of hashes) {
    if (named.has(hash) || !(await isOlder(placeOf(filesFolder, hash), before))) continue
    await fs.rm(placeOf(filesFolder, hash), { force: true })
    removed++
  }
  return removed
}

async function removeOld(folder: string, before: Temporal.Instant): Promise<void> {
  for (const name of await namesIn(folder))
    if (await isOlder(join(folder, name), before)) await fs.rm(join(folder, name), { force: true })
}

async function isOlder(path: string, before: Temporal.Instant): Promise<boolean> {
  const { mtimeMs } = await fs.stat(path)
  return mtimeMs < before.epochMilliseconds
}

/** Cleans the store of files every night. */
export const cleanFilesJob: Job = {
  name: 'files.clean',
  schedule: '20 3 * * *',
  async run(services) {
    await cleanFiles(services)
  },
}
