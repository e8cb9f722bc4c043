import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailDigests } from '../kit/notifications/digest.ts'
import { type AskedSite, askedSite } from '../modules/cases/testing.ts'
import { modules } from './modules.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('mini-grex')
}, 60_000)
beforeEach(async () => {
  for (const table of ['notices', 'outgoing_mail', 'notice_preferences'] as const)
    await site.services.db.deleteFrom(table).execute()
})
afterAll(() => site.close())

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(match => match[1]!)

/** Who was told what, by mailbox. */
async function told(): Promise<string[]> {
  const accounts = await site.services.db.selectFrom('accounts').select(['person_id', 'email']).execute()
  const mailboxOf = new Map(accounts.map(row => [row.person_id, row.email.split('@')[0]]))
  const rows = await site.services.db.selectFrom('notices').select(['person_id', 'kind']).execute()
  return rows.map(row => `${mailboxOf.get(row.person_id)} ${row.kind}`).sort()
}
/** Both people of the developer. */
const developers = ['ontwikkelaar', 'ontwikkelmanager']
const toldDevelopers = (kind: string) => developers.map(mailbox => `${mailbox} ${kind}`)
const mails = async () =>
  (await site.services.db.selectFrom('outgoing_mail').select('recipient').orderBy('recipient').execute()).map(
    row => row.recipient.split('@')[0],
  )
const run = (name: string) =>
  modules
    .flatMap(module => module.jobs ?? [])
    .find(job => job.name === name)!
    .run(site.services, {})
const organisationOf = async (slug: string) =>
  (
    await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).id
const couple = async (partyId: string, organisation: string) =>
  site.post('planeconoom', `/cases/${id}/koppelen`, { partyId, organisation })

async function save(mailbox: string, caseId: string, changes: unknown[]): Promise<number> {
  const { revision } = await site.services.db
    .selectFrom('cases')
    .select('revision')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const answer = await site.send(mailbox, `/cases/${caseId}/wijzigingen`, { revision, changes })
  expect(answer.status).toBe(200)
  return revision
}
const centre = async (mailbox: string, query = '') => {
  const { body } = await site.get(mailbox, `/meldingen${query}`)
  return {
    bell: all(body, /<span class="vh">(Meldingen, [^<]*)</g)[0],
    names: all(body, /<b>([^<]*)<\/b> <button/g),
    lost: all(body, /<span class="muted">(Je hebt geen toegang[^<]*)/g).length,
    states: all(body, /utrecht-badge-status[^>]*>(Nieuw|Gelezen)</g),
    body,
  }
}

describe('who is told', () => {
  test('of access: the people of the organisation that takes part from now on, by mail at once', async () => {
    const before = (await site.get('ontwikkelaar', `/cases/${id}`)).status
    const answer = await couple('gem', await organisationOf('demo-ontwikkelaar-a'))
    expect([before, answer.status]).toEqual([404, 303])
    expect([await told(), await mails()]).toEqual([toldDevelopers('cases.access'), developers])
    const { names, bell } = await centre('ontwikkelaar')
    expect([names, bell]).toEqual([['Mini-grex'], 'Meldingen, één ongelezen'])
  })

  test('of a version: everybody who takes part but the one who made it, and nobody else', async () => {
    await site.post('planeconoom', `/cases/${id}/versies`, { name: 'Eerste', reason: 'Voor het gesprek' })
    expect(await told()).toEqual(['hoofd-grondzaken cases.version', ...toldDevelopers('cases.version')])
  })

  test('of changes: in the mail of the day, once a day, but for the one who made them', async () => {
    await run('cases.tell-changes')
    await site.services.db.deleteFrom('notices').execute()
    await save('planeconoom', id, [{ path: '/name', value: { nl: 'Mini grex', en: 'Mini grex' } }])
    expect(await told()).toEqual([])
    await run('cases.tell-changes')
    await run('cases.tell-changes')
    await save('planeconoom', id, [{ path: '/name', value: { nl: 'Mini grex', en: 'Small grex' } }])
    await run('cases.tell-changes')
    expect([await told(), await mails()]).toEqual([
      ['hoofd-grondzaken cases.changed', ...toldDevelopers('cases.changed')],
      [],
    ])
    expect(await mailDigests(site.services)).toBe(3)
    expect(await mails()).toEqual(['hoofd-grondzaken', ...developers])
  })

  test('never of a change in a line that is hidden from them', async () => {
    const shared = await site.caseId('vier-partijen')
    const line = (id: string, visibleTo?: string[]) => ({
      path: `/lines/@${id}`,
      value: {
        id,
        name: { nl: id },
        account: '5',
        from: 'gem',
        to: 'outside',
        series: { '1': 100 },
        ...(visibleTo ? { visibleTo } : {}),
      },
    })
    await save('planeconoom', shared, [line('besloten', ['gem'])])
    await run('cases.tell-changes')
    const hidden = await told()
    await save('planeconoom', shared, [line('openbaar')])
    await run('cases.tell-changes')
    expect(hidden).toEqual(['hoofd-grondzaken cases.changed'])
    expect(await told()).toEqual([
      'corporatie cases.changed',
      'hoofd-grondzaken cases.changed',
      ...toldDevelopers('cases.changed'),
      'rijk-wonen cases.changed',
    ])
  })
})

describe('what is shown', () => {
  test('is nothing of a case that was lost since, which then leads nowhere', async () => {
    await site.post('planeconoom', `/cases/${id}/versies`, { name: 'Tweede', reason: 'Voor het gesprek' })
    expect((await centre('ontwikkelaar')).names).toEqual(['Mini grex'])
    expect((await couple('gem', await organisationOf('gemeente-a-demo'))).status).toBe(303)
    const lost = await centre('ontwikkelaar')
    expect([lost.names, lost.lost, lost.body.includes('Mini grex'), lost.body.includes('versie')]).toEqual([
      [],
      1,
      false,
      false,
    ])
    const [noticeId] = all(lost.body, /name="id" value="([^"]*)"/g)
    const opened = await site.post('ontwikkelaar', '/meldingen/gelezen', { id: noticeId! })
    expect([opened.status, opened.goTo]).toEqual([303, '/meldingen'])
  })

  test('is not mailed in the evening either, once it is lost', async () => {
    await couple('gem', await organisationOf('demo-ontwikkelaar-a'))
    await site.services.db.deleteFrom('notices').execute()
    await site.services.db.deleteFrom('outgoing_mail').execute()
    await site.post('ontwikkelaar', '/meldingen/voorkeuren', { 'cases.version': 'digest' })
    await site.post('planeconoom', `/cases/${id}/versies`, { name: 'Derde', reason: 'Voor het gesprek' })
    await couple('gem', await organisationOf('gemeente-a-demo'))
    await site.services.db.deleteFrom('outgoing_mail').execute()
    expect([await mailDigests(site.services), await mails()]).toEqual([0, []])
  })

  test('is read one by one or all together, and the bell counts along in both frames', async () => {
    await couple('gem', await organisationOf('demo-ontwikkelaar-a'))
    await site.post('planeconoom', `/cases/${id}/versies`, { name: 'Vierde', reason: 'Voor het gesprek' })
    const fresh = await centre('ontwikkelaar')
    expect([fresh.bell, fresh.states]).toEqual(['Meldingen, 2 ongelezen', ['Nieuw', 'Nieuw']])
    expect(all((await site.get('ontwikkelaar', '/')).body, /<span class="vh">(Meldingen, [^<]*)</g)).toEqual([
      'Meldingen, 2 ongelezen',
      'Meldingen, 2 ongelezen',
    ])
    const [noticeId] = all(fresh.body, /name="id" value="([^"]*)"/g)
    const opened = await site.post('ontwikkelaar', '/meldingen/gelezen', { id: noticeId! })
    expect(opened.goTo).toBe(`/cases/${id}/versies`)
    expect((await centre('ontwikkelaar', '?stand=ongelezen')).states).toEqual(['Nieuw'])
    await site.post('ontwikkelaar', '/meldingen/gelezen', {})
    expect((await centre('ontwikkelaar')).bell).toBe('Meldingen, alles gelezen')
  })

  test('is chosen per kind; what has a mail of its own is not asked', async () => {
    const { body } = await site.get('ontwikkelaar', '/meldingen/voorkeuren')
    expect([...new Set(all(body, /type="radio"[^>]*name="([^"]*)"/g))]).toEqual([
      'call.answered',
      'call.invited',
      'call.opened',
      'call.reminder',
      'call.together',
      'cases.access',
      'cases.acts',
      'cases.approval',
      'cases.changed',
      'cases.mention',
      'cases.remark',
      'cases.version',
      'governance.actionPoint',
      'governance.convened',
      'governance.extraSession',
      'governance.minutesAdopted',
      'governance.papers',
      'governance.scopeQuestionDue',
      'governance.teamRole',
      'parties.delegation',
      'parties.placeGiven',
      'parties.pledgeReserved',
      'parties.pledgeReworded',
      'parties.positionEnded',
      'projects.residents',
      'projects.statusWithdrawn',
      'projects.takingPart',
    ])
  })
})

test('the page of the own work leads to the cases that one can open, and to no others', async () => {
  const files = async (mailbox: string) => {
    const { body } = await site.get(mailbox, '/werk')
    return all(body.split('id="dossiers"')[1]?.split('id="functies"')[0] ?? '', /<a href="(\/cases\/[^"]*)"/g)
  }
  const open = async (mailbox: string) =>
    Promise.all((await files(mailbox)).map(async url => (await site.get(mailbox, url)).status))
  expect([(await files('planeconoom')).length, await open('corporatie')]).toEqual([7, [200, 200, 200]])
  expect([await files('beheerder'), await files('auditor')]).toEqual([[], []])
})

test('what passes by itself is told once: positions, and delegations to both', async () => {
  const { db, clock } = site.services
  const passed = clock.now().subtract({ minutes: 5 })
  const [one, other] = ['corporatie@example.org', 'rijk-wonen@example.org']
  const people = await db.selectFrom('accounts').select(['person_id', 'email']).execute()
  const idOf = (email: string) => people.find(row => row.email === email)!.person_id
  await db.updateTable('positions').set({ valid_to: passed }).where('person_id', '=', idOf(one)).execute()
  await db
    .insertInto('delegations')
    .values({
      from_person_id: idOf(other),
      to_person_id: idOf(one),
      organisation_id: await organisationOf('demo-corporatie-a'),
      valid_from: passed.subtract({ hours: 1 }),
      valid_to: passed,
    })
    .execute()
  await run('parties.tell-passed')
  await run('parties.tell-passed')
  expect(await told()).toEqual([
    'corporatie parties.delegation',
    'corporatie parties.positionEnded',
    'rijk-wonen parties.delegation',
  ])
})
