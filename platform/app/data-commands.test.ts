import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../kit/database/testing.ts'
import { type Answer, parseWords } from './command.ts'
import { dataCommands } from './data-commands.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'versneller-commands-'))
  vi.stubEnv('DATABASE_URL', database.ownerUrl)
  vi.stubEnv('VERSNELLER_FOLDER', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await database.close()
})

/** Runs `versneller administrators` with these words. */
async function run(...words: string[]): Promise<Answer> {
  const command = dataCommands.find(one => one.name === 'administrators')
  if (!command) throw new Error('there is no such command')
  const asked = parseWords(command, words)
  if ('errors' in asked) return { ok: false, errors: asked.errors }
  return command.run({ ...asked, input: undefined })
}

const codesOf = (answer: Answer) => ('ok' in answer && !answer.ok ? answer.errors.map(one => one.code) : [])
const invited = () =>
  database.db
    .selectFrom('positions')
    .innerJoin('accounts', 'accounts.person_id', 'positions.person_id')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select(['accounts.email', 'positions.role', 'organisations.name'])
    .orderBy('accounts.email')
    .execute()

const organisation = ['--organisation', 'Programmabureau'] as const

describe('the command for the first administrators', () => {
  it('refuses one address, a wrong one, the same twice, and a missing organisation, and invites nobody', async () => {
    expect(codesOf(await run('een@example.org', ...organisation))).toEqual(['OPGAVE_ONTBREEKT'])
    expect(codesOf(await run('een@example.org', 'twee', ...organisation))).toEqual(['EMAIL_ONGELDIG'])
    expect(codesOf(await run('een@example.org', ' EEN@example.org', ...organisation))).toEqual([
      'TWEE_BEHEERDERS_NODIG',
    ])
    expect(codesOf(await run('een@example.org', 'twee@example.org'))).toHaveLength(1)
    expect(await invited()).toEqual([])
  })

  it('invites two, by mail, each as administrator of the organisation', async () => {
    expect(await run('een@example.org', 'Twee@example.org', ...organisation)).toEqual({
      ok: true,
      value: { invited: ['een@example.org', 'twee@example.org'], organisation: 'Programmabureau' },
    })
    expect(await invited()).toEqual([
      { email: 'een@example.org', role: 'A', name: 'Programmabureau' },
      { email: 'twee@example.org', role: 'A', name: 'Programmabureau' },
    ])
    const mails = await database.db.selectFrom('outgoing_mail').select('recipient').execute()
    expect(mails.map(mail => mail.recipient).sort()).toEqual(['een@example.org', 'twee@example.org'])
  })

  it('refuses as soon as there is an administrator', async () => {
    expect(codesOf(await run('drie@example.org', 'vier@example.org', ...organisation))).toEqual([
      'BEHEERDER_BESTAAT',
    ])
    expect(await invited()).toHaveLength(2)
  })
})
