// Who pays for an area: its investments, its financing and funding, public acts with the risks that hang on them, and
// the causes of deficits over all cases.
import { appraise, appraiseDelay, type Case, deficitByCause, investments } from '@versneller/engine'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { json } from '../../../kit/database/connect.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { tellProgrammeTotals } from '../actions/tell-programme-totals.ts'
import { fundingOf } from '../rules/funding.ts'
import { publicActs } from '../rules/public-acts.ts'
import { type AskedSite, askedSite, withFewCases } from '../testing.ts'

let site: AskedSite
let station: string
beforeAll(async () => {
  site = await askedSite()
  station = await site.caseId('station-zwolle')
})
afterAll(() => site.close())

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u2060\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')

/** The case as somebody sees it, from the file of the case. */
async function seenBy(mailbox: string, id: string): Promise<Case> {
  return JSON.parse((await site.get(mailbox, `/cases/${id}/bestand.json`)).body)
}

/** Cells of a table of a page, without markup. */
function cellsOf(html: string, table: string): string[][] {
  const body = new RegExp(`<table[^>]*id="${table}".*?</table>`, 's').exec(html)?.[0] ?? ''
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell).trim()),
  )
}
const lines = (csv: string) => csv.replace('\uFEFF', '').trim().split('\r\n')
const two = (eur: number) => plain(formats('nl').million(eur, { decimals: 2 }))

describe('the investments of a case', () => {
  test('stand by kind, payer and phase, the supra-plan part apart, and add up to the result', async () => {
    const { body } = await site.get('planeconoom', `/cases/${station}/investeringen`)
    const caseFile = await seenBy('planeconoom', station)
    const { rows } = investments(caseFile)
    const all = rows.reduce((sum, row) => sum + row.presentEur, 0)
    const supra = rows.reduce((sum, row) => sum + row.presentEur * row.supraPlanShare, 0)
    const kinds = cellsOf(body, 'soorten-tabel')
    expect([kinds.at(-1)?.[2], kinds.at(-1)?.[4]]).toEqual([two(all), two(supra)])
    for (const table of ['payer-tabel', 'phase-tabel'])
      expect(cellsOf(body, table).at(-1)?.at(-1)).toBe(two(all))
    const road = cellsOf(body, 'bovenplans-tabel').find(([name]) => name?.startsWith('Kruispunt'))
    const line = rows.find(row => row.id === 'ontsluiting')
    expect([road?.[2], road?.[3], road?.[4]]).toEqual([
      two(line?.presentEur ?? 0),
      '75%',
      two(0.25 * (line?.presentEur ?? 0)),
    ])
    const file = lines((await site.get('planeconoom', `/cases/${station}/investeringen.csv`)).body)
    expect(file.length).toBe(rows.length + 1)
    expect(file[0]?.split(';').slice(0, 4)).toEqual(['kenmerk', 'naam', 'soort', 'betaler'])
  })

  test('tell what a deficit comes from to who sees the whole area only', async () => {
    const own = await seenBy('projectleider', station).catch(() => undefined)
    expect(own).toBe(undefined)
    const whole = await site.get('planeconoom', `/cases/${await site.caseId('vier-partijen')}/investeringen`)
    expect(plain(whole.body).includes('van het tekort komt door flankerende investeringen')).toBe(true)
    // Others hide lines of this case from the municipality: its own sum is no result of the area.
    const { body } = await site.get('planeconoom', `/cases/${station}/investeringen`)
    expect([body.includes('id="tekort"'), body.includes('Je ziet niet alle regels')]).toEqual([false, true])
  })

  test('have another kind where a line says so in its form', async () => {
    const id = await site.caseId('vier-partijen')
    const item = `/cases/${id}/regels/grondwerk`
    const form = await site.get('planeconoom', item)
    expect(form.body.includes('<option value="public-transport"')).toBe(true)
    const { revision } = await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const changes = [{ path: '/lines/@grondwerk/x', value: { investment: 'public-transport' } }]
    expect((await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })).status).toBe(
      200,
    )
    const { body } = await site.get('planeconoom', `/cases/${id}/investeringen`)
    expect(cellsOf(body, 'soorten-tabel').map(([name]) => name)).toEqual([
      'Soort',
      'Openbaar vervoer Flankerend',
      'Samen',
    ])
    const said = /<option value="public-transport"[^>]*selected/.test(
      (await site.get('planeconoom', item)).body,
    )
    expect(said).toBe(true)
  })
})

describe('the financing and funding of a case', () => {
  test('show uses and sources by year, and parties whose positions add up to the area', async () => {
    const id = await site.caseId('vier-partijen')
    const { body } = await site.get('planeconoom', `/cases/${id}/bekostiging`)
    const caseFile = await seenBy('planeconoom', id)
    const { years, parties } = fundingOf(caseFile)
    const { area } = appraise(caseFile)
    const left = parties.reduce((sum, row) => sum + row.leftEur, 0)
    expect([years.at(-1)?.cumulativeEur, left].map(eur => Math.round(eur ?? 0))).toEqual([
      Math.round(area.realEur),
      Math.round(area.realEur),
    ])
    expect(cellsOf(body, 'jaren-tabel').at(-1)?.at(-2)).toBe(two(area.realEur))
    expect(cellsOf(body, 'partijen-tabel').at(-1)?.at(-1)).toBe(two(area.npvEur))
    const file = lines((await site.get('planeconoom', `/cases/${id}/bekostiging.csv`)).body)
    expect(file.length).toBe(years.length + 1)
    expect(file[0]?.split(';').slice(-2)).toEqual(['Saldo (euro)', 'Stand (euro)'])
  })

  test('name the party that pays in the end, and the loans that only move money in time', async () => {
    const four = await site.get('corporatie', `/cases/${await site.caseId('vier-partijen')}/bekostiging`)
    // The area is short of 3.5 million and the developer keeps 3.5: the other three pay 7 for it.
    const said = 'Gemeente, Corporatie en Rijk betalen samen € 7,00 mln voor het gebied.'
    expect(plain(four.body).replaceAll('\u00a0', ' ').includes(said)).toBe(true)
    const lending = await site.caseId('kostenverhaal-nieuwegein')
    const { loans = [] } = await seenBy('planeconoom', lending)
    const shown = cellsOf(
      (await site.get('planeconoom', `/cases/${lending}/bekostiging`)).body,
      'leningen-tabel',
    )
    expect([loans.length > 0, shown.length]).toEqual([true, loans.length + 1])
  })

  test('tell of parties and balances only what no hidden line moves', async () => {
    const { body } = await site.get('planeconoom', `/cases/${station}/bekostiging`)
    const names = cellsOf(body, 'partijen-tabel').map(([name]) => name)
    expect([names, cellsOf(body, 'jaren-tabel')[0]?.includes('Saldo')]).toEqual([
      ['Partij', 'Gemeente', 'Rijk'],
      false,
    ])
    expect(plain(body).includes('voor het gebied')).toBe(false)
    const file = lines((await site.get('planeconoom', `/cases/${station}/bekostiging.csv`)).body)
    expect(file[0]?.includes('Saldo')).toBe(false)
    expect((await site.get('projectleider', `/cases/${station}/bekostiging`)).status).toBe(404)
  })
})

describe('public acts', () => {
  test('stand with the private risk that hangs on them, and what a year later does to each party', async () => {
    const { body } = await site.get('planeconoom', `/cases/${station}/risico/publiek-handelen`)
    const caseFile = await seenBy('planeconoom', station)
    const act = publicActs(caseFile).find(one => one.act.id === 'omgevingsplan')
    // 30 % of (0.15 + 0.4 + 1.2) / 3 million, four tenths of it for the developer.
    expect(act?.borne).toEqual([
      { party: 'gem', isPublic: true, eur: 0.3 * (1_750_000 / 3) * 0.6 },
      { party: 'dev', isPublic: false, eur: 0.3 * (1_750_000 / 3) * 0.4 },
    ])
    const later = appraiseDelay(caseFile, { years: 1, part: 'all', after: 8 })
    const lost = (later.parties.gem?.npvOwnEur ?? 0) - (appraise(caseFile).parties.gem?.npvOwnEur ?? 0)
    expect(act?.late?.parties.find(({ party }) => party === 'gem')?.eur).toBe(lost)
    const row = cellsOf(body, 'handelingen-tabel').find(([name]) => name === 'Omgevingsplan vastgesteld')
    const amount = plain(formats('nl').moneyMillion(lost, { decimals: 2 }))
    expect([row?.[4]?.startsWith('Beroep omgevingsplan'), row?.[6]]).toEqual([true, `Gemeente ${amount}`])
    // What later means for a developer hangs on lines that the municipality does not see; its share of the risk does not.
    expect(row?.[5]?.includes('Demo-ontwikkelaar A')).toBe(true)
  })

  test('that move to later ask to run the risks again, until a version is fixed', async () => {
    const { revision } = await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', station)
      .executeTakeFirstOrThrow()
    const page = async () => (await site.get('planeconoom', `/cases/${station}/risico/publiek-handelen`)).body
    expect((await page()).includes('laat de risico’s opnieuw rekenen')).toBe(false)
    const changes = [{ path: '/responsibilities/@omgevingsplan/by', value: 11 }]
    const saved = await site.send('planeconoom', `/cases/${station}/wijzigingen`, { revision, changes })
    expect(saved.status).toBe(200)
    expect(plain(await page()).includes('Omgevingsplan vastgesteld: van')).toBe(true)
    const fields = { name: 'Verschoven', reason: 'Later omgevingsplan' }
    expect((await site.post('planeconoom', `/cases/${station}/versies`, fields)).status).toBe(303)
    expect((await page()).includes('laat de risico’s opnieuw rekenen')).toBe(false)
  })
})

const onArea = async (mailbox: string | undefined) =>
  cellsOf((await site.get(mailbox, '/projecten/spoorzone-zwolle')).body, 'actiekalender-tabel').slice(1)
const planOf = async (mailbox: string) =>
  (await onArea(mailbox)).find(([, act]) => act === 'Omgevingsplan vastgesteld')
const told = async () => {
  const { rows } = await sql<{ email: string; href: string }>`select a.email, n.href from notices n
    join accounts a on a.person_id::text = n.person_id where n.kind = 'cases.acts'`.execute(site.services.db)
  return rows.map(({ email, href }) => [email.split('@')[0], href])
}
async function movePlan(by: number): Promise<void> {
  const { revision } = await site.services.db
    .selectFrom('cases')
    .select('revision')
    .where('id', '=', station)
    .executeTakeFirstOrThrow()
  const changes = [{ path: '/responsibilities/@omgevingsplan/by', value: by }]
  const saved = await site.send('planeconoom', `/cases/${station}/wijzigingen`, { revision, changes })
  expect(saved.status).toBe(200)
}
const fix = (name: string) =>
  site.post('planeconoom', `/cases/${station}/versies`, { name, reason: 'Omgevingsplan' })

describe('the calendar of public acts', () => {
  test('stands on the page of the area for who reads the case, by the last day, with what moved', async () => {
    await movePlan(8)
    await fix('Voor de kalender')
    expect((await planOf('ontwikkelaar'))?.slice(0, 3)).toEqual([
      '31 dec 2027',
      'Omgevingsplan vastgesteld',
      'Gemeente',
    ])
    await movePlan(10)
    expect((await planOf('ontwikkelaar'))?.[0]).toBe('30 jun 2028 later: was 31 dec 2027')
    await movePlan(7)
    expect((await planOf('ontwikkelaar'))?.[0]).toBe('30 sep 2027 eerder: was 31 dec 2027')
    const days = (await onArea('ontwikkelaar')).map(([day = '']) => day.slice(-4))
    expect(days).toEqual(days.toSorted())
    for (const mailbox of [undefined, 'bewoner', 'projectleider']) expect(await onArea(mailbox)).toEqual([])
  })

  test('tells how certain an act is: promised or not, on what condition, with the chance of its risk, and where the returns are', async () => {
    const certainty = (await planOf('ontwikkelaar'))?.[3]
    expect(certainty).toBe(
      'toegezegd als: anterieure overeenkomst getekend kans van 30% op het risico dat eraan hangt: Beroep omgevingsplan',
    )
    const open = (await onArea('ontwikkelaar')).find(
      ([, act]) => act === 'Buitendienststelling van het spoor geregeld',
    )
    expect([open?.[3]?.startsWith('nog niet toegezegd'), open?.[3]?.includes('als:')]).toEqual([true, false])
    const { body } = await site.get('ontwikkelaar', '/projecten/spoorzone-zwolle')
    expect(body.includes(`href="/cases/${station}/risico"`)).toBe(true)
    expect((await site.get('ontwikkelaar', `/cases/${station}/risico?trekkingen=1000`)).status).toBe(200)
    await movePlan(3)
    expect((await planOf('ontwikkelaar'))?.[0]?.endsWith('deze dag is voorbij')).toBe(true)
    await movePlan(7)
  })

  test('tells who takes part when a fixed date moves, not who moved it, and nobody when none did', async () => {
    await site.services.db.deleteFrom('notices').where('kind', '=', 'cases.acts').execute()
    await fix('Eerder')
    const mailboxes = (await told()).map(([mailbox]) => mailbox)
    const asked = [
      'ontwikkelaar',
      'hoofd-grondzaken',
      'rijk-wonen',
      'planeconoom',
      'projectleider',
      'bewoner',
    ]
    expect(asked.filter(mailbox => mailboxes.includes(mailbox))).toEqual(asked.slice(0, 3))
    expect(new Set((await told()).map(([, page]) => page))).toEqual(
      new Set([`/cases/${station}/risico/publiek-handelen`]),
    )
    const now = (await told()).length
    await fix('Nog eens')
    expect((await told()).length).toBe(now)
    expect((await planOf('ontwikkelaar'))?.[0]).toBe('30 sep 2027')
  })

  test('goes along as a calendar file, for who reads the case only', async () => {
    const url = `/cases/${station}/publieke-handelingen.ics`
    const { body, headers } = await site.get('ontwikkelaar', url)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    const event = body
      .split('BEGIN:VEVENT')
      .find(part => part.includes('SUMMARY:Omgevingsplan vastgesteld (Gemeente)'))
    expect(event?.includes('DTSTART;VALUE=DATE:20270930')).toBe(true)
    expect((await site.get('projectleider', url)).status).toBe(404)
  })
})

/** Makes cases of other areas: the bouwclaim case with its costs in other proportions, each of its own area. */
async function makeDeficits(count: number): Promise<void> {
  const { db } = site.services
  const from = await site.caseId('bouwclaim-nijmegen')
  const free = await sql<{ id: string }>`select id from projects where id not in
    (select project_id from cases where project_id is not null) order by id limit ${count}`.execute(db)
  const { content } = await db
    .selectFrom('cases')
    .select('content')
    .where('id', '=', from)
    .executeTakeFirstOrThrow()
  for (const [index, { id }] of free.rows.entries()) {
    const changed = structuredClone(content) as unknown as Case
    const made = {
      ...changed,
      id: `proef-${index}`,
      lines: (changed.lines ?? []).map(line =>
        line.account === '4' && line.totalEur
          ? { ...line, totalEur: line.totalEur * (1 + index / 10) }
          : line,
      ),
    }
    await sql`with made as (
        insert into cases (id, name, owner_organisation_id, project_id, is_illustration, is_shared, content)
        select gen_random_uuid(), ${`Proefgeheim ${index}`}, owner_organisation_id, ${id}, false, false, ${json(made)}
        from cases where id = ${from} returning id, content)
      insert into case_versions (case_id, number, name, reason, revision, content, input_hash)
      select id, 1, 'Eerste', 'Proef', 1, content, 'none' from made`.execute(db)
  }
}

describe('where deficits come from', () => {
  const shares = async (mailbox: string) =>
    cellsOf((await site.get(mailbox, '/kennis/tekorten')).body, 'oorzaken')

  test('is told of the demonstration as it starts, with the parts of enabling investments', async () => {
    const told = await shares('stuurgroep')
    expect(told.slice(1).map(([name]) => name)).toEqual([
      'Flankerende investeringen',
      'waarvan verwerving en uitkoop',
      'waarvan bodem',
      'waarvan infrastructuur en OV',
      'Bovenplanse voorzieningen',
      'Sloop, bouwrijp en woonrijp maken',
      'Plankosten, rente, heffingen en gebouwen',
    ])
    expect(new Set(told.slice(1).map(cells => cells[2]))).toEqual(new Set(['11']))
    // Nobody of the municipality whose sketches they are, or of another, gets them this way.
    for (const mailbox of ['projectleider', 'planeconoom'])
      expect((await site.get(mailbox, '/kennis/tekorten')).status).toBe(403)
  })

  test('is withheld while too few cases have a deficit, and is nobody’s but who may see totals', async () => {
    await withFewCases(site)
    const { body } = await site.get('stuurgroep', '/kennis/tekorten')
    expect([await shares('stuurgroep'), plain(body).includes('minder dan 5 businesscases')]).toEqual([
      [],
      true,
    ])
    // Which costs belong to which cause is told to all of them.
    expect(cellsOf(body, 'indeling').length).toBe(11)
    for (const mailbox of ['platform', 'onderzoeker'])
      expect((await site.get(mailbox, '/kennis/tekorten')).status).toBe(200)
    for (const mailbox of ['planeconoom', 'bewoner', 'programmadirecteur'])
      for (const address of ['/kennis/tekorten', '/kennis/tekorten.csv'])
        expect((await site.get(mailbox, address)).status).toBe(403)
  })

  test('is told as shares over the cases, from the night after which enough of them have a deficit', async () => {
    await makeDeficits(12)
    expect(await shares('stuurgroep')).toEqual([])
    // The harbour is more than sixty percent of each sum: it has no part in this test.
    await sql`update cases set project_id = null where id = ${await site.caseId('haven-groningen')}`.execute(
      site.services.db,
    )
    await tellProgrammeTotals(site.services)
    const { rows } = await sql<{ content: Case }>`select distinct on (c.project_id) v.content from cases c
      join case_versions v on v.case_id = c.id where c.project_id is not null
      order by c.project_id, c.made_at, c.id, v.number desc`.execute(site.services.db)
    const causes = rows.map(({ content }) => deficitByCause(investments(content)))
    const total = (of: (one: (typeof causes)[number]) => number) =>
      causes.reduce((sum, one) => sum + Math.round(of(one)), 0)
    const all = total(one => Object.values(one).reduce((sum, eur) => sum + eur, 0))
    const enabling = total(one => one.acquisition + one.soil + one.infrastructure)
    const told = await shares('stuurgroep')
    expect(told[1]?.slice(0, 3)).toEqual([
      'Flankerende investeringen',
      `${Math.round((100 * enabling) / all)}%`,
      String(rows.length),
    ])
    const file = lines((await site.get('stuurgroep', '/kennis/tekorten.csv')).body)
    expect(file[1]?.split(';').slice(0, 2)).toEqual([
      'Flankerende investeringen',
      String(Math.round((100 * enabling) / all)),
    ])
    expect([told.flat().join(), file.join()].some(text => text.includes('Proefgeheim'))).toBe(false)
  })

  test('stands when a single case changes, and is withheld from who sees too many of the cases', async () => {
    const before = await shares('stuurgroep')
    await sql`insert into case_versions (case_id, number, name, reason, revision, content, input_hash)
      select v.case_id, 2, 'Anders', 'Proef', 1, jsonb_set(v.content, '{lines}', '[]'), 'none' from case_versions v
      join cases c on c.id = v.case_id where c.name = 'Proefgeheim 3'`.execute(site.services.db)
    await tellProgrammeTotals(site.services)
    expect(await shares('stuurgroep')).toEqual(before)
    await sql`insert into positions (person_id, role, organisation_id, title, level, valid_from, confirmed_at)
      select s.person_id, 'G', g.organisation_id, g.title, g.level, g.valid_from, g.confirmed_at
      from accounts s, positions g join accounts a on a.person_id = g.person_id
      where s.email = 'stuurgroep@example.org' and a.email = 'planeconoom@example.org' and g.role = 'G'`.execute(
      site.services.db,
    )
    site.forget('stuurgroep')
    const { body } = await site.get('stuurgroep', '/kennis/tekorten')
    expect(plain(body).includes('Wordt jou niet getoond')).toBe(true)
  })
})
