import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
const organisations: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'T', 'D', 'A', 'B', 'S'] as const) cookies[role] = await signIn(site, role)
  const found = await site.services.db.selectFrom('organisations').select(['slug', 'id']).execute()
  for (const { slug, id } of found) organisations[slug] = id
})
afterAll(() => site.close())

const base = '/partners/netwerken/b5'
const today = Temporal.Now.plainDateISO('Europe/Amsterdam')
const post = (by: string, url: string, fields: Record<string, string>) =>
  ask(site, 'POST', url, { cookie: cookies[by] ?? '', fields })
const get = (by: string, url: string) => ask(site, 'GET', url, { cookie: cookies[by] ?? '' })
const status = async (answer: Promise<{ statusCode: number }>) => (await answer).statusCode
const pathOf = ({ location }: { location: string }) => location.split('?')[0] ?? ''
const names = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map(line => line.split(';')[0])

describe('the register of networks', () => {
  it('is searched by name, offer and member, filtered by kind, and taken home as the same selection', async () => {
    const found = async (query: string) => names((await get('', `/partners/netwerken.csv?${query}`)).body)
    expect(await found('zoek=leerkring')).toEqual(['Landelijk kennisnetwerk (demo)'])
    expect(await found('zoek=bewonersplatform')).toEqual(['Stadslab gemeente A (demo)'])
    expect(await found('soort=local-knowledge')).toEqual(['Stadslab gemeente A (demo)'])
    expect(await found('soort=national-knowledge&zoek=stadslab')).toEqual([])
    expect((await found('')).length).toBe(14)
    const { body } = await get('', '/partners/netwerken?zoek=leerkring')
    expect([body.includes('Coördinator kennis'), body.includes('Stadslab')]).toEqual([true, false])
  })

  it('is kept by the programme, with a contact function and a coordinator that is a member', async () => {
    const network = {
      ...{
        name: 'Kenniskring bodem',
        kind: 'national-knowledge',
        contactTitle: 'Secretaris',
        contactEmail: '',
      },
      ...{ offers: 'Een vraagbaak over sanering', coordinator: '', source: 'Opgave van de kring' },
    }
    expect(await status(post('G', '/beheer/netwerken/nieuw', network))).toBe(403)
    expect(await status(post('T', '/beheer/netwerken/nieuw', { ...network, name: 'X' }))).toBe(422)
    expect(pathOf(await post('T', '/beheer/netwerken/nieuw', network))).toBe(
      '/partners/netwerken/kenniskring-bodem',
    )
    expect(await status(post('T', '/beheer/netwerken/nieuw', network))).toBe(422)
    const path = '/beheer/netwerken/kenniskring-bodem'
    const coordinator = organisations['gemeente-a-demo'] ?? ''
    expect(await status(post('T', path, { ...network, coordinator }))).toBe(422)
    const { body } = await get('', '/partners/netwerken/kenniskring-bodem')
    expect([body.includes('Secretaris'), body.includes('Geen leden')]).toEqual([true, true])
    // What was just kept is found, by everybody.
    expect((await get('', '/zoeken?zoek=vraagbaak')).body.includes('Kenniskring bodem')).toBe(true)
  })
})

describe('the page of a network', () => {
  it('shows agenda, dossiers, projects and members, and of the dossiers what the reader may see', async () => {
    const { body } = await get('', base)
    const shown = [
      'Woningbouwafspraken van de regio',
      'Woningbouwprogrammering tot 2035',
      'Projecten in het netwerk',
      'Gemeente Breda',
      'Verdeling van de woningbouwopgave',
    ].map(one => body.includes(one))
    expect(shown).toEqual([true, true, true, true, false])
    expect(/href="\/projecten\/[a-z0-9-]+">/.test(body)).toBe(true)
    const mine = (await get('G', base)).body
    const theirs = (await get('M', base)).body
    const closed = 'Verdeling van de woningbouwopgave'
    expect([mine.includes(closed), theirs.includes(closed)]).toEqual([true, false])
    const path = /href="([^"]+)">Verdeling van de woningbouwopgave/.exec(mine)?.[1] ?? ''
    expect([await status(get('G', path)), await status(get('M', path)), await status(get('', path))]).toEqual(
      [200, 404, 404],
    )
    expect(
      await status(post('M', `${path}/wijzigen`, { act: 'add', label: 'Nota', url: 'https://example.org' })),
    ).toBe(404)
  })

  it('has its dossiers kept by their owner, with documents and the day of the last change', async () => {
    const owner = organisations['gemeente-a-demo'] ?? ''
    const dossier = {
      title: 'Herstructurering van werklocaties',
      subject: 'business-parks',
      state: 'open',
      owner,
    }
    expect(await status(post('M', `${base}/dossiers/nieuw`, dossier))).toBe(403)
    const other = { ...dossier, owner: organisations['gemeente-b-demo'] ?? '' }
    expect(await status(post('G', `${base}/dossiers/nieuw`, other))).toBe(403)
    const stranger = { ...dossier, owner: organisations['demo-ontwikkelaar-a'] ?? '' }
    expect(await status(post('T', `${base}/dossiers/nieuw`, stranger))).toBe(422)
    const change = pathOf(await post('G', `${base}/dossiers/nieuw`, { ...dossier, isPublic: 'ja' }))
    const document = { act: 'add', label: 'Werklocatienota', url: 'https://example.org/nota' }
    expect(await status(post('G', change, { ...document, url: 'http://example.org' }))).toBe(422)
    expect(await status(post('G', change, document))).toBe(303)
    const read = change.replace('/wijzigen', '')
    const { body } = await get('', read)
    expect(
      ['Werklocatienota', 'Bedrijventerreinen', 'Gemeente A (demo)'].map(one => body.includes(one)),
    ).toEqual([...[true, true, true]])
    const id = /name="document" value="([0-9a-f-]{36})"/.exec((await get('G', change)).body)?.[1] ?? ''
    expect(await status(post('G', change, { act: 'remove', document: id }))).toBe(303)
    expect((await get('', read)).body.includes('Werklocatienota')).toBe(false)
    expect(await status(post('G', change, { act: 'change', ...dossier, state: 'agreed' }))).toBe(303)
    expect(await status(get('', read))).toBe(404)
  })
})

const item = (more: Record<string, string> = {}) => ({
  ...{ title: 'Regiotafel wonen', place: 'Raadzaal', heldOn: today.add({ days: 30 }).toString() },
  owner: organisations['gemeente-a-demo'] ?? '',
  ...more,
})

describe('an item of the agenda', () => {
  it('is not attended past a suspension that comes at the same moment, whichever of the two is first', async () => {
    const path = pathOf(await post('G', `${base}/agenda/nieuw`, item({ title: 'Drukke regiotafel' })))
    const { db } = site.services
    const organisationId = organisations['demo-ontwikkelaar-a'] ?? ''
    const attending = () =>
      db
        .selectFrom('network_attendances')
        .select('person_id')
        .where('item_id', '=', path.split('/').at(-1)!)
        .execute()
    const accession = `/beheer/organisaties/${organisationId}/toetreding`
    const suspend = { to: 'suspended', reason: 'De bijdrage bleef uit' }
    const waiting = async () => {
      for (let looks = 0; looks < 500; looks++) {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
        if (rows.length > 0) return
      }
      throw new Error('nobody waits')
    }
    // The suspension holds the accession; who attends waits for it, and finds that the right rests.
    const { late } = await db.transaction().execute(async tx => {
      await sql`select from accessions where organisation_id = ${organisationId} for update`.execute(tx)
      const late = post('M', path, { act: 'attend' })
      await waiting()
      await sql`update accessions set state = 'suspended' where organisation_id = ${organisationId}`.execute(
        tx,
      )
      return { late }
    })
    expect([(await late).statusCode, await attending()]).toEqual([409, []])
    expect(await status(post('D', accession, { to: 'ratified' }))).toBe(303)
    // Who attends holds it; the suspension waits, and takes the seat away again.
    const person = await db
      .selectFrom('accounts')
      .select('person_id')
      .where('email', '=', 'ontwikkelaar@example.org')
      .executeTakeFirstOrThrow()
    const { suspended } = await db.transaction().execute(async tx => {
      await sql`select from accessions where organisation_id = ${organisationId} for share`.execute(tx)
      const suspended = post('D', accession, suspend)
      await waiting()
      await sql`insert into network_attendances values
        (${path.split('/').at(-1)}, ${person.person_id}, ${organisationId}, now())`.execute(tx)
      return { suspended }
    })
    expect([(await suspended).statusCode, await attending()]).toEqual([303, []])
    expect(await status(post('D', accession, { to: 'ratified' }))).toBe(303)
  })
})

describe('the agenda of a network', () => {
  it('is kept by its members: who, what, when and what came of it', async () => {
    expect(await status(post('M', `${base}/agenda/nieuw`, item()))).toBe(403)
    expect(await status(post('', `${base}/agenda/nieuw`, item()))).toBe(303)
    const path = pathOf(await post('G', `${base}/agenda/nieuw`, item()))
    expect(await status(post('M', path, { act: 'change', ...item({ title: 'Iets anders' }) }))).toBe(403)
    const held = { act: 'change', ...item({ state: 'held', outcome: 'Drie afspraken over middenhuur' }) }
    expect(await status(post('G', path, held))).toBe(303)
    const { body } = await get('', base)
    expect(
      ['Regiotafel wonen', 'Raadzaal', 'Drie afspraken over middenhuur'].map(one => body.includes(one)),
    ).toEqual([...[true, true, true]])
    // Who left the network keeps nothing of it any more, also not what was its own.
    const { db } = site.services
    const member = organisations['gemeente-a-demo'] ?? ''
    const left = await db
      .deleteFrom('memberships')
      .where('organisation_id', '=', member)
      .returningAll()
      .execute()
    expect(await status(post('G', path, held))).toBe(403)
    await db.insertInto('memberships').values(left).execute()
    expect(await status(post('G', path, held))).toBe(303)
  })

  it('is attended by who acceded, for as long as that lasts', async () => {
    const path = pathOf(await post('G', `${base}/agenda/nieuw`, item({ title: 'Open regiotafel' })))
    const comes = async () => (await get('T', path)).body.includes('Projectontwikkelaar, ontwikkelaar A')
    // An assessor's firm did not accede.
    expect(await status(post('B', path, { act: 'attend' }))).toBe(409)
    expect(await status(post('M', path, { act: 'attend' }))).toBe(303)
    expect(await status(post('M', path, { act: 'attend' }))).toBe(303)
    expect(await comes()).toBe(true)
    // Who does not belong to the network and may not come reads how many there are, and no names.
    const outside = (await get('B', path)).body
    expect([outside.includes('1 aangemeld'), outside.includes('Projectontwikkelaar')]).toEqual([true, false])
    expect((await get('M', path)).body.includes('Projectontwikkelaar, ontwikkelaar A')).toBe(true)
    expect(await status(post('M', path, { act: 'leave' }))).toBe(303)
    expect(await comes()).toBe(false)
    await post('M', path, { act: 'attend' })
    const accession = `/beheer/organisaties/${organisations['demo-ontwikkelaar-a']}/toetreding`
    const end = { to: 'ended', reason: 'De bijdrage bleef uit' }
    expect(await status(post('D', accession, end))).toBe(303)
    expect(await comes()).toBe(false)
    expect(await status(post('M', path, { act: 'attend' }))).toBe(409)
    const past = pathOf(await post('G', `${base}/agenda/nieuw`, item({ heldOn: '2026-01-10' })))
    expect(await status(post('G', past, { act: 'attend' }))).toBe(409)
  })
})
