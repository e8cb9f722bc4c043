// Residents of a project: who admits them, what opens, what stays shut, and what ends by itself.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetPerson } from '../kit/module/personal-data.ts'
import { dayFromNow as day, type InvolvedSite, involvedSite } from './testing-involvement.ts'

let site: InvolvedSite
beforeAll(async () => {
  site = await involvedSite()
}, 240_000)
afterAll(() => site.close())

const project: InvolvedSite['project'] = (name, lead) => site.project(name, lead)
const status: InvolvedSite['statusOf'] = (mailbox, url) => site.statusOf(mailbox, url)
const post: InvolvedSite['send'] = (mailbox, url, fields) => site.send(mailbox, url, fields)
const told: InvolvedSite['told'] = (mailbox, text) => site.told(mailbox, text)

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

    await sql`update accounts set second_factor_required = false
      where email = 'bewoner@example.org'`.execute(site.services.db)
    const decide = { act: 'decide', resident: await optionOf(url, 'Bewoner'), to: 'admitted', until: day(30) }
    // Not by another party of the project, not by the programme, not by oneself.
    for (const other of ['ontwikkelaar', 'programmamanager', 'bewoner', 'planeconoom'])
      expect([other, await post(other, url, decide)]).toEqual([other, 403])
    expect(await post('projectleider', url, { ...decide, until: day(-1) })).toBe(422)
    expect(await post('projectleider', url, { ...decide, to: 'refused' })).toBe(422)
    expect(await post('projectleider', url, decide)).toBe(303)
    // Who takes part is asked the second step from now on.
    const second = await sql`select second_factor_required as asks from accounts
      where email = 'bewoner@example.org'`.execute(site.services.db)
    expect(second.rows).toEqual([{ asks: true }])
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
    // An answer that was given is not written over, by no other party either.
    expect(await post('projectleider', url, { ...answer, answer: 'Hoogstens twintig.' })).toBe(409)
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

describe('who was asked by an address', () => {
  it('stands under the name that was typed until that person accepted', async () => {
    const url = `${await project('Singel')}/bewoners`
    expect(await invite(url, { name: 'Buurman van de hoek' })).toBe(303)
    const names = async () => {
      const { body } = await site.get('projectleider', url)
      return ['Buurman van de hoek', 'Bewoner'].filter(name => body.includes(`>${name}<`))
    }
    expect(await names()).toEqual(['Buurman van de hoek'])
    expect(await accept('bewoner', url)).toBe(303)
    expect(await names()).toEqual(['Bewoner'])
  }, 60_000)
})

describe('what is shared with residents', () => {
  it('is taken back by the party that shared it and by who leads, not by another party', async () => {
    const url = `${await project('Werf')}/bewoners`
    for (const [mailbox, title] of [
      ['projectleider', 'Schets van de gemeente'],
      ['ontwikkelaar', 'Schets van de bouwer'],
    ] as const)
      expect(await post(mailbox, url, { act: 'share', title, shared: 'Zo kan het.', url: '' })).toBe(303)
    const { rows } = await sql<{ id: string }>`select s.id from resident_shares s
      join admitted_projects p on p.id = project_id where p.name = 'Werf' order by title desc`.execute(
      site.services.db,
    )
    const [ofTown, ofBuilder] = rows.map(({ id }) => ({ act: 'takeShareBack', id }))
    const buttons = async (mailbox: string) =>
      (await site.get(mailbox, url)).body.split('value="takeShareBack"').length - 1
    expect([await buttons('ontwikkelaar'), await buttons('projectleider')]).toEqual([1, 2])
    expect(await post('ontwikkelaar', url, ofTown!)).toBe(404)
    expect(await post('ontwikkelaar', url, ofBuilder!)).toBe(303)
    expect(await post('projectleider', url, ofTown!)).toBe(303)
    expect([await buttons('ontwikkelaar'), await buttons('projectleider')]).toEqual([0, 0])
  }, 60_000)
})

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
    const guest = await sql<{ subject: string }>`select subject from outgoing_mail
      where recipient = 'bewoner@example.org' and kind = 'accounts.guestMail'`.execute(site.services.db)
    expect(guest.rows[0]?.subject).toBe('Je kunt meedoen in een project')
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
    await db.transaction().execute(async tx =>
      forgetPerson(tx, site.services, {
        personId: first!.person,
        email: 'x@example.org',
        now: Temporal.Now.instant(),
      }),
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
