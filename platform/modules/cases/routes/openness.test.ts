// Grades, looking along and open books over HTTP, and what verifying does to what may be told of hidden lines.
import { type Case, parseCase } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { insertWithVersion } from '../actions/keep-version.ts'
import { readCaseById } from '../store/cases.ts'
import { readTold } from '../store/told-totals.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let ownerOrganisationId: string
let parties: { partyId: string; organisationId: string }[]

function content(hiddenCount: number, hasOther: boolean): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'open-boek',
    name: { nl: 'Open boek' },
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
        name: { nl: `Duister ${index}` },
        account: 'opstal',
        from: 'dev',
        to: 'outside',
        series: { [index + 1]: 1_234_567 + index * 111_111 },
        visibleTo: ['dev'],
      })),
      ...(hasOther
        ? [
            {
              ...{ id: 'corporatie-duister', account: 'opstal', from: 'cor', to: 'outside' },
              ...{ series: { '2': 4_444_444 }, visibleTo: ['dev', 'cor'] },
            },
            {
              ...{ id: 'opslag', account: 'opstal', from: 'dev', to: 'outside', visibleTo: ['dev'] },
              percent: { share: 0.1, of: ['corporatie-duister'] },
            },
          ]
        : []),
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

async function made(hiddenCount: number, hasOther = false): Promise<string> {
  const { db, clock } = site.services
  return write({ db, clock, actor: undefined }, 'makeCase', async (tx, record, now) => {
    const fresh = { name: 'Open boek', ownerOrganisationId, isIllustration: false, isShared: true, parties }
    const nobody = { personId: undefined, organisationId: undefined }
    const id = await insertWithVersion(tx, { ...fresh, content: content(hiddenCount, hasOther) }, nobody, now)
    record({ objectKind: 'case', objectId: id })
    return id
  })
}

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u2060]+/g, ' ')
const text = async (mailbox: string, url: string) => plain((await site.get(mailbox, url)).body)
const revision = async (id: string) => (await readCaseById(site.services.db, id))?.revision ?? 0
const save = async (mailbox: string, id: string, ...changes: { path: string; value: unknown }[]) => {
  const asked = { revision: await revision(id), changes }
  expect((await site.send(mailbox, `/cases/${id}/wijzigingen`, asked)).status).toBe(200)
}
const fix = async (id: string) => {
  const answer = await site.post('planeconoom', `/cases/${id}/versies`, {
    name: 'Versie',
    reason: 'Om te tellen',
  })
  expect(answer.status).toBe(303)
}
const offer = async (id: string, fields: Record<string, string> = {}) =>
  site.post('ontwikkelaar', `/cases/${id}/open-boek`, {
    ...{ partyId: 'dev', what: 'De bouwkosten', viewerIds: 'gem', until: '2999-12-31' },
    ...fields,
  })
/** A book that was offered and agreed to. */
async function opened(id: string, fields: Record<string, string> = {}): Promise<string> {
  const { goTo } = await offer(id, fields)
  const book = (goTo ?? '').split('?')[0] ?? ''
  expect((await site.post('planeconoom', `${book}/akkoord`, {})).status).toBe(303)
  return book
}

test('a grade is put on a line by whoever decides about it, and shows in figures, matrix and history', async () => {
  const id = await made(4)
  const page = `/cases/${id}/openheid`
  expect((await text('ontwikkelaar', page)).includes('Nog niet veranderd')).toBe(true)
  const grade = async (mailbox: string, item: string, fields: Record<string, string>) =>
    (await site.post(mailbox, `${page}/${item}`, { revision: String(await revision(id)), ...fields })).status
  const answers = [
    await grade('ontwikkelaar', 'duister-0', { grade: 'named' }),
    await grade('ontwikkelaar', 'duister-0', { grade: 'own', parties: 'cor' }),
    await grade('ontwikkelaar', 'weg', { grade: 'own', parties: 'gem' }),
    await grade('planeconoom', 'duister-0', { grade: 'all' }),
    await grade('programmamanager', 'weg', { grade: 'all' }),
    await grade('ontwikkelaar', 'duister-0', { grade: 'all' }),
    await grade('planeconoom', 'weg', { grade: 'own', parties: 'gem' }),
  ]
  // Without parties; hiding it from oneself; another's line; a line that is not there for this reader.
  expect(answers).toEqual([422, 422, 403, 404, 403, 303, 303])
  const seen = await text('ontwikkelaar', page)
  expect(seen.includes('één partij alle partijen')).toBe(true)
  expect(/een regel die jij nu niet ziet alle partijen niet voor jou/.test(seen)).toBe(true)
  const owner = await text('planeconoom', page)
  expect(/Duister 0 niet voor jou alle partijen/.test(owner)).toBe(true)
  expect(/Duister [1-3]/.test(owner)).toBe(false)
  expect(/3 verborgen regels tellen niet mee/.test(owner)).toBe(true)
})

test('looking along as another party shows what both see, never more than the own right', async () => {
  const id = await made(4)
  await save('ontwikkelaar', id, { path: '/lines/@duister-0/visibleTo', value: ['dev', 'gem'] })
  const as = (mailbox: string, party: string) => text(mailbox, `/cases/${id}/kijk-mee?partij=${party}`)
  const owner = await as('planeconoom', 'dev')
  expect([owner.includes('Duister 0'), /Duister [1-3]/.test(owner)]).toEqual([true, false])
  const developer = await as('ontwikkelaar', 'cor')
  expect(/Wat jij ziet en Corporatie niet.*Duister 0.*Duister 3/.test(developer)).toBe(true)
  const reader = await as('programmamanager', 'dev')
  expect(/Duister|1\.234\.567/.test(reader)).toBe(false)
  expect((await site.get('projectleider', `/cases/${id}/kijk-mee?partij=dev`)).status).toBe(404)
})

test('an open book shows costs from the agreement until it ends, logs each look, and opens nothing else', async () => {
  const id = await made(5)
  const wrong = [
    await offer(id, { viewerIds: 'dev' }),
    await offer(id, { lineIds: 'weg' }),
    await offer(id, { until: '2020-01-01' }),
    await site.post('planeconoom', `/cases/${id}/open-boek`, {
      ...{ partyId: 'dev', what: 'x', viewerIds: 'gem', until: '2999-12-31' },
    }),
    await site.post('programmamanager', `/cases/${id}/open-boek`, {}),
  ]
  expect(wrong.map(({ status }) => status)).toEqual([422, 422, 422, 403, 403])
  const sent = await offer(id)
  const book = (sent.goTo ?? '').split('?')[0] ?? ''
  // Nothing before the other party agreed.
  expect((await site.get('planeconoom', `${book}/kosten`)).status).toBe(403)
  expect((await site.post('ontwikkelaar', `${book}/akkoord`, {})).status).toBe(403)
  expect((await site.post('planeconoom', `${book}/akkoord`, {})).status).toBe(303)
  expect((await site.post('planeconoom', `${book}/akkoord`, {})).status).toBe(409)
  const costs = await text('planeconoom', `${book}/kosten`)
  expect(['Duister 0', '1.234.567', 'Duister 4'].map(word => costs.includes(word))).toEqual([
    true,
    true,
    true,
  ])
  expect((await text('planeconoom', `/cases/${id}/openheid`)).includes('Duister')).toBe(false)
  // The lines are as hidden as they were everywhere else, and nobody else is involved.
  for (const url of ['overzicht', 'bestand.json', 'regels.csv', 'regels', 'kijk-mee?partij=dev'])
    expect(/Duister 0|1\.?234\.?567/.test(await text('planeconoom', `/cases/${id}/${url}`))).toBe(false)
  const others = ['corporatie', 'programmamanager', 'rijk-wonen']
  for (const mailbox of others)
    expect(
      await Promise.all([book, `${book}/kosten`].map(async url => (await site.get(mailbox, url)).status)),
    ).toEqual([404, 404])
  expect((await site.get('planeconoom', `${book}/kosten`)).status).toBe(200)
  const log = await text('ontwikkelaar', book)
  expect(log.match(/uur Planeconoom/g)?.length).toBe(2)
  expect((await text('ontwikkelaar', `/cases/${id}/openheid`)).includes('open boek t/m 31 dec 2999')).toBe(
    true,
  )
  // Ended at the very moment, by either side.
  expect((await site.post('planeconoom', book, { reason: 'Controle is klaar' })).status).toBe(303)
  expect((await site.get('planeconoom', `${book}/kosten`)).status).toBe(403)
  expect((await text('ontwikkelaar', book)).includes('Beëindigd: Controle is klaar')).toBe(true)
  expect((await site.post('ontwikkelaar', book, { reason: 'Nog eens' })).status).toBe(409)
})

test('a term that is over shows nothing, and neither does an organisation that became the party since', async () => {
  const id = await made(5)
  const book = await opened(id)
  const { db } = site.services
  const bookId = book.split('/').at(-1) ?? ''
  const move = (organisationId: string) =>
    db
      .updateTable('case_parties')
      .set({ organisation_id: organisationId })
      .where('case_id', '=', id)
      .where('party_id', '=', 'gem')
      .execute()
  const other = parties.find(party => party.partyId === 'cor')?.organisationId ?? ''
  await move(other)
  expect((await site.get('corporatie', `${book}/kosten`)).status).toBe(404)
  await move(ownerOrganisationId)
  expect((await site.get('planeconoom', `${book}/kosten`)).status).toBe(200)
  const over = Temporal.Now.instant().subtract({ seconds: 1 })
  const before = over.subtract({ hours: 1 })
  await db
    .updateTable('case_open_books')
    .set({ offered_at: before, ends_at: over })
    .where('id', '=', bookId)
    .execute()
  expect((await site.get('planeconoom', `${book}/kosten`)).status).toBe(403)
  expect((await text('planeconoom', book)).includes('termijn voorbij')).toBe(true)
})

test('a line that would give another hidden one away is not in the book', async () => {
  const id = await made(5, true)
  const book = await opened(id, { lineIds: 'opslag' })
  const costs = await text('planeconoom', `${book}/kosten`)
  expect(costs.includes('Er zijn op dit moment geen regels in deze afspraak.')).toBe(true)
})

test('what was seen in a book counts as seen: the next total rests on three lines that were not', async () => {
  const versionsTold = async (id: string) => {
    const { body } = await site.get('planeconoom', `/cases/${id}/overzicht`)
    return [...new Set([...body.matchAll(/verborgen deel: versie (\d+)/g)].map(match => match[1]))]
  }
  const change = (id: string) =>
    save(
      'ontwikkelaar',
      id,
      ...[0, 2, 3].map(index => ({
        path: `/lines/@duister-${index}/series/${index + 1}`,
        value: 9_000_000 + index,
      })),
    )
  // Three amounts changed: a new total, unless the owner looked at one of them meanwhile.
  const without = await made(5)
  await change(without)
  await fix(without)
  expect((await versionsTold(without)).includes('2')).toBe(true)
  const id = await made(5)
  await change(id)
  const book = await opened(id, { lineIds: 'duister-0' })
  expect((await site.post('planeconoom', book, { reason: 'Klaar' })).status).toBe(303)
  await fix(id)
  expect(await versionsTold(id)).toEqual(['1'])
  const [last] = (await readTold(site.services.db, id)).filter(record => record.reader === 'gem').toReversed()
  expect(last?.seen.filter(key => key.startsWith('duister-')).map(key => key.split(' ')[0])).toEqual([
    'duister-0',
  ])
})

test('nobody agrees to a book that with totals of before would give other hidden lines away', async () => {
  const id = await made(6)
  const offered = async (...lineIds: string[]) => {
    const lines = lineIds.map((one): [string, string] => ['lineIds', one])
    const { goTo } = await site.post('ontwikkelaar', `/cases/${id}/open-boek`, [
      ['partyId', 'dev'],
      ['what', 'De bouwkosten'],
      ['viewerIds', 'gem'],
      ['until', '2999-12-31'],
      ...lines,
    ])
    return site.post('planeconoom', `${(goTo ?? '').split('?')[0]}/akkoord`, {})
  }
  // The totals of the first version together rest on three more lines than one that is open.
  const answer = await offered('duister-0', 'duister-1')
  expect(answer.status).toBe(409)
  expect(answer.body.includes('zouden deze regels verraden')).toBe(true)
  expect((await offered('duister-0')).status).toBe(303)
  // What was seen stays seen, also when the next one is offered alone.
  expect((await offered('duister-1')).status).toBe(409)
})
