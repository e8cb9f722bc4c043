import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { allRoutes } from './modules.ts'
import { expectations, isOwned } from './permission-expectations.ts'
import { permissionTable } from './permission-table.ts'
import { type TestSite, testSite } from './testing.ts'
import { fieldsFor } from './testing-forms.ts'
import { canaries, leaksTo, meetNonsense } from './testing-never.ts'
import { ask, makeShared, signIn, tokenOf, urlFor } from './testing-readers.ts'

// Whole crawls: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 })

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

const routes = allRoutes({ demo: true })

describe('a write without an entry in the audit trail', () => {
  /** Tables of the machinery, and of what is a person's own and about nothing but the screen. */
  const technical = new Set([
    'audit_entries',
    'audit_head',
    'drafts',
    'guesses',
    'idempotency_keys',
    'job_progress',
    'migrations',
    'notice_preferences',
    'notices',
    'outgoing_mail',
    'search_documents',
    'search_words',
    'sessions',
  ])

  async function tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
      site.services.db,
    )
    return rows.map(({ name }) => name)
  }

  /** Of each table how many rows it has and which transaction wrote last in it. */
  async function stamps(names: readonly string[]): Promise<Map<string, string>> {
    const parts = names.map(
      name =>
        sql`select ${name} as name, concat(count(*), ' ', max(xmin::text::bigint)) as stamp from ${sql.table(name)}`,
    )
    const { rows } = await sql<{ name: string; stamp: string }>`${sql.join(parts, sql` union all `)}`.execute(
      site.services.db,
    )
    return new Map(rows.map(({ name, stamp }) => [name, stamp]))
  }

  /** The stamps of now. As long as no transaction has written, they are those of before: most requests are refused. */
  async function lookedAt(
    names: readonly string[],
    known: { transaction: string; stamps: Map<string, string> },
  ) {
    const { rows } = await sql<{ next: string }>`
      select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(site.services.db)
    const transaction = rows[0]!.next
    return transaction === known.transaction ? known : { transaction, stamps: await stamps(names) }
  }

  it('is made by no form, button or script of the site', async () => {
    const names = (await tables()).filter(name => name !== 'audit_head')
    const posts = permissionTable(routes, isOwned, expectations).filter(({ method }) => method !== 'GET')
    const wrote: string[] = []
    for (const reader of ['anonymous', 'G', 'M', 'T', 'A'] as const) {
      let cookie = await signIn(site, reader)
      const token = await tokenOf(site, reader)
      let known = { transaction: '', stamps: new Map<string, string>() }
      for (const line of posts) {
        const url = await urlFor(site, line.path, reader, line.ownership)
        known = await lookedAt(names, known)
        await ask(site, line.method, url, { cookie, token, ...fieldsFor(line, routes) })
        const { stamps: before } = known
        known = await lookedAt(names, known)
        if (line.path === '/afmelden') cookie = await signIn(site, reader)
        const changed = names.filter(
          name => !technical.has(name) && before.get(name) !== known.stamps.get(name),
        )
        if (changed.length === 0) continue
        const isAudited = before.get('audit_entries') !== known.stamps.get('audit_entries')
        wrote.push(`${isAudited ? 'audited' : 'NOT AUDITED'} ${line.path}`)
      }
    }
    expect(wrote.filter(one => one.startsWith('NOT'))).toEqual([])
    // The test looks at writes indeed.
    expect(new Set(wrote).size).toBeGreaterThan(9)
  })

  it('cannot be hidden afterwards: the trail takes no change and no removal', async () => {
    for (const statement of ['update audit_entries set action = action', 'delete from audit_entries'])
      await expect(sql.raw(statement).execute(site.services.db)).rejects.toThrow()
  })
})

/** Readers who see most of the site, each another part; the long test goes the round of all of them. */
const widest = ['anonymous', 'G', 'T', 'A'] as const

describe('what a page never holds', () => {
  it.each(widest)('is no number, no sentence or the inside of the machine, for %s', async reader => {
    const { pageCount, ...found } = await meetNonsense(site, reader)
    expect(found).toEqual({ nonsense: [], failed: [] })
    expect(pageCount).toBeGreaterThan(20)
  })
})

describe('a line that is hidden', () => {
  it('is seen by the party it is for, so that this test can fail', async () => {
    const seen = await leaksTo(site, 'M', canaries.developer)
    // In every kind of file too: the words of a workbook and of a report are packed.
    for (const file of ['werkmap.xlsx', 'werkmap.ods', 'rapport.pdf'])
      expect([file, seen.some(one => one.includes(file))]).toEqual([file, true])
    expect(await leaksTo(site, 'M', canaries.association)).toEqual([])
  })

  it.each(['G', 'T'] as const)(
    'leaks not one figure or word to %s, on no page, in no file and in no refusal',
    async reader => {
      expect(await leaksTo(site, reader, Object.values(canaries).flat())).toEqual([])
    },
  )
})

describe('two people who change the same thing', () => {
  it('do not overwrite each other silently', async () => {
    const { url } = await makeShared(site)
    const cookie = await signIn(site, 'G')
    const change = (name: string) =>
      ask(site, 'POST', `${url}/partijen/gem`, {
        cookie,
        fields: { revision: '1', 'name.nl': name, kind: 'gemeente', rate: '2' },
      })
    const [first, second] = [await change('Een'), await change('Twee')]
    expect([first.statusCode, second.statusCode]).toEqual([303, 409])
    expect((await ask(site, 'GET', `${url}/partijen`, { cookie })).body.includes('Twee')).toBe(false)
  })
})

describe('a figure of an area', () => {
  it('stands on its public page with its year and how it is known, and the page names its sources', async () => {
    const { rows } = await sql<{ slug: string }>`select slug from projects order by slug`.execute(
      site.services.db,
    )
    let figures = 0
    for (const { slug } of rows) {
      const { body } = await ask(site, 'GET', `/projecten/${slug}`)
      const table = /<table[^>]*>.*?<\/table>/s.exec(body)?.[0] ?? ''
      for (const [row] of table.matchAll(/<tr(?:(?!<th scope="col").)*?<\/tr>/gs)) {
        const cells = [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
          cell.replace(/<[^>]*>/g, ''),
        )
        if (row.includes('scope="col"')) continue
        figures++
        expect([slug, cells.length, /^(19|20)\d\d$/.test(cells[2] ?? ''), (cells[3] ?? '') !== '']).toEqual([
          slug,
          4,
          true,
          true,
        ])
      }
      expect([slug, /href="https?:\/\//.test(body)]).toEqual([slug, true])
    }
    expect(figures).toBeGreaterThan(rows.length)
  })
})

describe('a list', () => {
  /** Rows on one page at the most, with the head of the table. */
  const rowsMax = 101
  /** One document each: as long as the API has operations, and the site tables with personal data. */
  const documents = ['/api', '/privacy/verwerkingen']

  it('shows one page of a thousand rows, whatever is asked', async () => {
    const { db } = site.services
    await sql`insert into organisations (slug, name, kind)
      select 'lijst-' || n, 'Lijst ' || n, 'adviseur' from generate_series(1, 1000) n`.execute(db)
    await sql`with fresh as (insert into people (name) select 'Lijst ' || n from generate_series(1, 1000) n returning id)
      insert into accounts (person_id, email) select id, id || '@example.org' from fresh`.execute(db)
    await sql`insert into positions (person_id, organisation_id, role, title, level, valid_from, confirmed_at)
      select p.id, o.id, 'N', 'Adviseur', 'privaat', now() - interval '1 day', now()
      from people p join organisations o on o.name = p.name where p.name like 'Lijst %'`.execute(db)
    await sql`insert into data_requests (person_id, kind, request, due_on)
      select id, 'erase', 'Wis mijn gegevens', '2027-01-01' from people where name like 'Lijst %'`.execute(db)
    await sql`insert into cases (name, owner_organisation_id, is_illustration, is_shared, content)
      select 'Lijst ' || n, owner_organisation_id, true, true, content
      from cases, generate_series(1, 1000) n where name = 'Vier partijen' and is_illustration limit 1000`.execute(
      db,
    )
    const tooLong = new Set<string>()
    for (const reader of ['anonymous', 'G', 'A', 'T'] as const) {
      const cookie = await signIn(site, reader)
      for (const { kind, address } of routes) {
        if (kind !== 'page' || address.path.includes(':') || documents.includes(address.path)) continue
        for (const query of ['', '?per=100000', '?per=100&pagina=2']) {
          const { body } = await ask(site, 'GET', `${address.path}${query}`, { cookie })
          const rows = Math.max(
            ...[...body.matchAll(/<(table|ul|ol)\b.*?<\/\1>/gs)].map(
              ([list]) => (list.match(/<(tr|li)\b/g) ?? []).length,
            ),
            0,
          )
          if (rows > rowsMax) tooLong.add(address.path)
        }
      }
    }
    expect([...tooLong]).toEqual([])
  })
})
