/** Property: an amount, name, note or source of a line that is closed to a reader stands in no byte that reader gets. */
import { parseCase } from '@versneller/engine'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { insertWithVersion } from '../actions/keep-version.ts'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string

/** Amounts that nothing else in the case has or adds up to, and words that nothing else says. */
const canaries = [
  '91827364',
  '91.827.364',
  '91,827,364',
  '73519',
  'kanarie',
  'geheimebron',
  '777001',
  '777.001',
]

const document = {
  format: 'versneller-case/1',
  id: 'geheimen',
  name: { nl: 'Geheimen' },
  valuationDate: '2026-01-01',
  periods: 4,
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente' }, rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', name: { nl: 'Ontwikkelaar' }, rate: 0.08, toleranceEur: 777001 },
    { id: 'cor', kind: 'corporatie', name: { nl: 'Corporatie' }, rate: 0.04 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-01-01' },
  lines: [
    { id: 'open', account: '5', from: 'gem', to: 'outside', series: { '1': 100 }, source: 'openbaar' },
    {
      id: 'kanarie-bouw',
      name: { nl: 'Kanarie bouw' },
      note: { nl: 'kanarie' },
      account: 'opstal',
      from: 'dev',
      to: 'outside',
      series: { '2': 91827364 },
      visibleTo: ['dev'],
      source: 'geheimebron',
    },
    {
      id: 'kanarie-deel',
      account: 'opstal',
      from: 'dev',
      to: 'outside',
      percent: { share: 0.73519, of: ['kanarie-bouw'] },
    },
  ],
  sources: [
    { id: 'openbaar', text: 'Openbare bron' },
    { id: 'geheimebron', text: 'geheimebron: 91.827.364 euro' },
  ],
  variants: [
    {
      id: 'kanarie',
      reason: { nl: 'kanarie' },
      set: [{ path: '/lines/@kanarie-bouw/series/2', value: 73519 }],
    },
    { id: 'gewoon', reason: { nl: 'Gewoon' }, set: [{ path: '/lines/@open/series/1', value: 120 }] },
  ],
}

beforeAll(async () => {
  site = await askedSite()
  const parsed = parseCase(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { db, clock } = site.services
  const station = await readCaseById(db, await site.caseId('vier-partijen'))
  if (!station) throw new Error('the demonstration is not there')
  const organisationOf = (party: string) =>
    station.parties.find(one => one.partyId === party)?.organisationId ?? ''
  id = await write({ db, clock, actor: undefined }, 'makeCase', async (tx, record, now) => {
    const content = {
      name: 'Geheimen',
      ownerOrganisationId: station.ownerOrganisationId,
      isIllustration: false,
      isShared: true,
      content: parsed.case,
      parties: ['gem', 'dev', 'cor'].map(partyId => ({ partyId, organisationId: organisationOf(partyId) })),
    }
    const made = await insertWithVersion(tx, content, { personId: undefined, organisationId: undefined }, now)
    record({ objectKind: 'case', objectId: made })
    return made
  })
})
afterAll(() => site.close())

const found = (bytes: string) => canaries.filter(canary => bytes.toLowerCase().includes(canary))

/** All words of a report: its pages, its bookmarks and what it says of itself. */
async function wordsOfReport(mailbox: string, url: string): Promise<string> {
  const { pages, bookmarks, structure } = readPdf(Buffer.from(await site.bytes(mailbox, url)))
  return [...pages, ...bookmarks, structure].join('\n')
}

/** Every address of this case that a page of it leads to, asked once; with what each answered. */
async function crawl(mailbox: string): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const waiting = [`/cases/${id}`, '/cases', '/cases.csv', '/projecten']
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (answers.has(url) || answers.size > 400 || url.includes('.xlsx')) continue
    if (url.includes('.pdf')) {
      answers.set(url, await wordsOfReport(mailbox, url))
      continue
    }
    const { body, headers } = await site.get(mailbox, url)
    answers.set(url, body + JSON.stringify(headers))
    const links = [...body.matchAll(/href="([^"]+)"/g)].map(match =>
      (match[1] ?? '').replaceAll('&amp;', '&'),
    )
    waiting.push(...links.filter(link => link.startsWith(`/cases/${id}`)))
  }
  return answers
}

test('the party itself sees its line, so that the search for it can find something', async () => {
  const { body } = await site.get('ontwikkelaar', `/cases/${id}/overzicht`)
  expect(found(body)).toContain('91.827.364')
  const report = await wordsOfReport('ontwikkelaar', `/cases/${id}/rapport.pdf`)
  expect(found(report)).toEqual(['91.827.364', 'kanarie', 'geheimebron'])
})

test.each(['planeconoom', 'corporatie', 'programmamanager', 'programmadirecteur', 'rijk-wonen'])(
  'nothing of it reaches %s by any page, file, explanation or comparison that can be reached',
  async mailbox => {
    await site.post('ontwikkelaar', `/cases/${id}/versies`, { name: 'Versie', reason: 'Voor het gesprek' })
    const answers = await crawl(mailbox)
    expect(answers.size).toBeGreaterThan(20)
    expect([...answers.keys()].filter(url => url.includes('.pdf'))).toEqual([
      `/cases/${id}/rapport.pdf`,
      `/cases/${id}/rapport.pdf?variant=gewoon`,
    ])
    const leaks = [...answers].filter(([, bytes]) => found(bytes).length > 0).map(([url]) => url)
    expect(leaks).toEqual([])
  },
)

test('nor by asking for it directly: line, explanation, variant, comparison, workbook', async () => {
  const questions = [
    'regels/kanarie-bouw',
    'waarom?pointer=/lines/kanarie-bouw/cashEur/2',
    'waarom?pointer=/parties/dev/npvOwnEur',
    'varianten/kanarie',
    'overzicht?variant=kanarie',
    'vergelijken?links=v1&rechts=nu',
    'vergelijken?links=nu&rechts=variant-kanarie',
    'bestand.json?variant=kanarie',
    'regels.csv',
  ]
  const leaks: string[] = []
  for (const question of questions) {
    const { body, headers } = await site.get('planeconoom', `/cases/${id}/${question}`)
    // What was asked stands in the language switch and in the form of sign-out; that is no answer.
    const told = (body + JSON.stringify(headers)).replaceAll(/(?:href|value|content)="[^"]*"/g, '')
    if (found(told).length > 0) leaks.push(question)
  }
  expect(leaks).toEqual([])
  const workbook = await site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
  expect(found(JSON.stringify(await readXlsx(workbook)))).toEqual([])
  const report = await wordsOfReport('planeconoom', `/cases/${id}/rapport.pdf?variant=kanarie`)
  expect(found(report)).toEqual([])
})

test('nor by what saving answers: conflicts, merged changes and mistakes', async () => {
  const save = `/cases/${id}/wijzigingen`
  const own = await site.send('ontwikkelaar', save, {
    revision: 1,
    changes: [{ path: '/lines/@kanarie-bouw/series/3', value: 91827364 }],
  })
  expect(own.status).toBe(200)
  const tries = [
    [{ path: '/lines/@open/series/1', value: 101 }],
    [{ path: '/lines/@kanarie-bouw/series/2', value: 1 }],
    [{ path: '/lines/@kanarie-bouw', remove: true }],
    [{ path: '/lines', value: [] }],
    [{ path: '/lines/1/series', value: { '1': 1 } }],
    [{ path: '/parties/@dev', value: { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 } }],
    [{ path: '/parties/@dev', remove: true }],
    [{ path: '/parties/@dev/toleranceEur', value: 1 }],
    [{ path: '/sources/@geheimebron', value: { id: 'geheimebron', text: 'x' } }],
    [{ path: '/variants/@kanarie/reason/nl', value: 'x' }],
    [{ path: '/periods', value: 1 }],
    [
      {
        path: '/variants/@sluw',
        value: { id: 'sluw', reason: { nl: 'x' }, remove: ['/lines/@kanarie-bouw/visibleTo'] },
      },
    ],
  ]
  const answers: string[] = []
  const statuses: number[] = []
  for (const [index, changes] of tries.entries()) {
    // The first one is behind the change of the developer; it makes the third revision.
    const { status, body } = await site.send('planeconoom', save, { revision: index === 0 ? 1 : 3, changes })
    statuses.push(status)
    answers.push(body)
  }
  expect(statuses).toEqual([200, ...tries.slice(1).map(() => 400)])
  // The path that was asked is repeated, there or not; a line that does not exist gets the same answer.
  expect(answers.filter(body => found(body.replaceAll(/@kanarie(-bouw)?/g, '')).length > 0)).toEqual([])
  const { content } = (await readCaseById(site.services.db, id)) ?? {}
  expect(content?.lines?.[1]?.series).toEqual({ '2': 91827364, '3': 91827364 })
})
