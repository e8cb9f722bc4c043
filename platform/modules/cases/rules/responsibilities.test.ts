import { type Case, parseCase } from '@versneller/engine'
import { describe, expect, test } from 'vitest'
import { freeFieldMistakes } from './free-fields.ts'
import {
  derivedSubjects,
  responsibilityTable,
  sectorOf,
  sharedTable,
  sharesOf,
  tableChanges,
  tableHash,
} from './responsibilities.ts'
import { signingLevel, standing } from './signatures.ts'

const item = (changes: object = {}) => ({
  ...{ id: 'sanering', what: { nl: 'Grond schoonmaken' }, party: 'gem', by: 1 },
  ...changes,
})

function caseWith(changes: object = {}): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'verdeling',
    name: { nl: 'Verdeling' },
    valuationDate: '2026-01-01',
    periods: 3,
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
    ],
    lines: [
      { id: 'weg', account: '5', from: 'gem', to: 'outside', series: { '1': 2_000_000 } },
      { id: 'straat', account: '5', from: 'dev', to: 'outside', series: { '1': 1_000_000 } },
      { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '2': 9_000_000 } },
      { id: 'grond', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', series: { '2': 4_000_000 } },
      { id: 'marge', account: '9', from: 'dev', to: 'outside', series: { '2': 7 }, visibleTo: ['dev'] },
    ],
    risk: {
      events: [
        {
          ...{
            id: 'bodem',
            probability: 0.3,
            amountEur: { min: 1, likely: 2, max: 3 },
            t: { from: 1, to: 2 },
          },
          bearer: [
            { party: 'gem', share: 0.6 },
            { party: 'dev', share: 0.4 },
          ],
        },
      ],
    },
    ...changes,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const rowOf = (caseFile: Case, key: string) => responsibilityTable(caseFile).find(row => row.key === key)

describe('the table', () => {
  test('says of payments, agreements and risks what the case says of them', () => {
    const { rows } = sharedTable(
      caseWith({
        clauses: [
          { id: 'prijs', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 5, t: 2 } },
        ],
      }),
    )
    expect(
      rows.map(({ key, responsible, payers, bearers }) => ({ key, responsible, payers, bearers })),
    ).toEqual([
      ...[
        [
          { party: 'gem', share: 0.67 },
          { party: 'dev', share: 0.33 },
        ],
      ].map(both => ({ key: 'costs/5', responsible: both, payers: both, bearers: both })),
      {
        key: 'revenues/opbrengst-opstal',
        responsible: [{ party: 'dev', share: 1 }],
        payers: [{ party: 'outside', share: 1 }],
        bearers: [{ party: 'dev', share: 1 }],
      },
      {
        key: 'transfers/opbrengst-uitgifte',
        responsible: [{ party: 'dev', share: 1 }],
        payers: [{ party: 'dev', share: 1 }],
        bearers: [],
      },
      ...[[{ party: 'dev', share: 1 }]].map(dev => ({
        ...{ key: 'clause/prijs', responsible: dev, payers: dev, bearers: dev },
      })),
      {
        ...{ key: 'risk/bodem', responsible: [], payers: [] },
        bearers: [
          { party: 'gem', share: 0.6 },
          { party: 'dev', share: 0.4 },
        ],
      },
    ])
  })

  test('holds nothing of a line that is not open to all, whoever may see it', () => {
    const subjects = derivedSubjects(caseWith()).map(one => one.key)
    expect(subjects.includes('costs/9')).toBe(false)
    expect(JSON.stringify(sharedTable(caseWith())).includes('marge')).toBe(false)
  })

  test('is completed by hand: a subject of the case, or a task of its own', () => {
    const shares = [
      { party: 'gem', share: 0.5 },
      { party: 'dev', share: 0.5 },
    ]
    const about = caseWith({
      responsibilities: [
        item({ x: { about: 'risk/bodem', shares, supporting: ['dev'] } }),
        item({ id: 'los' }),
      ],
    })
    expect(rowOf(about, 'risk/bodem')).toMatchObject({
      ...{ responsible: shares, supporting: ['dev'], by: 1, byHand: ['responsible'], itemId: 'sanering' },
      bearers: [
        { party: 'gem', share: 0.6 },
        { party: 'dev', share: 0.4 },
      ],
    })
    expect(rowOf(about, 'task/los')?.responsible).toEqual([{ party: 'gem', share: 1 }])
    expect(rowOf(about, 'task/sanering')).toBeUndefined()
    // What it was about is gone: the agreement itself is not lost.
    expect(rowOf({ ...about, risk: { events: [] } } as Case, 'task/sanering')?.responsible).toEqual(shares)
  })

  test('divides in whole percents that add up', () => {
    const thirds = sharesOf(new Map(['a', 'b', 'c'].map(party => [party, 1])))
    expect(thirds.reduce((sum, one) => sum + Math.round(one.share * 100), 0)).toBe(100)
    expect(sharesOf(new Map([['a', 0]]))).toEqual([])
  })

  test('says whether public bodies or private parties are responsible', () => {
    const of = (...parties: string[]) =>
      sectorOf(
        caseWith(),
        parties.map(party => ({ party, share: 1 })),
      )
    expect([of('gem'), of('dev'), of('gem', 'dev'), of()]).toEqual(['public', 'private', 'both', undefined])
  })
})

describe('another table', () => {
  test('has another hash and says row by row what changed', () => {
    const before = responsibilityTable(caseWith({ responsibilities: [item()] }))
    const after = responsibilityTable(
      caseWith({
        responsibilities: [item({ party: 'dev', condition: { nl: 'Als het veilig is' } })],
        risk: {},
      }),
    )
    expect(tableHash(after)).not.toBe(tableHash(before))
    expect(tableHash(responsibilityTable(caseWith({ responsibilities: [item()] })))).toBe(tableHash(before))
    expect(
      tableChanges(before, after).map(change => [
        change.kind,
        change.row.key,
        change.kind === 'changed' ? change.fields : [],
      ]),
    ).toEqual([
      ['changed', 'task/sanering', ['responsible', 'condition']],
      ['removed', 'risk/bodem', []],
    ])
  })

  test('voids a signature, and so does another organisation as party', () => {
    const given = [{ partyId: 'gem', organisationId: 'a', tableHash: 'x' }]
    const asked = { partyId: 'gem', organisationId: 'a', tableHash: 'x' }
    expect(standing(given, asked)).toEqual(given[0])
    expect(standing(given, { ...asked, tableHash: 'y' })).toBeUndefined()
    expect(standing(given, { ...asked, organisationId: 'b' })).toBeUndefined()
  })
})

test('somebody signs by the highest position that runs today; a council member binds nobody', () => {
  const today = '2026-11-27'
  const at = (level: string, changes: object = {}) => ({
    ...{ organisationId: 'a', role: 'G', level, from: '2026-01-01', to: undefined },
    ...changes,
  })
  const level = (...positions: ReturnType<typeof at>[]) =>
    signingLevel(positions, { organisationId: 'a', today })
  expect(level(at('ambtenaar'), at('bestuurder'))).toBe('bestuurder')
  expect(level(at('privaat', { role: 'M' }))).toBe('privaat')
  expect(level(at('raadslid'))).toBeUndefined()
  expect(level(at('bestuurder', { to: '2026-11-26' }))).toBeUndefined()
  expect(level(at('bestuurder', { from: '2026-11-28' }))).toBeUndefined()
  expect(level(at('bestuurder', { organisationId: 'b' }))).toBeUndefined()
  expect(level(at('bestuurder', { role: 'S' }))).toBeUndefined()
})

test.each([
  ['shares that do not add up', { shares: [{ party: 'gem', share: 0.5 }] }, 'DELEN_TELLEN_NIET_OP'],
  ['a share of nobody', { payers: [{ share: 1 }] }, 'DELEN_ONLEESBAAR'],
  ['a party that is not there', { bearers: [{ party: 'wie', share: 1 }] }, 'PARTIJ_ONBEKEND'],
  ['support by who is not there', { supporting: ['wie'] }, 'PARTIJ_ONBEKEND'],
  [
    'a party that stands twice',
    { payers: [0.5, 0.5].map(share => ({ party: 'gem', share })) },
    'PARTIJ_DUBBEL_IN_DELEN',
  ],
  [
    'shares without who is responsible',
    { shares: [{ party: 'dev', share: 1 }] },
    'VERANTWOORDELIJKE_ZONDER_DEEL',
  ],
  ['a subject that is no text', { about: 7 }, 'ONDERWERP_ONBEKEND'],
])('%s are refused as they are saved', (_, x, code) => {
  const wrong = caseWith({ responsibilities: [item({ x })] })
  expect(freeFieldMistakes(wrong).map(one => one.code)).toEqual([code])
  // What stood there before is left alone.
  expect(freeFieldMistakes(wrong, wrong)).toEqual([])
})

test('one subject is completed once', () => {
  const x = { about: 'costs/5' }
  const twice = caseWith({ responsibilities: [item({ x }), item({ id: 'ander', x })] })
  expect(freeFieldMistakes(twice).map(one => [one.code, one.field])).toEqual([
    ['ONDERWERP_AL_INGEVULD', '/responsibilities/0/x/about'],
    ['ONDERWERP_AL_INGEVULD', '/responsibilities/1/x/about'],
  ])
})
