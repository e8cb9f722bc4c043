import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../modules/parties/index.ts'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
const organisations: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'T', 'D', 'A', 'S'] as const) cookies[role] = await signIn(site, role)
  for (const { slug, id } of await site.services.db
    .selectFrom('organisations')
    .select(['slug', 'id'])
    .execute())
    organisations[slug] = id
})
afterAll(() => site.close())

const signInAs = async (mailbox: string): Promise<string> => {
  const fields = { email: `${mailbox}@example.org`, password: demoPassword }
  const { cookies: given } = await ask(site, 'POST', '/aanmelden', { fields })
  return `sessie=${given.find(({ name }) => name === 'sessie')?.value}`
}
const post = (by: string, url: string, fields: Record<string, string>) =>
  ask(site, 'POST', url, { cookie: cookies[by] ?? '', fields })
const get = (by: string, url: string) => ask(site, 'GET', url, { cookie: cookies[by] ?? '' })
const pledge = 'Drie gebieden met een gedeelde businesscase brengen'
const sign = (by: string, slug: string, more: Record<string, string> = {}) =>
  post(by, '/partners/manifest/tekenen', {
    number: '2',
    organisation: organisations[slug] ?? '',
    pledge,
    isAuthorised: 'ja',
    ...more,
  })
const lines = async (url: string, by = '') =>
  (await get(by, url)).body.replace('\uFEFF', '').trimEnd().split('\r\n')
const positionOf = async (email: string) => {
  const { id } = await site.services.db
    .selectFrom('positions')
    .innerJoin('accounts', 'accounts.person_id', 'positions.person_id')
    .select('positions.id')
    .where('accounts.email', '=', email)
    .executeTakeFirstOrThrow()
  return `/beheer/functies/${id}`
}

describe('the manifest', () => {
  it('is signed in the site by who may, under the hash of the text, with the function and the day', async () => {
    expect((await sign('M', 'demo-ontwikkelaar-a')).statusCode).toBe(303)
    const row = await site.services.db
      .selectFrom('signatures')
      .innerJoin('partner_texts', 'partner_texts.id', 'text_id')
      .selectAll()
      .where('organisation_id', '=', organisations['demo-ontwikkelaar-a'] ?? '')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    const words = ['manifest', 2, row.dated_on, row.text_nl, row.text_en].join('\n')
    expect([row.text_digest, row.signer_title, row.signed_on]).toEqual([
      createHash('sha256').update(words).digest('hex'),
      'Projectontwikkelaar',
      Temporal.Now.plainDateISO('Europe/Amsterdam').toString(),
    ])
    const entries = await site.services.db
      .selectFrom('audit_entries')
      .select('object_kind')
      .where('action', '=', 'signManifest')
      .execute()
    expect(entries).toEqual([{ object_kind: 'signature' }, { object_kind: 'pledge' }])
    expect((await sign('M', 'demo-ontwikkelaar-a')).statusCode).toBe(409)
  })

  it('is not signed by who may not, for another, without reading the newest version or without a pledge', async () => {
    expect((await sign('G', 'gemeente-a-demo')).statusCode).toBe(403)
    expect((await sign('S', 'demo-ontwikkelaar-b')).statusCode).toBe(403)
    expect((await sign('', 'gemeente-a-demo')).statusCode).toBe(303)
    expect((await sign('S', 'gemeente-a-demo', { number: '1' })).statusCode).toBe(409)
    expect((await sign('S', 'gemeente-a-demo', { pledge: 'Iets', isAuthorised: '' })).statusCode).toBe(422)
    const yesterday = Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 1 }).toString()
    expect((await sign('S', 'gemeente-a-demo', { dueOn: yesterday })).statusCode).toBe(422)
    const rows = await site.services.db
      .selectFrom('signatures')
      .select('id')
      .where('organisation_id', '=', organisations['gemeente-a-demo'] ?? '')
      .where('signed_at', 'is not', null)
      .execute()
    expect(rows.length).toBe(1)
  })

  it('lists in public who signed which version, with what each promised, how it stands and what is late', async () => {
    const day = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString()
    const found = (await lines('/partners/manifest.csv')).map(line => line.split(';'))
    expect(found.map(cells => [cells[0], cells[2], cells[8], cells[10]].join())).toEqual([
      'organisatie,versie,stand,teLaat',
      'Demo-belegger A,2,Van kracht,',
      'Demo-ontwikkelaar A,2,Van kracht,',
      'Provincie A (demo),2,Van kracht,',
      'Demo-ontwikkelaar A,1,Van kracht,opvolging te laat',
      'Gemeente A (demo),1,Van kracht,termijn voorbij',
    ])
    expect(found[5]?.[7] === day(-20) || found[5]?.[7] === day(-21)).toBe(true)
    const { body } = await get('', '/partners/manifest')
    expect([body.includes(pledge), body.includes('2 met een toezegging die te laat is')]).toEqual([
      true,
      true,
    ])
  })
})

describe('a published text of partners', () => {
  it('keeps its versions: no change, no removal, and a new one is signed anew', async () => {
    const { db } = site.services
    const change = db.updateTable('partner_texts').set({ text_nl: 'Iets heel anders dan er stond' }).execute()
    await expect(change).rejects.toThrow('publish a new version')
    await expect(db.deleteFrom('partner_texts').execute()).rejects.toThrow('publish a new version')
    const { text_nl: nl, text_en: en } = await db
      .selectFrom('partner_texts')
      .select(['text_nl', 'text_en'])
      .where('document', '=', 'manifest')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    const words = { document: 'manifest', datedOn: '2026-11-27', nl, en }
    const publish = (by: string, more = {}) => post(by, '/beheer/partnerteksten', { ...words, ...more })
    expect((await publish('G', { nl: `${nl} Meer.` })).statusCode).toBe(403)
    expect((await publish('T')).statusCode).toBe(422)
    expect((await publish('T', { nl: `${nl} Meer.` })).statusCode).toBe(303)
    expect((await sign('S', 'gemeente-a-demo')).statusCode).toBe(409)
    expect((await sign('S', 'gemeente-a-demo', { number: '3' })).statusCode).toBe(303)
    expect((await get('', '/partners/manifest?versie=2')).body.includes('Dit is een oudere versie')).toBe(
      true,
    )
    expect((await get('', '/partners/manifest?versie=9')).statusCode).toBe(404)
  })
})

describe('the right to sign', () => {
  it('is given by others, to a position that holds, and taken away at once', async () => {
    const path = await positionOf('planeconoom@example.org')
    expect((await post('G', path, { act: 'authorise' })).statusCode).toBe(403)
    expect((await post('M', path, { act: 'authorise' })).statusCode).toBe(404)
    expect((await post('A', path, { act: 'authorise' })).statusCode).toBe(303)
    const again = { number: '3', pledge: 'Nog iets toezeggen namens de gemeente' }
    // The organisation signed this version before: what stops the planner now is the signature, not the right.
    expect((await sign('G', 'gemeente-a-demo', again)).statusCode).toBe(409)
    expect((await post('A', path, { act: 'deauthorise' })).statusCode).toBe(303)
    expect((await sign('G', 'gemeente-a-demo', again)).statusCode).toBe(403)
    const ended = await positionOf('oud-planeconoom@example.org')
    expect((await post('A', ended, { act: 'authorise' })).statusCode).toBe(409)
  })
})

describe('the follow-up of a pledge', () => {
  it('ends what is late, is recorded by either side and the programme, and not of a day to come', async () => {
    const { rows } = { rows: await lines('/beheer/toezeggingen.csv?laat=ja', 'T') }
    const late = rows.filter(line => line.includes('opvolging te laat'))
    expect(late.length).toBe(1)
    const page = (await get('T', '/beheer/toezeggingen?laat=ja&per=100')).body
    const path =
      /href="(\/beheer\/toezeggingen\/[0-9a-f-]{36})">Bouwkosten van afgeronde/.exec(page)?.[1] ?? ''
    const told = {
      act: 'followUp',
      heldOn: '2026-11-20',
      note: 'Twee van de drie zijn gedeeld',
      followUpDays: '90',
    }
    expect((await post('G', path, told)).statusCode).toBe(404)
    expect((await post('M', path, { ...told, heldOn: '2099-01-01' })).statusCode).toBe(422)
    expect((await post('M', path, { ...told, note: 'Ja' })).statusCode).toBe(422)
    const heldOn = Temporal.Now.plainDateISO('Europe/Amsterdam').toString()
    expect((await post('M', path, { ...told, heldOn })).statusCode).toBe(303)
    const after = await lines('/beheer/toezeggingen.csv?laat=ja', 'T')
    expect(after.filter(line => line.includes('opvolging te laat'))).toEqual([])
    expect((await get('M', path)).body.includes('Elke 90 dagen')).toBe(true)
    expect((await post('T', path, { act: 'move', to: 'kept' })).statusCode).toBe(303)
    expect((await post('T', path, { ...told, heldOn })).statusCode).toBe(409)
  })
})

describe('the accession of an organisation', () => {
  const path = () => `/beheer/organisaties/${organisations['demo-bouwbedrijf-b']}`
  const request = {
    ...{
      to: 'requested',
      contribution: 'Een planeconoom',
      contributionEur: '12.500',
      contributionHours: '80',
    },
    ...{ termsNumber: '1', isAuthorised: 'ja', rightsFrom: '', reason: '' },
  }
  const step = (by: string, more: Record<string, string>) =>
    post(by, `${path()}/toetreding`, { ...request, ...more })
  const right = async () =>
    /Recht om deel te nemen<\/dt><dd[^>]*>([^<]*)/.exec((await get('T', path())).body)?.[1]

  it('is a signature under the terms with a contribution, and gives the right to attend from its day', async () => {
    cookies.builder = await signInAs('bouwbedrijf')
    expect((await step('builder', { isAuthorised: '', contribution: '' })).statusCode).toBe(422)
    expect((await step('builder', { termsNumber: '7' })).statusCode).toBe(409)
    for (const contributionEur of ['12,5', '12.50', '1.25.000', '-1', '1e3', '1000000001', 'NaN'])
      expect([contributionEur, (await step('builder', { contributionEur })).statusCode]).toEqual([
        contributionEur,
        422,
      ])
    expect((await step('builder', {})).statusCode).toBe(303)
    const { body } = await get('T', path())
    expect(
      ['12.500', 'versie 1, in de site getekend door: Projectontwikkelaar'].map(one => body.includes(one)),
    ).toEqual([true, true])
    expect(await right()).toBe('Geen. Het recht hoort bij een bekrachtigde toetreding.')
    expect((await step('T', { to: 'ratified' })).statusCode).toBe(403)
    expect((await step('D', { to: 'ratified', rightsFrom: '2099-01-01' })).statusCode).toBe(303)
    expect(await right()).toBe('Vanaf 1 jan 2099.')
  })

  it('loses the right while it is suspended and when it ended, and signs the same terms once', async () => {
    const reason = 'De bijdrage bleef een jaar uit'
    expect((await step('D', { to: 'suspended', reason })).statusCode).toBe(303)
    expect(await right()).toBe('Rust zolang de toetreding is opgeschort.')
    expect((await step('D', { to: 'ratified' })).statusCode).toBe(303)
    expect(await right()).toBe('Vanaf 1 jan 2099.')
    expect((await step('builder', { to: 'ended', reason })).statusCode).toBe(303)
    expect(await right()).toBe('Geen. Het recht hoort bij een bekrachtigde toetreding.')
    expect((await get('', '/partners')).body.includes('Een planeconoom')).toBe(false)
    expect((await step('T', { to: 'invited' })).statusCode).toBe(303)
    expect((await step('builder', {})).statusCode).toBe(303)
    expect((await step('D', { to: 'ratified', rightsFrom: '2026-01-01' })).statusCode).toBe(303)
    expect(await right()).toBe('Sinds 1 jan 2026: bijeenkomsten van het programma en van de netwerken.')
    const publicly = (await get('', '/partners')).body
    expect([publicly.includes('Een planeconoom'), publicly.includes('12.500')]).toEqual([true, false])
  })
})
