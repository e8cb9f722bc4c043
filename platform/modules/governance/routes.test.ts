import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../kit/access/write-or-refuse.ts'
import { handOverAnswers } from '../../kit/module/answers.ts'
import { handOverSubscriptions } from '../../kit/module/subscriptions.ts'
import { closeWrittenVotes } from './actions/take-decision.ts'
import {
  agendaSubjectSource,
  decisionsTaken,
  isSecretary,
  onDecisionTaken,
  recusalSource,
  takenDecision,
} from './index.ts'
import { problem } from './problems.ts'
import { makeTakenDecision } from './testing.ts'
import { type GovernedSite, governedSite, item, members } from './testing-site.ts'

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
    const [alone] = await query(
      sql<{ id: string }>`select id from decisions where title = 'Bemiddeling bij één project'`,
    )
    expect((await site.get(undefined, `/besluiten/${alone?.id}`)).status).toBe(404)
    expect((await site.get('stuurgroep', `/besluiten/${alone?.id}`)).status).toBe(200)
    expect((await site.get('bewoner', '/zoeken?zoek=Vertrouwelijk+advies')).body.includes(url)).toBe(false)
    const [known] = await query(
      sql<{ id: string }>`select id from decisions where title = 'Begroting eerste jaar'`,
    )
    expect((await site.get(undefined, `/besluiten/${known?.id}`)).status).toBe(200)
    expect(
      (await site.get(undefined, '/zoeken?zoek=Begroting')).body.includes(`/besluiten/${known?.id}`),
    ).toBe(true)
  })

  it('does not open what was left unticked, and takes nothing else than a tick for one', async () => {
    const { id } = await ready({ title: 'Leeg vakje van een proef', isPublic: '' })
    for (const mailbox of ['stuurgroep', 'projectleider', 'corporatie']) {
      await open(id)
      await vote(mailbox, id)
    }
    expect([(await close(id)).status, await site.state(id)]).toEqual([303, 'taken'])
    expect((await site.get(undefined, `/besluiten/${id}`)).status).toBe(404)
    const meetingId = await site.openMeeting()
    const other = await site.post('secretaris', `/vergaderingen/${meetingId}/agendapunten/nieuw`, {
      ...item,
      isPublic: 'misschien',
    })
    expect(other.status).toBe(422)
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
    for (const id of ['00000000-0000-0000-0000-000000000000', 'geen'])
      expect(await takenDecision(db, id)).toEqual({ ok: false, because: 'unknown' })
  })
})

describe('the secretary of a body', () => {
  it('is one of its own programme and of no other', async () => {
    const { db } = site.services
    const [holder] = await query(sql<{ personId: string; programmeId: string }>`
      select seats.person_id as "personId", programme_id as "programmeId" from seats
      join governing_bodies on governing_bodies.id = body_id where function = 'secretary' and person_id is not null`)
    const { personId, programmeId } = holder!
    const asked = async (of: string | undefined, who = personId) =>
      isSecretary(db, { personId: who, programmeId: of, now: undefined })
    const other = crypto.randomUUID()
    expect([await asked(programmeId), await asked(undefined), await asked(other)]).toEqual([
      true,
      true,
      false,
    ])
    expect(await asked(programmeId, other)).toBe(false)
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

  it('is left as it is when somebody settles it while its quorum is being counted', async () => {
    const id = await propose('Schriftelijke proef drie')
    await passed(id)
    const { db } = site.services
    let writes = 0
    // What comes between the count that fails and the deferral: the last vote, and a close by hand.
    const settledBetween = new Proxy(db, {
      get: (target, name) => {
        if (name === 'selectFrom') return target.selectFrom.bind(target)
        return () => ({
          execute: async (work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) => {
            writes++
            if (writes === 2)
              await sql`update decisions set state = 'taken', decided_at = now() where id = ${id}`.execute(db)
            return target.transaction().execute(work)
          },
        })
      },
    })
    await closeWrittenVotes({ ...site.services, db: settledBetween })
    expect([writes, await site.state(id)]).toEqual([2, 'taken'])
    const [row] = await query(sql`select deferred_because as because from decisions where id = ${id}`)
    expect(row).toEqual({ because: null })
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
    expect(body.includes('minstens 66,7% van de bezette zetels')).toBe(true)
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
