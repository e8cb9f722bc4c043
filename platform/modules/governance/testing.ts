import { sql } from 'kysely'
import type { Database } from '../../kit/database/connect.ts'
import type { BodyKind, DecisionKind, Subject } from './model.ts'

export { fileFigures } from './hooks.ts'
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

/** A decision that was taken, for tests of what rests on one; its body is made where there is none yet. @returns its id */
export async function makeTakenDecision(
  db: Database,
  asked: { kind: DecisionKind; bodyKind?: BodyKind; subject?: Subject },
): Promise<string> {
  const { kind, bodyKind = 'executive-platform', subject } = asked
  const bodyId = (await bodyOf(db, bodyKind)) ?? (await makeBody(db, bodyKind))
  const { rows } = await sql<{ id: string }>`
    insert into decisions (programme_id, number, body_id, kind, title, text, state, method, decided_at, subject_kind, subject_id)
    select programme_id, (select coalesce(max(number), 0) + 1 from decisions), id, ${kind}, 'Besluit van een proef',
      'Dit besluit is voor een proef.', 'taken', 'meeting', now(), ${subject?.kind ?? null}, ${subject?.id ?? null}
    from governing_bodies where id = ${bodyId} returning id`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a decision was not made')
  return row.id
}

async function bodyOf(db: Database, kind: BodyKind): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from governing_bodies where kind = ${kind}`.execute(db)
  return rows[0]?.id
}

async function makeBody(db: Database, kind: BodyKind): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with programme as (
      insert into programmes (slug, name, name_en, starts_on, ends_on)
      values (${`proef-${kind}`}, 'Proef', 'Trial', '2026-01-01', '2030-01-01') returning id
    )
    insert into governing_bodies (programme_id, slug, kind, name, name_en, task, task_en)
    select id, ${`proef-${kind}`}, ${kind}, 'Proeforgaan', 'Trial body', 'Proef', 'Trial' from programme
    returning id`.execute(db)
  return rows[0]?.id
}
