// Mistakes and changes that the other tests do not make: lists that are not there, values of no kind, circles, long texts.
import { describe, expect, it, test } from 'vitest'
import { applyChanges } from './apply-changes.ts'
import { changedByVariant } from './apply-variant.ts'
import { canonicalJson } from './canonical-json.ts'
import { diffCases } from './diff-cases.ts'
import { ChangedCopy, deleteAt, walkTo, writeAt } from './document-path.ts'
import { caseError } from './errors.ts'
import { applyVariant, parseCase } from './parse-case.ts'
import { sha256 } from './sha-256.ts'
import { line, row, small } from './testing/broken-cases.ts'
import type { Case } from './types.ts'

const mistakes = (changes: Record<string, unknown>): string[] => {
  const outcome = parseCase(small(changes))
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)
}
const caseOf = (changes: Record<string, unknown> = {}): Case => {
  const outcome = parseCase(small(changes))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}
const paid = line({ totalEur: 1, spread: { from: 1, to: 2 } })

const phases = (...after: (readonly string[])[]) =>
  after.map((names, index) => ({
    id: `p${index}`,
    area: 'kern',
    start: 1,
    end: 1,
    after: names.map(phase => ({ phase, lag: -9 })),
  }))
const event = { id: 'e', probability: 0, amountEur: { min: 0, likely: 0, max: 0 }, t: { from: 1, to: 1 } }
const risk = (correlations: unknown[]) => ({ risk: { correlations } })
const deal = (...risks: unknown[]) => ({
  risk: { events: [{ ...event, bearer: [{ party: 'gem', share: 1 }] }] },
  deal: { risks, parties: {} },
})

const wrong: readonly [name: string, changes: Record<string, unknown>, told: readonly string[]][] = [
  [
    'a list that is too long is not looked at further',
    { lines: [{ ...paid, visibleTo: new Array(2001).fill(5) }] },
    ['/lines/0/visibleTo AANTAL_ONJUIST'],
  ],
  [
    'too many names are not looked at further',
    { indices: Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`i${index}`, 'x'])) },
    ['/indices AANTAL_ONJUIST'],
  ],
  [
    'a clause or loan that is null',
    { clauses: [null], loans: [null] },
    ['/clauses/0 GEEN_NULL', '/loans/0 GEEN_NULL'],
  ],
  ['too many variants', { variants: new Array(101).fill({}) }, ['/variants AANTAL_ONJUIST']],
  [
    'an effect without a series',
    { effects: [{ id: 'e', kind: 'benefit', party: 'gem' }] },
    ['/effects/0/series VELD_ONTBREEKT'],
  ],
  [
    'phases that wait for each other',
    { phases: phases(['p1'], ['p0'], []) },
    ['/phases/0/after KRINGVERWIJZING'],
  ],
  [
    'a row without a land price',
    {
      programme: [
        row({
          appraisal: {
            formula: 'residual-sale',
            inputs: { priceVonEur: 1e308, bvoM2: 1e308, buildPerM2: 1e308, softShare: 0, marginShare: 0 },
          },
        }),
      ],
    },
    ['/programme/0/appraisal/inputs FORMULE_FOUT'],
  ],
  [
    'a pair of factors that is null or half',
    risk([null, ['cpi'], ['cpi', 3, 0]]),
    [
      '/risk/correlations/0 GEEN_NULL',
      '/risk/correlations/1 AANTAL_ONJUIST',
      '/risk/correlations/2/1 ONJUIST_TYPE',
    ],
  ],
  [
    'a pair of factors that is given twice, or of one factor',
    risk([
      ['cpi', 'interest', 0],
      ['interest', 'cpi', 0],
      ['cpi', 'cpi', 0],
    ]),
    ['/risk/correlations/1 DUBBELE_CORRELATIE', '/risk/correlations/2 DUBBELE_CORRELATIE'],
  ],
  [
    'a risk to be shared that is null, both an event and a factor, or none',
    deal(null, { event: 'e', factor: 'cpi', control: {}, range: {} }, { control: {}, range: {} }),
    ['/deal/risks/0 GEEN_NULL', '/deal/risks/1 EEN_BEDRAG_NODIG', '/deal/risks/2 EEN_BEDRAG_NODIG'],
  ],
  [
    'a risk to be shared without its ranges, or with one that is null or falls',
    deal({ event: 'e' }, { event: 'e', control: { gm: 1 }, range: { gem: null, dev: [0.9, 0.1] } }),
    [
      '/deal/risks/0/control VELD_ONTBREEKT',
      '/deal/risks/0/range VELD_ONTBREEKT',
      '/deal/risks/1/range/gem GEEN_NULL',
      '/deal/risks/1/control/gm ONBEKENDE_PARTIJ',
      '/deal/risks/1/range/dev GRENZEN_VERKEERD',
    ],
  ],
]

describe('a mistake in a document', () => {
  it.each(wrong)('%s', (_, changes, expected) => {
    expect(mistakes(changes)).toEqual(expected)
  })

  it('is told with what the person wrote, at most 80 signs of it', () => {
    expect(caseError('', 'ONJUIST_ID', { value: 'x'.repeat(200) }).message.nl).toContain(`${'x'.repeat(79)}…`)
    expect(caseError('', 'ONJUIST_ID', { value: 'x'.repeat(80) }).message.nl).toContain('x'.repeat(80))
    expect(caseError('', 'ONBEKENDE_VARIANT', { id: 'a' }).message.en).toContain('{known}')
  })
})

describe('a change of a case', () => {
  const clause = { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 5, t: 1 } }
  const changed = (path: string, value: unknown) => {
    const outcome = applyChanges(caseOf(), [{ path, value } as Parameters<typeof applyChanges>[1][number]])
    return outcome.ok ? outcome.case : outcome.errors.map(({ code }) => code)
  }

  it('may be the first of its list', () => {
    expect(changed('/clauses/@vast', clause)).toEqual(small({ clauses: [clause] }))
    expect(changed('/clauses/@ander', clause)).toEqual(['ID_WIJKT_AF'])
    expect(changed('/clauses/@vast', null)).toEqual(['ID_WIJKT_AF'])
    expect(changed('', clause)).toEqual(['PAD_VERBODEN'])
  })

  it('is told by the name that a member has, in Dutch where there is no English', () => {
    const named = (nl: string, totalEur: number) =>
      caseOf({
        lines: [
          { ...paid, totalEur, name: { nl } },
          { ...paid, id: 'rest', totalEur },
        ],
      })
    const { changes } = diffCases(named('Sloop', 1), named('Sloop', 2))
    expect(changes.map(({ path, label }) => [path, label])).toEqual([
      ['/lines/@werk/totalEur', { nl: 'Sloop: bedrag', en: 'Sloop: amount' }],
      ['/lines/@rest/totalEur', { nl: 'regels: rest, bedrag', en: 'lines: rest, amount' }],
    ])
  })
})

describe('a variant', () => {
  const variant = (changes: object) => ({ id: 'a', reason: { nl: 'A' }, ...changes })
  const errors = (changes: object) => mistakes({ lines: [paid], variants: [variant(changes)] })

  it('of a case without any changes nothing', () => {
    const areaCase = caseOf()
    expect(changedByVariant(areaCase, 'a')).toEqual({ ok: true, case: areaCase })
  })

  it('gives a member the id of its path', () => {
    const at = (value: unknown) => errors({ set: [{ path: '/lines/@nieuw', value }] })
    expect([at({}), at(5), at({ ...paid, id: 'nieuw' })]).toEqual([
      ['/variants/0/set/0/path ID_WIJKT_AF'],
      ['/variants/0/set/0/path ID_WIJKT_AF'],
      [],
    ])
  })

  it('takes nothing away that is not there', () => {
    const at = (path: string) => errors({ remove: [path] })
    expect([at('/lines/@geen/totalEur'), at('/lines/@geen'), at('/lines/@werk')]).toEqual([
      ['/variants/0/remove/0 PAD_ONBEKEND'],
      ['/variants/0/remove/0 PAD_ONBEKEND'],
      [],
    ])
  })

  it('of a document that was never read is refused as well', () => {
    const unread = (changes: object) =>
      small({ lines: [paid], variants: [variant(changes)] }) as unknown as Case
    const codes = (changes: object) => {
      const outcome = applyVariant(unread(changes), 'a')
      return outcome.ok ? [] : outcome.errors.map(({ code }) => code)
    }
    expect(codes({ remove: ['/lines/@geen'] })).toEqual(['PAD_ONBEKEND'])
    expect(codes({ set: [{ path: '/periods', value: -1 }] })).toEqual(['VARIANT_ONJUIST'])
    expect(codes({ set: [{ path: '/periods', value: 5 }] })).toEqual([])
  })
})

test('a path without steps, or through what is no object, leads to nothing', () => {
  expect(new ChangedCopy({ a: 1 }).walkTo('')).toEqual({ found: true, holder: { a: 1 }, last: '' })
  expect(walkTo({ a: 1 }, '')).toEqual({ found: true, holder: { a: 1 }, last: '' })
  expect(walkTo({ a: 1 }, '/a/b')).toEqual({ found: false, step: 'a' })
  expect(walkTo({ a: [{ b: 1 }] }, '/a/0/b')).toEqual({ found: true, holder: { b: 1 }, last: 'b' })
  const list = [1, 2]
  expect([writeAt({ holder: list, last: '1' }, 3), list]).toEqual([true, [1, 3]])
  const holder = {}
  expect([writeAt({ holder, last: '__proto__' }, { b: 1 }), writeAt({ holder: [], last: '3' }, 1)]).toEqual([
    false,
    false,
  ])
  expect([deleteAt({ holder, last: 'a' }), holder]).toEqual([false, {}])
})

test('what is no JSON is written as null in a list and left out of an object', () => {
  expect(canonicalJson({ b: [undefined, null], a: undefined })).toBe('{"b":[null,null]}')
})

test('half of a sign of two parts is hashed as the sign of what is unknown', () => {
  expect(sha256('\ud83c')).toBe(sha256('\ufffd'))
  expect(sha256('a\udfffb')).toBe(sha256('a\ufffdb'))
  expect(sha256('\ud83c\udf33')).not.toBe(sha256('\ufffd\ufffd'))
})
