import { readFileSync } from 'node:fs'
import { type Case, parseCase } from '@versneller/engine'
import { describe, expect, it } from 'vitest'
import { readWhatIf, slidersOf, turned, whatIfChanges, writeWhatIf } from './what-if.ts'
import { changeCase } from './workbench/change-case.ts'

function golden(name: string): Case {
  const url = new URL(`../../../../engine/golden/cases/${name}.json`, import.meta.url)
  const outcome = parseCase(JSON.parse(readFileSync(url, 'utf8')))
  if (!outcome.ok) throw new Error('no case')
  return outcome.case
}

const station = golden('station-zwolle')
const mini = golden('mini-grex')

describe('sliders', () => {
  it('are the indices, the rates, the downturn and the factors of the case', () => {
    expect(slidersOf(mini).map(slider => slider.id)).toEqual([
      'index.kosten',
      'index.opbrengsten',
      'rates',
      'pace',
      'downturn',
      'factor.house-price',
      'factor.construction-cost',
      'factor.gww-cost',
      'factor.interest',
      'factor.cpi',
      'factor.sales-pace',
      'factor.office-rent',
    ])
    const neutral = Object.fromEntries(slidersOf(mini).map(slider => [slider.id, slider.neutral]))
    expect([neutral.pace, neutral.downturn, neutral['factor.house-price']]).toEqual([50, 10, 4.5])
  })

  it('change nothing where they stand as they began, out of reach or unknown', () => {
    const sliders = slidersOf(mini)
    expect(turned(sliders, { rates: 0, pace: 50, onbekend: 3, downturn: Number.NaN })).toEqual({})
    expect(turned(sliders, { rates: 9, 'factor.house-price': -1 })).toEqual({
      rates: 3,
      'factor.house-price': 0,
    })
    expect(whatIfChanges(mini, { rates: 0, pace: 50, onbekend: 3 })).toEqual([])
  })

  it('move a growth with years as a whole, and every rate by as much', () => {
    expect(whatIfChanges(station, { 'index.woning': -1 })).toEqual([
      {
        path: '/indices/woning',
        value: [
          { from: 2026, rate: 0.02 },
          { from: 2028, rate: 0.015 },
        ],
      },
    ])
    expect(whatIfChanges(mini, { rates: 0.5 })).toEqual([
      { path: '/rates/interest', value: 0.03 },
      { path: '/rates/common', value: 0.0275 },
      { path: '/parties/@gem/rate', value: 0.025 },
    ])
    const own = { ...mini, rates: { ...mini.rates, common: 0.03 } }
    expect(whatIfChanges(own, { rates: -1 })).toContainEqual({ path: '/rates/common', value: 0.02 })
  })

  it('widen one factor and leave the others, also where the case has none of its own', () => {
    const [change] = whatIfChanges(mini, { 'factor.house-price': 9 })
    const { factors } = (change as { value: { factors: { id: string; sd: number }[] } }).value
    expect(change?.path).toBe('/risk')
    expect(factors.map(({ id, sd }) => [id, sd])).toEqual([
      ['house-price', 0.09],
      ['construction-cost', 0.03],
      ['gww-cost', 0.03],
      ['interest', 0.008],
      ['cpi', 0.012],
      ['sales-pace', 0.2],
      ['office-rent', 0.05],
    ])
  })

  it('keep what the case itself says of the downturn', () => {
    expect(whatIfChanges(golden('sluitend-eindhoven'), { pace: 25, downturn: 20 })).toEqual([
      {
        path: '/risk/downturn',
        value: { toDown: 0.2, toNormal: 0.25, priceDrift: -0.05, salesPace: 0.25, start: 'normal' },
      },
    ])
  })

  it('all at once give a case', () => {
    for (const caseFile of [station, mini, golden('sluitend-eindhoven')])
      for (const end of ['min', 'max'] as const) {
        const all = Object.fromEntries(slidersOf(caseFile).map(slider => [slider.id, slider[end]]))
        expect(changeCase(caseFile, whatIfChanges(caseFile, all))).toMatchObject({ ok: true })
      }
  })

  it('come back from an address as they went in, and nothing else does', () => {
    const whatIf = { 'index.woning': -1.25, rates: 0.5, 'factor.house-price': 9 }
    expect(writeWhatIf(whatIf)).toBe('index.woning:-1.25_rates:0.5_factor.house-price:9')
    expect(readWhatIf(writeWhatIf(whatIf))).toEqual(whatIf)
    expect(readWhatIf('')).toEqual({})
    expect(readWhatIf('rates:x_<b>:1_pace:1e9_downturn:5')).toEqual({ downturn: 5 })
  })
})
