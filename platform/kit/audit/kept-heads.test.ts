import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Services } from '../module/services.ts'
import { servicesOn } from '../module/testing.ts'
import { appendAudit, auditHead } from './append.ts'
import { keepHeadJob, readKeptHeads } from './kept-heads.ts'
import { verifyAudit } from './verify.ts'

let database: TestDatabase
let services: Services
const folder = mkdtempSync(join(tmpdir(), 'versneller-heads-'))
beforeAll(async () => {
  database = await testDatabase()
  services = servicesOn(database.db, {
    auditHeads: { folder, mailTo: ['een@example.org', 'twee@example.org'] },
  })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const add = (objectId: string) =>
  database.db.transaction().execute(tx =>
    appendAudit(tx, [
      {
        actorId: null,
        onBehalfOfId: null,
        organisationId: null,
        action: 'proof',
        objectKind: 'proof',
        objectId,
      },
    ]),
  )
const read = () => readKeptHeads(folder, services.secret)

describe('the head of the trail outside the database', () => {
  it('is kept once a day in a file and by mail, and is never written over', async () => {
    await add('one')
    const head = await auditHead(database.db)
    await keepHeadJob.run(services, {})
    expect(await read()).toEqual({ heads: [head], changedFiles: [] })
    await add('two')
    await keepHeadJob.run(services, {})
    expect((await read()).heads).toEqual([head])
    const mails = await database.db
      .selectFrom('outgoing_mail')
      .select(['recipient', 'body'])
      .orderBy('recipient')
      .execute()
    expect(mails.map(({ recipient, body }) => [recipient, body.includes(`1:${head.hash}`)])).toEqual([
      ['een@example.org', true],
      ['twee@example.org', true],
    ])
  })

  it('shows a trail of which the end was cut off together with its head', async () => {
    expect((await verifyAudit(database.db, (await read()).heads)).ok).toBe(true)
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    for (const table of ['audit_entries', 'audit_head'])
      await owner.query(`alter table ${table} disable trigger all`)
    await owner.query('delete from audit_entries')
    await owner.query(`update audit_head set seq = 0, hash = repeat('0', 64)`)
    await owner.end()
    expect((await verifyAudit(database.db)).ok).toBe(true)
    expect(await verifyAudit(database.db, (await read()).heads)).toMatchObject({
      ok: false,
      code: 'AUDIT_EINDE_ONTBREEKT',
    })
  })

  it('shows a file that was changed, and one that another site made', async () => {
    const [name = ''] = readdirSync(folder)
    const kept = readFileSync(join(folder, name), 'utf8')
    writeFileSync(join(folder, name), kept.replace(/^\d+/, '0'))
    expect(await read()).toEqual({ heads: [], changedFiles: [name] })
    writeFileSync(join(folder, name), kept)
    expect(await readKeptHeads(folder, 'another secret')).toEqual({ heads: [], changedFiles: [name] })
  })
})
