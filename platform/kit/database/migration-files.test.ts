import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMigrations } from './migration-files.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-migrations-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

function put(file: string, text = 'select 1;'): void {
  fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}

test('the order is that of the time stamps, over all folders', () => {
  put('modules/call/migrations/202611240902-calls.sql')
  put('kit/audit/migrations/202611240901-audit.sql')
  put('modules/accounts/migrations/202611240900-accounts.sql')
  put('kit/audit/append.ts')
  expect(readMigrations(folder).map(migration => migration.name)).toEqual([
    '202611240900-accounts.sql',
    '202611240901-audit.sql',
    '202611240902-calls.sql',
  ])
})

test('the hash does not depend on the line ends of a check-out', () => {
  put('kit/a/migrations/202611240900-a.sql', 'select 1;\nselect 2;\n')
  const [unix] = readMigrations(folder)
  put('kit/a/migrations/202611240900-a.sql', 'select 1;\r\nselect 2;\r\n')
  expect(readMigrations(folder)).toEqual([unix])
})

test.each(['notes.txt', '20261124-short.sql', '202611240900-Groot.sql', '202611240900.sql'])(
  'a file of another name is refused: %s',
  name => {
    put(`kit/a/migrations/${name}`)
    expect(() => readMigrations(folder)).toThrow(expect.objectContaining({ code: 'MIGRATIE_NAAM_ONGELDIG' }))
  },
)

test('one name in two folders is refused', () => {
  put('kit/a/migrations/202611240900-a.sql')
  put('modules/b/migrations/202611240900-a.sql')
  expect(() => readMigrations(folder)).toThrow(expect.objectContaining({ code: 'MIGRATIE_NAAM_ONGELDIG' }))
})
