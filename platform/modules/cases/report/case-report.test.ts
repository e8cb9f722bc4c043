import { readFileSync } from 'node:fs'
import {
  appraise,
  askedRisk,
  type Case,
  CaseProblem,
  compareContributions,
  findDeal,
  findJointContribution,
  lineCash,
  parseCase,
  prepareComparison,
  prepareJoint,
  testRules,
} from '@versneller/engine'
import { runOnWorkers, runRiskOnWorkers } from '@versneller/engine/node'
import { expect, test } from 'vitest'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { caseReport } from './case-report.ts'
import { nothingWithheld, type ReportSubject } from './subject.ts'

const madeAt = Temporal.Instant.from('2026-11-27T23:30:00Z')

function golden(id: string): Case {
  const file = new URL(`../../../../engine/golden/cases/${id}.json`, import.meta.url)
  const outcome = parseCase(JSON.parse(readFileSync(file, 'utf8')))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const zwolle = golden('station-zwolle')
const made = (more: Partial<ReportSubject> = {}) =>
  caseReport({
    caseFile: zwolle,
    variantId: undefined,
    withheld: nothingWithheld,
    isIllustration: true,
    kept: { state: 'draft', revision: 12, version: { number: 3, name: 'Voor de raad' } },
    madeAt,
    language: 'nl',
    ...more,
  })
const textOf = (more: Partial<ReportSubject> = {}) => readPdf(made(more)).pages.join(' ')
/** A figure as it stands in a document, where nothing can break it off. */
const figure = (value: number, language: 'nl' | 'en' = 'nl') =>
  formats(language).number(value).replaceAll('\u2060', '')
const count = (text: string, words: string) => text.split(words).length - 1

test('the first page says which case it is, of when, and what must be known before any figure', () => {
  const { pages } = readPdf(made())
  expect(pages[0]).toBe(
    [
      'Rapport van een gebiedsbusinesscase',
      zwolle.name.nl,
      zwolle.note?.nl,
      'Over dit rapport Stand Concept Revisie 12 Laatste versie 3: Voor de raad',
      'Waardepeildatum 1 jan 2026 Prijspeil 1 jan 2026 Boeking in de periode midden van de periode',
      // The day in the Netherlands, not that of Greenwich.
      'Gemaakt op 28 nov 2026 Kenmerk van het bestand station-zwolle',
      `Kenmerk van de invoer (sha-256) ${appraise(zwolle).inputHash} Pagina 1 van ${pages.length}`,
    ].join(' '),
  )
})

test('it is a tagged document with its language, title, heads of tables and bookmarks', () => {
  const pdf = made()
  const { structure, bookmarks } = readPdf(pdf)
  expect(
    [/\/Marked true/, /\/Lang \(nl\)/, /<pdfuaid:part>1</, /\/DisplayDocTitle true/].map(form =>
      form.test(structure),
    ),
  ).toEqual([true, true, true, true])
  expect(structure).toContain(`>Rapport businesscase: ${zwolle.name.nl}</rdf:li>`)
  expect(count(structure, '/S /Table')).toBe(count(structure, '/S /THead'))
  expect(bookmarks.filter(title => /^\d |^[A-Z]/.test(title))).toEqual([
    'Over dit rapport',
    '1 Uitkomsten',
    '2 Uitgangspunten',
    '3 Regels per rekening',
    '4 Toetsen aan de regels',
    '5 Controles',
    '6 Bronnen',
  ])
  expect(made()).toEqual(pdf)
})

test('results of area, land exploitation and every party stand in it, with the reason where there is no return', () => {
  const { area, landExploitation, parties } = appraise(zwolle)
  const text = textOf()
  expect(text).toContain(`Netto contante waarde, gezamenlijke rente ${figure(area.npvEur)}`)
  expect(text).toContain(`NCW tegen het BBV-disconto ${figure(landExploitation?.ncwBbvEur ?? Number.NaN)}`)
  for (const party of zwolle.parties) {
    const { npvOwnEur, npvCommonEur, peakFundingEur, irr } = parties[party.id]!
    const rate =
      irr.preferred === null
        ? `geen: ${irr.reason?.nl}`
        : formats('nl').percent(irr.preferred, { decimals: 2 }).replaceAll('\u2060', '')
    const row = [npvOwnEur, npvCommonEur, peakFundingEur].map(eur => figure(eur)).join(' ')
    expect(text).toContain(`${party.name?.nl} ${row} ${rate}`)
  }
})

test('what hidden lines move in the land exploitation is said, and no figure or moment of it', () => {
  const withheld = { ...nothingWithheld, lineCount: 5, touchesLand: true }
  const text = textOf({ withheld })
  const few = 'niet te tonen: minder dan drie regels'
  const land = [
    'Saldo op prijspeil',
    'Saldo als kasstroom',
    'NCW tegen de rekenrente',
    'NCW tegen het BBV-disconto',
    'Eindwaarde',
    'Voorziening',
    'Diepste stand',
    'Blijft boven nul vanaf',
  ]
  expect(text).toContain(`Uitkomst Bedrag (€) ${land.map(label => `${label} ${few}`).join(' ')} 1.3`)
  expect(text).toContain(`${zwolle.note?.nl} 5 regels zijn niet voor jou te zien.`)
  expect(text).toContain('4 Toetsen aan de regels Er zijn regels die jij niet ziet.')
  expect(text).toContain('5 Controles alleen van zichtbare regels')
})

test('cash of every party and the book value stand in it by year', () => {
  const { parties, landExploitation } = appraise(zwolle)
  const million = (eur: number) => formats('nl').million(eur, { decimals: 2 }).replaceAll('\u2060', '')
  // Quarters: 2031 is the sixth year.
  const quarters = [21, 22, 23, 24]
  const cash = zwolle.parties.map(({ id }) =>
    quarters.reduce((sum, t) => sum + (parties[id]?.cashEur[t] ?? 0), 0),
  )
  const row = [...cash, landExploitation?.balanceEur[24] ?? Number.NaN].map(million)
  expect(textOf()).toContain(`2031 ${row.join(' ')} 2032`)
})

test('every line stands in it once, with who pays whom, at price level and as cash', () => {
  const text = textOf()
  const lines = lineCash(zwolle).filter(line => line.kind === 'line' && Math.abs(line.realEur) >= 0.5)
  expect(lines.length).toBeGreaterThan(40)
  const missing = lines.filter(
    line => !text.includes(`${figure(line.atPriceLevelEur)} ${figure(line.realEur)}`),
  )
  expect(missing.map(({ id }) => id)).toEqual([])
  expect(text).toContain('Verwerving kavels met opstal, 15.000 m2 [15] Gemeente → buiten')
  const outside = lineCash(zwolle).filter(({ to }) => to === 'outside')
  const total = outside.reduce((sum, { realEur }) => sum + realEur, 0)
  expect(text).toContain(`${figure(total)} 3.2 Opbrengsten: ontvangen van buiten`)
})

test('every rule has its status, motivation and source, and says what was not checked at its source', () => {
  const text = textOf()
  const { rules } = testRules(zwolle)
  const plain = (words: string) => words.replaceAll(/[\s\u2060]+/g, ' ')
  for (const rule of rules) expect(text).toContain(plain(rule.motivation.nl))
  for (const rule of rules.filter(({ status }) => status !== 'not-applicable'))
    expect(text).toContain(`Bron: ${plain(rule.source.nl)}`)
  const unread = rules.flatMap(rule => rule.parameters.filter(({ verified }) => !verified))
  expect(count(text, '(niet bij de bron gecontroleerd)')).toBe(unread.length)
  expect(unread.length).toBeGreaterThan(0)
})

test('sources have a number, and a table that goes on has its heads again', () => {
  const { pages } = readPdf(made())
  const heads = 'Rekening en regel Prijspeil (€) Kasstroom (€)'
  const of = pages.filter(page => page.includes(heads))
  expect(of.length).toBeGreaterThan(2)
  expect(pages.at(-1)).toContain('Nr. Bron Datum')
  const text = pages.join(' ')
  for (const [index, source] of zwolle.sources!.entries())
    expect(text).toContain(`${index + 1} ${source.text.slice(0, 30)}`)
})

test('a variant is named and worked out, in English too', () => {
  const text = textOf({ variantId: 'zonder-rijk', language: 'en', kept: undefined })
  const { area } = appraise(zwolle, { variantId: 'zonder-rijk' })
  expect(text).toContain('Variant: What if the state contribution does not come?')
  expect(text).toContain(`Net present value, common rate ${figure(area.npvEur, 'en')}`)
  expect(text).toContain('This report was made of a file and belongs to no saved revision.')
  expect(text).not.toMatch(/Uitkomst|Prijspeil|Regels|Bedrag|Partij|Pagina/)
  expect(() => made({ variantId: 'nergens' })).toThrow(CaseProblem)
})

test('a case with hardly anything in it has a report too, that says what there is not', () => {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'leeg',
    name: { nl: 'Leeg 漢' },
    valuationDate: '2026-01-01',
    periods: 1,
    rates: { interest: 0.02 },
    parties: [{ id: 'gem', kind: 'gemeente', rate: 0.02 }],
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const text = textOf({ caseFile: outcome.case })
  for (const words of ['Leeg ?', 'Er zijn geen regels.', 'Er zijn geen bronnen opgegeven.'])
    expect(text).toContain(words)
  expect(text).toContain('Deze businesscase heeft geen grondexploitatie.')
  expect(text).toContain('Illustratie. Dit is een voorbeeld bij de demonstratie.')
})

test('the part about chance is there when it is asked, with the tables of the pages and the marks of the runs', async () => {
  const prepared = prepareComparison(zwolle, { party: 'dev', probability: 0.5, trials: 100 })
  if (!prepared.ok) throw new Error('refused')
  const help = await compareContributions(prepared.asked, (workload, progress) =>
    runOnWorkers(workload, 1, progress),
  )
  const joint = prepareJoint(zwolle, { parties: ['dev', 'cor'], probability: 0.5, trials: 100 })
  if (!joint.ok) throw new Error('refused')
  const together = (await findJointContribution(joint.asked, (workload, progress) =>
    runOnWorkers(workload, 1, progress),
  ))!
  const found = await findDeal(zwolle, { trials: 100 })
  const risk = askedRisk(zwolle, { trials: '100' })
  if (!help || !found.ok || !risk.ok) throw new Error('no answer')
  const answer = await runRiskOnWorkers(risk.run, 1)
  if (!answer) throw new Error('stopped')
  const text = textOf({
    chances: {
      spread: { answer, partyIds: ['gem', 'rijk'] },
      help,
      together,
      deal: { answer: found.answer, assumed: ['dev'] },
    },
  })
  expect(text).toContain('Kleinste bijdrage aan Demo-ontwikkelaar A voor 50% kans op haar rendement')
  // In the table of the needs, and with each limit of public money.
  for (const instrument of [
    'Bijdrage ineens',
    'Achtergestelde lening',
    'Voorinvestering',
    'Minder sociale huur',
  ])
    expect(count(text, instrument)).toBeGreaterThan(0)
  expect(text).toContain('Partijen tegelijk (50%)')
  expect(text).toContain('Eigen middelen van Gemeente')
  expect(text).toContain('Te klein: de-minimisruimte van drie jaar (dev)')
  for (const hash of [answer.resultHash, help.answers[0]?.resultHash, together.resultHash])
    expect(text).toContain(`kenmerk ${hash?.slice(0, 16)}`)
  expect(text).toContain('Demo-ontwikkelaar A (aanname)')
  expect(count(text, 'een voorstel, niet bij een bron gecontroleerd')).toBe(1)
  expect(text).toContain('Spoor buitendienst')
  expect(count(textOf(), 'Kleinste bijdrage aan')).toBe(0)
})
