import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../kit/access/write-or-refuse.ts'
import { handOverAnswers } from '../../kit/module/answers.ts'
import { handOverSubscriptions } from '../../kit/module/subscriptions.ts'
import { closeWrittenVotes } from './actions/take-decision.ts'
import {
  agendaSubjectSource,
  decisionsTaken,
  onDecisionTaken,
  recusalSource,
  takenDecision,
} from './index.ts'
import { remindOfFeedback } from './notices.ts'
import { problem } from './problems.ts'
import { type GovernedSite, governedSite, item, makeTakenDecision, members } from './testing.ts'

let site: GovernedSite
beforeAll(async () => {
  site = await governedSite()
})
afterAll(() => site.close())
afterEach(() => {
  handOverAnswers([])
  handOverSubscriptions([])
})

const { a, b, dev, corp } = members
const query = async <Row>(text: ReturnType<typeof sql<Row>>) => (await text.execute(site.services.db)).rows
const idOf = ({ goTo }: { goTo: string }) => goTo.split('?')[0]?.split('/').at(-1) ?? ''
const day = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days }).toPlainDate().toString()
const told = async (kind: string) =>
  (
    await query(sql<{ email: string }>`select distinct email from notices
      join accounts on accounts.person_id::text = notices.person_id where kind = ${`governance.${kind}`} order by email`)
  ).map(row => row.email.split('@')[0])

/** An open meeting with four members, and a decision that can be voted on. */
async function ready(more: Record<string, string> = {}) {
  const meetingId = await site.openMeeting()
  const id = await site.propose(meetingId, more)
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  for (const one of [a, b, dev, corp]) await site.sit(meetingId, one)
  return { meetingId, id }
}
const vote = (mailbox: string, id: string, choice = 'for') =>
  site.post(mailbox, `/besluiten/${id}/stem`, { choice })
const open = (id: string) => site.post('secretaris', `/besluiten/${id}/in-stemming`)
const close = (id: string) => site.post('secretaris', `/besluiten/${id}/sluiten`)

describe('the register of decisions', () => {
  const lines = (text: string) => text.trim().split('\r\n').length - 1

  it('shows everybody what is public and settled, and the programme all of it, on the page and in its files', async () => {
    const [row] = await query(sql<{ n: number; all: number }>`select count(*)::int as all,
      (count(*) filter (where is_public and state in ('taken', 'voted-down', 'revoked')))::int as n from decisions`)
    const open = await site.get(undefined, '/besluiten')
    const inside = await site.get('secretaris', '/besluiten')
    expect(open.body.includes(`${row?.n} besluiten`)).toBe(true)
    expect(inside.body.includes(`${row?.all} besluiten`)).toBe(true)
    expect(lines((await site.get(undefined, '/besluiten.csv')).body)).toBe(row?.n)
    expect(lines((await site.get('secretaris', '/besluiten.csv')).body)).toBe(row?.all)
    expect((await site.get(undefined, '/besluiten.ods')).status).toBe(200)
    expect(
      (await site.get(undefined, '/besluiten?taal=x&stand=proposal')).body.includes('Geen besluiten'),
    ).toBe(true)
  })

  it('filters by body, kind, year and words, and the file is exactly that selection', async () => {
    const asked = 'orgaan=bestuurlijk-platform&soort=criteria'
    expect((await site.get(undefined, `/besluiten?${asked}`)).body.includes('1 besluit<')).toBe(true)
    expect(lines((await site.get(undefined, `/besluiten.csv?${asked}`)).body)).toBe(1)
    expect(lines((await site.get(undefined, '/besluiten.csv?zoek=website')).body)).toBe(1)
    expect((await site.get(undefined, '/besluiten?jaar=2001')).body.includes('Geen besluiten')).toBe(true)
  })

  it('hides what is not public, and that it is there', async () => {
    const [secret] = await query(
      sql<{ id: string }>`select id from decisions where title like 'Vertrouwelijk advies%'`,
    )
    const url = `/besluiten/${secret?.id}`
    for (const mailbox of [undefined, 'bewoner', 'docent'])
      expect((await site.get(mailbox, url)).status).toBe(404)
    expect((await site.get('corporatie', url)).status).toBe(200)
    expect((await site.get('bewoner', '/zoeken?zoek=Vertrouwelijk+advies')).body.includes(url)).toBe(false)
    const [known] = await query(
      sql<{ id: string }>`select id from decisions where title = 'Begroting eerste jaar'`,
    )
    expect((await site.get(undefined, `/besluiten/${known?.id}`)).status).toBe(200)
    expect(
      (await site.get(undefined, '/zoeken?zoek=Begroting')).body.includes(`/besluiten/${known?.id}`),
    ).toBe(true)
  })

  it('names organisations and no persons to the public', async () => {
    const [known] = await query(
      sql<{ id: string }>`select id from decisions where title = 'Begroting eerste jaar'`,
    )
    const [open, inside] = [
      await site.get(undefined, `/besluiten/${known?.id}`),
      await site.get('secretaris', `/besluiten/${known?.id}`),
    ]
    expect([open.body.includes('Accountmanager'), inside.body.includes('Accountmanager')]).toEqual([
      false,
      true,
    ])
    const organisation = await site.get(undefined, '/programma/organisatie')
    expect(organisation.body.includes('Demo-corporatie A')).toBe(true)
    expect(organisation.body.includes('Projectleider, corporatie')).toBe(false)
  })
})

describe('what other modules do with decisions', () => {
  it('is told in the transaction of the vote, which a refusal undoes', async () => {
    const heard: unknown[] = []
    let isRefused = true
    handOverSubscriptions([
      onDecisionTaken(async ({ details }) => {
        heard.push(details)
        if (isRefused) throw new Refusal(problem('STAAT_ONGELDIG'))
      }),
    ])
    const { id } = await ready()
    await open(id)
    await vote('stuurgroep', id)
    expect([(await close(id)).status, await site.state(id)]).toEqual([400, 'voting'])
    isRefused = false
    expect([(await close(id)).status, await site.state(id)]).toEqual([303, 'taken'])
    expect(heard.at(-1)).toEqual({ decisionId: id, kind: 'agreement', isProposal: false, subject: undefined })
  })

  it('tells who stands aside for a subject, by organisation and concern, from the moment of the vote', async () => {
    const [owner] = await query(sql<{ id: string }>`select id from organisations where slug = ${b}`)
    handOverAnswers([
      agendaSubjectSource(async () => [
        {
          kind: 'proef',
          id: '1',
          title: { nl: 'Tranche van een proef', en: 'Tranche of a test' },
          href: '/proef',
        },
      ]),
      recusalSource('proef', async (_db, id) =>
        id === '1' ? [{ organisationId: owner?.id, reason: { nl: 'Eigen inzending', en: 'Own entry' } }] : [],
      ),
    ])
    const { id } = await ready({ subject: 'proef/1' })
    await open(id)
    const mine = await site.get('projectleider', `/besluiten/${id}`)
    expect([mine.body.includes('Tranche van een proef'), mine.body.includes('Eigen inzending')]).toEqual([
      true,
      true,
    ])
    expect((await vote('projectleider', id)).status).toBe(409)
    await vote('stuurgroep', id)
    const refused = await close(id)
    expect([refused.status, refused.body.includes('Geen quorum')]).toEqual([409, true])
  })

  it('rests on a decision that was taken, not on one that is proposed, open or revoked', async () => {
    const { db } = site.services
    const made = await makeTakenDecision(db, { kind: 'criteria' })
    const found = await takenDecision(db, made)
    expect(found.ok && [found.decision.kind, found.decision.bodyKind]).toEqual([
      'criteria',
      'executive-platform',
    ])
    expect((await decisionsTaken(db, { kind: 'criteria' })).some(one => one.id === made)).toBe(true)
    const because = async (title: string) => {
      const [row] = await query(sql<{ id: string }>`select id from decisions where title = ${title}`)
      const asked = await takenDecision(db, row?.id ?? '')
      return asked.ok ? 'taken' : asked.because
    }
    expect(await because('Voordracht van de criteria voor de eerste oproep')).toBe('proposed-only')
    expect(await because('Embargo van 24 uur op uitslagen')).toBe('revoked')
    expect(await because('Versnelling van de bodemonderzoeken')).toBe('not-taken')
    expect(await because('Toelating van de eerste tranche')).toBe('taken')
    expect(await takenDecision(db, '00000000-0000-0000-0000-000000000000')).toEqual({
      ok: false,
      because: 'unknown',
    })
  })
})

describe('a vote in writing', () => {
  const propose = async (title: string) => {
    const [body] = await query(sql<{ id: string }>`select id from governing_bodies where slug = 'stuurgroep'`)
    const fields = {
      kind: 'agreement',
      title,
      text: 'Een afspraak in schriftelijke vorm.',
      body: body?.id ?? '',
    }
    const id = idOf(await site.post('secretaris', '/besluiten/nieuw?wijze=schriftelijk', fields))
    expect((await open(id)).status).toBe(303)
    return id
  }
  const passed = (id: string) =>
    sql`update decisions set closes_at = now() - interval '1 second' where id = ${id}`.execute(
      site.services.db,
    )

  it('is voted on by everybody personally, within the term, and the deputy never over the member', async () => {
    const id = await propose('Schriftelijke proef één')
    expect(await told('voteOpened')).toContain('corporatie')
    expect((await site.get('stuurgroep', '/werk')).body.includes('Schriftelijke proef één')).toBe(true)
    expect((await vote('stuurgroep', id)).status).toBe(303)
    expect((await vote('planeconoom', id, 'against')).status).toBe(409)
    expect((await vote('ontwikkelaar', id, 'against')).status).toBe(303)
    expect((await vote('ontwikkelmanager', id)).status).toBe(303)
    const seat = await site.seat('stuurgroep', corp)
    const entered = await site.post('secretaris', `/besluiten/${id}/stemmen`, { [`stem-${seat}`]: 'for' })
    expect(entered.status).toBe(409)
    expect((await close(id)).status).toBe(409)
    for (const mailbox of ['projectleider', 'corporatie']) await vote(mailbox, id)
    await passed(id)
    expect((await vote('rijk-wonen', id)).status).toBe(409)
    await closeWrittenVotes(site.services)
    const [row] = await query(sql`select state, for_count, against_count, quorum_counted, decided_by
      from decisions where id = ${id}`)
    expect(row).toEqual({
      state: 'taken',
      for_count: 4,
      against_count: 0,
      quorum_counted: 4,
      decided_by: null,
    })
  })

  it('without the quorum is deferred when its instant has come', async () => {
    const id = await propose('Schriftelijke proef twee')
    for (const mailbox of ['stuurgroep', 'projectleider', 'corporatie']) await vote(mailbox, id)
    await passed(id)
    await closeWrittenVotes(site.services)
    const [row] = await query(sql<{
      state: string
      because: string
    }>`select state, deferred_because as because
      from decisions where id = ${id}`)
    expect([row?.state, row?.because.startsWith('Geen quorum: 3 zetels tellen, 4 nodig van 6.')]).toEqual([
      'deferred',
      true,
    ])
  })
})

const plan = (days: number) =>
  site.post('secretaris', '/bestuur/stuurgroep/plannen', {
    startsAt: `${day(days)}T14:00`,
    endsAt: '16.00',
  })

describe('a meeting', () => {
  it('is convened in time, or with a reason that stands on its page; members are told', async () => {
    const id = idOf(await plan(3))
    expect((await site.post('secretaris', `/vergaderingen/${id}/bijeenroepen`)).status).toBe(422)
    const urgency = 'De inzending sluit volgende week'
    expect((await site.post('secretaris', `/vergaderingen/${id}/bijeenroepen`, { urgency })).status).toBe(303)
    expect((await site.get('corporatie', `/vergaderingen/${id}`)).body.includes(urgency)).toBe(true)
    expect((await told('convened')).includes('planeconoom')).toBe(true)
    expect((await site.post('stuurgroep', `/vergaderingen/${id}/stap`, { naar: 'open' })).status).toBe(403)
  })

  it('freezes what the body watches over when it is convened', async () => {
    const id = idOf(await plan(20))
    const file = { goals: 'Vier doelen', execution: 'Drie lijnen', results: 'Zes kwartalen' }
    const write = () => site.post('secretaris', `/vergaderingen/${id}/dossier`, file)
    expect((await write()).status).toBe(303)
    await site.post('secretaris', `/vergaderingen/${id}/bijeenroepen`)
    expect((await write()).status).toBe(409)
    const [row] = await query(sql<{ sha: string }>`select file_sha256 as sha from meetings where id = ${id}`)
    expect(row?.sha).toMatch(/^[0-9a-f]{64}$/)
    expect((await site.get('corporatie', `/vergaderingen/${id}`)).body.includes(row?.sha ?? '-')).toBe(true)
  })

  it('is planned as a series, and a mistake is told with all others', async () => {
    const fields = { startsAt: `${day(40)}T10:00`, endsAt: '12:00', everyMonths: '2', endsOn: day(40 + 200) }
    const before = (await query(sql`select id from meetings`)).length
    expect((await site.post('secretaris', '/bestuur/programmateam/plannen', fields)).status).toBe(303)
    expect((await query(sql`select id from meetings`)).length - before).toBe(4)
    const wrong = await site.post('secretaris', '/bestuur/programmateam/plannen', {
      startsAt: 'x',
      endsAt: 'y',
    })
    expect([wrong.status, wrong.body.match(/class="[^"]*error-message/g)?.length]).toEqual([422, 2])
  })
})

describe('a meeting that is being held', () => {
  it('does not close while a vote is open', async () => {
    const { meetingId, id } = await ready()
    await open(id)
    const step = () => site.post('secretaris', `/vergaderingen/${meetingId}/stap`, { naar: 'closed' })
    expect((await step()).status).toBe(409)
    await site.post('secretaris', `/besluiten/${id}/aanhouden`, { reason: 'Eerst overleg' })
    expect((await step()).status).toBe(303)
  })

  it('shows items and the calendar to who may see them', async () => {
    const id = idOf(await plan(20))
    const add = (visibility: string, title: string) =>
      site.post('secretaris', `/vergaderingen/${id}/agendapunten/nieuw`, {
        ...item,
        ...{ itemKind: 'information', visibility, title },
      })
    await add('confidential', 'Alleen voor leden')
    await add('participants', 'Voor wie meeleest')
    await add('sealed', 'Pas bij de opening')
    const url = `/vergaderingen/${id}`
    const seen = async (mailbox: string) => {
      const { status, body } = await site.get(mailbox, url)
      const titles = ['Alleen voor leden', 'Voor wie meeleest', 'Pas bij de opening']
      return status === 200 ? titles.map(title => body.includes(title)) : status
    }
    expect(await seen('corporatie')).toEqual([true, true, false])
    expect(await seen('secretaris')).toEqual([true, true, false])
    expect(await seen('onderzoeker')).toEqual([false, true, false])
    expect(await seen('rijk-mobiliteit')).toBe(403)
    expect(await seen('beoordelaar')).toBe(403)
    await site.post('secretaris', `${url}/bijeenroepen`)
    await site.post('secretaris', `${url}/stap`, { naar: 'open' })
    expect(await seen('corporatie')).toEqual([true, true, true])
    const calendar = await site.get('corporatie', `${url}/agenda.ics`)
    expect([calendar.status, calendar.body.includes('SUMMARY:Stuurgroep\\, vergadering')]).toEqual([
      200,
      true,
    ])
    expect(calendar.body.includes('Alleen voor leden')).toBe(false)
    const [body] = await query(sql<{ key: string }>`select calendar_key as key from governing_bodies
      where slug = 'stuurgroep'`)
    const all = await site.get(undefined, `/bestuur/kalender/${body?.key}.ics`)
    expect([all.status, (all.body.match(/BEGIN:VEVENT/g)?.length ?? 0) > 15]).toEqual([200, true])
    expect(
      (await site.get(undefined, '/bestuur/kalender/00000000-0000-4000-8000-000000000000.ics')).status,
    ).toBe(404)
  })
})

describe('after the meeting', () => {
  it('members tell their own organisations, what is open stands on the next agenda, and late is told', async () => {
    const { meetingId, id } = await ready({ title: 'Besluit om terug te koppelen' })
    await open(id)
    await vote('stuurgroep', id)
    await close(id)
    const url = `/vergaderingen/${meetingId}`
    const action = { text: 'Verslag rondsturen', holder: '', dueOn: day(7) }
    const [holder] = await query(sql<{ id: string }>`select person_id as id from accounts
      where email = 'corporatie@example.org'`)
    await site.post('secretaris', `${url}/acties/nieuw`, { ...action, holder: holder?.id ?? '' })
    await site.post('secretaris', `${url}/stap`, { naar: 'closed' })
    await site.post('secretaris', `${url}/notulen`, { minutes: 'Er is één besluit genomen.' })
    await site.post('programmadirecteur', `${url}/notulen/vaststellen`)
    const duties = await query(sql<{ id: string; due: string; slug: string }>`select feedback_duties.id,
      due_on as due, organisations.slug from feedback_duties join seats on seats.id = seat_id
      join organisations on organisations.id = organisation_id where meeting_id = ${meetingId} order by slug`)
    expect([duties.length, duties[0]?.due]).toEqual([6, day(14)])
    const work = await site.get('corporatie', '/werk')
    expect([work.body.includes('Verslag rondsturen'), work.body.includes(`${url}/terugkoppeling`)]).toEqual([
      true,
      true,
    ])
    const of = (slug: string) => duties.find(one => one.slug === slug)?.id ?? ''
    const fields = { to: 'bestuur', how: 'in de vergadering', on: day(0) }
    const tell = (mailbox: string, duty: string) =>
      site.post(mailbox, `${url}/terugkoppeling`, { ...fields, duties: duty })
    expect((await tell('corporatie', of(a))).status).toBe(422)
    expect((await tell('secretaris', of(a))).status).toBe(422)
    expect((await tell('corporatie', of(corp))).status).toBe(303)
    const next = await site.get('secretaris', `/vergaderingen/${await site.openMeeting()}`)
    expect(next.body.includes('Besluit om terug te koppelen')).toBe(true)
    await sql`update feedback_duties set due_on = current_date - 1 where id = ${of(b)}`.execute(
      site.services.db,
    )
    await remindOfFeedback(site.services)
    expect(await told('feedbackDue')).toContain('projectleider')
    expect(await told('minutesAdopted')).toContain('secretaris')
    const [point] = await query(
      sql<{ id: string }>`select id from action_points where meeting_id = ${meetingId}`,
    )
    expect((await site.post('stuurgroep', `/vergaderingen/acties/${point?.id}`)).status).toBe(403)
    expect((await site.post('corporatie', `/vergaderingen/acties/${point?.id}`)).status).toBe(303)
  })
})

describe('an extra session', () => {
  it('is planned within fourteen days once a third of the seats asks for it', async () => {
    const url = '/bestuur/stuurgroep/extra-vergadering'
    expect((await site.post('onderzoeker', url, { reason: 'Er is haast bij een besluit' })).status).toBe(403)
    expect((await site.post('corporatie', url, { reason: 'kort' })).status).toBe(422)
    expect((await site.post('corporatie', url, { reason: 'Er is haast bij een besluit' })).status).toBe(303)
    const [request] = await query(
      sql<{ id: string }>`select id from extra_session_requests order by asked_at desc`,
    )
    const plan = () =>
      site.post('secretaris', `/bestuur/stuurgroep/plannen?verzoek=${request?.id}`, {
        ...{ startsAt: `${day(10)}T09:00`, endsAt: '10:00' },
      })
    expect((await plan()).status).toBe(409)
    const support = (mailbox: string) => site.post(mailbox, `${url}/steunen`, { request: request?.id ?? '' })
    expect((await support('corporatie')).status).toBe(409)
    expect((await support('projectleider')).status).toBe(303)
    expect(await told('extraSession')).toContain('programmamanager')
    expect((await site.get('secretaris', '/werk')).body.includes('Plan de extra vergadering')).toBe(true)
    expect((await plan()).status).toBe(303)
  })
})

describe('what holds for a body', () => {
  it('is set by the director from a day on, never back in time, and shown', async () => {
    const fields: [string, string][] = [
      ['validFrom', day(0)],
      ['cadence', '60'],
      ['quorumKind', 'at-least'],
      ['quorumShare', '66,7'],
      ['quorumSeats', '2'],
      ['decides', 'procedure'],
      ['reason', 'Besluit van het platform van vandaag'],
    ]
    const url = '/bestuur/beoordelingscommissie/regels'
    expect((await site.post('secretaris', url, fields)).status).toBe(403)
    const back: [string, string][] = [['validFrom', day(-1)], ...fields.slice(1)]
    expect((await site.post('programmadirecteur', url, back)).status).toBe(422)
    expect((await site.post('programmadirecteur', url, fields)).status).toBe(303)
    const { body } = await site.get('beoordelaar', '/bestuur/beoordelingscommissie')
    expect(body.includes('ten minste 66,7% van de bezette zetels')).toBe(true)
  })

  it('is visible to everybody when the body is late', async () => {
    await sql`insert into body_rules (body_id, valid_from, cadence_days_max, decides, proposes, heavy, reason)
      select id, current_date, 1, '{}', '{}', '{}', 'Voor een proef met het ritme' from governing_bodies
      where slug = 'bestuurlijk-platform'`.execute(site.services.db)
    expect(
      (await site.get(undefined, '/programma/organisatie')).body.includes('dagen geleden, hoogstens 1'),
    ).toBe(true)
  })

  it('does not let somebody sit in a seat of an organisation without a position there', async () => {
    const [other] = await query(sql<{ id: string }>`select person_id as id from accounts
      where email = 'bewoner@example.org'`)
    const seat = await site.seat('stuurgroep', corp)
    const fields = { person: other?.id ?? '', function: 'member', votes: 'ja' }
    expect((await site.post('secretaris', `/bestuur/zetels/${seat}`, fields)).status).toBe(422)
    expect((await site.post('corporatie', `/bestuur/zetels/${seat}`, fields)).status).toBe(403)
  })
})
