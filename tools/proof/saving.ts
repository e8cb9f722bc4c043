import pg from 'pg'
import { href } from '../../platform/kit/http/address.ts'
import { links } from '../../platform/modules/cases/links.ts'

/** A case that a proof writes to: the note of one line, again and again. */
export interface WritableCase {
  saveAddress: string
  /** Path of the note in the case file. */
  notePath: string
}

/** Makes copies of a case of the demonstration, with its parties, to write to: one for each writer. */
export async function casesToWrite(
  databaseUrl: string,
  name: string,
  count: number,
): Promise<WritableCase[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const made: WritableCase[] = []
  for (let copy = 0; copy < count; copy++) {
    const { rows } = await client.query<{ id: string; line: string }>(
      `with source as (select * from cases where name = $1 order by made_at limit 1),
        copied as (
          insert into cases (name, owner_organisation_id, content)
          select name, owner_organisation_id, content from source
          returning id, content #>> '{lines,0,id}' as line),
        coupled as (
          insert into case_parties (case_id, party_id, organisation_id)
          select copied.id, party_id, organisation_id from case_parties, source, copied where case_id = source.id)
      select * from copied`,
      [name],
    )
    const row = rows[0]
    if (!row) throw new Error(`there is no case "${name}"`)
    made.push({ saveAddress: href(links.save, { id: row.id }), notePath: `/lines/@${row.line}/note` })
  }
  await client.end()
  return made
}

/** Body of a save on the newest revision: whatever stands there, this note replaces it. */
export function saveBody({ notePath }: WritableCase, revision: number, note: string): string {
  return JSON.stringify({ revision, changes: [{ path: notePath, value: { nl: note } }] })
}

/** What the database holds of saved notes: how often each was written. */
export async function savedNotes(databaseUrl: string): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ note: string; times: number }>(
    `select change #>> '{value,nl}' as note, count(*)::int as times
     from case_changes, jsonb_array_elements(changes) change
     where change #>> '{value,nl}' like 'proof-%' group by 1`,
  )
  await client.end()
  return new Map(rows.map(({ note, times }) => [note, times]))
}
