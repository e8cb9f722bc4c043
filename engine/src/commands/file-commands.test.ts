// The commands on documents of their own: mistakes of options and of the document at once, and every table.
import { describe, expect, test } from 'vitest'
import { goldenInstance, oneProject, optionOf, projectOf } from '../funds/testing/instances.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { poolOf } from '../selection/testing/pools.ts'
import { analysisCommands } from './analysis.ts'
import { caseCommands, compareVariants } from './case.ts'
import type { FileCommand, FileCommandOutcome, GivenOptions } from './file-command.ts'

const command = (name: string): FileCommand => analysisCommands.find(one => one.name === name)!
const zwolle = goldenCase('station-zwolle')
const { deal: _deal, ...withoutDeal } = zwolle

async function tablesOf(name: string, input: unknown, given: GivenOptions = {}) {
  const outcome = await command(name).run(input, given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.tables.map(({ title, rows }) => ({ title: title.en, rows }))
}
const mistakes = (outcome: FileCommandOutcome) =>
  outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)

/** Documents and options with mistakes, and what is told of them. */
const wrong: readonly [string, unknown, GivenOptions, string[]][] = [
  [
    'select',
    poolOf({ a: [9, 'x'] }),
    { lambda: '7' },
    ['--lambda BUITEN_BEREIK', '/entries/0/score BUITEN_BEREIK'],
  ],
  [
    'funds',
    { ...goldenInstance, unit: 'eur' },
    { core: '0' },
    ['--core BUITEN_BEREIK', '/unit ONBEKENDE_KEUZE'],
  ],
  ['deal', { ...zwolle, periods: 0 }, { trials: 'x' }, ['--trials ONJUIST_TYPE', '/periods BUITEN_BEREIK']],
  ['deal', zwolle, { trials: 'x' }, ['--trials ONJUIST_TYPE']],
  ['deal', { ...zwolle, periods: 0 }, {}, ['/periods BUITEN_BEREIK']],
  ['deal', withoutDeal, {}, ['/deal VELD_ONTBREEKT']],
  ['select', poolOf({ a: [9, 'x'] }), {}, ['/entries/0/score BUITEN_BEREIK']],
  ['match', { solutions: [] }, {}, ['--bottlenecks VELD_ONTBREEKT']],
  ['match', { bottlenecks: [], solutions: [] }, { top: '0' }, ['--top BUITEN_BEREIK']],
  [
    'match',
    7,
    { top: '0' },
    ['--top BUITEN_BEREIK', '--bottlenecks VELD_ONTBREEKT', '--solutions VELD_ONTBREEKT'],
  ],
  [
    'scores',
    { format: 'versneller-scores/1', criteriaWeights: {}, scores: [] },
    {},
    ['/scores AANTAL_ONJUIST'],
  ],
]

describe('a command on a document', () => {
  test.each(wrong)(
    '%s tells what is wrong with options and document at once',
    async (name, input, given, expected) => {
      expect(mistakes(await command(name).run(input, given))).toEqual(expected)
    },
  )

  test('scores shows files from high to low, those without a mark last', async () => {
    const given = (file: string, score: number | 'nb') => ({ file, assessor: 'a', criterion: 'c', score })
    const scores = [given('laag', 2), given('geen', 'nb'), given('hoog', 5), given('niets', 'nb')]
    const [files] = await tablesOf('scores', { format: 'versneller-scores/1', criteriaWeights: {}, scores })
    expect(files!.rows.map(([id, , , passes]) => [id, passes])).toEqual([
      ['hoog', { nl: 'ja', en: 'yes' }],
      ['laag', { nl: 'nee', en: 'no' }],
      ['geen', { nl: 'nee', en: 'no' }],
      ['niets', { nl: 'nee', en: 'no' }],
    ])
  })

  test('select shows the proposal, and its gaps alone when asked', async () => {
    const pool = poolOf({ a: [4, 'x'], b: [3.5, 'x', 'y'] })
    const all = await tablesOf('select', pool, { between: '1,2', frontier: true, draws: '5' })
    expect(all.map(({ title }) => title)).toEqual([
      'Proposal',
      'Chosen',
      'Gaps',
      'Frontier between quality and breadth',
    ])
    expect(
      all[1]!.rows.map(([id, lost, share, why]) => [id, Number(lost) > 0, Number(share) >= 0, why]),
    ).toEqual([
      ['a', true, true, 'x'],
      ['b', true, true, 'y, x'],
    ])
    expect((await tablesOf('select', pool, { gaps: true })).map(({ title }) => title)).toEqual(['Gaps'])
  })

  test('funds takes a seed and a number of rounds, and shows what pots pay, added up over the years', async () => {
    const years = {
      ...oneProject({ payment: 'followCost' }),
      projects: [projectOf('A')],
      options: [
        {
          ...optionOf('A', 100, {}),
          need: [2026, 2027].map(year => ({ category: 'infra', year, amount: 5 })),
        },
      ],
    }
    const [allocation, grants] = await tablesOf('funds', years, { seed: '4', iterations: '3' })
    expect(allocation!.rows.map(row => row[1])).toEqual([
      { nl: 'bewezen het beste', en: 'proven best' },
      100,
      100,
      10,
      0,
      1,
      1,
    ])
    expect(grants!.rows).toEqual([['POT', 'A', 10]])
    const outcome = await command('funds').run(years, { seed: '4', iterations: '3' })
    expect(outcome.ok && Object(outcome.answer).audit).toMatchObject({ seed: 4, limit: { iterations: 3 } })
  })
})

describe('deal', () => {
  test('tells why a clause stays as it is written, and leaves out tables of nothing', async () => {
    const fee = [
      {
        id: 'afname',
        kind: 'guarantee',
        from: 'rijk',
        to: 'dev',
        inputs: { of: 'verkoop-bet-z', limitEur: 1e6 },
      },
      {
        id: 'premie',
        kind: 'guarantee-fee',
        from: 'dev',
        to: 'rijk',
        inputs: { limitEur: 1e6, feeShare: 0.01 },
      },
    ]
    const titles = async (clauses: object[]) =>
      (await tablesOf('deal', { ...zwolle, clauses }, { trials: '100', seed: '2' })).map(({ title }) => title)
    expect(await titles([])).toEqual(['Deal', 'Who bears what', 'Parties'])
    expect(await titles(fee)).toEqual(['Deal', 'Who bears what', 'Clauses that stay as they are', 'Parties'])
    const tables = await tablesOf('deal', { ...zwolle, clauses: fee }, { trials: '100' })
    expect(tables[2]!.rows).toEqual([
      ['afname', { nl: 'dev betaalt er een vaste vergoeding voor', en: 'dev pays a fixed fee for it' }],
    ])
  })
})

test('deal shows how strong a clause should be and what it costs otherwise, which one stays, and that nothing is possible', async () => {
  const { clauses, deal } = zwolle
  const fee = { id: 'premie', kind: 'guarantee-fee', from: 'dev', to: 'gem' }
  const kept = { id: 'borg', kind: 'guarantee', from: 'gem', to: 'dev' }
  const inputs = { limitEur: 1e6 }
  const more = [
    ...clauses!,
    { ...kept, inputs: { ...inputs, of: 'verkoop-bet-z' } },
    { ...fee, inputs: { ...inputs, feeShare: 0.01 } },
    { ...kept, id: 'borg-bel', inputs: { ...inputs, of: 'bel' } },
  ]
  // Without terms of the investor its result is not known.
  const { bel: _, ...known } = deal!.parties
  const tables = await tablesOf(
    'deal',
    { ...zwolle, clauses: more, deal: { ...deal, parties: known } },
    { trials: '100', seed: '2' },
  )
  expect(tables.map(({ title }) => title)).toEqual([
    'Deal',
    'Who bears what',
    'Strength of clauses',
    'Clauses that stay as they are',
    'Parties',
  ])
  expect(tables[2]!.rows.map(([id, looksAt]) => [id, Object(looksAt).en])).toEqual([
    ['afname-betaalbaar', 'prices and revenues'],
    ['overwinst', 'result of dev (best of those tried)'],
  ])
  expect(tables[2]!.rows.flatMap(row => row.slice(2)).every(cell => typeof cell === 'number')).toBe(true)
  expect(tables[3]!.rows.map(([id, why]) => [id, Object(why).en])).toEqual([
    ['borg', 'dev pays a fixed fee for it'],
    [
      'borg-bel',
      'it looks at the result of bel, which is not known; it pays what it pays without these risks',
    ],
  ])
  const { parties } = deal!
  const greedy = { ...deal, parties: { ...parties, rijk: { ...parties.rijk, minResultEur: 1e9 } } }
  const [none] = await tablesOf('deal', { ...zwolle, deal: greedy }, { trials: '100' })
  expect(none!.rows[0]).toEqual([
    { nl: 'stand', en: 'status' },
    { nl: 'kan niet', en: 'impossible' },
  ])
})

describe('match', () => {
  const reuse = { project: 'Elders', jaar: 2024, uitkomst: 'gewerkt' }
  const bottlenecks = [
    {
      id: 'net',
      titel: 'Netcongestie',
      tekst: 'De aansluiting op het elektriciteitsnet is vol',
      typen: ['energie'],
    },
    {
      id: 'net-2',
      titel: 'Vol elektriciteitsnet',
      tekst: 'Geen aansluiting op het elektriciteitsnet',
      typen: ['energie'],
    },
    { id: 'niets', titel: 'Qqq', tekst: 'Www zzz', typen: [] },
  ]
  const solutions = [
    {
      id: 'accu',
      titel: 'Buurtbatterij',
      tekst: 'Een batterij ontlast het elektriciteitsnet',
      typen: ['energie'],
      hergebruik: [reuse],
    },
    {
      id: 'nieuw',
      titel: 'Aansluiting delen',
      tekst: 'Een aansluiting op het elektriciteitsnet delen',
      typen: ['energie'],
    },
  ]

  test('finds solutions with their reuse, and says where there are none', async () => {
    const [found] = await tablesOf('match', { bottlenecks, solutions })
    const first = found!.rows.filter(([id]) => id === 'net')
    expect(first.map(([, fits]) => fits).toSorted()).toEqual(['accu', 'nieuw'])
    expect(first.map(([, fits, , , , times]) => [fits, times]).toSorted()).toEqual([
      ['accu', '1+0/1'],
      ['nieuw', ''],
    ])
    expect(found!.rows.filter(([id]) => id === 'niets')).toEqual([
      ['niets', { nl: 'nog geen beproefde oplossing', en: 'no proven solution yet' }, null, '', '', ''],
    ])
  })

  test('finds bottlenecks that are alike, and never the one itself', async () => {
    const [found] = await tablesOf('match', { bottlenecks }, { alike: true, top: '1', 'no-types': true })
    expect(found!.rows.map(([id, fits]) => [id, typeof fits === 'string' ? fits : null])).toEqual([
      ['net', 'net-2'],
      ['net-2', 'net'],
      ['niets', null],
    ])
  })
})

describe('the commands on cases', () => {
  const run = (name: string, input: unknown, options = {}) =>
    caseCommands.find(one => one.name === name)!.run(input, options)
  const codes = (outcome: ReturnType<typeof run>) =>
    outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)
  const bare = {
    format: 'versneller-case/1',
    id: 'kaal',
    name: { nl: 'Kaal' },
    valuationDate: '2026-01-01',
    period: 'year',
    periods: 1,
    rates: { interest: 0.02 },
    parties: [{ id: 'gem', kind: 'gemeente', rate: 0.02 }],
  }
  const broken = { ...bare, periods: 0 }

  test('count what a case leaves out as nothing', () => {
    expect(run('case check', bare)).toEqual({
      ok: true,
      answer: {
        case: 'kaal',
        format: 'versneller-case/1',
        ok: true,
        parties: 1,
        lines: 0,
        programme: 0,
        variants: [],
      },
    })
    const outcome = run('case appraise', bare)
    expect(outcome.ok && compareVariants(Object(bare))).toHaveLength(1)
  })

  test.each(['case check', 'case appraise', 'case explain', 'case rules'])(
    '%s tells what is wrong with a case',
    name => {
      expect(codes(run(name, broken))).toEqual(['/periods BUITEN_BEREIK'])
    },
  )

  test.each(['case diff', 'case compare'])('%s tells of several cases which is wrong', name => {
    expect(codes(run(name, [bare, broken]))).toEqual(['/1/periods BUITEN_BEREIK'])
  })

  test('case diff needs two', () => {
    expect(codes(run('case diff', [bare]))).toEqual([' AANTAL_ONJUIST'])
    expect(codes(run('case diff', bare))).toEqual([' AANTAL_ONJUIST'])
    expect(run('case diff', [bare, bare]).ok).toBe(true)
  })
})
