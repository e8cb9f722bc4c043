// People from outside the parties of a project: residents with a limited part, and advisers with a yearly statement of
// interests. Who admits whom, what opens, what stays shut, and what lapses by itself.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { write } from '../kit/access/write.ts'
import { forgetPerson } from '../kit/module/personal-data.ts'
import { type GovernedSite, governedSite, makeTakenDecision } from '../modules/governance/testing.ts'
import { adviceRelationsSince, organisationBySlug } from '../modules/parties/index.ts'
import { admitProject, publishProjects } from '../modules/projects/index.ts'
import { remindAdvisers } from '../modules/projects/involvement/actions/advisers.ts'

let site: GovernedSite
let decisionId: string
const ids: Record<string, string> = {}
const today = Temporal.Now.plainDateISO('Europe/Amsterdam')
const day = (days: number) => today.add({ days }).toString()

/** A public project that a municipality leads, with a developer as the other party. @returns its address */
async function project(name: string, lead = 'gemeente-b-demo', partner = 'demo-ontwikkelaar-a') {
  const submissionId = randomUUID()
  const { services } = site
  await write({ ...services, actor: undefined }, 'takeDecision', async (tx, record, now) => {
    await admitProject(
      tx,
      { record, now },
      {
        ...{ submissionId, name, municipality: 'Proefstad', place: undefined, homes: 10, decisionId },
        ...{ resultPath: '/oproepen/1/uitslag', isDemonstration: true },
        parties: [
          { organisationId: ids[lead]!, isLead: true },
          { organisationId: ids[partner]!, isLead: false },
        ],
      },
    )
    await publishProjects(tx, { record, now }, [submissionId])
  })
  const { rows } = await sql<{ slug: string }>`select slug from admitted_projects
    where submission_id = ${submissionId}`.execute(services.db)
  return `/projecten/toegelaten/${rows[0]!.slug}`
}

const status = async (mailbox: string | undefined, url: string) => (await site.get(mailbox, url)).status
const post = async (mailbox: string, url: string, fields: Record<string, string>) =>
  (await site.post(mailbox, url, fields)).status
const told = async (mailbox: string, text: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from notices
    join accounts on accounts.person_id::text = notices.person_id
    where email = ${`${mailbox}@example.org`} and text_nl like ${`${text}%`}`.execute(site.services.db)
  return rows[0]!.count
}

beforeAll(async () => {
  site = await governedSite()
  for (const slug of [
    'gemeente-a-demo',
    'gemeente-b-demo',
    'demo-ontwikkelaar-a',
    'demo-adviesbureau-a',
    'demo-corporatie-a',
  ])
    ids[slug] = (await organisationBySlug(site.services.db, slug))!.id
  decisionId = await makeTakenDecision(site.services.db, { kind: 'admission' })
}, 240_000)
afterAll(() => site.close())

/** Accepts the terms as the page shows them. */
async function accept(mailbox: string, url: string, more: Record<string, string> = {}) {
  const { body } = await site.get(mailbox, url)
  const digest = /name="digest" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
  return post(mailbox, url, { act: 'accept', digest, isAgreed: 'ja', ...more })
}
/** The id of a person among the residents, for the decision of the leader. */
const optionOf = async (url: string, name: string) =>
  new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}<`).exec(
    (await site.get('projectleider', url)).body,
  )?.[1] ?? ''

describe('a resident', () => {
  it('asks, is admitted by who leads the project, and takes part once the terms are accepted', async () => {
    const url = `${await project('Kade')}/bewoners`
    const ask = { act: 'ask', motive: 'Ik woon aan de kade' }
    expect([await status(undefined, url), await status('bewoner', url)]).toEqual([303, 200])
    expect(await post('bewoner', url, { ...ask, motive: 'Ik' })).toBe(422)
    expect([await post('bewoner', url, ask), await post('bewoner', url, ask)]).toEqual([303, 409])
    expect(await told('projectleider', 'Iemand vraagt om als bewoner')).toBe(1)
    expect(
      (await site.get('projectleider', '/werk')).body.includes('1 persoon vraagt om mee te doen: Kade'),
    ).toBe(true)
    const share = { act: 'share', title: 'Eerste schets', shared: 'Zo kan de kade worden.', url: '' }
    expect(await post('projectleider', url, share)).toBe(303)
    const sees = async (words: string) => (await site.get('bewoner', url)).body.includes(words)
    expect(await sees('Eerste schets')).toBe(false)

    const decide = { act: 'decide', resident: await optionOf(url, 'Bewoner'), to: 'admitted', until: day(30) }
    // Not by another party of the project, not by the programme, not by oneself.
    for (const other of ['ontwikkelaar', 'programmamanager', 'bewoner', 'planeconoom'])
      expect([other, await post(other, url, decide)]).toEqual([other, 403])
    expect(await post('projectleider', url, { ...decide, until: day(-1) })).toBe(422)
    expect(await post('projectleider', url, { ...decide, to: 'refused' })).toBe(422)
    expect(await post('projectleider', url, decide)).toBe(303)
    // Admitted, and still nothing is open before the terms.
    expect([await sees('Eerste schets'), await sees('Voorwaarden om mee te doen')]).toEqual([false, true])
    const said = { act: 'react', kind: 'question', said: 'Hoe hoog wordt het?' }
    expect(await post('bewoner', url, said)).toBe(403)
    expect(await post('bewoner', url, { act: 'accept', digest: 'x', isAgreed: '' })).toBe(422)
    expect(await post('bewoner', url, { act: 'accept', digest: 'x', isAgreed: 'ja' })).toBe(409)
    expect(await post('ontwikkelaar', url, { act: 'accept', digest: 'x', isAgreed: 'ja' })).toBe(404)
    expect(await accept('bewoner', url)).toBe(303)
    expect(await sees('Eerste schets')).toBe(true)
    expect(
      (await site.get(undefined, url.replace('/bewoners', ''))).body.includes('1 bewoner doet mee.'),
    ).toBe(true)
  }, 60_000)
})

describe('who takes part', () => {
  it('reacts and asks, gets answers, and is named only when the resident wants so', async () => {
    const url = `${await project('Singel')}/bewoners`
    await invite(url)
    await accept('bewoner', url)
    expect(await post('bewoner', url, { act: 'react', kind: 'question', said: 'Hoe hoog wordt het?' })).toBe(
      303,
    )
    expect(await post('bewoner', url, { act: 'react', kind: 'reaction', said: 'Mooi, dat water' })).toBe(303)
    for (const other of ['projectleider', 'ontwikkelaar', 'programmamanager', 'coach'])
      expect([other, await post(other, url, { act: 'react', kind: 'question', said: 'En ik dan?' })]).toEqual(
        [other, 403],
      )
    expect(await told('projectleider', 'Een bewoner stelde een vraag')).toBe(1)
    const tasks = async () => (await site.get('projectleider', '/werk')).body.includes('op antwoord: Singel')
    expect(await tasks()).toBe(true)
    const seenBy = async (mailbox: string) => {
      const { body } = await site.get(mailbox, url)
      const table = body.slice(
        body.indexOf('id="reacties"'),
        body.indexOf('</table>', body.indexOf('id="reacties"')),
      )
      return [table.includes('Hoe hoog wordt het?'), /(een bewoner|Bewoner),/.exec(table)?.[1]]
    }
    expect([await seenBy('ontwikkelaar'), await seenBy('programmamanager')]).toEqual([
      [true, 'een bewoner'],
      [true, 'een bewoner'],
    ])
    const reaction = (
      await sql<{ id: string }>`select id from resident_reactions
      where text = 'Hoe hoog wordt het?' and project_id = (select id from admitted_projects where name = 'Singel')`.execute(
        site.services.db,
      )
    ).rows[0]!.id
    const answer = { act: 'answer', reaction, answer: 'Hoogstens zes lagen.' }
    for (const other of ['bewoner', 'programmamanager', 'planeconoom'])
      expect([other, await post(other, url, answer)]).toEqual([other, 403])
    expect(await post('ontwikkelaar', url, answer)).toBe(303)
    expect([await tasks(), await told('bewoner', 'Een project heeft je vraag')]).toEqual([false, 1])
    expect(await accept('bewoner', url, { showsName: 'ja' })).toBe(303)
    expect(await seenBy('ontwikkelaar')).toEqual([true, 'Bewoner'])
    const lines = (await site.get('bewoner', `${url}.csv`)).body.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe('soort;wie;wanneer;tekst;antwoord;antwoordVan;beantwoord')
    expect(
      lines
        .map(line => line.split(';'))
        .find(cells => cells[0] === 'Vraag')
        ?.slice(3, 6),
    ).toEqual(['Hoe hoog wordt het?', 'Hoogstens zes lagen.', 'Demo-ontwikkelaar A'])
  }, 60_000)
})

/** Admits the resident of the demonstration over the form of the leader. */
async function invite(url: string, more: Record<string, string> = {}) {
  return post('projectleider', url, {
    ...{ act: 'invite', name: 'Bewoner', email: 'bewoner@example.org', language: 'nl', validTo: day(90) },
    ...more,
  })
}

describe('taking part', () => {
  it('is of one project, ends with its last day, and asks the terms anew when they change', async () => {
    const [here, there] = [
      `${await project('Haven')}/bewoners`,
      `${await project('Helling', 'gemeente-a-demo')}/bewoners`,
    ]
    expect(await invite(here)).toBe(303)
    // A guest account is made for who has none, and the letter goes out.
    expect(await invite(here, { email: 'buur@example.org', name: 'Buur' })).toBe(303)
    const mails =
      await sql`select from outgoing_mail where recipient = 'buur@example.org' and kind = 'accounts.invitationMail'`.execute(
        site.services.db,
      )
    expect(mails.rows.length).toBe(1)
    expect([await invite(here), await invite(there)]).toEqual([422, 403])
    await accept('bewoner', here)
    expect([await status('bewoner', `${here}.csv`), await status('bewoner', `${there}.csv`)]).toEqual([
      200, 404,
    ])
    // The agreement stays shut for residents.
    const agreement = here.replace('bewoners', 'overeenkomst')
    expect([
      await status('bewoner', agreement),
      await status('bewoner', here.replace('bewoners', 'adviseurs')),
    ]).toEqual([404, 404])
    const { db } = site.services
    const set = (values: { valid_to?: string; terms_digest?: string }) =>
      db
        .updateTable('project_residents')
        .set(values)
        .where('state', '=', 'admitted')
        .where('person_id', '=', eb =>
          eb.selectFrom('accounts').select('person_id').where('email', '=', 'bewoner@example.org'),
        )
        .execute()
    await set({ valid_to: day(-1) })
    expect(await status('bewoner', `${here}.csv`)).toBe(404)
    await set({ valid_to: day(0) })
    expect(await status('bewoner', `${here}.csv`)).toBe(200)
    await set({ terms_digest: '0'.repeat(64) })
    expect(await status('bewoner', `${here}.csv`)).toBe(404)
    expect(
      (await site.get('bewoner', '/werk')).body.includes('Aanvaard de voorwaarden om mee te doen: Haven'),
    ).toBe(true)
    expect([await accept('bewoner', here), await status('bewoner', `${here}.csv`)]).toEqual([303, 200])
    const end = {
      act: 'decide',
      resident: await optionOf(here, 'Bewoner'),
      to: 'ended',
      reason: 'Gaf stukken door',
    }
    expect(await post('projectleider', here, { ...end, reason: '' })).toBe(422)
    expect([await post('projectleider', here, end), await status('bewoner', `${here}.csv`)]).toEqual([
      303, 404,
    ])
  }, 60_000)
})

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
    const until = (valid_to: string) =>
      owner.query(
        `update adviser_statements set valid_to = $1 from project_advisers a join admitted_projects p
          on p.id = a.project_id where adviser_id = a.id and p.name = 'Dok'`,
        [valid_to],
      )
    const { rows } = await sql<{ to: string }>`select s.valid_to::text as to from adviser_statements s
      join project_advisers a on a.id = adviser_id join admitted_projects p on p.id = project_id
      where p.name = 'Dok'`.execute(db)
    expect(rows.map(row => row.to)).toEqual([today.add({ years: 1 }).subtract({ days: 1 }).toString()])
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
    await owner.end()
    const kept = await sql`select from adviser_statements s join project_advisers a on a.id = adviser_id
      join admitted_projects p on p.id = project_id where p.name = 'Dok'`.execute(db)
    expect(kept.rows.length).toBe(2)
    // A role that ended opens nothing, whatever was stated: the position is what makes an adviser.
    const positions = sql`update positions set valid_to = now() where role = 'N' and person_id =
      (select person_id from accounts where email = 'coach@example.org')`
    await positions.execute(db)
    expect(await status('coach', agreementOf(url))).toBe(404)
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
    await sql`delete from memberships where organisation_id = ${ids['demo-adviesbureau-a']!}`.execute(db)
  }, 60_000)
})

describe('what a resident said', () => {
  it('is taken back by the resident alone, and an erased account leaves none', async () => {
    const url = `${await project('Gracht')}/bewoners`
    await invite(url)
    await accept('bewoner', url, { showsName: 'ja' })
    for (const said of ['Waar parkeren we?', 'Ik hou van bomen'])
      await post('bewoner', url, { act: 'react', kind: 'question', said })
    const { rows } = await sql<{
      id: string
      text: string
      person: string
    }>`select r.id, text, person_id as person
      from resident_reactions r join admitted_projects p on p.id = project_id where p.name = 'Gracht'
      order by text`.execute(site.services.db)
    const [first, second] = rows
    expect(
      await post('projectleider', url, { act: 'answer', reaction: first!.id, answer: 'Bomen blijven.' }),
    ).toBe(303)
    expect(await post('projectleider', url, { act: 'takeBack', id: second!.id })).toBe(404)
    expect(await post('bewoner', url, { act: 'takeBack', id: second!.id })).toBe(303)
    expect(await post('bewoner', url, { act: 'takeBack', id: second!.id })).toBe(409)
    expect(
      await post('projectleider', url, { act: 'answer', reaction: second!.id, answer: 'Toch antwoord' }),
    ).toBe(409)
    expect(await post('bewoner', url, { act: 'leave' })).toBe(303)
    expect([
      await status('bewoner', `${url}.csv`),
      (await site.get('bewoner', url)).body.includes('Ik hou van bomen'),
    ]).toEqual([404, true])
    expect(await post('bewoner', url, { act: 'react', kind: 'reaction', said: 'Nog iets' })).toBe(403)
    const { db } = site.services
    const own = await site.get('bewoner', '/account/mijn-gegevens')
    expect(own.body.includes('Ik hou van bomen')).toBe(true)
    await db
      .transaction()
      .execute(async tx =>
        forgetPerson(tx, { personId: first!.person, email: 'x@example.org' }, Temporal.Now.instant()),
      )
    const after =
      await sql`select r.text, answer from resident_reactions r join admitted_projects p on p.id = project_id
      where p.name = 'Gracht' order by answer`.execute(db)
    expect(after.rows).toEqual([
      { text: '', answer: 'Bomen blijven.' },
      { text: '', answer: null },
    ])
    const left = await sql`select from project_residents where person_id = ${first!.person}`.execute(db)
    expect(left.rows.length).toBe(0)
  }, 60_000)
})
