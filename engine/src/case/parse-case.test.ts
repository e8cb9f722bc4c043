/**
 * Reading a case: every mistake at once, with pointer and code; never a throw; nothing filled in.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenDocuments } from '../ledger/testing/golden-cases.ts'
import { caseJsonSchema } from './case-json-schema.ts'
import { copyJson } from './document-path.ts'
import { caseErrorTexts } from './errors.ts'
import { parseCase, parseCaseForFigures } from './parse-case.ts'
import { type Loose, line, references, row, shapes, small, sums } from './testing/broken-cases.ts'

function mistakes(input: unknown): string[] {
  const outcome = parseCase(input)
  return outcome.ok ? [] : outcome.errors.map(error => `${error.pointer} ${error.code}`)
}

describe.each([
  ['the shape', shapes],
  ['references', references],
  ['sums, order and circles', sums],
] as const)('%s', (_, table) => {
  test.each(table)('%s is refused at its place', (__, document, expected) => {
    expect(mistakes(document)).toEqual(expected)
  })
})

test('the small case of these tests is itself without mistakes', () => {
  expect(mistakes(small({ lines: [line({ totalEur: 1, phase: 'een' })], programme: [row({})] }))).toEqual([])
})

test('paths of variants that lead nowhere are told beside other mistakes', () => {
  const reason = { nl: 'x' }
  const variant = (id: string, path: string, more: object = {}) => ({
    ...{ id, reason, set: [{ path, value: line({ id: 'nieuw', totalEur: 1 }) }] },
    ...more,
  })
  const document = small({
    naam: 1,
    lines: [line({ totalEur: 1, phase: 'een' })],
    variants: [
      variant('goed', '/lines/@nieuw'),
      variant('kind', '/lines/@nieuw/totalEur', { parent: 'goed' }),
      variant('weg', '/lines/@weg/totalEur'),
      variant('verboden', '/format', { remove: ['/lines/@weg'] }),
      variant('zelf-fout', '/lines/@weg/totalEur', { naam: 1 }),
      variant('wees', '/lines/@weg/totalEur', { parent: 'zelf-fout' }),
      variant('ander', '/lines/@oud'),
    ],
  })
  expect(mistakes(document)).toEqual([
    '/naam ONBEKEND_VELD',
    '/variants/4/naam ONBEKEND_VELD',
    '/variants/2/set/0/path PAD_ONBEKEND',
    '/variants/3/set/0/path PAD_VERBODEN',
    '/variants/3/remove/0 PAD_ONBEKEND',
    '/variants/6/set/0/path ID_WIJKT_AF',
  ])
  for (const variants of ['x', [1, null], [{ id: 'a' }]])
    expect(mistakes(small({ naam: 1, variants })).filter(one => one.includes('PAD'))).toEqual([])
})

test('all mistakes are reported at once, also behind a mistake in the shape', () => {
  const document = small({
    naam: 1,
    lines: [
      line({ from: 'gm', name: 'tekst', totalEur: 1 }),
      line({ id: 'b', series: { '9': -1 }, index: 'x' }),
    ],
  })
  expect(mistakes(document)).toEqual([
    '/naam ONBEKEND_VELD',
    '/lines/0/name ONJUIST_TYPE',
    '/lines/1/series/9 BUITEN_BEREIK',
    '/lines/0/from ONBEKENDE_PARTIJ',
    '/lines/0 SPREIDING_ONTBREEKT',
    '/lines/1/index ONBEKENDE_INDEX',
  ])
})

test('a chain of percentages longer than 25 is refused, one of 25 is not', () => {
  const chain = (length: number): Loose[] =>
    Array.from({ length }, (_, place) =>
      line({ id: `p${place}`, percent: { share: 1, of: [place === 0 ? 'werk' : `p${place - 1}`] } }),
    )
  const first = line({ totalEur: 1, phase: 'een' })
  expect(mistakes(small({ lines: [first, ...chain(25)] }))).toEqual([])
  expect(mistakes(small({ lines: [first, ...chain(26)] }))).toEqual(['/lines/26/percent/of KETEN_TE_LANG'])
})

test('every golden case is read as it is written and written as it was read', () => {
  for (const document of goldenDocuments) {
    const outcome = parseCase(JSON.parse(JSON.stringify(document)))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    expect(JSON.parse(JSON.stringify(outcome.case))).toEqual(document)
  }
})

test('x is free in every object, and nowhere else is an unknown field', () => {
  expect(mistakes(small({ x: { eigen: [null, 1] }, rates: { interest: 0.02, x: 1 } }))).toEqual([])
  expect(mistakes(small({ rates: { interest: 0.02, y: 1 } }))).toEqual(['/rates/y ONBEKEND_VELD'])
})

test('a file of hundreds of thousands of mistakes tells the first ten thousand', {
  timeout: 120_000,
}, () => {
  const of = Array.from({ length: 200 }, (_, nth) => `geen-${nth}`)
  const lines = Array.from({ length: 1000 }, (_, nth) => line({ id: `l${nth}`, percent: { share: 1, of } }))
  const found = mistakes(small({ lines }))
  expect([found.length, found[0]]).toEqual([10_000, '/lines/0/percent/of/0 ONBEKENDE_REGEL'])
})

test('arbitrary JSON is read without a throw', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
      expect(parseCase(value).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('a good case with one value replaced by arbitrary JSON is read without a throw', () => {
  const paths: (string | number)[][] = []
  const collect = (value: unknown, path: (string | number)[]): void => {
    paths.push(path)
    if (Array.isArray(value)) value.forEach((item, index) => void collect(item, [...path, index]))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) collect(item, [...path, key])
    }
  }
  collect(caseWithEverything, [])
  fc.assert(
    fc.property(fc.constantFrom(...paths.slice(1)), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
      const document = copyJson(caseWithEverything)
      const holder = path.slice(0, -1).reduce<unknown>((at, step) => Object(at)[step], document)
      Object(holder)[path.at(-1) ?? ''] = value
      const outcome = parseCase(document)
      if (!outcome.ok) expect(outcome.errors.length).toBeGreaterThan(0)
    }),
    { numRuns: 1000 },
  )
})

test('every code has a text in both languages with the same words to fill in', () => {
  const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
  for (const [code, { nl, en }] of Object.entries(caseErrorTexts)) {
    expect({ code, blanks: blanks(en) }).toEqual({ code, blanks: blanks(nl) })
    expect(nl).not.toBe(en)
  }
})

test('messages are filled in completely', () => {
  for (const [, document] of [...shapes, ...references, ...sums]) {
    const outcome = parseCase(document)
    if (outcome.ok) throw new Error('expected mistakes')
    for (const { message } of outcome.errors) {
      expect(message.nl).not.toMatch(/\{\w+\}/)
      expect(message.en).not.toMatch(/\{\w+\}/)
    }
  }
})

test('the JSON Schema comes from the same declaration', () => {
  const schema = caseJsonSchema()
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: ['format', 'id', 'name', 'valuationDate', 'periods', 'rates', 'parties'],
    properties: {
      periods: { type: 'integer', minimum: 1, maximum: 240 },
      lines: {
        items: {
          oneOf: ['series', 'totalEur', 'quantity', 'percent'].map(name => ({ required: [name] })),
        },
      },
    },
  })
})

describe('for figures', () => {
  const base = small({ lines: [line({ totalEur: 1, phase: 'een' })] })
  const deal = { risks: [{ event: 'brand', control: {}, range: {} }], parties: {} }
  const act = { id: 'besluit', what: { nl: 'Besluit' }, party: 'gem', by: 1 }
  const told = (document: unknown): unknown => {
    const outcome = parseCaseForFigures(document)
    return outcome.ok ? outcome.case : outcome.errors.map(error => `${error.pointer} ${error.code}`)
  }

  test('a risk that only deal and public acts point at need not be there; for the file it must', () => {
    const gone = { ...base, deal, responsibilities: [{ ...act, risk: 'brand' }] }
    expect(mistakes(gone)).toEqual([
      '/deal/risks/0/event ONBEKENDE_GEBEURTENIS',
      '/responsibilities/0/risk ONBEKENDE_GEBEURTENIS',
    ])
    expect(told(gone)).toEqual({ ...base, responsibilities: [act] })
  })

  test('a sound deal stays when a claim points at a variant that is not there', () => {
    const sound = { risks: [{ factor: 'cpi', control: {}, range: {} }], parties: {} }
    const pot = {
      id: 'pot',
      owner: act.party,
      budgetEur: 1,
      purposes: ['bodem'],
      maxShare: 1,
      expiry: '2030-01-01',
    }
    const claim = { pot: 'pot', line: 'werk', eur: 1 }
    const pots = { pots: [pot], claims: [{ ...claim, without: 'zonder' }], deal: sound }
    expect(mistakes({ ...base, ...pots })).toEqual(['/claims/0/without ONBEKENDE_VARIANT'])
    expect(told({ ...base, ...pots })).toEqual({ ...base, ...pots, claims: [claim] })
    const whole = { ...base, deal: sound }
    expect(told(whole)).toBe(whole)
  })

  test('every other mistake is told, with those', () => {
    const also = { ...base, deal, lines: [line({ totalEur: 1, from: 'niemand', phase: 'een' })] }
    expect(mistakes(also)).toHaveLength(2)
    expect(told(also)).toEqual(mistakes(also))
    const unsound = {
      ...base,
      deal: { ...deal, risks: [{ event: 'brand', factor: 'cpi', control: {}, range: {} }] },
    }
    expect(mistakes(unsound)).toContain('/deal/risks/0 EEN_BEDRAG_NODIG')
    expect(told(unsound)).toEqual(mistakes(unsound))
  })
})
