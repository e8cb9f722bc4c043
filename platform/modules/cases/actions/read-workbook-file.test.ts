// A case goes into a workbook file and comes back as it was, whatever stands in it: as XLSX and as an open document.
import { type Case, canonicalJson, caseWorkbook, parseCase } from '@versneller/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workbookXlsx } from '../../../kit/documents/workbook.ts'
import { workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { ownDocument, sheetsOfFile } from './read-workbook-file.ts'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter(text => !text.includes('\0'))
const amount = fc.integer({ min: 0, max: 1e11 }).map(cents => cents / 100)
const periods = 6
const series = fc.dictionary(fc.integer({ min: 0, max: periods }).map(String), amount, { minKeys: 1 })
const rate = fc.integer({ min: -500, max: 2000 }).map(points => points / 10_000)

const line = fc.record({
  account: fc.constantFrom('1', '5', '9', '12', 'opstal', 'opbrengst-uitgifte', 'opbrengst-subsidie'),
  ends: fc.constantFrom(
    ['gem', 'outside'],
    ['outside', 'gem'],
    ['dev', 'gem'],
    ['gem', 'dev'],
    ['outside', 'dev'],
  ),
  name: words,
  series,
  isIndexed: fc.boolean(),
  isHidden: fc.boolean(),
})

const effect = fc.record({
  party: fc.constantFrom('gem', 'dev', 'outside'),
  kind: fc.constantFrom('benefit', 'cost'),
  series,
  x: fc.record({ name: fc.record({ nl: words }) }),
})

const anyCase = fc
  .record({
    name: words,
    note: fc.option(words, { nil: undefined }),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    effects: fc.array(effect, { maxLength: 3 }),
    rate,
    index: rate,
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    convention: fc.constantFrom('begin', 'mid', 'end'),
    budgetEur: amount,
  })
  .map((made): Case => {
    const document = {
      format: 'versneller-case/1',
      id: 'willekeurig',
      name: { nl: made.name },
      ...(made.note === undefined ? {} : { note: { nl: made.note } }),
      valuationDate: '2026-01-01',
      periods,
      convention: made.convention,
      rates: { interest: made.rate, common: 0.03 },
      indices: { kosten: [{ from: 2026, rate: made.index }] },
      parties: [
        { id: 'gem', kind: 'gemeente', rate: made.rate },
        { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
      ],
      landExploitation: { party: 'gem', bookValueEur: made.budgetEur, bookValueDate: '2026-01-01' },
      lines: made.lines.map(
        ({ ends: [from, to], name, isIndexed, isHidden, account, series: own }, place) => ({
          id: `regel-${place}`,
          account,
          from,
          to,
          name: { nl: name },
          series: own,
          ...(isIndexed ? { index: 'kosten' } : {}),
          ...(isHidden ? { visibleTo: ['gem'] } : {}),
        }),
      ),
      effects: made.effects.map((one, place) => ({ id: `effect-${place}`, ...one })),
      pots: [
        {
          id: 'pot',
          owner: 'gem',
          budgetEur: made.budgetEur,
          purposes: [made.name],
          maxShare: 0.5,
          expiry: '2030-12-31',
        },
      ],
      risk: {
        events: [
          {
            id: 'tegenvaller',
            probability: made.probability,
            amountEur: { min: 0, likely: made.budgetEur, max: made.budgetEur * 2 },
            t: { from: 1, to: 3 },
            bearer: [{ party: 'gem', share: 1 }],
          },
        ],
      },
    }
    const parsed = parseCase(document)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    return parsed.case
  })

test.each([
  ['xlsx', workbookXlsx],
  ['ods', workbookOds],
] as const)(
  'a case through a file of %s is the same case',
  async (_, write) => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.constantFrom('nl' as const, 'en' as const), async (areaCase, language) => {
        const sheets = await sheetsOfFile(await write(caseWorkbook(areaCase, { language })), 'bestand')
        if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems))
        const found = ownDocument(sheets.value)
        const back = parseCase(found?.document)
        if (!back.ok) throw new Error(JSON.stringify(back.errors))
        expect([found?.changed, canonicalJson(back.case)]).toEqual([[], canonicalJson(areaCase)])
      }),
      { numRuns: 8 },
    )
  },
  60_000,
)
