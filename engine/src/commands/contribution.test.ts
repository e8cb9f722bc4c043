// `case contribution` and `portfolio risk` as they are asked at the command line: every option reaches the search, options
// that do not go together are all told, and what is found stands in tables.
import { describe, expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { runHere } from '../risk/run/chunks.ts'
import type { ContributionAnswer } from '../risk/run/contribution.ts'
import type { JointAnswer } from '../risk/run/joint-contribution.ts'
import { runPortfolio } from '../risk/run/portfolio.ts'
import type { AnswerTable } from './answer-table.ts'
import { jointTables } from './contribution-tables.ts'
import type { GivenOptions } from './file-command.ts'
import { askedPortfolio, portfolioTables } from './portfolio.ts'
import { askedContribution, askedRisk } from './risk.ts'

const four = goldenCase('vier-partijen')
const zwolle = goldenCase('station-zwolle')
const usual = { party: 'dev', probability: '0.8', trials: '200', seed: '3' }

function mistakes(given: GivenOptions, input: unknown = four): [string, string][] {
  const asked = askedContribution(input, given)
  return asked.ok ? [] : asked.errors.map(({ pointer, code }) => [pointer, code])
}

async function found<T>(
  given: GivenOptions,
  input: unknown = four,
): Promise<{ value: T; tables: readonly AnswerTable[] }> {
  const asked = askedContribution(input, given)
  if (!asked.ok) throw new Error(JSON.stringify(asked.errors))
  const answer = await asked.search(runHere)
  if (!answer) throw new Error('stopped')
  return { value: answer.value as T, tables: answer.tables }
}
const titles = (tables: readonly AnswerTable[]) => tables.map(table => table.title.en)
const cellOf = (tables: readonly AnswerTable[], label: string) =>
  tables[0]!.rows.find(([first]) => typeof first === 'object' && first?.en === label)?.[1]

describe('case contribution', () => {
  test('for one party takes what is said and leaves the rest as usual', async () => {
    const plain = await found<ContributionAnswer>(usual)
    expect([
      plain.value.instrument,
      plain.value.atT,
      plain.value.payer,
      plain.value.trials,
      plain.value.seed,
    ]).toEqual(['grant', 0, 'gem', 200, 3])
    expect(titles(plain.tables)).toEqual([
      'The least contribution',
      'Limits of public money (euro, present value)',
      'Contribution by probability',
    ])
    const more = await found<ContributionAnswer>({
      ...usual,
      instrument: 'loan',
      payer: 'cor',
      t: '1',
      until: '3',
      rate: '0.03',
    })
    expect([more.value.instrument, more.value.atT, more.value.payer]).toEqual(['loan', 1, 'cor'])
    const tail = await found<ContributionAnswer>({ ...usual, measure: 'tail', 'at-least': '-1000000' })
    expect([tail.value.measure, tail.value.atLeastEur]).toEqual(['tail', -1_000_000])
    expect(cellOf(tail.tables, 'mean of those at least (euro, at the required return)')).toBe(-1_000_000)
  })

  test('says how many workers when that was said', () => {
    const workers = (given: GivenOptions) => {
      const asked = askedContribution(four, given)
      return asked.ok && asked.workers
    }
    expect([
      workers(usual),
      workers({ ...usual, workers: '2' }),
      workers({ ...usual, instrument: 'all', workers: '3' }),
    ]).toEqual([undefined, 2, 3])
  })

  test('with other homes tells how many, and with what cannot be found tells why', async () => {
    const homes = await found<ContributionAnswer>(
      { ...usual, probability: '0.27', instrument: 'programme' },
      zwolle,
    )
    const moved = cellOf(homes.tables, 'social homes that become for sale')
    expect(moved).toBe(homes.value.homes)
    expect(moved).toBeGreaterThan(0)
    const never = await found<ContributionAnswer>(
      { ...usual, probability: '0.999', instrument: 'land-price' },
      zwolle,
    )
    expect(never.value.amountEur).toBeNull()
    expect(cellOf(never.tables, 'note')).toEqual(never.value.reason)
    expect(cellOf(never.tables, 'that chance with the help (per cent)')).toBeNull()
  })

  test('with all instruments puts them side by side, those that cannot be too', async () => {
    const { tables } = await found({ ...usual, instrument: 'all' })
    expect(titles(tables)[0]).toBe('All instruments on the same trials (euro)')
    const names = tables[0]!.rows.map(([first]) => (typeof first === 'object' ? first?.en : first))
    expect(names).toContain('grant at once')
    const without = tables[0]!.rows.filter(row => row.slice(1).every(cell => cell === null))
    expect(without.length).toBeLessThan(tables[0]!.rows.length)
  })
})

describe('what case contribution shows', () => {
  test('shows the limits of public money, and of parties together where the money comes from', async () => {
    const { tables } = await found({ ...usual, instrument: 'all' }, zwolle)
    expect(titles(tables)).toContain('Limits of public money (euro, present value)')
    const joint = await found({ ...usual, party: 'dev,bel' }, zwolle)
    expect(titles(joint.tables)).toEqual(
      expect.arrayContaining(['Contributions for parties together', 'Contribution by probability']),
    )
    const purpose = zwolle.pots![0]!.purposes[0]!
    const money = await found({ ...usual, party: 'dev,bel', purpose, 'own-at-most': '200000000' }, zwolle)
    expect(titles(money.tables)).toEqual(
      expect.arrayContaining([
        'Limits for all together (euro)',
        'Within the limits: who gives what (euro)',
        'Note',
      ]),
    )
    const plain = await found<JointAnswer>({ ...usual, party: 'dev,cor' })
    const { within: _, ...without } = plain.value
    expect(titles(jointTables({ ...without, within: null }))).toEqual([
      'Contributions for parties together',
      'Contribution by probability',
    ])
    const { reason: _reason, ...enough } = plain.value.within!
    const gifts = [{ from: 'rijk', pot: 'woningbouw', roomEur: 15, parties: { dev: 7, cor: 8 } }]
    const shown = jointTables({ ...plain.value, within: { ...enough, gifts } })
    expect(titles(shown)).not.toContain('Note')
    expect(shown.at(-1)!.rows[0]).toEqual(['rijk / woningbouw', 7, 8])
  })
})

describe('case contribution, asked otherwise than it can be', () => {
  test('that is stopped has no answer, whatever was asked', async () => {
    for (const given of [usual, { ...usual, instrument: 'all' }, { ...usual, party: 'dev,cor' }]) {
      const asked = askedContribution(four, given)
      if (!asked.ok) throw new Error(JSON.stringify(asked.errors))
      expect(await asked.search(() => null)).toBeNull()
    }
  })
  test('tells all options that cannot go together', () => {
    expect(mistakes({ ...usual, party: 'dev,cor', instrument: 'loan', measure: 'tail' })).toEqual([
      ['--instrument', 'ALLEEN_BIJDRAGE_SAMEN'],
      ['--measure', 'MAAT_ALLEEN_VOOR_EEN_PARTIJ'],
    ])
    expect(mistakes({ ...usual, 'own-at-most': '5', instrument: 'all', 'at-least': '1' })).toEqual([
      ['--instrument', 'ALLEEN_BIJDRAGE_SAMEN'],
      ['--at-least', 'DREMPEL_ZONDER_STAART'],
    ])
    expect(mistakes({ ...usual, party: 'dev,cor', instrument: 'grant' })).toEqual([])
    expect(mistakes({ ...usual, 'at-least': '1', measure: 'chance' })).toEqual([
      ['--at-least', 'DREMPEL_ZONDER_STAART'],
    ])
  })

  test('tells every mistake of the options, of the replay and of the case at once, in that order', () => {
    expect(mistakes({ ...usual, trials: 'veel', replay: 'ooit' }, { ...four, periods: 0 })).toEqual([
      ['--trials', 'ONJUIST_TYPE'],
      ['--replay', 'ONBEKENDE_HERHALING'],
      ['/periods', 'BUITEN_BEREIK'],
    ])
    expect(mistakes({ ...usual, variant: 'weg' })).toEqual([['', 'ONBEKENDE_VARIANT']])
    for (const given of [usual, { ...usual, instrument: 'all' }, { ...usual, party: 'niemand,cor' }])
      expect(mistakes({ ...given, party: given.party.replace('dev', 'niemand') })).toEqual([
        ['--party', 'ONBEKENDE_PARTIJ'],
      ])
  })

  test('plays a market of the past again, once or more', () => {
    const replayOf = (replay: string) => {
      const asked = askedRisk(four, { replay })
      return asked.ok ? asked.run.job.options.replay : asked.errors.map(({ code }) => code)
    }
    expect(replayOf('2008-2013:2027')).toEqual({ id: '2008-2013', year: 2027 })
    expect(replayOf('2008-2013:2027+2029')).toEqual({ id: '2008-2013', year: 2027, again: [2029] })
    expect(replayOf('2008-2013')).toEqual(['ONBEKENDE_HERHALING'])
  })
})

describe('portfolio risk', () => {
  const asked = (documents: readonly unknown[], given: GivenOptions = {}) => {
    const outcome = askedPortfolio(documents, given)
    return outcome.ok ? outcome : outcome.errors.map(({ pointer, code }) => [pointer, code])
  }

  test('tells every mistake of the options and of every case, and that there must be one', () => {
    expect(asked([])).toEqual([['', 'AANTAL_ONJUIST']])
    expect(asked([four, { ...zwolle, periods: 0 }], { trials: 'veel' })).toEqual([
      ['--trials', 'ONJUIST_TYPE'],
      ['/1/periods', 'BUITEN_BEREIK'],
    ])
    expect(asked([four, four])).toEqual([['/1/id', 'DUBBELE_ID']])
  })

  test('takes what is said and leaves the rest as usual', () => {
    const plain = asked([four])
    const said = asked([four], { trials: '40', seed: '9', sampling: 'plain', workers: '2' })
    if (Array.isArray(plain) || Array.isArray(said)) throw new Error('it cannot begin')
    expect([plain.asked.trials, plain.asked.seed, plain.workers]).toEqual([20_000, 1, undefined])
    expect([said.asked.trials, said.asked.seed, said.asked.sampling, said.workers]).toEqual([
      40,
      9,
      'plain',
      2,
    ])
  })

  test('shows all areas together, each of them, each kind of party, and what was told', async () => {
    const later = { ...zwolle, valuationDate: '2027-01-01' }
    const outcome = asked([four, later], { trials: '40' })
    if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome))
    const answer = await runPortfolio(outcome.asked, runHere)
    const tables = portfolioTables(answer!)
    expect(titles(tables)).toEqual([
      'All areas together (euro)',
      'Each area (euro)',
      'Each kind of party over all areas (euro)',
      'About this calculation',
    ])
    expect(tables[1]!.rows.map(([id]) => id)).toEqual(['vier-partijen', 'station-zwolle'])
    expect(tables[3]!.rows.at(-1)![0]).toEqual({ nl: 'let op', en: 'note' })
    expect(Math.round(tables[1]!.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0))).toBe(100)
    const { notices: _, ...without } = answer!
    expect(portfolioTables(without)[3]!.rows).toHaveLength(5)
  })
})
