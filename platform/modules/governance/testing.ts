import { sql } from 'kysely'
import type { Database } from '../../kit/database/connect.ts'
import type { DecisionKind, Subject } from './model.ts'

export { type GovernedSite, governedSite, members } from './testing-site.ts'

/** A decision about a subject that a steering group of the test votes on now. @returns its id */
export async function makeVote(
  db: Database,
  { kind, subject }: { kind: DecisionKind; subject: Subject },
): Promise<string> {
  const slug = `proef-${subject.id}`
  const { rows } = await sql<{ id: string }>`
    with programme as (
      insert into programmes (slug, name, name_en, starts_on, ends_on)
      values (${slug}, 'Proef', 'Trial', '2026-01-01', '2030-01-01') returning id
    ), body as (
      insert into governing_bodies (programme_id, slug, kind, name, name_en, task, task_en)
      select id, ${slug}, 'steering-group', 'Stuurgroep', 'Steering group', 'Proef', 'Trial' from programme
      returning id, programme_id
    )
    insert into decisions (programme_id, number, body_id, kind, title, text, state, method, subject_kind, subject_id)
    select programme_id, 1, id, ${kind}, 'Stemming van een proef', 'Hierover wordt nu gestemd.', 'voting', 'meeting',
      ${subject.kind}, ${subject.id} from body returning id`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a vote was not made')
  return row.id
}

/** A decision that was taken, for tests of what rests on one. @returns its id */
export async function makeTakenDecision(db: Database, asked: { kind: DecisionKind }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into decisions (programme_id, number, body_id, kind, title, text, state, method, decided_at)
    select programme_id, (select coalesce(max(number), 0) + 1 from decisions), id, ${asked.kind}, 'Besluit van een proef',
      'Dit besluit is voor een proef.', 'taken', 'meeting', now()
    from governing_bodies where kind = 'executive-platform' returning id`.execute(db)
  const [row] = rows
  if (!row) throw new Error('there is no executive platform')
  return row.id
}
