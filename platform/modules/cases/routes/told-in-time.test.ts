/**
 * Property: two states of a case tell nobody what was changed at a line hidden from that reader, whatever is saved, by
 * whomever, and however many versions are fixed. What is told of hidden lines is that of a version, on every page, in
 * every file, and in the workbench; a later version only where that gives nothing away beside what was told before.
 */
import { type Case, parseCase } from '@versneller/engine'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { insertWithVersion } from '../actions/keep-version.ts'
import { insertCase, readCaseById } from '../store/cases.ts'
import { readTold } from '../store/told-totals.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let ownerOrganisationId: string
let parties: { partyId: string; organisationId: string }[]

function content(hiddenCount: number): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'in-de-tijd',
    name: { nl: 'In de tijd' },
    valuationDate: '2026-01-01',
    periods: 8,
    rates: { interest: 0.02, common: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente' }, rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', name: { nl: 'Ontwikkelaar' }, rate: 0.08 },
      { id: 'cor', kind: 'corporatie', name: { nl: 'Corporatie' }, rate: 0.04 },
    ],
    lines: [
      { id: 'weg', account: '5', from: 'gem', to: 'outside', series: { '1': 5_000_000 } },
      ...Array.from({ length: hiddenCount }, (_, index) => ({
        id: `duister-${index}`,
        account: 'opstal',
        from: 'dev',
        to: 'outside',
        series: { [index + 1]: 1_000_000 + index * 111_111 },
        visibleTo: ['dev'],
      })),
    ],
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

beforeAll(async () => {
  site = await askedSite()
  const four = await readCaseById(site.services.db, await site.caseId('vier-partijen'))
  ownerOrganisationId = four?.ownerOrganisationId ?? ''
  parties = (four?.parties ?? []).filter(({ partyId }) => partyId !== 'rijk')
})
afterAll(() => site.close())

async function made(hiddenCount: number, hasVersion = true): Promise<string> {
  const { db, clock } = site.services
  const file = content(hiddenCount)
  return write({ db, clock, actor: undefined }, 'makeCase', async (tx, record, now) => {
    const fresh = {
      name: 'In de tijd',
      ownerOrganisationId,
      isIllustration: false,
      isShared: true,
      content: file,
      parties,
    }
    const nobody = { personId: undefined, organisationId: undefined }
    const id = hasVersion ? await insertWithVersion(tx, fresh, nobody, now) : await insertCase(tx, fresh)
    record({ objectKind: 'case', objectId: id })
    return id
  })
}

async function save(mailbox: string, id: string, ...changes: { path: string; value: unknown }[]) {
  const { revision } = (await readCaseById(site.services.db, id)) ?? { revision: 0 }
  const answer = await site.send(mailbox, `/cases/${id}/wijzigingen`, { revision, changes })
  expect([answer.status, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)])
}

const fix = async (mailbox: string, id: string) => {
  const answer = await site.post(mailbox, `/cases/${id}/versies`, {
    name: 'Versie',
    reason: 'Voor het gesprek',
  })
  expect(answer.status).toBe(303)
}

const addresses = [
  '',
  '/overzicht',
  '/vergelijken?links=v1&rechts=nu',
  '/waarom?pointer=/area/npvEur',
  '/waarom?pointer=/parties/dev/npvOwnEur',
  '/bestand.json',
  '/regels.csv',
  '/regels',
  '/varianten',
]
const readers = ['planeconoom', 'corporatie', 'programmamanager', 'rijk-wonen']

/** Everything that these readers get of a case, less the number of the revision and of the request. */
async function told(id: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const reader of readers) {
    for (const address of addresses) {
      const { status, body } = await site.get(reader, `/cases/${id}${address}`)
      expect([address, status]).toEqual([address, 200])
      answers[`${reader} ${address}`] = body
        .replaceAll(/("|&quot;)revision\1:\d+/g, '')
        .replaceAll(/name="revision"[^>]*/g, '')
        .replaceAll(/nonce="[^"]*"/g, '')
    }
  }
  const workbook = await site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
  answers.workbook = JSON.stringify((await readXlsx(workbook)).sheets)
  return answers
}

/** The versions of which a reader sees totals on the overview. */
async function versionsTold(mailbox: string, id: string): Promise<string[]> {
  const { body } = await site.get(mailbox, `/cases/${id}/overzicht`)
  return [...new Set([...body.matchAll(/verborgen deel: versie (\d+)/g)].map(match => match[1] ?? ''))]
}

const hidden = (index: number, eur: number) => ({
  path: `/lines/@duister-${index}/series/${index + 1}`,
  value: eur,
})

test('a hidden amount that changes moves no byte that others get, until a version is fixed', async () => {
  const id = await made(5)
  const before = await told(id)
  expect(before['planeconoom /overzicht']).toContain('verborgen deel: versie 1')
  await save('ontwikkelaar', id, hidden(0, 9_876_543))
  expect(await told(id)).toEqual(before)
  await save('ontwikkelaar', id, hidden(1, 1), hidden(2, 2), hidden(3, 3))
  expect(await told(id)).toEqual(before)
})

test('one or two hidden amounts that changed between versions are not told by a newer total, three are', async () => {
  const id = await made(5)
  const area = async () => {
    const { body } = await site.get('planeconoom', `/cases/${id}/waarom?pointer=/area/npvEur`)
    return /<b class="num">([^<]*)/.exec(body)?.[1]
  }
  const first = await area()
  await save('ontwikkelaar', id, hidden(0, 9_000_000))
  await fix('planeconoom', id)
  expect([await versionsTold('planeconoom', id), await area()]).toEqual([['1'], first])
  await save('ontwikkelaar', id, hidden(1, 8_000_000))
  await fix('ontwikkelaar', id)
  expect([await versionsTold('planeconoom', id), await area()]).toEqual([['1'], first])
  await save('ontwikkelaar', id, hidden(2, 7_000_000))
  await fix('planeconoom', id)
  expect(await versionsTold('planeconoom', id)).toContain('4')
  const second = await area()
  expect(second).not.toBe(first)
  // Version 4 is remembered like the first one.
  await save('ontwikkelaar', id, hidden(3, 6_000_000))
  await fix('planeconoom', id)
  expect(await area()).toBe(second)
  const compared = await site.get('planeconoom', `/cases/${id}/vergelijken?links=v3&rechts=nu`)
  expect(compared.body.match(/verborgen deel: versie 1/g)?.length).toBeGreaterThan(0)
  expect(compared.body.match(/verborgen deel: versie 4/g)?.length).toBeGreaterThan(0)
})

test('an owner who changes a shared rate gets no second equation over three hidden amounts', async () => {
  const id = await made(3)
  for (const rate of [0.03, 0.05, 0.07]) {
    await save('planeconoom', id, { path: '/rates/common', value: rate })
    await fix('planeconoom', id)
    expect(await versionsTold('planeconoom', id)).toEqual(['1'])
  }
  const rows = (await readTold(site.services.db, id)).filter(record => record.reader === 'gem')
  expect(rows.map(record => record.sums.length)).toEqual([2, 0, 0, 0])
})

test('a version in which no hidden amount changed tells the same total again, and adds nothing to the memory', async () => {
  const id = await made(5)
  await save('planeconoom', id, { path: '/lines/@weg/series/1', value: 4_000_000 })
  await fix('planeconoom', id)
  expect(await versionsTold('planeconoom', id)).toEqual(['2'])
  const rows = (await readTold(site.services.db, id)).filter(record => record.reader === 'gem')
  expect(rows.map(record => record.sums.length > 0)).toEqual([true, false])
})

test('what is visible goes on with every change, beside the total of the version', async () => {
  const id = await made(4)
  const figure = async () => {
    const { body } = await site.get('planeconoom', `/cases/${id}/bestand.json`)
    const { body: page } = await site.get('planeconoom', `/cases/${id}/overzicht`)
    return [/"1": (\d+)/.exec(body)?.[1], /mln/.test(page), (await versionsTold('planeconoom', id)).length]
  }
  expect(await figure()).toEqual(['5000000', true, 1])
  await save('planeconoom', id, { path: '/lines/@weg/series/1', value: 6_000_000 })
  expect(await figure()).toEqual(['6000000', true, 1])
})

test('a line that is opened ends the totals that held it, until a version fits again', async () => {
  const id = await made(6)
  await save('ontwikkelaar', id, { path: '/lines/@duister-0/visibleTo', value: ['dev', 'gem'] })
  const { body } = await site.get('planeconoom', `/cases/${id}/overzicht`)
  expect(body).toContain('niet te tonen tot een nieuwe versie: regels zijn getoond of verborgen')
  expect(await versionsTold('planeconoom', id)).toEqual([])
  // For others the line is as hidden as it was.
  expect(await versionsTold('corporatie', id)).toEqual(['1'])
  await fix('planeconoom', id)
  expect(await versionsTold('planeconoom', id)).toEqual(['2'])
})

test('a line that was seen and is closed again is none of the three', async () => {
  const id = await made(2)
  const open = { id: 'even-open', account: 'opstal', from: 'dev', to: 'outside', series: { '5': 77_777 } }
  await save('ontwikkelaar', id, { path: '/lines/@even-open', value: open })
  await save('ontwikkelaar', id, { path: '/lines/@even-open', value: { ...open, visibleTo: ['dev'] } })
  await fix('ontwikkelaar', id)
  expect(await versionsTold('planeconoom', id)).toEqual([])
  // Hidden from the beginning there would have been a total.
  expect(await versionsTold('planeconoom', await made(3))).toEqual(['1'])
})

test('a case of before the first version tells no total, and says why', async () => {
  const id = await made(4, false)
  const { body } = await site.get('planeconoom', `/cases/${id}/overzicht`)
  expect(body).toContain('nog niet te tonen: er is nog geen versie met dit totaal')
  await fix('planeconoom', id)
  expect(await versionsTold('planeconoom', id)).toEqual(['1'])
})

test('a case that is made and each of the demonstration has a first version', async () => {
  const document = JSON.stringify(content(0))
  const answer = await site.upload('planeconoom', '/cases/nieuw/bestand/versturen', document)
  const station = await site.caseId('station-zwolle')
  for (const address of [(answer.goTo ?? '').replace('/overzicht', ''), `/cases/${station}`]) {
    const { body } = await site.get('planeconoom', `${address}/versies`)
    expect(body).toContain('De businesscase zoals die is gemaakt')
  }
  expect(answer.status).toBe(303)
})

test('an organisation that becomes another party is told no more than both may know together', async () => {
  const id = await made(5)
  const { db } = site.services
  await save('ontwikkelaar', id, hidden(0, 9_000_000))
  await fix('planeconoom', id)
  // The housing corporation was told version 1; as a party more it looks with that memory.
  const organisation = parties.find(one => one.partyId === 'cor')?.organisationId ?? ''
  const names = await db.selectFrom('organisations').select('name').where('id', '=', organisation).execute()
  await save('planeconoom', id, {
    path: '/parties/@extra',
    value: { id: 'extra', kind: 'corporatie', name: { nl: 'Extra' }, rate: 0.04 },
  })
  const answer = await site.post('planeconoom', `/cases/${id}/koppelen`, {
    partyId: 'extra',
    organisation: names[0]?.name ?? '',
  })
  expect(answer.status).toBe(303)
  const records = (await readTold(db, id)).filter(record => record.reader === 'cor,extra')
  const memory = (await readTold(db, id)).filter(record => record.reader === 'cor')
  expect(records).toHaveLength(1)
  // Version 2 holds one changed amount, so nothing of it is told beside version 1.
  expect(records[0]?.told).toEqual([])
  expect(records[0]?.sums).toEqual(memory.flatMap(record => record.sums))
  expect(await versionsTold('corporatie', id)).toEqual([])
})
