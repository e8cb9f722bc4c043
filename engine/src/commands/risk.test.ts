import { describe, expect, test } from 'vitest'
import { goldenCase, goldenDocuments } from '../ledger/testing/golden-cases.ts'
import { runRisk } from '../risk/run/risk-run.ts'
import type { GivenOptions } from './file-command.ts'
import { askedRisk } from './risk.ts'
import { riskTables } from './risk-tables.ts'

const grex = goldenCase('mini-grex')

function mistakes(input: unknown, given: GivenOptions): [string, string][] {
  const asked = askedRisk(input, given)
  return asked.ok ? [] : asked.errors.map(({ pointer, code }) => [pointer, code])
}

/** The risk of the mini-grex with other factors. */
function withRisk(risk: object): unknown {
  return { ...grex, risk }
}

function factor(changes: object): object {
  return { id: 'house-price', process: 'ar1', mean: 0.025, sd: 0.045, phi: 0.56, ...changes }
}

/** A run with these options; throws when it cannot begin. */
function asked(input: unknown, given: GivenOptions) {
  const outcome = askedRisk(input, given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome
}

describe('what is asked', () => {
  test('trials are those of the question, else of the case, else 100,000; rounded up to whole pairs', () => {
    expect(asked(grex, {}).run.trials).toBe(100_000)
    expect(asked(withRisk({ trials: 31 }), {}).run.trials).toBe(32)
    expect(asked(withRisk({ trials: 31 }), { trials: '5' }).run.trials).toBe(6)
  })

  test('trials go by pairs, or as asked; in whole copies of a lattice when that is asked', () => {
    expect(asked(grex, {}).run.plan.sampling).toBe('pairs')
    expect(asked(grex, { sampling: 'plain', trials: '31' }).run.trials).toBe(31)
    expect(asked(grex, { sampling: 'quasi', trials: '10000' }).run.trials).toBe(10_240)
    expect(mistakes(grex, { sampling: 'sobol' })).toEqual([['--sampling', 'ONBEKENDE_KEUZE']])
    expect(mistakes(grex, { sampling: 'quasi', trials: '1000', replay: '2008-2013:2031' })).toEqual([
      ['--sampling', 'QUASI_BIJ_HERHALING'],
      ['--trials', 'TE_WEINIG_VOOR_QUASI'],
    ])
  })

  test('ten million trials become the most that is of use, and it is told', () => {
    const { run } = asked(grex, { trials: '10000000' })
    expect(run.trials).toBe(1_000_000)
    expect(run.notices.map(notice => notice.code)).toEqual(['TREKKINGEN_BEGRENSD'])
    expect(asked(grex, { trials: '1000000' }).run.notices).toEqual([])
  })

  test('seed, workers, variant and convention are taken over', () => {
    const zwolle = goldenCase('station-zwolle')
    const one = asked(zwolle, { seed: '7', workers: '2', variant: 'zonder-rijk', convention: 'end' })
    expect([one.run.plan.seed, one.workers, one.run.plan.times.convention]).toEqual([7, 2, 'end'])
    expect(one.run.job.case.lines?.find(line => line.id === 'wbi')?.quantity?.unitPriceEur).toBe(0)
    expect(asked(zwolle, {}).workers).toBeUndefined()
  })
})

describe('what is refused', () => {
  test('options that are no number, out of bounds or unknown, with the mistakes of the case', () => {
    expect(
      mistakes({ ...grex, periods: 0 }, { trials: 'veel', seed: '-1', workers: '0', convention: 'nu' }),
    ).toEqual([
      ['--trials', 'ONJUIST_TYPE'],
      ['--seed', 'BUITEN_BEREIK'],
      ['--workers', 'BUITEN_BEREIK'],
      ['--convention', 'ONBEKENDE_KEUZE'],
      ['/periods', 'BUITEN_BEREIK'],
    ])
    expect(mistakes(grex, { trials: '10000001' })).toEqual([['--trials', 'BUITEN_BEREIK']])
    expect(mistakes(grex, { trials: '2.5' })).toEqual([['--trials', 'GEEN_GEHEEL_GETAL']])
    expect(mistakes(grex, { variant: 'weg' })).toEqual([['', 'ONBEKENDE_VARIANT']])
    expect(mistakes(grex, { seed: '-1', replay: 'morgen', variant: 'weg' })).toEqual([
      ['--seed', 'BUITEN_BEREIK'],
      ['--replay', 'ONBEKENDE_HERHALING'],
      ['', 'ONBEKENDE_VARIANT'],
    ])
  })

  test('a replay that is not known or lies outside the runtime', () => {
    expect(mistakes(grex, { replay: '1929:2027' })).toEqual([['--replay', 'ONBEKENDE_HERHALING']])
    expect(mistakes(grex, { replay: 'morgen' })).toEqual([['--replay', 'ONBEKENDE_HERHALING']])
    expect(mistakes(grex, { replay: '2008-2013:2025' })).toEqual([['--replay', 'HERHALING_BUITEN_LOOPTIJD']])
    expect(mistakes(grex, { replay: '2008-2013:2032' })).toEqual([['--replay', 'HERHALING_BUITEN_LOOPTIJD']])
    expect(mistakes(grex, { replay: '2008-2013:2031' })).toEqual([])
  })

  test('factors that are none: a negative spread, a correlation above 1, a pair twice', () => {
    expect(mistakes(withRisk({ factors: [factor({ sd: -0.1 })] }), {})).toEqual([
      ['/risk/factors/0/sd', 'BUITEN_BEREIK'],
    ])
    const correlations = [
      ['house-price', 'cpi', 1.2],
      ['house-price', 'interest', 0.1],
      ['interest', 'house-price', 0.1],
      ['cpi', 'cpi', 0.5],
      ['cpi', 'weg', 0.5],
    ]
    expect(mistakes(withRisk({ correlations }), {})).toEqual([
      ['/risk/correlations/0/2', 'BUITEN_BEREIK'],
      ['/risk/correlations/4/1', 'ONBEKENDE_FACTOR'],
      ['/risk/correlations/2', 'DUBBELE_CORRELATIE'],
      ['/risk/correlations/3', 'DUBBELE_CORRELATIE'],
    ])
  })

  test('factors that let a price or the interest multiply without measure', () => {
    const tooWild = [['/risk/factors', 'RISICO_TE_GROOT']]
    expect(mistakes(withRisk({ factors: [factor({ sd: 5, phi: 0.99 })] }), {})).toEqual(tooWild)
    const interest = factor({ id: 'interest', process: 'vasicek', sd: 0.2, phi: 0.8 })
    expect(mistakes(withRisk({ factors: [interest] }), {})).toEqual(tooWild)
  })
})

test('correlations that cannot hold together are repaired, and the answer says so', () => {
  const correlations = [
    ['house-price', 'construction-cost', 0.95],
    ['construction-cost', 'gww-cost', 0.95],
    ['house-price', 'gww-cost', -0.95],
  ]
  const answer = runRisk(asked(withRisk({ correlations, trials: 4 }), {}).run)
  expect(answer?.notices?.map(notice => notice.code)).toEqual(['CORRELATIES_HERSTELD'])
  expect(answer?.notices?.[0]?.text.en).toContain('smallest eigenvalue -0.9')
  expect(Number.isFinite(answer?.area.mean)).toBe(true)
})

describe('the answer', () => {
  test.each(goldenDocuments.map(document => [Object(document).id, document]))(
    '%s has every figure, none of them infinite',
    (_, document) => {
      const answer = runRisk(asked(document, { trials: '60' }).run)
      if (!answer) throw new Error('stopped')
      expect(Object.keys(answer)).toEqual([
        'trials',
        'seed',
        'engine',
        'inputHash',
        'resultHash',
        'area',
        'parties',
        'bearers',
        'tornado',
        'funding',
        'inert',
        'matrix',
      ])
      expect(Object.keys(answer.parties)).toEqual(
        Object(document).parties.map((party: { id: string }) => party.id),
      )
      expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/)
      const credit = answer.funding.pAboveCredit
      expect(credit).toBeNull()
      const nulls = JSON.stringify(answer).match(/null/g) ?? []
      expect(nulls).toHaveLength(1)
    },
  )

  test('is shown as tables with as many cells as columns, in both languages', () => {
    const answer = runRisk(
      asked(goldenCase('sluitend-eindhoven'), { trials: '60', replay: '2008-2013:2026' }).run,
    )
    if (!answer) throw new Error('stopped')
    const tables = riskTables(answer)
    expect(tables.map(table => table.title.nl)).toEqual([
      'Netto contante waarde: met deze zekerheid is het resultaat ten minste (euro)',
      'Kansen (procent) en de slechtste tien procent (euro)',
      'Wie draagt het risico',
      'Wie draagt welk risico: het verlies van alle partijen samen in hun slechtste tien procent (euro)',
      'Wat het resultaat van het gebied beweegt: gemiddelde in het laagste en hoogste vijfde van elke oorzaak, min het gewone gemiddelde (euro)',
      'Diepste financieringsstand (min = behoefte)',
      'Over deze berekening',
    ])
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(tables[0]?.rows[1]).toEqual([
      'gem',
      ...[answer.parties.gem!.mean, answer.parties.gem!.se.mean!].map(Math.round),
      ...(['p5', 'p10', 'p20', 'p50', 'p80', 'p90', 'p95'] as const).map(p =>
        Math.round(answer.parties.gem![p]),
      ),
    ])
    expect(tables[6]?.rows).toContainEqual([{ nl: 'herhaling', en: 'replay' }, '2008-2013:2026'])
  })

  test('of few trials has no standard errors, and of the present no replay', () => {
    const answer = runRisk(asked(grex, { trials: '2' }).run)
    const tables = riskTables(answer!)
    expect(tables[0]!.rows.map(row => row[2])).toEqual(tables[0]!.rows.map(() => null))
    expect(tables[6]!.rows.map(row => Object(row[0]).en)).toEqual([
      ...['trials', 'seed', 'engine', 'sampling', 'input', 'result'],
    ])
  })
})
