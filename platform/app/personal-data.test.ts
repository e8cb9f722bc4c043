import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../kit/audit/verify.ts'
import { connect } from '../kit/database/connect.ts'
import { testDatabase } from '../kit/database/testing.ts'
import { ownDataOf, personalTables } from '../kit/module/personal-data.ts'
import { columnsWithoutOwner, ownedColumnsNotThere } from './personal-columns.ts'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

describe('the register of personal data', () => {
  it('has an owner for every column that refers to a person, and names nothing that is not there', async () => {
    expect(await columnsWithoutOwner(site.services.db, personalTables())).toEqual([])
    expect(await ownedColumnsNotThere(site.services.db, personalTables())).toEqual([])
  })

  it('notices a new table with persons, by its foreign key or by the name of its column', async () => {
    const database = await testDatabase()
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query('create table strays (whose uuid references people (id), author_id text, place text)')
    await owner.end()
    const seen = connect({ url: database.ownerUrl, log: () => undefined })
    expect(await columnsWithoutOwner(seen.db, personalTables())).toEqual(['strays.author_id', 'strays.whose'])
    await seen.close()
    await database.close()
  })

  it('is a public page in both languages', async () => {
    const nl = await ask(site, 'GET', '/privacy/verwerkingen')
    const en = await ask(site, 'GET', '/privacy/verwerkingen', { cookie: 'taal=en' })
    expect([nl.statusCode, en.statusCode]).toEqual([200, 200])
    const rows = (html: string) => html.match(/<th scope="row"/g)?.length
    expect([rows(nl.body), rows(en.body)]).toEqual([personalTables().length, personalTables().length])
  })
})

const marker = 'kenmerk-van-de-planeconoom'

/** Leaves something of a person in every table that a person can fill. */
async function leaveTraces(personId: string, email: string): Promise<void> {
  const { db } = site.services
  const by = { person_id: personId }
  await db
    .insertInto('drafts')
    .values({ ...by, form_key: 'proef', values: { naam: marker } })
    .execute()
  await db
    .insertInto('notices')
    .values({ ...by, kind: 'proef', text_nl: marker, text_en: marker, href: '/werk' })
    .execute()
  await db
    .insertInto('remarks')
    .values({
      id: personId,
      object_kind: 'case',
      object_id: 'een',
      field: '',
      thread_id: personId,
      markdown: marker,
      author_id: personId,
    })
    .execute()
  await db
    .insertInto('job_progress')
    .values({ ...by, job_name: 'proef', title_nl: marker, title_en: marker })
    .execute()
  await db
    .insertInto('idempotency_keys')
    .values({ ...by, action: 'proef', key: marker })
    .execute()
  await db
    .insertInto('audit_values')
    .values({ ...by, digest: 'a'.repeat(64), value: marker, salt: 'zout' })
    .execute()
  await db
    .insertInto('outgoing_mail')
    .values({ kind: 'proef', recipient: email, subject: marker, body: marker, language: 'nl' })
    .execute()
  await db
    .insertInto('stored_files')
    .values({
      file_name: 'begroting.pdf',
      content_type: 'application/pdf',
      size_bytes: 1,
      sha256: 'b'.repeat(64),
      uploaded_by_id: personId,
    })
    .execute()
}

/** Tables of which a row holds this text anywhere. */
async function tablesHolding(text: string): Promise<string[]> {
  const { db } = site.services
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql`select 1 from ${sql.table(name)} as t
      where position(${text} in t::text) > 0 limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function planner() {
  const { person_id: personId, email } = await site.services.db
    .selectFrom('accounts')
    .select(['person_id', 'email'])
    .where('email', '=', 'planeconoom@example.org')
    .executeTakeFirstOrThrow()
  return { personId, email }
}

/** What somebody did for an organisation in the demonstration: it stays, by an id that leads to nobody. */
const staysWithoutName = new Set([
  'case_changes',
  'case_versions',
  'seats',
  'attendances',
  'votes',
  'quorum_seats',
  'criteria_reactions',
  'call_questions',
  'call_invitations',
  'submissions',
])

describe('the own data of a person', () => {
  it('tell codes in words on the page, in both languages, and keep them in the file', async () => {
    const cookie = await signIn(site, 'S')
    const cells = async (language: 'nl' | 'en') => {
      const { body } = await ask(site, 'GET', '/account/mijn-gegevens', {
        cookie: `${cookie}; taal=${language}`,
      })
      const votes = body.slice(body.indexOf('id="votes"'), body.indexOf('id="quorum_seats"'))
      return new Set(
        [...votes.matchAll(/data-label="(?:Stem|Vote)"[^>]*><div>([^<]*)</g)].map(([, word]) => word),
      )
    }
    expect([await cells('nl'), await cells('en')]).toEqual([
      new Set(['voor', 'onthouding', 'tegen']),
      new Set(['for', 'abstention', 'against']),
    ])
    const file = await ask(site, 'GET', '/account/mijn-gegevens.json', { cookie })
    const { data } = JSON.parse(file.body) as { data: { table: string; rows: { choice?: string }[] }[] }
    const votes = data.find(part => part.table === 'votes')
    expect(new Set(votes?.rows.map(row => row.choice))).toEqual(new Set(['for', 'abstain', 'against']))
  })
})

describe('the own data of a planner', () => {
  it('are read on a page and taken home as a file, and hold nothing of anybody else', async () => {
    const { personId, email } = await planner()
    await leaveTraces(personId, email)
    const cookie = await signIn(site, 'G')
    const page = await ask(site, 'GET', '/account/mijn-gegevens', { cookie })
    expect(page.statusCode).toBe(200)
    expect(page.body.match(new RegExp(marker, 'g'))?.length).toBe(5)
    const file = await ask(site, 'GET', '/account/mijn-gegevens.json', { cookie })
    const { data } = JSON.parse(file.body) as { data: { table: string; rows: Record<string, unknown>[] }[] }
    const names = data.map(part => part.table)
    expect(names).toEqual([
      'audit_entries',
      'audit_values',
      'notices',
      'remarks',
      'drafts',
      'stored_files',
      'outgoing_mail',
      'job_progress',
      'idempotency_keys',
      'people',
      'accounts',
      'sessions',
      'positions',
      ...names.filter(name => staysWithoutName.has(name)),
    ])
    expect(data.find(part => part.table === 'accounts')?.rows.map(row => row.email)).toEqual([email])
    expect(data.find(part => part.table === 'positions')?.rows.map(row => row.organisation_id)).toEqual([
      'Gemeente A (demo)',
    ])
    expect(/password|token|secret|salt/.test(file.body)).toBe(false)
    const other = await ask(site, 'GET', '/account/mijn-gegevens.json', { cookie: await signIn(site, 'M') })
    expect([other.body.includes(marker), other.body.includes(email)]).toEqual([false, false])
    expect((await ask(site, 'GET', '/account/mijn-gegevens.json')).statusCode).toBe(303)
  })

  it('are gone from every table after an erasure, and the trail stays whole', async () => {
    const { db } = site.services
    const { personId, email } = await planner()
    expect((await tablesHolding(marker)).length).toBe(7)
    const cookie = await signIn(site, 'A')
    const act = (what: string) =>
      ask(site, 'POST', `/beheer/accounts/${personId}`, {
        cookie,
        fields: { act: what, reason: `Gevraagd door ${marker}` },
      })
    expect((await act('close')).statusCode).toBe(303)
    expect(await tablesHolding(`Gevraagd door ${marker}`)).toEqual(['audit_values'])
    expect((await act('erase')).statusCode).toBe(303)
    expect(await tablesHolding(marker)).toEqual([])
    // The farewell itself, which goes ninety days after it was sent.
    expect(await tablesHolding(`,${email},`)).toEqual(['outgoing_mail'])
    expect(
      (await db.selectFrom('outgoing_mail').select('kind').where('recipient', '=', email).execute()).map(
        row => row.kind,
      ),
    ).toEqual(['accounts.accountErasedMail'])
    const open = await db
      .selectFrom('positions')
      .select('id')
      .where('person_id', '=', personId)
      .where('valid_to', 'is', null)
      .execute()
    expect(open).toEqual([])
    const left = await ownDataOf(db, { personId, email })
    expect(
      left
        .map(part => part.table.table)
        .filter(name => name !== 'audit_entries' && !staysWithoutName.has(name)),
    ).toEqual(['remarks', 'outgoing_mail', 'people', 'accounts', 'positions'])
    expect((await verifyAudit(db)).ok).toBe(true)
  })
})
