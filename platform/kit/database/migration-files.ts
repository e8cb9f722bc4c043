import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from './database-error.ts'

/** One step of the schema. Its order in the whole is its name: a time stamp and what it does. */
export type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const platformFolder = path.resolve(import.meta.dirname, '..', '..')
const nameForm = /^\d{12}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

/**
 * Reads the migrations of the whole platform: `kit/<part>/migrations/` and `modules/<module>/migrations/`, in the
 * order of their time stamps. Place is local, order is global.
 * @throws {DatabaseError} MIGRATIE_NAAM_ONGELDIG for a name of another form, or one that occurs twice
 */
export function readMigrations(folder: string = platformFolder): Migration[] {
  const files = ['kit', 'modules'].flatMap(part => migrationFiles(path.join(folder, part)))
  const migrations = files.map(readMigration).sort((one, other) => (one.name < other.name ? -1 : 1))
  migrations.forEach((migration, index) => {
    if (migration.name === migrations[index + 1]?.name)
      throw new DatabaseError('MIGRATIE_NAAM_ONGELDIG', { name: migration.name })
  })
  return migrations
}

function migrationFiles(part: string): string[] {
  if (!fs.existsSync(part)) return []
  return fs.readdirSync(part).flatMap(owner => {
    const folder = path.join(part, owner, 'migrations')
    if (!fs.existsSync(folder)) return []
    return fs.readdirSync(folder).map(file => path.join(folder, file))
  })
}

function readMigration(file: string): Migration {
  const name = path.basename(file)
  if (!nameForm.test(name)) throw new DatabaseError('MIGRATIE_NAAM_ONGELDIG', { name })
  // Line ends differ between check-outs; the step does not.
  const text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  return { name, text, hash: createHash('sha256').update(text).digest('hex') }
}
