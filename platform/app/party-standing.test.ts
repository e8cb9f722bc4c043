// What being a founder or a primary party is worth: in votes, in queues and on the public page, as data with a source.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GovernedSite, governedSite, members } from '../modules/governance/testing.ts'

let site: GovernedSite
const organisations: Record<string, string> = {}
beforeAll(async () => {
  site = await governedSite()
  const { rows } = await sql<{ slug: string; id: string }>`select slug, id from organisations`.execute(
    site.services.db,
  )
  for (const { slug, id } of rows) organisations[slug] = id
}, 240_000)
afterAll(() => site.close())

const { a, b, dev, corp, rijk, inv } = members
const today = Temporal.Now.plainDateISO('Europe/Amsterdam')

/** Makes a member a primary party or a founder over the form of the programme team. */
async function standing(slug: string, more: Record<string, string>) {
  const { rows } = await sql<{ name: string; kind: string }>`
    select name, kind from organisations where slug = ${slug}`.execute(site.services.db)
  return site.post('programmamanager', `/beheer/organisaties/${organisations[slug]}`, {
    ...{ name: rows[0]!.name, kind: rows[0]!.kind, parent: '', domains: '' },
    ...{ standingSource: 'Besluit 12 (proef)', ...more },
  })
}

const rule = (mailbox: string, votingParties: string) =>
  site.post(mailbox, '/bestuur/stuurgroep/regels', {
    ...{ validFrom: today.toString(), cadence: '35', quorumKind: '', quorumShare: '', quorumSeats: '' },
    ...{ decides: 'agreement', votingParties, reason: 'Zo is het afgesproken (proef)' },
  })

async function voteOf(present: readonly string[]) {
  const meetingId = await site.openMeeting()
  const id = await site.propose(meetingId)
  await sql`update agenda_items set is_added_later = false where meeting_id = ${meetingId}`.execute(
    site.services.db,
  )
  for (const one of present) await site.sit(meetingId, one)
  await site.post('secretaris', `/besluiten/${id}/in-stemming`)
  const vote = async (slug: string, choice: string) =>
    (
      await site.post('secretaris', `/besluiten/${id}/stemmen`, {
        [`stem-${await site.seat('stuurgroep', slug)}`]: choice,
      })
    ).status
  const figures = async () =>
    (
      await sql<Record<string, unknown>>`select state, quorum_of as "of", quorum_counted as counted,
        for_count as "for", against_count as against from decisions where id = ${id}`.execute(
        site.services.db,
      )
    ).rows[0]
  return { id, vote, figures, close: () => site.post('secretaris', `/besluiten/${id}/sluiten`) }
}

describe('the standing of a party', () => {
  it('is told with its source or not at all, and by nobody of itself', async () => {
    expect((await standing(a, { primary: 'ja', standingSource: '' })).status).toBe(422)
    expect((await standing(a, { founder: 'ja', standingSource: 'ja' })).status).toBe(422)
    const own = await site.post('planeconoom', `/beheer/organisaties/${organisations[a]}`, {
      ...{ name: 'Gemeente A (demo)', domains: '', primary: 'ja', standingSource: 'Zegt zij zelf' },
    })
    expect(own.status).toBe(303)
    const { rows } = await sql`select is_primary, standing_source from organisations
      where slug = ${a}`.execute(site.services.db)
    expect(rows).toEqual([{ is_primary: false, standing_source: '' }])
    for (const slug of [a, b, dev]) expect((await standing(slug, { primary: 'ja' })).status).toBe(303)
    expect((await standing(inv, { founder: 'ja' })).status).toBe(303)
  }, 60_000)
})

describe('in votes', () => {
  it('a body lets only seats of primary parties vote: others count for neither quorum nor outcome', async () => {
    const everybody = [a, b, corp, rijk, inv]
    // As it was: six seats vote.
    const before = await voteOf(everybody)
    for (const slug of everybody) expect(await before.vote(slug, slug === a ? 'for' : 'against')).toBe(303)
    expect((await before.close()).status).toBe(303)
    expect(await before.figures()).toEqual({ state: 'voted-down', of: 6, counted: 5, for: 1, against: 4 })

    expect((await rule('secretaris', 'primary')).status).toBe(403)
    expect((await rule('stuurgroep', 'primary')).status).toBe(403)
    expect((await rule('programmadirecteur', 'shareholders')).status).toBe(422)
    expect((await rule('programmadirecteur', 'primary')).status).toBe(303)
    const held = await voteOf(everybody)
    expect(await held.vote(a, 'for')).toBe(303)
    expect([await held.vote(corp, 'against'), await held.vote(rijk, 'against')]).toEqual([409, 409])
    // Two of the three seats that vote are there, and the quorum is at least three.
    expect((await held.close()).status).toBe(409)

    const full = await voteOf([a, b, dev, corp, rijk, inv])
    for (const slug of [a, b, dev]) expect(await full.vote(slug, slug === b ? 'against' : 'for')).toBe(303)
    expect(await full.vote(inv, 'against')).toBe(409)
    expect((await full.close()).status).toBe(303)
    expect(await full.figures()).toEqual({ state: 'taken', of: 3, counted: 3, for: 2, against: 1 })
    // What was decided before is as it was.
    expect((await before.figures())?.of).toBe(6)
  }, 120_000)

  it('is read on the page of the body and in public, and goes back from a day on', async () => {
    const page = (await site.get('programmadirecteur', '/bestuur/stuurgroep')).body
    expect(
      ['alleen zetels van primaire partijen', 'rust: de regel van het orgaan', 'primaire partij'].map(one =>
        page.includes(one),
      ),
    ).toEqual([true, true, true])
    const publicly = (await site.get(undefined, '/partners')).body
    const rows = [...publicly.slice(publicly.indexOf('id="zetels"')).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
      .map(match => match[1]!.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|'))
      .filter(row => row.includes('Stuurgroep'))
    const votes = (name: string) =>
      rows
        .find(row => row.includes(name))
        ?.split('|')
        .at(-2)
    expect([votes('Gemeente A (demo)'), votes('Demo-corporatie A'), votes('Demo-koepel')]).toEqual([
      'ja',
      'rust: de regel van het orgaan geeft alleen anderen een stem',
      'nee',
    ])
    expect((await rule('programmadirecteur', 'founder')).status).toBe(303)
    const seat = await site.get('programmamanager', `/bestuur/zetels/${await site.seat('stuurgroep', corp)}`)
    // The seat keeps its vote: it only rests.
    expect(/name="votes"[^>]*checked|checked[^>]*name="votes"/.test(seat.body)).toBe(true)
    expect((await rule('programmadirecteur', 'all')).status).toBe(303)
    const again = await voteOf([a, corp, rijk, inv])
    for (const slug of [a, corp, rijk, inv]) expect(await again.vote(slug, 'for')).toBe(303)
    expect((await again.close()).status).toBe(303)
    expect(await again.figures()).toEqual({ state: 'taken', of: 6, counted: 4, for: 4, against: 0 })
  }, 120_000)
})

const base = '/partners/netwerken/b5'
const item = (more: Record<string, string> = {}) => ({
  ...{ title: 'Kleine regiotafel', place: 'Zaal', heldOn: today.add({ days: 30 }).toString(), owner: '' },
  ...more,
})
const make = async (placesMax: string) => {
  const fields = item({ owner: organisations[a] ?? '', placesMax })
  const { goTo } = await site.post('planeconoom', `${base}/agenda/nieuw`, fields)
  return goTo.split('?')[0]!
}
const act = async (mailbox: string, path: string, what: 'attend' | 'leave') =>
  (await site.post(mailbox, path, { act: what })).status
const seated = async (path: string) => {
  const { rows } = await sql<{ slug: string; waiting: boolean }>`select slug, is_waiting as waiting
    from network_attendances join organisations on organisations.id = organisation_id
    where item_id = ${path.split('/').at(-1)} order by slug`.execute(site.services.db)
  const of = (waiting: boolean) => rows.filter(row => row.waiting === waiting).map(row => row.slug)
  return { there: of(false), waits: of(true) }
}

const accede = async () => {
  for (const slug of [corp, rijk])
    await sql`insert into accessions (organisation_id, state, terms_version, contribution, signer_title, rights_from)
      values (${organisations[slug]}, 'ratified', '1', 'Uren', 'Bestuurder', '2026-01-01')
      on conflict (organisation_id) do update set state = 'ratified', rights_from = '2026-01-01'`.execute(
      site.services.db,
    )
}

describe('in queues', () => {
  it('a place that comes free goes to a primary party, then to a founder, then to who came first', async () => {
    await accede()
    expect((await site.post('planeconoom', `${base}/agenda/nieuw`, item({ placesMax: '0' }))).status).toBe(
      422,
    )
    const path = await make('1')
    for (const mailbox of ['corporatie', 'rijk-wonen', 'platform', 'ontwikkelaar'])
      expect(await act(mailbox, path, 'attend')).toBe(303)
    expect(await seated(path)).toEqual({ there: [corp], waits: [inv, dev, rijk].toSorted() })
    const queue = (await site.get('programmamanager', path)).body
    const names = /<ol>(.*?)<\/ol>/s
      .exec(queue)?.[1]
      ?.match(/<li>[^<]*/g)
      ?.map(one => one.split(', ').at(-1))
    expect(names).toEqual(['Demo-ontwikkelaar A', 'Demo-belegger A', 'Ministerie wonen (demo)'])
    const steps = [
      ['corporatie', dev],
      ['ontwikkelaar', inv],
      ['platform', rijk],
    ] as const
    for (const [leaves, next] of steps) {
      expect(await act(leaves, path, 'leave')).toBe(303)
      expect((await seated(path)).there).toEqual([next])
    }
    const told = await sql<{ email: string }>`select distinct email from notices join accounts
      on accounts.person_id::text = notices.person_id where kind = 'parties.placeGiven' order by email`.execute(
      site.services.db,
    )
    expect(told.rows.map(row => row.email)).toEqual([
      'ontwikkelaar@example.org',
      'platform@example.org',
      'rijk-wonen@example.org',
    ])
  }, 60_000)

  it('goes by the settings of the day: without points by who came first', async () => {
    const set = async (mailbox: string, of: string) =>
      (
        await site.post(mailbox, `/beheer/instellingen/wachtrij-punten-van-een-${of}`, {
          ...{ value: '0', validFrom: today.toString() },
          ...{ reason: 'Iedereen gelijk (proef)', decidedBy: 'steering-group' },
        })
      ).status
    expect([
      await set('ontwikkelaar', 'primaire-partij'),
      await set('programmamanager', 'oprichter'),
    ]).toEqual([403, 403])
    for (const of of ['primaire-partij', 'oprichter']) expect(await set('beheerder', of)).toBe(303)
    const path = await make('1')
    for (const mailbox of ['corporatie', 'rijk-wonen', 'ontwikkelaar']) await act(mailbox, path, 'attend')
    await act('corporatie', path, 'leave')
    expect((await seated(path)).there).toEqual([rijk])
  }, 60_000)
})

describe('places', () => {
  it('are never shared by two at once, and more of them let in who waits', async () => {
    const path = await make('1')
    const all = ['corporatie', 'rijk-wonen', 'ontwikkelaar', 'platform']
    await Promise.all(all.map(mailbox => act(mailbox, path, 'attend')))
    const { there, waits } = await seated(path)
    expect([there.length, waits.length]).toEqual([1, 3])
    const wider = item({ owner: organisations[a] ?? '', placesMax: '3' })
    expect((await site.post('planeconoom', path, { act: 'change', ...wider })).status).toBe(303)
    expect((await seated(path)).there.length).toBe(3)
  }, 60_000)

  it('go to who waits when a party is suspended', async () => {
    const path = await make('1')
    await act('ontwikkelaar', path, 'attend')
    await act('corporatie', path, 'attend')
    expect(await seated(path)).toEqual({ there: [dev], waits: [corp] })
    const suspend = { to: 'suspended', reason: 'De bijdrage bleef uit' }
    const { status } = await site.post(
      'programmadirecteur',
      `/beheer/organisaties/${organisations[dev]}/toetreding`,
      suspend,
    )
    expect([status, await seated(path)]).toEqual([303, { there: [corp], waits: [] }])
  }, 60_000)

  it('are kept by asking twice, also in the trail, and go to who waits when an account is erased', async () => {
    const { db } = site.services
    await accede()
    const path = await make('1')
    for (const mailbox of ['rijk-wonen', 'corporatie', 'rijk-wonen', 'corporatie'])
      expect(await act(mailbox, path, 'attend')).toBe(303)
    const trail = await sql<{
      waits: boolean
    }>`select (after->>'isWaiting')::boolean as waits from audit_entries
      where object_id = ${path.split('/').at(-1)} and action = 'attendNetwork' order by seq`.execute(db)
    expect(trail.rows.map(row => row.waits)).toEqual([false, true, false, true])
    const person = await sql<{ id: string }>`
      select person_id as id from accounts where email = 'rijk-wonen@example.org'`.execute(db)
    const erase = (what: string) =>
      site.post('beheerder', `/beheer/accounts/${person.rows[0]!.id}`, {
        act: what,
        reason: 'Op verzoek (proef)',
      })
    expect([(await erase('close')).status, (await erase('erase')).status]).toEqual([303, 303])
    expect(await seated(path)).toEqual({ there: [corp], waits: [] })
    const told = await sql<{ email: string }>`select email from notices join accounts
      on accounts.person_id::text = notices.person_id
      where kind = 'parties.placeGiven' and href = ${path}`.execute(db)
    expect(told.rows.map(row => row.email)).toEqual(['corporatie@example.org'])
  }, 60_000)
})

describe('the founders', () => {
  it('stand on the public page with their standing, of whom they speak and the source of both', async () => {
    const { body } = await site.get(undefined, '/partners')
    const table = body.slice(body.indexOf('id="oprichters"'))
    const rows = [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(
      match => match[1]!.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|'),
    )
    const title = 'Bron: Titelpagina van de programmatekst, 7 september 2017'
    const row = (name: string) => rows.find(one => one.startsWith(`|${name}|`)) ?? ''
    for (const name of [
      'G4',
      'G32',
      'Interprovinciaal Overleg (IPO)',
      'NEPROM',
      'IVBN',
      'Bouwend Nederland',
      'NVB',
    ])
      expect([name, row(name).includes('oprichter, primaire partij'), row(name).includes(title)]).toEqual([
        name,
        true,
        true,
      ])
    expect([row('TU Delft').includes('|oprichter|'), row('TU Delft').includes('primaire')]).toEqual([
      true,
      false,
    ])
    expect(row('G4').includes('|4 leden|Gemeente Amsterdam, Gemeente Den Haag, Gemeente Rotterdam,')).toBe(
      true,
    )
    expect(row('Interprovinciaal Overleg (IPO)').includes('12 leden')).toBe(true)
    // Of whom the others speak was not found, so it is not told.
    expect(row('NEPROM').includes('leden')).toBe(false)
  })

  it('go along in the file, and who was only invited does not', async () => {
    const { body } = await site.get(undefined, '/partners.csv')
    const lines = body.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe(
      'organisatie;soort;oprichter;primairePartij;bronVanPositie;spreektNamens;bronVanLeden;stand;bijdrage',
    )
    const g4 = lines.find(line => line.startsWith('G4;'))?.split(';')
    expect(g4?.slice(1, 4)).toEqual(['koepel', 'ja', 'ja'])
    expect(lines.some(line => line.startsWith('Demo-financier A'))).toBe(false)
  })
})
