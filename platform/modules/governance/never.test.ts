import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../kit/audit/verify.ts'
import { type GovernedSite, governedSite, members } from './testing-site.ts'

let site: GovernedSite
beforeAll(async () => {
  site = await governedSite()
})
afterAll(() => site.close())

/** An open meeting with these members there, and a decision that is being voted on. */
async function voteWith(organisations: readonly string[], more: Record<string, string> = {}) {
  const meetingId = await site.openMeeting()
  // The item stood on the agenda before: it is put there while the meeting was planned.
  const id = await site.propose(meetingId, more)
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  for (const organisation of organisations) await site.sit(meetingId, organisation)
  expect((await site.post('secretaris', `/besluiten/${id}/in-stemming`)).status).toBe(303)
  return { meetingId, id }
}

const enter = async (id: string, choices: Record<string, string>) => {
  const fields: [string, string][] = []
  for (const [organisation, choice] of Object.entries(choices))
    fields.push([`stem-${await site.seat('stuurgroep', organisation)}`, choice])
  return site.post('secretaris', `/besluiten/${id}/stemmen`, fields)
}
const close = (id: string) => site.post('secretaris', `/besluiten/${id}/sluiten`)
const codeIn = ({ body }: { body: string }) => (body.includes('Geen quorum') ? 'GEEN_QUORUM' : 'other')
const figures = async (id: string) => {
  const { rows } = await sql<Record<string, number | string | null>>`select state, quorum_of as "of",
    quorum_needed as needed, quorum_counted as counted, for_count as "for", against_count as against,
    abstained_count as abstained from decisions where id = ${id}`.execute(site.services.db)
  return rows[0]
}
const standings = async (id: string) => {
  const { rows } = await sql<{ slug: string; standing: string }>`select organisations.slug, standing
    from quorum_seats join seats on seats.id = seat_id join organisations on organisations.id = organisation_id
    where decision_id = ${id} order by slug`.execute(site.services.db)
  return Object.fromEntries(rows.map(row => [row.slug, row.standing]))
}
const { a, b, dev, corp, rijk, inv } = members

describe('a decision', () => {
  it('is not taken with the quorum minus one, and is with the quorum; the seats are kept with it', async () => {
    const { meetingId, id } = await voteWith([a, b, dev])
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'for' })
    const refused = await close(id)
    expect([refused.status, codeIn(refused), await site.state(id)]).toEqual([409, 'GEEN_QUORUM', 'voting'])
    await site.sit(meetingId, corp)
    expect((await close(id)).status).toBe(303)
    expect(await figures(id)).toEqual({
      ...{ state: 'taken', of: 6, needed: 4, counted: 4, for: 3, against: 0, abstained: 0 },
    })
    expect(await standings(id)).toEqual({
      ...{ [a]: 'present', [b]: 'present', [dev]: 'present', [corp]: 'present' },
      ...{ [rijk]: 'absent', [inv]: 'absent' },
    })
  })

  it('does not reach its quorum by a seat that stands aside, and that seat does not vote', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    const seat = await site.seat('stuurgroep', b)
    const aside = { seat, reason: 'Eigen project van de gemeente' }
    expect((await site.post('projectleider', `/besluiten/${id}/verschoning`, aside)).status).toBe(303)
    expect((await site.post('projectleider', `/besluiten/${id}/stem`, { choice: 'for' })).status).toBe(409)
    expect((await enter(id, { [b]: 'for' })).status).toBe(409)
    await enter(id, { [a]: 'for', [dev]: 'for', [corp]: 'for' })
    const refused = await close(id)
    expect([refused.status, codeIn(refused), await site.state(id)]).toEqual([409, 'GEEN_QUORUM', 'voting'])
  })

  it('does not count a vote that was cast before its seat stood aside', async () => {
    const { id } = await voteWith([a, b, dev, corp, rijk])
    await site.post('projectleider', `/besluiten/${id}/stem`, { choice: 'against' })
    const seat = await site.seat('stuurgroep', b)
    await site.post('projectleider', `/besluiten/${id}/verschoning`, { seat, reason: 'Eigen project hier' })
    await enter(id, { [a]: 'for', [dev]: 'for' })
    expect((await close(id)).status).toBe(303)
    expect(await figures(id)).toEqual({
      ...{ state: 'taken', of: 6, needed: 4, counted: 4, for: 2, against: 0, abstained: 0 },
    })
  })
})

describe('who is there', () => {
  it('counts a member and a deputy once, and the one who left does not vote', async () => {
    const { meetingId, id } = await voteWith([a, b, dev])
    await site.sit(meetingId, a, 'deputy')
    expect((await site.post('stuurgroep', `/besluiten/${id}/stem`, { choice: 'for' })).status).toBe(409)
    expect((await site.post('planeconoom', `/besluiten/${id}/stem`, { choice: 'for' })).status).toBe(303)
    const refused = await close(id)
    expect([refused.status, codeIn(refused)]).toEqual([409, 'GEEN_QUORUM'])
    await site.sit(meetingId, corp)
    expect((await close(id)).status).toBe(303)
    const [counted, seats] = [await figures(id), await standings(id)]
    expect([counted?.counted, counted?.for, seats[a]]).toEqual([4, 1, 'deputy'])
    // The database itself takes a seat once.
    const twice = sql`insert into attendances (meeting_id, seat_id, person_id, is_deputy, arrived_at)
      select meeting_id, seat_id, person_id, true, now() from attendances where meeting_id = ${meetingId}
        and left_at is null limit 1`.execute(site.services.db)
    await expect(twice).rejects.toThrow('attendances_once')
  })

  it('leaves out who left before the vote closed', async () => {
    const { meetingId, id } = await voteWith([a, b, dev, corp])
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'for', [corp]: 'for' })
    await site.sit(meetingId, corp, 'left')
    expect(codeIn(await close(id))).toBe('GEEN_QUORUM')
  })
})

describe('who is there twice', () => {
  it('counts for one seat: a deputy who has a seat already does not take a second', async () => {
    const { meetingId, id } = await voteWith([a, b, dev])
    const { db } = site.services
    const chair = sql`(select person_id from accounts where email = 'stuurgroep@example.org')`
    const seatId = await site.seat('stuurgroep', corp)
    const { rows } = await sql<{ deputy: string | null }>`
      select deputy_id as deputy from seats where id = ${seatId}`.execute(db)
    await sql`insert into positions (person_id, organisation_id, role, title, level, valid_from, confirmed_at)
      select ${chair}, organisation_id, 'M', 'Lid', 'privaat', now() - interval '1 year', now()
      from seats where id = ${seatId}`.execute(db)
    await sql`update seats set deputy_id = ${chair} where id = ${seatId}`.execute(db)
    expect((await site.sit(meetingId, corp, 'deputy')).status).toBe(409)
    expect(codeIn(await close(id))).toBe('GEEN_QUORUM')
    // Who leaves the one seat may take the other.
    await site.sit(meetingId, a, 'left')
    expect((await site.sit(meetingId, corp, 'deputy')).status).toBe(303)
    await sql`update seats set deputy_id = ${rows[0]?.deputy ?? null} where id = ${seatId}`.execute(db)
    await sql`delete from positions where person_id = ${chair} and title = 'Lid' and organisation_id =
      (select organisation_id from seats where id = ${seatId})`.execute(db)
  })
})

describe('a vote that was deferred', () => {
  it('begins anew: what was voted before counts no more', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'for', [corp]: 'for' })
    const reason = { reason: 'Eerst nog een advies' }
    expect((await site.post('secretaris', `/besluiten/${id}/aanhouden`, reason)).status).toBe(303)
    expect((await site.post('secretaris', `/besluiten/${id}/in-stemming`)).status).toBe(303)
    await enter(id, { [a]: 'for', [dev]: 'against' })
    expect((await close(id)).status).toBe(303)
    const counted = await figures(id)
    expect([counted?.state, counted?.for, counted?.against]).toEqual(['voted-down', 1, 1])
  })
})

describe('a vote of which the time is over', () => {
  it('is not changed by a seat that stands aside afterwards', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    const aside = { seat: await site.seat('stuurgroep', b), reason: 'Eigen project van de gemeente' }
    await sql`update decisions set closes_at = now() - interval '1 second' where id = ${id}`.execute(
      site.services.db,
    )
    expect((await site.post('projectleider', `/besluiten/${id}/verschoning`, aside)).status).toBe(409)
    expect(await sql`select from recusals where decision_id = ${id}`.execute(site.services.db)).toMatchObject(
      { rows: [] },
    )
  })
})

describe('a decision on a confidential item', () => {
  it('is told to nobody who may not see the item: in no list, no file, no duty, and by no other decision', async () => {
    const { db } = site.services
    const word = 'Kruidnagel'
    const { meetingId, id } = await voteWith([a, b, dev, corp], {
      ...{ title: `Koop van ${word}`, visibility: 'confidential' },
    })
    await sql`update decisions set is_public = false where id = ${id}`.execute(db)
    await enter(id, { [a]: 'for' })
    expect((await close(id)).status).toBe(303)
    await site.post('secretaris', `/vergaderingen/${meetingId}/stap`, { naar: 'closed' })
    await site.post('secretaris', `/vergaderingen/${meetingId}/notulen`, { minutes: 'Kort verslag.' })
    expect((await site.post('stuurgroep', `/vergaderingen/${meetingId}/notulen/vaststellen`)).status).toBe(
      303,
    )
    const other = await site.openMeeting()
    const seen = async (mailbox: string | undefined, more: readonly string[] = []) => {
      const urls = [
        ...[
          '/besluiten?per=100',
          `/besluiten?zoek=${word.toLowerCase()}nootje`,
          '/besluiten.csv',
          '/bestuur/stuurgroep',
        ],
        ...[`/vergaderingen/${other}`, `/vergaderingen/${meetingId}`, `/besluiten/${id}`, ...more],
      ]
      const told: string[] = []
      for (const url of urls) if ((await site.get(mailbox, url)).body.includes(word)) told.push(url)
      return told
    }
    const inside = ['/besluiten?per=100', '/besluiten.csv', '/bestuur/stuurgroep']
    // So that this test can fail: who has a seat sees it everywhere.
    expect(await seen('projectleider')).toEqual([
      ...[...inside, `/vergaderingen/${other}`, `/vergaderingen/${meetingId}`, `/besluiten/${id}`],
    ])
    for (const mailbox of ['onderzoeker', 'bewoner', undefined])
      expect([mailbox, await seen(mailbox)]).toEqual([mailbox, []])
    const revoking = await voteWith([a, b, dev, corp], { title: 'Terug van iets', revokes: id })
    await enter(revoking.id, { [a]: 'for' })
    expect((await close(revoking.id)).status).toBe(303)
    expect(await seen(undefined, [`/besluiten/${revoking.id}`])).toEqual([])
    expect((await site.get(undefined, `/besluiten/${revoking.id}`)).status).toBe(200)
  })
})

describe('a decision that may not be taken', () => {
  it('on an item that came after convening takes the agreement of everybody present', async () => {
    const meetingId = await site.openMeeting()
    const id = await site.propose(meetingId)
    for (const organisation of [a, b, dev, corp]) await site.sit(meetingId, organisation)
    const open = () => site.post('secretaris', `/besluiten/${id}/in-stemming`)
    const agree = async (organisations: readonly string[]) => {
      const fields: [string, string][] = []
      for (const one of organisations) fields.push(['seats', await site.seat('stuurgroep', one)])
      return site.post('secretaris', `/besluiten/${id}/instemming`, fields)
    }
    expect([(await open()).status, await site.state(id)]).toEqual([409, 'proposal'])
    expect((await agree([a, b, dev])).status).toBe(303)
    expect([(await open()).status, await site.state(id)]).toEqual([409, 'proposal'])
    expect((await agree([rijk])).status).toBe(400)
    await agree([corp])
    expect((await open()).status).toBe(303)
    // Who comes in later has to agree as well.
    await site.sit(meetingId, rijk)
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'for', [corp]: 'for' })
    expect([(await close(id)).status, await site.state(id)]).toEqual([409, 'voting'])
    await agree([rijk])
    expect([(await close(id)).status, await site.state(id)]).toEqual([303, 'taken'])
  })

  it('outside the mandate of who decides alone is refused, by its amount, its year and its kind', async () => {
    const fields = {
      title: 'Uitgave van een proef',
      kind: 'expenditure',
      text: 'Een uitgave voor een proef.',
    }
    const alone = (mailbox: string, more: Record<string, string>) =>
      site.post(mailbox, '/besluiten/nieuw?wijze=mandaat', { ...fields, ...more })
    const count = async () =>
      Number(
        (await sql<{ n: number }>`select count(*)::int as n from decisions`.execute(site.services.db)).rows[0]
          ?.n,
      )
    const before = await count()
    expect((await alone('programmadirecteur', { amount: '25000,01' })).status).toBe(409)
    expect((await alone('programmadirecteur', { kind: 'scope' })).status).toBe(409)
    expect((await alone('secretaris', { amount: '2500,01' })).status).toBe(409)
    expect((await alone('programmamanager', {})).status).toBe(409)
    expect((await alone('stuurgroep', {})).status).toBe(403)
    expect(await count()).toBe(before)
    // What is left of the year is used up; one cent more is refused.
    const { rows } = await sql<{ left: number }>`select 10000000 - coalesce(sum(amount_cents), 0)::int as left
      from decisions join mandates on mandates.id = mandate_id where holder = 'director'
      and date_trunc('year', decided_at at time zone 'Europe/Amsterdam') =
        date_trunc('year', now() at time zone 'Europe/Amsterdam')`.execute(site.services.db)
    for (let left = Number(rows[0]?.left); left > 0; left -= 2_500_000) {
      const amount = String(Math.min(left, 2_500_000) / 100).replace('.', ',')
      expect((await alone('programmadirecteur', { amount })).status).toBe(303)
    }
    expect((await alone('programmadirecteur', { amount: '0,01' })).status).toBe(409)
    expect((await alone('programmadirecteur', {})).status).toBe(303)
  })

  it('of a kind that the platform takes is only proposed by the steering group', async () => {
    const { id } = await voteWith([a, b, dev, corp], { kind: 'extension' })
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'against' })
    expect((await close(id)).status).toBe(303)
    const { rows } = await sql`select state, is_proposal, majority from decisions where id = ${id}`.execute(
      site.services.db,
    )
    expect(rows).toEqual([{ state: 'taken', is_proposal: true, majority: 'heavy' }])
  })
})

describe('a seat', () => {
  it('whose holder has no position there any more does not vote and does not count', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    const vote = () => site.post('corporatie', `/besluiten/${id}/stem`, { choice: 'for' })
    expect((await vote()).status).toBe(303)
    // The deputy of the seat goes with its member: a seat that a deputy can take is filled.
    const ofSeat = sql`person_id in (select person_id from accounts
      where email in ('corporatie@example.org', 'stuurgroep-corporaties@example.org'))`
    await sql`update positions set valid_to = now() where ${ofSeat}`.execute(site.services.db)
    const refused = await vote()
    expect([refused.status, refused.body.includes('geen zetel')]).toEqual([409, true])
    await enter(id, { [a]: 'for', [b]: 'for', [dev]: 'for' })
    expect(codeIn(await close(id))).toBe('other')
    // Five filled seats are left: three of them are more than half, and the vote of the sixth is gone.
    expect(await figures(id)).toEqual({
      ...{ state: 'taken', of: 5, needed: 3, counted: 3, for: 3, against: 0, abstained: 0 },
    })
    await sql`update positions set valid_to = null where ${ofSeat}`.execute(site.services.db)
  })

  it('that ended does not vote', async () => {
    const { meetingId, id } = await voteWith([a, b, dev, corp, rijk])
    const seatId = await site.seat('stuurgroep', rijk)
    expect((await site.post('secretaris', `/bestuur/zetels/${seatId}/beeindigen`)).status).toBe(303)
    expect((await site.post('rijk-wonen', `/besluiten/${id}/stem`, { choice: 'for' })).status).toBe(409)
    const again = { seat: seatId, act: 'holder' }
    expect((await site.post('secretaris', `/vergaderingen/${meetingId}/aanwezig`, again)).status).toBe(409)
    expect(
      (await site.post('secretaris', `/besluiten/${id}/stemmen`, { [`stem-${seatId}`]: 'for' })).status,
    ).toBe(409)
    await sql`update seats set valid_to = null where id = ${seatId}`.execute(site.services.db)
  })

  it('is voted for by who sits there, and by nobody on behalf of another', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    const vote = (mailbox: string) => site.post(mailbox, `/besluiten/${id}/stem`, { choice: 'for' })
    expect((await vote('platform')).status).toBe(409)
    expect((await vote('programmadirecteur')).status).toBe(409)
    expect((await vote('ontwikkelaar')).status).toBe(409)
    expect((await vote('bewoner')).status).toBe(409)
    expect((await vote('projectleider')).status).toBe(303)
    // What a member voted in person is not written over by the secretary.
    await enter(id, { [b]: 'against', [a]: 'for', [dev]: 'for', [corp]: 'for' })
    await close(id)
    const counted = await figures(id)
    expect([counted?.for, counted?.against]).toEqual([4, 0])
  })
})

describe('minutes', () => {
  it('do not change once they are adopted, by no way at all, and nobody adopts the own', async () => {
    const meetingId = await site.openMeeting()
    const write = (minutes: string) =>
      site.post('programmadirecteur', `/vergaderingen/${meetingId}/notulen`, { minutes })
    const adopt = (mailbox: string) => site.post(mailbox, `/vergaderingen/${meetingId}/notulen/vaststellen`)
    await site.post('secretaris', `/vergaderingen/${meetingId}/stap`, { naar: 'closed' })
    expect((await write('De vergadering duurde kort.')).status).toBe(303)
    // The director adopts minutes of others, never the own.
    expect((await adopt('programmadirecteur')).status).toBe(403)
    expect((await adopt('secretaris')).status).toBe(403)
    expect((await adopt('projectleider')).status).toBe(403)
    expect((await adopt('stuurgroep')).status).toBe(303)
    const refused = await write('Het ging heel anders.')
    expect([refused.status, refused.body.includes('veranderen niet meer')]).toEqual([409, true])
    const later = sql`update meetings set minutes = 'anders' where id = ${meetingId}`.execute(
      site.services.db,
    )
    await expect(later).rejects.toThrow('adopted minutes do not change')
    const { rows } = await sql<{
      minutes: string
    }>`select minutes from meetings where id = ${meetingId}`.execute(site.services.db)
    expect(rows).toEqual([{ minutes: 'De vergadering duurde kort.' }])
  })
})

describe('a decision that was taken', () => {
  it('does not change, and ends by a new decision alone', async () => {
    const { id } = await voteWith([a, b, dev, corp])
    await enter(id, { [a]: 'for' })
    await close(id)
    expect(
      (await site.post('secretaris', `/besluiten/${id}/aanhouden`, { reason: 'toch niet' })).status,
    ).toBe(409)
    const later = sql`update decisions set text = 'iets heel anders' where id = ${id}`.execute(
      site.services.db,
    )
    await expect(later).rejects.toThrow('does not change')
    const revoking = await voteWith([a, b, dev, corp], { title: 'Terug', revokes: id })
    await enter(revoking.id, { [a]: 'for' })
    expect([(await close(revoking.id)).status, await site.state(id)]).toEqual([303, 'revoked'])
    const again = await site.propose(await site.openMeeting(), { title: 'Nog eens', revokes: id })
    expect(again).toBe('')
  })
})

it('leaves a sound audit trail', async () => {
  expect(await verifyAudit(site.services.db)).toMatchObject({ ok: true })
})
