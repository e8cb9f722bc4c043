import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { remindOfFeedback } from './notices.ts'
import { type GovernedSite, governedSite, item, members } from './testing-site.ts'

let site: GovernedSite
beforeAll(async () => {
  site = await governedSite()
})
afterAll(() => site.close())

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

  it('freezes goals, execution and results in figures too, each beside what it was the time before', async () => {
    const convened = async (days: number) => {
      const id = idOf(
        await site.post('secretaris', '/bestuur/bestuurlijk-platform/plannen', {
          ...{ startsAt: `${day(days)}T10:00`, endsAt: '12:00', place: 'Zaal' },
        }),
      )
      // As they are now, before anything is frozen.
      const { body } = await site.get('secretaris', `/vergaderingen/${id}/dossier`)
      expect(body.includes('Opbrengsten opgeleverd voor doel 2')).toBe(true)
      expect((await site.post('secretaris', `/vergaderingen/${id}/bijeenroepen`)).status).toBe(303)
      return id
    }
    const figures = async (id: string) =>
      (
        await query(sql<{ figures: { key: string; part: string; value: number }[] }>`
          select file_figures as figures from meetings where id = ${id}`)
      )[0]!.figures
    const first = await convened(30)
    const frozen = await figures(first)
    expect([...new Set(frozen.map(one => one.part))]).toEqual(['goals', 'execution', 'results'])
    const frozenAt = (key: string) => frozen.find(one => one.key === key)!.value
    expect([frozenAt('workplan/delivered-goal-2'), frozenAt('selection/admitted') > 0]).toEqual([1, true])
    await query(sql`update outputs set state = 'delivered', settled_on = current_date,
      evidence = 'Geleverd tijdens de proef.' where state = 'expected' and activity_id in
        (select id from activities where goal = 2)`)
    const second = await convened(31)
    // What was frozen stays, and the next one shows both.
    expect(await figures(first)).toEqual(frozen)
    const { body } = await site.get('secretaris', `/vergaderingen/${second}`)
    const row = /Opbrengsten opgeleverd voor doel 2[\s\S]*?<\/tr>/.exec(body)![0]
    expect([...row.matchAll(/<td[^>]*>(?:<[^>]*>)*(\d+)/g)].map(found => found[1])).toEqual(['3', '1'])
    // A meeting of another body without words has no file.
    const other = idOf(await plan(22))
    await site.post('secretaris', `/vergaderingen/${other}/bijeenroepen`)
    expect(await figures(other)).toBe(null)
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

describe('a paper of a meeting', () => {
  const readers = ['corporatie', 'secretaris', 'programmamanager', 'onderzoeker', 'rijk-mobiliteit'] as const
  const classes = ['public', 'participants', 'programme', 'confidential', 'sealed'] as const

  it('comes in through its page with a class, and is read, named and sent by that class alone', async () => {
    const id = idOf(await plan(20))
    const url = `/vergaderingen/${id}`
    const page = await site.get('secretaris', `${url}/stukken`)
    const action = /<form[^>]*action="([^"]*)"[^>]*enctype="multipart/.exec(page.body)?.[1] ?? ''
    const send = (visibility: string, by = 'secretaris', name = 'stuk.csv') =>
      site.upload(by, action, {
        ...{ fields: { title: `Stuk ${visibility}`, visibility, item: '' }, name },
        content: `naam;bedrag\nstuk ${visibility};1\n`,
      })
    for (const visibility of classes) expect((await send(visibility)).status).toBe(303)
    // Not by who only reads, in no class that there is not, and not what is no document.
    expect((await send('public', 'corporatie')).status).toBe(403)
    expect((await send('iedereen')).status).toBe(400)
    expect((await send('public', 'secretaris', 'stuk.exe')).status).toBe(400)
    const rows = await query(sql<{ id: string; visibility: string }>`
      select id, visibility from meeting_papers where meeting_id = ${id}`)
    expect(rows.map(row => row.visibility).toSorted()).toEqual([...classes].toSorted())
    const seen = async (mailbox: (typeof readers)[number]) => {
      const meeting = await site.get(mailbox, url)
      const files = await Promise.all(
        classes.map(async visibility => {
          const paper = rows.find(row => row.visibility === visibility)!.id
          const { status, body } = await site.get(mailbox, `/vergaderingen/stukken/${paper}`)
          return [status, body.includes(`stuk ${visibility};1`), meeting.body.includes(`Stuk ${visibility}`)]
        }),
      )
      return files.map(([status, isFile, isNamed]) =>
        isFile && isNamed ? 'read' : isNamed || isFile || status,
      )
    }
    expect(await seen('corporatie')).toEqual(['read', 'read', 'read', 'read', 404])
    // Who sent it in has read it.
    expect(await seen('secretaris')).toEqual(['read', 'read', 'read', 'read', 'read'])
    expect(await seen('programmamanager')).toEqual(['read', 'read', 'read', 'read', 404])
    expect(await seen('onderzoeker')).toEqual(['read', 'read', 404, 404, 404])
    expect(await seen('rijk-mobiliteit')).toEqual([403, 403, 403, 403, 403])
    await site.post('secretaris', `${url}/bijeenroepen`)
    await site.post('secretaris', `${url}/stap`, { naar: 'open' })
    expect(await seen('corporatie')).toEqual(['read', 'read', 'read', 'read', 'read'])
  })
})

describe('a function that ended', () => {
  it('opens nothing any more, also for who is still signed in', async () => {
    const [meeting] = await query(sql<{ id: string }>`select id from meetings order by starts_at limit 1`)
    const [entry] = await query(sql<{ id: string; email: string }>`
      select submissions.id, email from submissions
      join positions on organisation_id = lead_organisation_id and role in ('G', 'M') and valid_to is null
      join accounts on accounts.person_id = positions.person_id
      where version > 0 and submissions.state <> 'withdrawn' order by email, submissions.id limit 1`)
    const [own] = await query(sql<{ id: string }>`select cases.id from cases
      join organisations on organisations.id = owner_organisation_id
      where organisations.slug = 'gemeente-a-demo' limit 1`)
    const mailbox = entry?.email.split('@')[0] ?? ''
    const places: [string, string][] = [
      ['corporatie', `/vergaderingen/${meeting?.id}`],
      ['beoordelaar', '/beoordeling'],
      ['programmamanager', '/selectie'],
      ['planeconoom', `/cases/${own?.id}`],
      [mailbox, `/inzendingen/${entry?.id}/inhoud`],
    ]
    const statuses = async () => {
      const all: number[] = []
      for (const [who, url] of places) all.push((await site.get(who, url)).status)
      return all
    }
    expect(await statuses()).toEqual([200, 200, 200, 200, 200])
    await sql`update positions set valid_to = now() where valid_to is null and person_id in
      (select person_id from accounts where split_part(email, '@', 1) = any(${places.map(one => one[0])}))`.execute(
      site.services.db,
    )
    expect(await statuses()).toEqual([403, 403, 403, 404, 403])
  })
})
