import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { type BackedUpTable, type Manifest, manifestName } from './manifest.ts'
import { sequencesOf, type TableToCopy, tablesInOrder } from './tables.ts'

/** What to back up, and where to. */
export interface BackupOptions {
  /** Address for the owner of the tables. */
  url: string
  /** Folder that becomes the backup; must not be there yet. */
  target: string
  /** Folder of the stored files, named by their hash. */
  filesFolder: string | undefined
}

/**
 * Writes all rows of one instant, and the stored files, to a folder. The folder gets its name only when it is
 * complete; a killed backup leaves `<target>.part`. Work while others write: they are not held up.
 * @throws Error when the target exists
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  if (existsSync(options.target))
    throw new Error(`${options.target} bestaat al: kies een nieuwe map voor de back-up`)
  const part = `${options.target}.part`
  await mkdir(join(part, 'tables'), { recursive: true })
  const client = new pg.Client({ connectionString: options.url, application_name: 'versneller-backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables: BackedUpTable[] = []
    for (const table of await tablesInOrder(client)) tables.push(await copyOut(client, table, part))
    const manifest: Manifest = {
      format: 'versneller-backup/1',
      madeAt: new Date().toISOString(),
      migrations: (
        await client.query<{ name: string }>('select name from migrations order by name')
      ).rows.map(row => row.name),
      tables,
      sequences: await sequencesOf(client),
      files: await copyFiles(options.filesFolder, join(part, 'files')),
    }
    await client.query('commit')
    await writeFile(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    await rename(part, options.target)
    return manifest
  } finally {
    await client.end()
  }
}

async function copyOut(client: pg.Client, table: TableToCopy, folder: string): Promise<BackedUpTable> {
  const columns = table.columns.map(column => pg.escapeIdentifier(column)).join(', ')
  const name = pg.escapeIdentifier(table.name)
  const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${name}`)
  const file = join('tables', `${table.name}.copy.gz`)
  const hash = createHash('sha256')
  const listen = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  const source = client.query(to(`copy (select ${columns} from ${name}) to stdout`))
  await pipeline(source, listen, createGzip({ level: 6 }), createWriteStream(join(folder, file)))
  return {
    name: table.name,
    columns: table.columns,
    rows: Number(rows[0]!.count),
    file,
    sha256: hash.digest('hex'),
  }
}

/** Files never change under their name, so that copying them after the rows misses none that a row names. */
async function copyFiles(from: string | undefined, target: string): Promise<string[]> {
  if (!from || !existsSync(from)) return []
  await mkdir(target, { recursive: true })
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  const stored = entries.filter(entry => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
  for (const entry of stored)
    await copyFile(join(entry.parentPath, entry.name), join(target, basename(entry.name)))
  return stored.map(entry => entry.name).sort()
}
