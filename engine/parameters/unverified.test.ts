// A figure that was not read at its source is told as such wherever it is used: every figure is walked, and every file
// of the engine that takes one.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formulas } from '../src/formulas/index.ts'
import { goldenCases } from '../src/ledger/testing/golden-cases.ts'
import { testRules } from '../src/rules/test-rules.ts'
import { welfareBalance } from '../src/welfare/welfare-balance.ts'
import * as incentive from './housing-incentive.ts'
import * as housing from './housing-limits.ts'
import * as targets from './housing-targets.ts'
import { parameters } from './index.ts'
import * as municipal from './municipal-accounts.ts'
import type { Parameter } from './parameter.ts'
import * as publicMoney from './public-money.ts'
import * as facility from './revolving-fund.ts'
import * as transfer from './transfer-tax.ts'
import * as tax from './value-added-tax.ts'

const root = new URL('../', import.meta.url)
const sets = Object.entries({
  ...incentive,
  ...housing,
  ...targets,
  ...municipal,
  ...publicMoney,
  ...facility,
  ...transfer,
  ...tax,
}) as [string, readonly Parameter[]][]
const unread = sets.filter(([, rows]) => rows.some(({ verified }) => !verified))
const namesOf = (rows: readonly Parameter[]) => rows.filter(one => !one.verified).map(({ name }) => name)

/** How each file that takes such a set tells that it was not read: by the outcomes below, or in the words of its formula. */
const told: Readonly<Record<string, Readonly<Record<string, 'rule' | 'balance' | 'resilience-class'>>>> = {
  resilienceBounds: {
    'src/rules/fund-rules.ts': 'rule',
    'src/formulas/risk/register.ts': 'resilience-class',
  },
  sunkCostDiscountRates: { 'src/welfare/welfare-balance.ts': 'balance' },
}

describe('figures that were not read at their source', () => {
  it('are all in a set that is walked here', () => {
    expect(sets.flatMap(([, rows]) => rows).length).toBe(parameters.length)
    expect(unread.length).toBeGreaterThan(0)
  })

  it('are taken by no file that does not tell so', () => {
    const files = globSync('src/**/*.ts', { cwd: root }).filter(file => !file.endsWith('.test.ts'))
    const found = unread.map(([set]) => [
      set,
      files
        .filter(file => new RegExp(`\\b${set}\\b`).test(readFileSync(new URL(file, root), 'utf8')))
        .toSorted(),
    ])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(unread.map(([set]) => [set, Object.keys(told[set] ?? {}).toSorted()])),
    )
  })

  it('come with every rule that uses them, and with the welfare balance', () => {
    const cases = [...goldenCases.values()]
    const ofRules = cases.flatMap(one => testRules(one).rules.flatMap(rule => rule.parameters))
    const ofBalance = cases.flatMap(one => welfareBalance(one).parameters)
    for (const [set, rows] of unread)
      for (const [file, way] of Object.entries(told[set] ?? {})) {
        if (way === 'resilience-class') continue
        const shown = new Set(
          (way === 'rule' ? ofRules : ofBalance).filter(one => !one.verified).map(one => one.name),
        )
        expect([file, namesOf(rows).filter(name => !shown.has(name))]).toEqual([file, []])
      }
  })

  it('are told in the source of a formula whose defaults they are', () => {
    for (const way of Object.values(told).flatMap(one => Object.values(one))) {
      if (way !== 'resilience-class') continue
      const source = formulas.find(({ name }) => name === way)?.source
      expect([source?.nl.includes('nog te controleren'), source?.en.includes('still to be checked')]).toEqual(
        [true, true],
      )
    }
  })
})
