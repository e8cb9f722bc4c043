// Forty pairs of a person and a plan with the verdict that people expect, and what must hold for any pair.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClearableRule, ConflictFacts, ConflictFile, ConflictPerson } from './facts.ts'
import { assessorsLeft, judgeConflict } from './judge-conflict.ts'

const today = '2026-11-24'

const facts: ConflictFacts = {
  organisations: [
    { id: 'holding-bouw' },
    { id: 'bouw-noord', parent: 'holding-bouw', umbrellas: ['koepel-bouw'] },
    { id: 'bouw-zuid', parent: 'holding-bouw', umbrellas: ['koepel-bouw'] },
    { id: 'bouw-zuid-wonen', parent: 'bouw-zuid' },
    { id: 'ontwikkelaar-oost', umbrellas: ['koepel-ontwikkeling'] },
    { id: 'ontwikkelaar-west', umbrellas: ['koepel-ontwikkeling'] },
    { id: 'koepel-ontwikkeling' },
    { id: 'koepel-bouw' },
    { id: 'stad-a', networks: ['regio-een'], umbrellas: ['koepel-gemeenten'] },
    { id: 'stad-b', networks: ['regio-een'], umbrellas: ['koepel-gemeenten'] },
    { id: 'stad-c', networks: ['regio-twee'], umbrellas: ['koepel-gemeenten'] },
    { id: 'universiteit' },
    { id: 'adviesbureau' },
    { id: 'ring-een', parent: 'ring-twee' },
    { id: 'ring-twee', parent: 'ring-een' },
  ],
  contracts: [
    { organisation: 'adviesbureau', file: 'haven', from: '2025-01-01' },
    { organisation: 'universiteit', file: 'haven', from: '2020-01-01', to: '2023-06-30' },
    { organisation: 'adviesbureau', file: 'spoor', from: '2027-01-01' },
  ],
  competingPlans: [
    { id: 'oost-wonen', organisation: 'ontwikkelaar-west', place: { eastM: 106_000, northM: 408_000 } },
    { id: 'ver-weg', organisation: 'universiteit', place: { eastM: 106_000, northM: 408_001 } },
  ],
}

const haven: ConflictFile = {
  id: 'haven',
  municipality: 'stad-a',
  parties: [
    { organisation: 'stad-a', role: 'applicant' },
    { organisation: 'bouw-noord', role: 'co-applicant' },
  ],
  contacts: ['plan@bouwnoord.example.nl', 'iemand@gmail.com', 'Wethouder@Stad-A.example.nl'],
  authors: ['schrijver'],
  signatories: ['tekenaar'],
  place: { eastM: 100_000, northM: 400_000 },
}
const spoor: ConflictFile = {
  id: 'spoor',
  municipality: 'stad-c',
  parties: [
    { organisation: 'stad-c', role: 'applicant' },
    { organisation: 'ontwikkelaar-oost', role: 'partner' },
  ],
}

const at = (organisation: string, from = '2020-01-01', to?: string): Partial<ConflictPerson> => ({
  positions: [{ organisation, from, ...(to ? { to } : {}) }],
})
const office = (municipality: string, from: string, to?: string): Partial<ConflictPerson> => ({
  offices: [{ municipality, from, ...(to ? { to } : {}) }],
})
const mail = (...emails: string[]): Partial<ConflictPerson> => ({ emails })

type Pair = [
  about: string,
  person: Partial<ConflictPerson>,
  file: ConflictFile,
  level: string,
  rules: string[],
]

const pairs: Pair[] = [
  ['somebody of the applicant', at('stad-a'), haven, 'hard', ['same-organisation']],
  ['somebody of the co-applicant', at('bouw-noord'), haven, 'hard', ['co-applicant']],
  ['somebody of a partner', at('ontwikkelaar-oost'), spoor, 'hard', ['same-organisation']],
  [
    'who left the applicant a year ago',
    at('stad-a', '2010-01-01', '2025-11-24'),
    haven,
    'hard',
    ['same-organisation'],
  ],
  [
    'who left exactly two years ago',
    at('stad-a', '2010-01-01', '2024-11-24'),
    haven,
    'hard',
    ['same-organisation'],
  ],
  ['who left two years and a day ago', at('stad-a', '2010-01-01', '2024-11-23'), haven, 'none', []],
  ['who only begins there next month', at('stad-a', '2026-12-24'), haven, 'none', []],
  ['somebody of the sister company', at('bouw-zuid'), haven, 'hard', ['same-group', 'same-umbrella']],
  ['somebody of a company below the sister', at('bouw-zuid-wonen'), haven, 'hard', ['same-group']],
  ['somebody of the holding', at('holding-bouw'), haven, 'hard', ['same-group']],
  ['companies that own each other, and another plan', at('ring-een'), haven, 'none', []],
  ['an adviser with a contract on the plan', at('adviesbureau'), haven, 'hard', ['contract']],
  ['the same adviser on the plan of another client', at('adviesbureau'), spoor, 'none', []],
  ['a contract that ended more than two years ago', at('universiteit'), haven, 'none', []],
  [
    'a former employee of the adviser',
    at('adviesbureau', '2024-01-01', '2026-01-01'),
    haven,
    'hard',
    ['contract'],
  ],
  ['a member of the council', office('stad-a', '2022-03-30'), haven, 'hard', ['municipality']],
  [
    'an alderman who changed city, on the plan of the old city',
    office('stad-a', '2018-01-01', '2025-06-01'),
    haven,
    'hard',
    ['municipality'],
  ],
  [
    'an alderman who changed city, on the plan of the new city',
    office('stad-c', '2025-06-02'),
    spoor,
    'hard',
    ['municipality'],
  ],
  ['an alderman who left long ago', office('stad-a', '2010-01-01', '2018-01-01'), haven, 'none', []],
  ['an alderman of another city', office('stad-b', '2022-01-01'), spoor, 'none', []],
  [
    'a council member of a party elsewhere',
    office('stad-c', '2022-01-01'),
    { ...haven, parties: spoor.parties },
    'hard',
    ['municipality'],
  ],
  [
    'a declared financial interest in a party',
    { interests: [{ in: 'bouw-noord', kind: 'financial' }] },
    haven,
    'hard',
    ['declared-interest'],
  ],
  [
    'a partner at home who works on the plan',
    { interests: [{ in: 'haven', kind: 'household' }] },
    haven,
    'hard',
    ['declared-interest'],
  ],
  [
    'a declared interest in something else',
    { interests: [{ in: 'bouw-noord', kind: 'financial' }] },
    spoor,
    'none',
    [],
  ],
  [
    'an unknown profile with the domain of a company',
    mail('jan@bouwnoord.example.nl'),
    haven,
    'hard',
    ['mail-domain'],
  ],
  ['a domain in other capitals', mail('JAN@BouwNoord.Example.NL'), haven, 'hard', ['mail-domain']],
  [
    'a part of the domain of a company',
    mail('jan@post.bouwnoord.example.nl'),
    haven,
    'hard',
    ['mail-domain'],
  ],
  ['the same generic mail service', mail('jan@gmail.com'), haven, 'none', []],
  ['a domain that only ends alike', mail('jan@anderebouwnoord.example.nl'), haven, 'none', []],
  ['the writer of the plan', { id: 'schrijver' }, haven, 'hard', ['author']],
  ['who signed the plan', { id: 'tekenaar' }, haven, 'hard', ['author']],
  ['a city of the same regional network', at('stad-b'), haven, 'soft', ['same-network', 'same-umbrella']],
  ['a city of another network', at('stad-c'), haven, 'soft', ['same-umbrella']],
  [
    'umbrella only: two developers of one umbrella',
    at('ontwikkelaar-west'),
    spoor,
    'soft',
    ['same-umbrella'],
  ],
  ['somebody of the umbrella body itself', at('koepel-ontwikkeling'), spoor, 'soft', ['same-umbrella']],
  ['a competitor at exactly ten kilometres', at('ontwikkelaar-west'), haven, 'soft', ['competitor']],
  ['a competing plan just beyond', at('universiteit'), { ...haven, id: 'kade' }, 'none', []],
  [
    'a scientific collaboration with a party',
    { collaborations: [{ organisation: 'bouw-noord', from: '2025-01-01' }] },
    haven,
    'soft',
    ['collaboration'],
  ],
  [
    'a collaboration that ended long ago',
    { collaborations: [{ organisation: 'bouw-noord', from: '2010-01-01', to: '2020-01-01' }] },
    haven,
    'none',
    [],
  ],
  ['nobody in particular', {}, haven, 'none', []],
]

const personOf = (more: Partial<ConflictPerson>): ConflictPerson => ({ id: 'iemand', positions: [], ...more })

test('there are forty pairs', () => expect(pairs).toHaveLength(40))

test.each(pairs)('%s', (_about, person, file, level, rules) => {
  const verdict = judgeConflict({ person: personOf(person), file, facts, today })
  expect([verdict.level, verdict.reasons.map(reason => reason.rule).toSorted()]).toEqual([
    level,
    rules.toSorted(),
  ])
})

describe('a written clearance', () => {
  /** The list comes from a table: it may hold rules that cannot be cleared. */
  const clear = (rule: string, person = 'iemand', file = 'haven') => ({
    ...facts,
    clearances: [{ person, file, rule: rule as ClearableRule, reason: 'ander bureau in hetzelfde gebouw' }],
  })

  test('sets a soft conflict aside and is told with its reason', () => {
    const question = { person: personOf(at('stad-c')), file: haven, today }
    expect(judgeConflict({ ...question, facts: clear('same-umbrella') })).toEqual({
      level: 'none',
      reasons: [],
      cleared: [
        { rule: 'same-umbrella', own: 'stad-c', other: 'stad-a', reason: 'ander bureau in hetzelfde gebouw' },
      ],
    })
  })

  test('of certain facts leaves what comes out later under the same rule in the way', () => {
    const between = [{ own: 'stad-c', other: 'stad-a' }]
    const known = clear('same-umbrella')
    const kept = { ...known, clearances: known.clearances.map(one => ({ ...one, between })) }
    const question = { file: haven, facts: kept, today }
    expect(judgeConflict({ ...question, person: personOf(at('stad-c')) }).level).toBe('none')
    const other = {
      ...kept,
      clearances: kept.clearances.map(one => ({ ...one, between: [{ own: 'stad-d', other: 'stad-a' }] })),
    }
    expect(judgeConflict({ ...question, facts: other, person: personOf(at('stad-c')) })).toEqual({
      level: 'soft',
      reasons: [{ rule: 'same-umbrella', own: 'stad-c', other: 'stad-a' }],
      cleared: [],
    })
  })

  test('sets the suspicion of a mail domain aside', () => {
    const question = { person: personOf(mail('jan@bouwnoord.example.nl')), file: haven, today }
    expect(judgeConflict({ ...question, facts: clear('mail-domain') }).level).toBe('none')
  })

  test('never sets a fact aside, whatever the list says', () => {
    const question = { person: personOf(at('stad-a')), file: haven, today }
    expect(judgeConflict({ ...question, facts: clear('same-organisation') }).level).toBe('hard')
  })

  test('is for one person and one plan', () => {
    const question = { person: personOf(at('stad-c')), file: haven, today }
    expect(judgeConflict({ ...question, facts: clear('same-umbrella', 'ander') }).level).toBe('soft')
    expect(judgeConflict({ ...question, facts: clear('same-umbrella', 'iemand', 'spoor') }).level).toBe(
      'soft',
    )
  })
})

test('a programme can set another window and another distance', () => {
  const settings = { windowYears: 5, competitionM: 500, assessorsMin: 3 }
  const old = personOf(at('stad-a', '2010-01-01', '2022-01-01'))
  expect(judgeConflict({ person: old, file: haven, facts, today, settings }).level).toBe('hard')
  const rival = personOf(at('ontwikkelaar-west'))
  expect(judgeConflict({ person: rival, file: haven, facts, today, settings }).level).toBe('none')
})

test('where no plans compete nobody is a rival', () => {
  const { competingPlans: _, ...without } = facts
  const rival = personOf(at('ontwikkelaar-west'))
  expect(judgeConflict({ person: rival, file: haven, facts, today }).level).toBe('soft')
  expect(judgeConflict({ person: rival, file: haven, facts: without, today })).toMatchObject({
    level: 'none',
    reasons: [],
  })
})

test('assessors are sorted, and the external pool is asked when fewer than three are eligible', () => {
  const people = [
    { ...personOf({}), id: 'vrij' },
    { ...personOf(at('universiteit')), id: 'wetenschap' },
    { ...personOf(at('stad-c')), id: 'stad' },
    { ...personOf(at('bouw-noord')), id: 'bouwer' },
  ]
  expect(assessorsLeft(people, { file: haven, facts, today })).toEqual({
    eligible: ['vrij', 'wetenschap'],
    awaitingClearance: ['stad'],
    blocked: ['bouwer'],
    needsExternalPool: true,
  })
  const more = [...people, { ...personOf({}), id: 'nog-een' }]
  expect(assessorsLeft(more, { file: haven, facts, today }).needsExternalPool).toBe(false)
})

const organisations = fc.constantFrom(...facts.organisations.map(one => one.id))
const anyPerson = fc.record({
  id: fc.constantFrom('schrijver', 'iemand'),
  positions: fc.array(fc.record({ organisation: organisations, from: fc.constant('2020-01-01') }), {
    maxLength: 3,
  }),
})

test('membership of an umbrella alone never blocks anybody', () => {
  const members = fc.constantFrom('ontwikkelaar-west', 'koepel-ontwikkeling')
  fc.assert(
    fc.property(
      members,
      organisation =>
        judgeConflict({ person: personOf(at(organisation)), file: spoor, facts, today }).level !== 'hard',
    ),
  )
})

test('one more position never makes a conflict smaller', () => {
  const rank = { none: 0, soft: 1, hard: 2 }
  fc.assert(
    fc.property(anyPerson, organisations, fc.constantFrom(haven, spoor), (person, organisation, file) => {
      const more = { ...person, positions: [...person.positions, { organisation, from: '2020-01-01' }] }
      const levelOf = (who: ConflictPerson) => rank[judgeConflict({ person: who, file, facts, today }).level]
      return levelOf(more) >= levelOf(person)
    }),
  )
})
