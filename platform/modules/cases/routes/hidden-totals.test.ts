/** Property: hidden lines move the results that are told as one total, or no result is told; no byte tells a line. */
import { appraise, type Case, parseCase } from '@versneller/engine'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { insertWithVersion } from '../actions/keep-version.ts'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let ids: Record<'none' | 'two' | 'many' | 'more', string>

/** Ids and names of hidden lines, and their amounts: that of `duister-verkoop` differs between the cases. */
const canaries =
  /duister|7351973|7.351.973|7,351,973|8462084|8.462.084|8,462,084|1234321|1.234.321|1,234,321/i

const hiddenLine = (id: string, t: number, eur: number, from = 'dev', to = 'outside') => ({
  id: `duister-${id}`,
  name: { nl: `Duister ${id}` },
  account: 'opstal',
  from,
  to,
  series: { [t]: eur },
  visibleTo: ['dev'],
})

function caseWith(lines: readonly object[]): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'sloten',
    name: { nl: 'Sloten' },
    valuationDate: '2026-01-01',
    periods: 4,
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente' }, rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', name: { nl: 'Ontwikkelaar' }, rate: 0.08 },
    ],
    landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-01-01' },
    lines: [
      { id: 'weg', account: '5', from: 'gem', to: 'outside', series: { '1': 5_000_000 } },
      { id: 'bouw', account: 'opstal', from: 'dev', to: 'outside', series: { '2': 30_000_000 } },
      ...lines,
    ],
    variants: [
      {
        id: 'duurder',
        reason: { nl: 'Duurder' },
        set: [{ path: '/lines/@weg/series/1', value: 6_000_000 }],
      },
    ],
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const few = [hiddenLine('een', 2, 1_234_321), hiddenLine('twee', 3, 7_351_973)]
const many = (saleEur: number) => [...few, hiddenLine('verkoop', 4, saleEur, 'outside', 'dev')]
const contents = {
  none: caseWith([]),
  two: caseWith(few),
  many: caseWith(many(40_000_000)),
  more: caseWith(many(48_462_084)),
}

beforeAll(async () => {
  site = await askedSite()
  const { db, clock } = site.services
  const four = await readCaseById(db, await site.caseId('vier-partijen'))
  const parties = (four?.parties ?? []).filter(({ partyId }) => partyId === 'gem' || partyId === 'dev')
  const make = (content: Case) =>
    write({ db, clock, actor: undefined }, 'makeCase', async (tx, record, now) => {
      const made = {
        name: 'Sloten',
        ownerOrganisationId: four?.ownerOrganisationId ?? '',
        isIllustration: false,
        isShared: true,
        content,
        parties,
      }
      const id = await insertWithVersion(tx, made, { personId: undefined, organisationId: undefined }, now)
      record({ objectKind: 'case', objectId: id })
      return id
    })
  ids = {
    none: await make(contents.none),
    two: await make(contents.two),
    many: await make(contents.many),
    more: await make(contents.more),
  }
})
afterAll(() => site.close())

const pages = [
  '',
  '/overzicht',
  '/overzicht?variant=duurder',
  '/vergelijken',
  '/waarom?pointer=/area/npvEur',
  '/waarom?pointer=/parties/dev/npvOwnEur',
  '/waarom?pointer=/rateDifferenceEur',
  '/bestand.json',
  '/regels.csv',
]
const { money, moneyMillion, date } = formats('nl')
const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString()
const whole = (name: keyof typeof contents) => appraise(contents[name])
/** What is told: the visible part, and the hidden one in whole euros. */
const told = (name: keyof typeof contents, read: (appraisal: ReturnType<typeof appraise>) => number) => {
  const visibleEur = read(whole('none'))
  return visibleEur + Math.round(read(whole(name)) - visibleEur)
}
const marks = (body: string) => body.match(/verborgen deel: versie 1/g)
const page = async (name: keyof typeof contents, path: string) =>
  (await site.get('planeconoom', `/cases/${ids[name]}${path}`)).body

test.each(['many', 'more'] as const)(
  'the result of the area and the party is the whole one (%s)',
  async name => {
    const areaEur = told(name, one => one.area.npvEur)
    const overview = await page(name, '/overzicht')
    expect(overview).toContain(moneyMillion(areaEur, { decimals: 2 }))
    expect(overview).toContain(money(told(name, one => one.parties.dev?.npvCommonEur ?? Number.NaN)))
    expect(marks(overview)).toHaveLength(2)
    const why = await page(name, '/waarom?pointer=/area/npvEur')
    expect(why).toContain(money(areaEur, { decimals: 2 }))
    expect(why).toContain(`3 verborgen regels, totaal volgens versie 1 van ${date(today())}`)
    expect(await page(name, '')).toContain(moneyMillion(areaEur))
    expect(overview).toContain(`volgen niet wat daarna verandert: versie 1 van ${date(today())}.`)
  },
)

test('a hidden revenue that grows moves what is shown, and nothing shown is that revenue', async () => {
  expect(whole('more').area.npvEur).toBeGreaterThan(whole('many').area.npvEur + 7e6)
  for (const path of pages) {
    for (const name of ['many', 'more'] as const) {
      const { status, body } = await site.get('planeconoom', `/cases/${ids[name]}${path}`)
      expect([path, status, canaries.exec(body)?.[0]]).toEqual([path, 200, undefined])
    }
  }
  const workbook = await site.bytes('planeconoom', `/cases/${ids.more}/werkmap.xlsx`)
  expect(canaries.exec(JSON.stringify(await readXlsx(workbook)))).toBeNull()
})

test('what no total may tell is no figure: own rate, rate differences, peak and return', async () => {
  const overview = await page('many', '/overzicht')
  // Rate differences once; own rate, peak and return of the developer.
  expect(overview.match(/niet te tonen: verraadt verborgen regels/g)).toHaveLength(4)
  expect(await page('many', '/waarom?pointer=/parties/dev/npvOwnEur')).toContain(
    'alleen van zichtbare regels',
  )
})

test('with two hidden lines no figure that they move is told, nor a total', async () => {
  const overview = await page('two', '/overzicht')
  // Area and rate differences; both rates, peak and return of the developer.
  expect(overview.match(/niet te tonen: minder dan drie regels/g)).toHaveLength(6)
  expect(marks(overview)).toBeNull()
  const { area, parties } = whole('two')
  for (const path of pages) {
    const body = await page('two', path)
    expect([path, canaries.exec(body)?.[0]]).toEqual([path, undefined])
    expect(body).not.toContain(moneyMillion(area.npvEur, { decimals: 2 }))
    expect(body).not.toContain(money(parties.dev?.npvCommonEur ?? Number.NaN))
  }
  expect(await page('two', '/waarom?pointer=/area/npvEur')).not.toContain('totaal volgens versie')
})

test('a variant and a comparison keep the total of the base, and so does a version', async () => {
  expect(await page('many', '/overzicht?variant=duurder')).toContain('Het verborgen deel is dat van de basis')
  expect(await page('many', '/overzicht')).not.toContain('Het verborgen deel is dat van de basis')
  const compared = await page('many', '/vergelijken')
  expect(marks(compared)).toHaveLength(2)
  const versions = await page('many', '/vergelijken?links=v1&rechts=nu')
  // The area on both sides; the own rate of the developer on both sides and between.
  expect(marks(versions)).toHaveLength(2)
  expect(versions.match(/niet te tonen: verraadt verborgen regels/g)).toHaveLength(3)
  expect(versions).toContain('Versie 1: Begin')
})

test('files say that lines are hidden, and what of that may be told', async () => {
  for (const path of ['/bestand.json', '/regels.csv']) {
    expect(await page('many', path)).toContain('Let op: 3 regels zijn verborgen.')
    expect(await page('many', path)).toContain('Verborgen deel van de contante waarde')
    expect(await page('two', path)).toContain('Let op: 2 regels zijn verborgen.')
    expect(await page('two', path)).not.toContain('Verborgen deel van de contante waarde')
  }
  const workbook = await site.bytes('planeconoom', `/cases/${ids.many}/werkmap.xlsx`)
  expect(JSON.stringify(await readXlsx(workbook))).toContain('Let op: 3 regels zijn verborgen.')
})

/** The pages of the report as one text; figures without the sign that keeps their minus beside them. */
async function reportOf(mailbox: string, name: keyof typeof contents, query = ''): Promise<string> {
  const bytes = await site.bytes(mailbox, `/cases/${ids[name]}/rapport.pdf${query}`)
  return readPdf(Buffer.from(bytes)).pages.join(' ')
}
const inReport = (eur: number) => formats('nl').number(eur).replaceAll('\u2060', '')

test('the report tells the same: a total with its version, why there is no figure, and that lines are hidden', async () => {
  const many = await reportOf('planeconoom', 'many')
  const areaEur = inReport(told('many', one => one.area.npvEur))
  expect(many).toContain(`Netto contante waarde, gezamenlijke rente ${areaEur} verborgen deel: versie 1`)
  expect(marks(many)).toHaveLength(2)
  // Balance at price level and as cash, rate differences; own rate, peak and return of the developer.
  expect(many.match(/niet te tonen: verraadt verborgen regels/g)).toHaveLength(6)
  expect(many).toContain('3 regels zijn niet voor jou te zien. Staat bij een cijfer "verborgen deel"')
  expect(many).toContain('in miljoenen euro, alleen van zichtbare regels')
  expect(many).toContain('Totaal van zichtbare regels')
  expect(many).not.toContain('Het verborgen deel is dat van de basis')
  expect(await reportOf('planeconoom', 'many', '?variant=duurder')).toContain(
    'Het verborgen deel is dat van de basis',
  )
  const two = await reportOf('planeconoom', 'two')
  expect(marks(two)).toBeNull()
  expect(two.match(/niet te tonen: minder dan drie regels/g)).toHaveLength(8)
  expect(two).not.toContain(inReport(whole('two').area.npvEur))
  expect([many, two].map(text => canaries.exec(text)?.[0])).toEqual([undefined, undefined])
})

test('the report of a reader from whom nothing is hidden has no lock and all lines', async () => {
  const own = await reportOf('ontwikkelaar', 'many')
  expect(/niet te tonen|verborgen|niet voor jou|zichtbare regels/.exec(own)?.[0]).toBeUndefined()
  expect(own).toContain('Duister twee')
  expect(own).toContain('7.351.973')
})

test('for a reader from whom nothing is hidden nothing is locked, and files are as they were', async () => {
  for (const [mailbox, name] of [
    ['planeconoom', 'none'],
    ['ontwikkelaar', 'many'],
  ] as const) {
    for (const path of pages) {
      const { body } = await site.get(mailbox, `/cases/${ids[name]}${path}`)
      expect([path, /niet te tonen|verborgen|zichtbare regels/.exec(body)?.[0]]).toEqual([path, undefined])
    }
    const file = await site.get(mailbox, `/cases/${ids[name]}/bestand.json`)
    expect(JSON.parse(file.body)).toEqual(JSON.parse(JSON.stringify(contents[name])))
  }
})
