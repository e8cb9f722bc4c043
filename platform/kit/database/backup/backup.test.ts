import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../access/write.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { systemClock } from '../../clock/clock.ts'
import { connect } from '../connect.ts'
import { emptyTestDatabase, type TestDatabase, testDatabase } from '../testing.ts'
import { manifestName } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

let database: TestDatabase
let empty: Awaited<ReturnType<typeof emptyTestDatabase>>
const folder = mkdtempSync(join(tmpdir(), 'versneller-backup-'))
const stored = createHash('sha256').update('a stored file').digest('hex')

beforeAll(async () => {
  database = await testDatabase()
  empty = await emptyTestDatabase()
  for (let index = 0; index < 25; index++)
    await write({ db: database.db, actor: undefined, clock: systemClock }, 'tryBackup', async (_tx, record) =>
      record({
        objectKind: 'trial',
        objectId: randomUUID(),
        after: { index, text: `tab\t new line\n backslash \\ é` },
      }),
    )
  mkdirSync(join(folder, 'store', stored.slice(0, 2)), { recursive: true })
  writeFileSync(join(folder, 'store', stored.slice(0, 2), stored), 'a stored file')
})

afterAll(async () => {
  await database.close()
  await empty.close()
  rmSync(folder, { recursive: true, force: true })
})

const placeFor = (hash: string) => join(folder, 'restored', hash)
const silent = () => undefined

test('a backup put back in an empty database holds the same rows, files and audit chain', async () => {
  const target = join(folder, 'whole')
  const made = await writeBackup({ url: database.ownerUrl, target, filesFolder: join(folder, 'store') })
  expect(made.tables.find(table => table.name === 'audit_entries')?.rows).toBe(25)
  expect(made.files).toEqual([stored])
  await restoreBackup({ url: empty.ownerUrl, source: target, placeFor, log: silent })
  const before = await verifyAudit(database.db)
  const connection = connect({ url: empty.ownerUrl, log: silent })
  const after = await verifyAudit(connection.db)
  const rows = await connection.db.selectFrom('audit_entries').selectAll().orderBy('seq').execute()
  expect(rows).toEqual(await database.db.selectFrom('audit_entries').selectAll().orderBy('seq').execute())
  await connection.close()
  expect(after).toEqual(before)
  expect(readFileSync(placeFor(stored), 'utf8')).toBe('a stored file')
})

test('a backup is not put back over what people did', async () => {
  const target = join(folder, 'over')
  await writeBackup({ url: database.ownerUrl, target, filesFolder: undefined })
  await expect(
    restoreBackup({ url: database.ownerUrl, source: target, placeFor, log: silent }),
  ).rejects.toThrow('de database is niet leeg: zet een back-up terug in een nieuwe database')
})

test('a damaged part is refused and nothing of it stays', async () => {
  const target = join(folder, 'damaged')
  const made = await writeBackup({ url: database.ownerUrl, target, filesFolder: undefined })
  const manifest = {
    ...made,
    tables: made.tables.map(table => ({
      ...table,
      sha256: table.name === 'audit_entries' ? '0'.repeat(64) : table.sha256,
    })),
  }
  writeFileSync(join(target, manifestName), JSON.stringify(manifest))
  const fresh = await emptyTestDatabase()
  await expect(restoreBackup({ url: fresh.ownerUrl, source: target, placeFor, log: silent })).rejects.toThrow(
    'de back-up is beschadigd: tables/audit_entries.copy.gz',
  )
  const connection = connect({ url: fresh.ownerUrl, log: silent })
  expect(await connection.db.selectFrom('audit_entries').selectAll().execute()).toEqual([])
  await connection.close()
  await fresh.close()
})

test('a folder without its manifest is no backup', async () => {
  const target = join(folder, 'half')
  await writeBackup({ url: database.ownerUrl, target, filesFolder: undefined })
  rmSync(join(target, manifestName))
  await expect(restoreBackup({ url: empty.ownerUrl, source: target, placeFor, log: silent })).rejects.toThrow(
    'is geen (volledige) back-up',
  )
  expect(existsSync(`${target}.part`)).toBe(false)
})
