import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { migrate } from '../migrate.ts'
import { readMigrations } from '../migration-files.ts'
import { type BackedUpTable, type Manifest, manifestName, manifestShape } from './manifest.ts'
import { tablesInOrder } from './tables.ts'

/** What to put back, and where. */
export interface RestoreOptions {
  /** Address for the owner of an empty database. */
  url: string
  source: string
  /** Where stored files belong; called once per file with its hash. */
  placeFor: (hash: string) => string
  log: (line: string) => void
}

/**
 * Fills an empty database from a backup: first the schema that the rows fit, then the rows, then the newer
 * migrations. All rows in one transaction: a killed restore leaves empty tables.
 * @throws Error with one sentence when the folder is no backup, a part is damaged, or the database is not empty
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const manifest = readManifest(options.source)
  const known = readMigrations()
  const older = known.filter(migration => manifest.migrations.includes(migration.name))
  if (older.length !== manifest.migrations.length)
    throw new Error('deze back-up is van een nieuwere versie: werk Versneller eerst bij')
  await migrate({ url: options.url, log: options.log, migrations: older })
  await fillTables(options, manifest)
  await migrate({ url: options.url, log: options.log })
  await placeFiles(options, manifest)
  return manifest
}

function readManifest(source: string): Manifest {
  const file = join(source, manifestName)
  if (!existsSync(file)) throw new Error(`${source} is geen (volledige) back-up: ${manifestName} ontbreekt`)
  return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')))
}

async function fillTables(options: RestoreOptions, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'versneller-restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    // References that go both ways hold when all rows are there.
    await client.query('set constraints all deferred')
    await refuseUsed(client)
    const present = await tablesInOrder(client)
    const names = present.map(table => pg.escapeIdentifier(table.name))
    // Our own triggers guard what people do; a restore puts back what they already did.
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    for (const name of [...names].reverse()) await client.query(`delete from ${name}`)
    for (const table of manifest.tables) await copyIn(client, table, options.source)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    for (const { name, value, isCalled } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, isCalled])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** A database in which nobody has done anything yet; rows that the migrations themselves put in make place. */
async function refuseUsed(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from audit_entries limit 1')
  if (rowCount) throw new Error('de database is niet leeg: zet een back-up terug in een nieuwe database')
}

async function copyIn(client: pg.Client, table: BackedUpTable, source: string): Promise<void> {
  const columns = table.columns.map(column => pg.escapeIdentifier(column)).join(', ')
  const hash = createHash('sha256')
  const listen = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  const target = client.query(from(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`))
  await pipeline(createReadStream(join(source, table.file)), createGunzip(), listen, target)
  if (hash.digest('hex') !== table.sha256) throw new Error(`de back-up is beschadigd: ${table.file}`)
  if (target.rowCount !== table.rows) throw new Error(`de back-up is beschadigd: ${table.file} mist rijen`)
}

async function placeFiles(options: RestoreOptions, manifest: Manifest): Promise<void> {
  for (const hash of manifest.files) {
    const place = options.placeFor(hash)
    await mkdir(join(place, '..'), { recursive: true })
    await copyFile(join(options.source, 'files', hash), place)
  }
}
