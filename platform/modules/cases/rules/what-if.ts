import { type Case, commonRate, type Rate } from '@versneller/engine'
import type { CaseChange } from '../model.ts'
import { defaultFactors, downturnOf } from './risk-defaults.ts'
import { pathOf } from './workbench/change-case.ts'

/** What a slider moves: an index of the case, all rates, the downturn, or how far a factor of the market swings. */
export type SliderKind = 'index' | 'rates' | 'pace' | 'downturn' | 'factor'

/** Something that can be turned to see what follows, without changing the case. */
export interface Slider {
  /** Stable: it stands in addresses and kept scenarios. */
  id: string
  kind: SliderKind
  /** Id of the index or factor. */
  subject: string
  /** Bounds and step, in percent or percentage points. */
  min: number
  max: number
  step: number
  /** Where it stands while nobody turned it. */
  neutral: number
}

/** Sliders that were turned, with where they stand. */
export type WhatIf = Readonly<Record<string, number>>

const percent = (share: number): number => Math.round(share * 100_000) / 1000

type Risk = NonNullable<Case['risk']>
type Factor = NonNullable<Risk['factors']>[number]

const factorsOf = (caseFile: Case): readonly Factor[] => caseFile.risk?.factors ?? defaultFactors ?? []

/** The sliders of a case: its indices and rates, the downturn, and the factors of its market. */
export function slidersOf(caseFile: Case): Slider[] {
  const { salesPace, toDown } = downturnOf(caseFile)
  const shift = { min: -3, max: 3, step: 0.25, neutral: 0 }
  return [
    ...Object.keys(caseFile.indices ?? {}).map(
      (subject): Slider => ({ id: `index.${subject}`, kind: 'index', subject, ...shift }),
    ),
    { id: 'rates', kind: 'rates', subject: '', ...shift },
    { id: 'pace', kind: 'pace', subject: '', min: 10, max: 150, step: 5, neutral: percent(salesPace) },
    { id: 'downturn', kind: 'downturn', subject: '', min: 0, max: 50, step: 1, neutral: percent(toDown) },
    ...factorsOf(caseFile).map(({ id, sd }): Slider => {
      const neutral = percent(sd)
      return {
        id: `factor.${id}`,
        kind: 'factor',
        subject: id,
        min: 0,
        max: Math.max(3 * neutral, 1),
        step: 0.1,
        neutral,
      }
    }),
  ]
}

/** What was really turned: known sliders within their bounds that do not stand where they began. */
export function turned(sliders: readonly Slider[], whatIf: WhatIf): WhatIf {
  const kept = sliders.flatMap(({ id, min, max, neutral }): [string, number][] => {
    const value = whatIf[id]
    if (value === undefined || !Number.isFinite(value)) return []
    const within = Math.min(max, Math.max(min, value))
    return within === neutral ? [] : [[id, within]]
  })
  return Object.fromEntries(kept)
}

function shifted(rate: Rate, by: number): Rate {
  const moved = (one: number): number => Math.round((one + by / 100) * 1e6) / 1e6
  return typeof rate === 'number' ? moved(rate) : rate.map(part => ({ ...part, rate: moved(part.rate) }))
}

/** All rates, also the one at which the area is told where the case leaves that to the usual. */
function rateChanges(caseFile: Case, by: number): CaseChange[] {
  const { rates, parties } = caseFile
  return [
    { path: '/rates/interest', value: shifted(rates.interest, by) },
    { path: '/rates/common', value: shifted(commonRate(caseFile), by) },
    ...parties.map(({ id, rate }) => ({
      path: pathOf('parties', `@${id}`, 'rate'),
      value: shifted(rate, by),
    })),
  ]
}

/** Of a case without a part on risk all of that part is new: a path needs what it stands in. */
function riskChanges(
  { risk }: Case,
  own: { downturn: Risk['downturn'] | undefined; factors: Risk['factors'] | undefined },
): CaseChange[] {
  const parts = Object.entries(own).filter(([, value]) => value !== undefined)
  if (parts.length === 0) return []
  return risk
    ? parts.map(([part, value]) => ({ path: `/risk/${part}`, value }))
    : [{ path: '/risk', value: Object.fromEntries(parts) }]
}

/** The factors with other spreads; nothing when none was turned. */
function factorsUnder(caseFile: Case, values: WhatIf): Factor[] | undefined {
  const factors = factorsOf(caseFile)
  if (factors.every(({ id }) => values[`factor.${id}`] === undefined)) return undefined
  return factors.map(factor => {
    const value = values[`factor.${factor.id}`]
    return value === undefined ? { ...factor } : { ...factor, sd: value / 100 }
  })
}

/** The changes that turn a case into what if: what a variant would hold. */
export function whatIfChanges(caseFile: Case, whatIf: WhatIf): CaseChange[] {
  const values = turned(slidersOf(caseFile), whatIf)
  const indices = Object.entries(caseFile.indices ?? {}).flatMap(([id, rate]): CaseChange[] => {
    const by = values[`index.${id}`]
    return by === undefined ? [] : [{ path: pathOf('indices', id), value: shifted(rate, by) }]
  })
  const { rates, pace, downturn } = values
  const own = {
    ...(pace === undefined ? {} : { salesPace: pace / 100 }),
    ...(downturn === undefined ? {} : { toDown: downturn / 100 }),
  }
  const isOther = Object.keys(own).length > 0
  return [
    ...indices,
    ...(rates === undefined ? [] : rateChanges(caseFile, rates)),
    ...riskChanges(caseFile, {
      downturn: isOther ? { ...caseFile.risk?.downturn, ...own } : undefined,
      factors: factorsUnder(caseFile, values),
    }),
  ]
}

/** Sliders as they stand in an address: `index.woning:-1_rates:0.5`. */
export function writeWhatIf(whatIf: WhatIf): string {
  return Object.entries(whatIf)
    .map(([id, value]) => `${id}:${value}`)
    .join('_')
}

/** Sliders of an address; what cannot be read is left out. */
export function readWhatIf(text: string): WhatIf {
  const found = text.split('_').flatMap((part): [string, number][] => {
    const [, id, value] = /^([a-z0-9.-]{1,80}):(-?\d{1,4}(?:\.\d{1,4})?)$/.exec(part) ?? []
    return id === undefined ? [] : [[id, Number(value)]]
  })
  return Object.fromEntries(found)
}
