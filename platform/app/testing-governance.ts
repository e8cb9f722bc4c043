import { sql } from 'kysely'
import type { TestSite } from './testing.ts'

type Rows = { id: string; key?: string }

const isOf = (path: string) =>
  /^\/(?:bestuur|vergaderingen|besluiten|programma\/activiteiten)(?:\/|$)/.test(path)

/** The address of a page of the bodies, with an object made for this request; undefined for other pages. */
export async function governanceUrl(
  { services: { db } }: TestSite,
  path: string,
): Promise<string | undefined> {
  if (!isOf(path)) return undefined
  const one = async (query: ReturnType<typeof sql<Rows>>) => (await query.execute(db)).rows[0]
  const meeting = async (state: string) =>
    (
      await one(sql<Rows>`insert into meetings (body_id, number, state, starts_at, ends_at)
        select id, (select max(number) + 1 from meetings), ${state}, now() + interval '1 day',
          now() + interval '25 hours' from governing_bodies where slug = 'stuurgroep' returning id`)
    )?.id ?? ''
  const item = async (meetingId: string) =>
    (
      await one(sql<Rows>`insert into agenda_items (meeting_id, position, kind, title, visibility)
        values (${meetingId}, 1, 'decision', 'Punt van een proef', 'participants') returning id`)
    )?.id ?? ''
  if (path.startsWith('/bestuur/kalender/')) {
    const body = await one(
      sql<Rows>`select id, calendar_key as key from governing_bodies where slug = 'stuurgroep'`,
    )
    return path.replace(':code', `${body?.key}.ics`)
  }
  if (path.startsWith('/programma/activiteiten/')) {
    const activity = await one(
      sql<Rows>`select id from activities where state = 'running' order by id limit 1`,
    )
    return path.replace(':id', activity?.id ?? '')
  }
  if (path.startsWith('/besluiten/vragen/:id')) {
    const question = await one(
      sql<Rows>`select id from scope_questions where state = 'open' order by number limit 1`,
    )
    return path.replace(':id', question?.id ?? '')
  }
  if (path.startsWith('/bestuur/zetels/')) {
    const seat = await one(sql<Rows>`insert into seats (body_id, organisation_id, function, votes, valid_from)
      select body_id, organisation_id, 'member', true, now() from seats limit 1 returning id`)
    return path.replace(':id', seat?.id ?? '')
  }
  if (path.startsWith('/bestuur/mandaten/')) {
    const mandate =
      await one(sql<Rows>`insert into mandates (programme_id, holder, person_id, kinds, what, valid_from)
      select programme_id, 'manager', person_id, '{procedure}', 'Proef', now() from mandates limit 1 returning id`)
    return path.replace(':id', mandate?.id ?? '')
  }
  if (path.startsWith('/vergaderingen/acties/')) {
    const point = await one(sql<Rows>`insert into action_points (meeting_id, text, holder_id, due_on)
      select meeting_id, 'Actie van een proef', person_id, current_date from attendances
      join accounts using (person_id) where email = 'stuurgroep@example.org' limit 1 returning id`)
    return path.replace(':id', point?.id ?? '')
  }
  if (path.startsWith('/vergaderingen/stukken/')) return path.replace(':id', await meeting('planned'))
  if (path.startsWith('/besluiten/:id')) {
    const meetingId = await meeting('open')
    const itemId = await item(meetingId)
    const decision = await one(sql<Rows>`insert into decisions
      (programme_id, number, body_id, meeting_id, agenda_item_id, kind, title, text)
      select programme_id, (select max(number) + 1 from decisions), id, ${meetingId}, ${itemId}, 'agreement',
        'Besluit van een proef', 'De tekst van een proef' from governing_bodies where slug = 'stuurgroep' returning id`)
    return path.replace(':id', decision?.id ?? '')
  }
  const id = path.includes(':id') ? await meeting(path.includes(':item') ? 'open' : 'planned') : ''
  return path
    .replace(':slug', 'stuurgroep')
    .replace(':id', id)
    .replace(':item', path.includes(':item') ? await item(id) : '')
}
