import { expect, test } from 'vitest'
import { faultFromOutput } from './data-folder.ts'

const places = { home: '/srv/database', data: '/srv/database/data', logFile: '', identity: undefined }

test.each([
  [
    'initdb: error: could not write to file "/srv/database/init-1/global/1260": No space left on device',
    'DATABASE_SCHIJF_VOL',
  ],
  ['PANIC:  could not write to file "pg_wal/xlogtemp.31": No space left on device', 'DATABASE_SCHIJF_VOL'],
  ['FATAL:  data directory "/srv/database/data" has wrong ownership', 'DATABASE_MAP_GEEN_TOEGANG'],
  ['FATAL:  could not open file "global/pg_filenode.map": Permission denied', 'DATABASE_MAP_GEEN_TOEGANG'],
  ['FATAL:  could not create file: Read-only file system', 'DATABASE_MAP_GEEN_TOEGANG'],
])('what PostgreSQL says becomes one sentence: %s', (output, code) => {
  expect(faultFromOutput(output, places).code).toBe(code)
})

test('of what is not foreseen the telling line is given', () => {
  const output = 'LOG:  starting\nFATAL:  could not load library\nLOG:  shut down\n'
  expect(faultFromOutput(output, places).nl).toBe(
    'De ingebouwde database in /srv/database start niet: FATAL:  could not load library',
  )
})
