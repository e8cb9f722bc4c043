import { expect, test } from 'vitest'
import { appraise, CaseProblem } from '../ledger/appraise.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { applyVariant, parseCase } from './parse-case.ts'
import type { Case, Variant } from './types.ts'

function mini(variants: unknown[]): unknown {
  return { ...goldenCase('mini-grex'), variants }
}

function parsed(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

function codes(document: unknown): string[] {
  const outcome = parseCase(document)
  return outcome.ok ? [] : outcome.errors.map(error => `${error.pointer} ${error.code}`)
}

function variant(changes: Partial<Variant>): unknown {
  return { id: 'v', reason: { nl: 'Proef' }, ...changes }
}

test('a parent comes first, set before remove, and an absent id adds', () => {
  const areaCase = parsed(
    mini([
      {
        id: 'ouder',
        reason: { nl: 'Ouder' },
        set: [
          { path: '/lines/@kosten/series/1', value: 1 },
          {
            path: '/lines/@extra',
            value: { id: 'extra', account: '9', from: 'gem', to: 'outside', series: { '1': 5 } },
          },
        ],
      },
      variant({
        id: 'kind',
        parent: 'ouder',
        set: [
          { path: '/lines/@extra/series/1', value: 7 },
          { path: '/lines/1/series/2', value: 2 },
        ],
        remove: ['/lines/@kosten'],
      }),
    ]),
  )
  const outcome = applyVariant(areaCase, 'kind')
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  expect(outcome.case.lines).toEqual([
    {
      ...goldenCase('mini-grex').lines?.[1],
      series: { '2': 2, '3': 2500000, '4': 2500000, '5': 1800000, '6': 900000 },
    },
    { id: 'extra', account: '9', from: 'gem', to: 'outside', series: { '1': 7 } },
  ])
  expect(areaCase.lines).toHaveLength(2)
  expect(areaCase.lines?.[0]?.series?.['1']).toBe(1500000)
})

test('a list that is absent begins with its first member', () => {
  const clause = { id: 'c', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 10, t: 1 } }
  const areaCase = parsed({
    ...goldenCase('vier-partijen'),
    variants: [variant({ set: [{ path: '/clauses/@c', value: clause }] })],
  })
  expect(appraise(areaCase, { variantId: 'v' }).parties.gem?.cashEur[1]).toBe(-1000000 + 10)
})

test.each<[string, Partial<Variant>, string[]]>([
  [
    'an unknown line',
    { set: [{ path: '/lines/@niets/totalEur', value: 1 }] },
    ['/variants/0/set/0/path PAD_ONBEKEND'],
  ],
  [
    'a place after the end of a list',
    { set: [{ path: '/lines/2', value: {} }] },
    ['/variants/0/set/0/path PAD_ONBEKEND'],
  ],
  [
    'an added member with another id',
    { set: [{ path: '/lines/@a', value: { id: 'b' } }] },
    ['/variants/0/set/0/path ID_WIJKT_AF'],
  ],
  ['a removal of what is not there', { remove: ['/lines/@niets'] }, ['/variants/0/remove/0 PAD_ONBEKEND']],
  [
    'a change of the format',
    { set: [{ path: '/format', value: 'x' }] },
    ['/variants/0/set/0/path PAD_VERBODEN'],
  ],
  ['a change of the variants', { remove: ['/variants/@v'] }, ['/variants/0/remove/0 PAD_VERBODEN']],
  [
    'a way to the prototype',
    { set: [{ path: '/lines/__proto__/polluted', value: 1 }] },
    ['/variants/0/set/0/path PAD_VERBODEN'],
  ],
  [
    'an outcome that is no case',
    { set: [{ path: '/periods', value: 3 }] },
    [
      '/variants/0 VARIANT_ONJUIST',
      '/variants/0 VARIANT_ONJUIST',
      '/variants/0 VARIANT_ONJUIST',
      '/variants/0 VARIANT_ONJUIST',
      '/variants/0 VARIANT_ONJUIST',
      '/variants/0 VARIANT_ONJUIST',
    ],
  ],
  ['an unknown parent', { parent: 'weg' }, ['/variants/0/parent ONBEKENDE_VARIANT']],
  ['itself as parent', { parent: 'v' }, ['/variants/0/parent KRINGVERWIJZING']],
])('%s is refused', (_, changes, expected) => {
  expect(codes(mini([variant(changes)]))).toEqual(expected)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('an unknown variant is an error with a code, and appraise throws it', () => {
  const outcome = applyVariant(goldenCase('mini-grex'), 'weg')
  expect(outcome).toMatchObject({ ok: false, errors: [{ code: 'ONBEKENDE_VARIANT' }] })
  expect(() => appraise(goldenCase('mini-grex'), { variantId: 'weg' })).toThrow(CaseProblem)
})
