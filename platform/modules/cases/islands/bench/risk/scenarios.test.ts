import { describe, expect, it } from 'vitest'
import type { RiskSettings } from './risk-desk.ts'
import { readScenarios, readSettings, writeScenarios, writeSettings } from './scenarios.ts'

const settings: RiskSettings = {
  whatIf: { rates: 0.5, 'index.woning': -1 },
  crisisYear: 2029,
  seed: 7,
  trials: 20_000,
}
const asIs: RiskSettings = { whatIf: {}, crisisYear: undefined, seed: undefined, trials: undefined }

describe('settings in an address', () => {
  it('come back as they went in', () => {
    expect(writeSettings(settings).toString()).toBe(
      'wat=rates%3A0.5_index.woning%3A-1&crisis=2029&zaad=7&trekkingen=20000',
    )
    expect(readSettings(writeSettings(settings))).toEqual(settings)
    expect(writeSettings(asIs).toString()).toBe('')
  })

  it('are as the case has them where an address says nothing that can be read', () => {
    expect(readSettings(new URLSearchParams('wat=<b>&crisis=-1&zaad=9999999999'))).toEqual(asIs)
    expect(readSettings(new URLSearchParams('crisis=99999&zaad=1e3&trekkingen=30000'))).toEqual(asIs)
  })
})

describe('scenarios', () => {
  it('come back with their names, whatever stands in them', () => {
    const scenarios = [
      { name: 'Rente & crisis = 50%', settings },
      { name: 'gewoon', settings: asIs },
    ]
    expect(readScenarios(writeScenarios(scenarios))).toEqual(scenarios)
  })

  it('are at most twenty, the newest, and one without a name is none', () => {
    const many = Array.from({ length: 25 }, (_, nth) => ({ name: `nummer ${nth}`, settings: asIs }))
    expect(readScenarios(writeScenarios(many)).map(({ name }) => name)).toEqual(
      many.slice(5).map(({ name }) => name),
    )
    expect(readScenarios(['crisis=2029', 'naam='])).toEqual([])
  })
})
