// Goal: whatever people write, no page of the site makes markup or a link that runs of it. Every text of the demonstration
// that people could have written gets markup added, and every reader looks at all that leads on.
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readers } from './permission-table.ts'
import { type TestSite, testSite } from './testing.ts'
import { type Crawled, crawl } from './testing-readers.ts'

/** Ends an attribute, a text and every element whose content is read in another way, and begins elements of its own. */
const added = ` '"\`><kanarie-een onload=kanarie()></title></textarea></script></style></svg><!--<kanarie-twee>--><kanarie-drie/x='`
const link = 'javascript:kanarie()//'
/** Not written by people, or read by the site before any page is. */
const ownTables = /^(migrations|audit_|search_|sessions$|idempotency_keys$)/
/** Columns that were filled when this was written. */
const columnsFilledMin = 100
const pagesMin = 20

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
  expect(await fill(site.ownerUrl)).toBeGreaterThan(columnsFilledMin)
}, 300_000)
afterAll(() => site.close())

/** What a person could have written: more than one word, or where something is found. */
const written = (text: string): string =>
  /^https?:/.test(text) ? link + text : /\S\s+\S/.test(text) ? text + added : text

function writtenIn(value: unknown): unknown {
  if (typeof value === 'string') return written(value)
  if (Array.isArray(value)) return value.map(writtenIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writtenIn(part)]))
}

interface Column {
  table: string
  column: string
  type: string
}

/** Changes the texts of a column, as far as its table allows. @returns whether any was changed */
async function fillColumn(owner: pg.Client, { table, column, type }: Column): Promise<boolean> {
  const [name, place] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)]
  const { rows } = await owner.query<{ at: string; value: unknown }>(
    `select ctid::text as at, ${place} as value from ${name} where ${place} is not null`,
  )
  let isFilled = false
  for (const { at, value } of rows) {
    const other = writtenIn(value)
    if (JSON.stringify(other) === JSON.stringify(value)) continue
    const sent = type === 'jsonb' ? JSON.stringify(other) : other
    // Where a text may be no longer, or only one of some, it stays.
    const changed = await owner
      .query(`update ${name} set ${place} = $1 where ctid = $2::tid`, [sent, at])
      .catch(() => undefined)
    isFilled ||= changed?.rowCount === 1
  }
  return isFilled
}

/** @returns how many columns were filled */
async function fill(ownerUrl: string): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  // No trigger: what was adopted, submitted or told is filled as well.
  await owner.query('set session_replication_role = replica')
  const { rows } = await owner.query<Column>(
    `select table_name as table, column_name as column, udt_name as type from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and udt_name in ('text', '_text', 'jsonb')
       and is_generated = 'NEVER'`,
  )
  let count = 0
  for (const column of rows.filter(({ table }) => !ownTables.test(table)))
    if (await fillColumn(owner, column)) count++
  await owner.end()
  return count
}

const isDrawn = ({ contentType }: Crawled): boolean => /html|svg|xml/.test(contentType)

/** Markup of a person, or a link of one that runs. */
const runs = ({ body }: Crawled): boolean =>
  /<\/?kanarie/i.test(body) || /\s(?:href|src|action|formaction)=["']?\s*javascript:/i.test(body)

it.each(readers)('of what people write nothing becomes markup, as %s', { timeout: 900_000 }, async reader => {
  const pages = (
    await crawl(site, reader, ['/', '/werk', '/cases', '/besluiten', '/projecten', '/account'])
  ).filter(isDrawn)
  expect(pages.filter(runs).map(({ path }) => path)).toEqual([])
  expect(pages.filter(({ statusCode }) => statusCode >= 500).map(({ path }) => path)).toEqual([])
  // They were shown, as the words that they are.
  expect(pages.filter(({ body }) => body.includes('&lt;kanarie-een')).length).toBeGreaterThan(pagesMin)
})
