// Advisers of a party of a project: who admits them, the yearly statement of interests, and what shuts everything.
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetPerson } from '../kit/module/personal-data.ts'
import { adviceRelationsSince } from '../modules/parties/index.ts'
import { remindAdvisers } from '../modules/projects/involvement/actions/advisers.ts'
import { dayFromNow as day, type InvolvedSite, involvedSite } from './testing-involvement.ts'

let site: InvolvedSite
let ids: InvolvedSite['ids']
beforeAll(async () => {
  site = await involvedSite()
  ids = site.ids
}, 240_000)
afterAll(() => site.close())

const project: InvolvedSite['project'] = (name, lead) => site.project(name, lead)
const status: InvolvedSite['statusOf'] = (mailbox, url) => site.statusOf(mailbox, url)
const post: InvolvedSite['send'] = (mailbox, url, fields) => site.send(mailbox, url, fields)
const told: InvolvedSite['told'] = (mailbox, text) => site.told(mailbox, text)

const admit = (more: Record<string, string> = {}) => ({
  ...{ act: 'admit', email: 'coach@example.org', client: ids['gemeente-b-demo']! },
  ...{ task: 'Second opinion op de grondexploitatie', validTo: day(500), ...more },
})
const idIn = async (mailbox: string, url: string) =>
  /name="id" value="([0-9a-f-]{36})"/.exec((await site.get(mailbox, url)).body)?.[1] ?? ''
const state = async (url: string, more: Record<string, string> = {}) =>
  post('coach', url, { act: 'state', id: await idIn('coach', url), explanation: '', isTrue: 'ja', ...more })
const agreementOf = (url: string) => url.replace('adviseurs', 'overeenkomst')
const clearAdvice = async () => {
  const { db } = site.services
  await sql`update project_advisers set advice_id = null`.execute(db)
  await sql`delete from advice_relations where adviser_id = ${ids['demo-adviesbureau-a']!}`.execute(db)
}

describe('an adviser', () => {
  it('is admitted by a party for itself or by who leads, and reads along after a statement of interests', async () => {
    await clearAdvice()
    const url = `${await project('Werf')}/adviseurs`
    expect([await status(undefined, url), await status('coach', url), await status('bewoner', url)]).toEqual([
      303, 404, 404,
    ])
    // Not for another party, not by outsiders, not for somebody who is no adviser, not for a party's own people.
    expect(await post('ontwikkelaar', url, admit())).toBe(403)
    for (const other of ['planeconoom', 'bewoner', 'coach'])
      expect([other, await post(other, url, admit())]).toEqual([other, 403])
    for (const email of ['bewoner@example.org', 'niemand@example.org', 'ontwikkelaar@example.org'])
      expect([email, await post('projectleider', url, admit({ email }))]).toEqual([email, 422])
    expect(await post('projectleider', url, admit({ client: ids['demo-corporatie-a']! }))).toBe(403)
    expect(await post('projectleider', url, admit({ validTo: day(-1) }))).toBe(422)
    expect([await post('projectleider', url, admit()), await post('projectleider', url, admit())]).toEqual([
      303, 422,
    ])
    expect([await status('coach', url), await status('coach', agreementOf(url))]).toEqual([200, 404])
    expect((await site.get('coach', '/werk')).body.includes('Verklaar je belangen: Werf')).toBe(true)
    const id = await idIn('coach', url)
    expect(await post('projectleider', url, { act: 'state', id, explanation: '', isTrue: 'ja' })).toBe(404)
    expect([await state(url, { isTrue: '' }), await state(url)]).toEqual([422, 303])
    expect([
      await status('coach', agreementOf(url)),
      await status('coach', `${url.replace('adviseurs', 'bewoners')}.csv`),
    ]).toEqual([200, 200])
    // To read along is not to sign, to admit or to see who else advises.
    const signature = { organisationId: ids['gemeente-b-demo']!, signerTitle: 'Adviseur', isAuthorised: 'ja' }
    expect(await post('coach', agreementOf(url), signature)).toBe(403)
    expect(await status('coach', `${url}.csv`)).toBe(404)
    expect((await site.get('coach', '/advies')).body.includes('werkt mee')).toBe(true)
    // The conflict engine of the selection sees the firm as bound to the party from today.
    const advice = await adviceRelationsSince(site.services.db, {
      since: day(0),
      organisationIds: [ids['demo-adviesbureau-a']!],
    })
    expect(advice.map(one => [one.clientId, one.subject, one.validTo])).toEqual([
      [ids['gemeente-b-demo'], 'Werf: Second opinion op de grondexploitatie', undefined],
    ])
    const lines = (await site.get('ontwikkelaar', `${url}.csv`)).body
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
    expect(lines[1]?.split(';').slice(1, 4)).toEqual([
      'Demo-adviesbureau A',
      'Gemeente B (demo)',
      'Second opinion op de grondexploitatie',
    ])
    expect([
      await post('ontwikkelaar', url, { act: 'end', id }),
      await post('projectleider', url, { act: 'end', id }),
    ]).toEqual([403, 303])
    expect([await status('coach', agreementOf(url)), await status('coach', url)]).toEqual([404, 200])
    const ended = await adviceRelationsSince(site.services.db, {
      since: day(0),
      organisationIds: [ids['demo-adviesbureau-a']!],
    })
    expect(ended.map(one => String(one.validTo))).toEqual([day(0)])
  }, 60_000)
})

describe('an admission as adviser', () => {
  it('loses everything by itself when the statement is a year old, and is reminded before', async () => {
    await clearAdvice()
    const url = `${await project('Dok')}/adviseurs`
    await post('projectleider', url, admit())
    await state(url)
    const { db } = site.services
    // A statement is never changed by the site: only who owns the tables can make it older.
    const owner = new pg.Client({ connectionString: site.ownerUrl })
    await owner.connect()
    await owner.query('alter table adviser_statements disable trigger statement_stays')
    const until = (valid_to: string) =>
      owner.query(
        `update adviser_statements set valid_to = $1 from project_advisers a join admitted_projects p
          on p.id = a.project_id where adviser_id = a.id and p.name = 'Dok'`,
        [valid_to],
      )
    const { rows } = await sql<{ to: string }>`select s.valid_to::text as to from adviser_statements s
      join project_advisers a on a.id = adviser_id join admitted_projects p on p.id = project_id
      where p.name = 'Dok'`.execute(db)
    expect(rows.map(row => row.to)).toEqual([
      Temporal.PlainDate.from(day(0)).add({ years: 1 }).subtract({ days: 1 }).toString(),
    ])
    await remindAdvisers(site.services)
    expect(await told('coach', 'Je verklaring van belangen bij een project loopt')).toBe(0)
    await until(day(20))
    await remindAdvisers(site.services)
    await remindAdvisers(site.services)
    expect(await told('coach', 'Je verklaring van belangen bij een project loopt')).toBe(1)
    await until(day(0))
    expect(await status('coach', agreementOf(url))).toBe(200)
    await until(day(-1))
    expect([
      await status('coach', agreementOf(url)),
      await status('coach', `${url.replace('adviseurs', 'bewoners')}.csv`),
    ]).toEqual([404, 404])
    expect((await site.get('projectleider', url)).body.includes('verklaring verlopen')).toBe(true)
    await remindAdvisers(site.services)
    expect(await told('coach', 'Je verklaring van belangen is verlopen')).toBe(1)
    expect([await state(url), await status('coach', agreementOf(url))]).toEqual([303, 200])
    const kept = await sql`select from adviser_statements s join project_advisers a on a.id = adviser_id
      join admitted_projects p on p.id = project_id where p.name = 'Dok'`.execute(db)
    expect(kept.rows.length).toBe(2)
    // A role that ended opens nothing, whatever was stated: the position is what makes an adviser.
    const positions = sql`update positions set valid_to = now() where role = 'N' and person_id =
      (select person_id from accounts where email = 'coach@example.org')`
    await positions.execute(db)
    expect(await status('coach', agreementOf(url))).toBe(404)
    await until(day(-2))
    await remindAdvisers(site.services)
    expect(await told('coach', 'Je verklaring van belangen is verlopen')).toBe(1)
    await owner.query('alter table adviser_statements enable trigger statement_stays')
    await owner.end()
    await sql`update positions set valid_to = null where role = 'N'`.execute(db)
  }, 60_000)
})

describe('work as an adviser', () => {
  it('is held back by an interest in another party, as soon as there is one and whatever was stated', async () => {
    await clearAdvice()
    const url = `${await project('Pier')}/adviseurs`
    await post('projectleider', url, admit())
    const interest = { interests: ids['demo-ontwikkelaar-a']! }
    expect([
      await state(url, interest),
      await state(url, { ...interest, explanation: 'Aandelen van mijn partner' }),
    ]).toEqual([422, 303])
    expect(await status('coach', agreementOf(url))).toBe(404)
    const page = (await site.get('ontwikkelaar', url)).body
    expect([
      page.includes('tegengehouden door een belang'),
      page.includes('Verklaard belang in: Demo-ontwikkelaar A'),
    ]).toEqual([true, true])
    expect([await state(url), await status('coach', agreementOf(url))]).toEqual([303, 200])
    // The firm takes a task for the developer: the adviser of the municipality is out at once.
    const { db } = site.services
    await sql`insert into advice_relations (adviser_id, client_id, subject, valid_from)
      values (${ids['demo-adviesbureau-a']!}, ${ids['demo-ontwikkelaar-a']!}, 'Ook de ander', ${day(0)})`.execute(
      db,
    )
    expect(await status('coach', agreementOf(url))).toBe(404)
    const id = await idIn('coach', url)
    const clear = { act: 'clear', id, rule: 'same-network', reason: 'Dit is geen bezwaar volgens ons' }
    expect(await post('programmadirecteur', url, clear)).toBe(409)
    expect(await post('programmadirecteur', url, { ...clear, rule: 'contract' })).toBe(422)
    await clearAdvice()
    // A shared network is a suspicion: the director sets it aside in writing, nobody else does.
    const network = await sql<{ id: string }>`select id from networks where slug = 'b5'`.execute(db)
    await sql`insert into memberships (network_id, organisation_id)
      values (${network.rows[0]!.id}, ${ids['demo-adviesbureau-a']!})`.execute(db)
    expect(await status('coach', agreementOf(url))).toBe(404)
    for (const other of ['projectleider', 'programmamanager', 'coach'])
      expect([other, await post(other, url, clear)]).toEqual([other, 403])
    expect(await post('programmadirecteur', url, { ...clear, reason: 'Mag' })).toBe(422)
    expect([await post('programmadirecteur', url, clear), await status('coach', agreementOf(url))]).toEqual([
      303, 200,
    ])
    expect(
      (await site.get('ontwikkelaar', url)).body.includes(
        'Opzij gezet, zelfde regionaal netwerk: Dit is geen bezwaar',
      ),
    ).toBe(true)
    // Another party in another network with the firm came out later: nothing was written about that.
    const later = await sql<{ id: string }>`select id from networks where slug = 'g4'`.execute(db)
    for (const slug of ['demo-adviesbureau-a', 'demo-ontwikkelaar-a'])
      await sql`insert into memberships (network_id, organisation_id)
        values (${later.rows[0]!.id}, ${ids[slug]!})`.execute(db)
    expect(await status('coach', agreementOf(url))).toBe(404)
    expect([await post('programmadirecteur', url, clear), await status('coach', agreementOf(url))]).toEqual([
      303, 200,
    ])
    await sql`delete from memberships where network_id = ${later.rows[0]!.id}
      and organisation_id = ${ids['demo-ontwikkelaar-a']!}`.execute(db)
    await sql`delete from memberships where organisation_id = ${ids['demo-adviesbureau-a']!}`.execute(db)
  }, 60_000)
})

describe('a statement of interests', () => {
  it('stays as it was made, is shown to its person, and loses its words with the account', async () => {
    await clearAdvice()
    const url = `${await project('Pont')}/adviseurs`
    await post('projectleider', url, admit())
    expect(await state(url, { explanation: 'Ik woon naast de pont' })).toBe(303)
    const { db } = site.services
    const own = await site.get('coach', '/account/mijn-gegevens')
    expect(own.body.includes('Ik woon naast de pont')).toBe(true)
    const later = sql`update adviser_statements set valid_to = valid_to + 1`.execute(db)
    await expect(later).rejects.toThrow('of a statement of interests only the explanation goes')
    const { rows } = await sql<{ person: string }>`select s.person_id as person from adviser_statements s
      where explanation = 'Ik woon naast de pont'`.execute(db)
    const { person } = rows[0]!
    await db.transaction().execute(async tx =>
      forgetPerson(tx, site.services, {
        personId: person,
        email: 'x@example.org',
        now: Temporal.Now.instant(),
      }),
    )
    const kept =
      await sql`select distinct explanation from adviser_statements where person_id = ${person}`.execute(db)
    expect(kept.rows).toEqual([{ explanation: '' }])
  }, 60_000)
})
