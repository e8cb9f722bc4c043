/** What a trial does to time and prices. */
import { normalProbability } from '../../../src/formulas/risk/normal.ts'
import { growth, periodsPerYear, positionOf, yearsTo } from '../calendar.ts'
import { residualPerUnitEur } from '../residual.ts'
import type { Case, Convention, Driver, Line, ProgrammeRow, Risk, ThreePoints } from '../shape.ts'
import { Market, normals } from './market.ts'

const accountDriver: Record<string, string> = {
  '3': 'gww-cost',
  '4': 'gww-cost',
  '5': 'gww-cost',
  '6': 'gww-cost',
  '7': 'gww-cost',
  '17': 'gww-cost',
  opstal: 'construction-cost',
  'opbrengst-uitgifte': 'house-price',
  'opbrengst-opstal': 'house-price',
}
const withCpi = '1 2 8 9 10 11 14 16 18 opbrengst-huur opbrengst-erfpacht opbrengst-overig'.split(' ')

/** What moves a line. */
export function driversOf(line: Line, file: Case): Driver[] {
  if ((file.lines ?? []).some(one => one.drivers !== undefined)) return line.drivers ?? []
  if (line.from !== 'outside' && line.to !== 'outside') return []
  const factor = withCpi.includes(line.account) ? 'cpi' : accountDriver[line.account]
  return factor === undefined ? [] : [{ factor, elasticity: 1 }]
}

/** The value of a triangular distribution at a probability. */
export function fromTriangle({ min, likely, max }: ThreePoints, u: number): number {
  if (max === min) return min
  const turn = (likely - min) / (max - min)
  if (u <= turn) return min + Math.sqrt(u * (max - min) * (likely - min))
  return max - Math.sqrt((1 - u) * (max - min) * (max - likely))
}

const widths = { initiative: 0.3, definition: 0.2, design: 0.1, contract: 0.05 }

/** Everything of one trial that lines ask for. `long` is the case with the periods of the path. */
export class Trial {
  readonly file: Case
  readonly long: Case
  readonly convention: Convention
  readonly market: Market
  readonly seed: number
  readonly trial: number
  readonly perYear: number
  readonly last: number
  readonly shifts: Record<string, number> = {}

  constructor(file: Case, trial: number, convention: Convention) {
    this.file = file
    this.perYear = periodsPerYear(file)
    this.last = file.periods + 5 * this.perYear
    this.long = { ...file, periods: this.last }
    this.convention = convention
    this.seed = file.risk?.seed ?? 1
    this.trial = trial
    const risk: Risk = file.risk ?? {}
    this.market = new Market(risk, this.seed, trial, Math.ceil(this.last / this.perYear))
    for (const phase of file.phases ?? []) this.shiftOf(phase.id)
  }

  years(t: number): number {
    return yearsTo(t, this.perYear, this.convention)
  }

  yearOf(t: number): number {
    return Math.floor((t - 1) / this.perYear) + 1
  }

  /** Pace in period t; as planned before the first. */
  paceIn(t: number): number {
    return t < 1 ? 1 : this.market.pace(this.yearOf(Math.min(t, this.last)))
  }

  private correlated(purpose: 'estimate' | 'delay', id: string, rho: number): number {
    const common = normals(this.seed, `${purpose}-common`, '', this.trial, 1)[0]!
    const own = normals(this.seed, purpose, id, this.trial, 1)[0]!
    return normalProbability(Math.sqrt(rho) * common + Math.sqrt(1 - rho) * own)
  }

  estimate(id: string, account: string, certainty: Line['certainty']): number {
    if (certainty === undefined) return 1
    const w = widths[certainty]
    const points = account.startsWith('opbrengst-')
      ? { min: 1 - w, likely: 1, max: 1 + w / 2 }
      : { min: 1 - w / 2, likely: 1, max: 1 + w }
    return fromTriangle(points, this.correlated('estimate', id, 0.3))
  }

  /** How many periods a phase runs later. */
  shiftOf(id: string): number {
    const known = this.shifts[id]
    if (known !== undefined) return known
    const phase = this.file.phases!.find(one => one.id === id)!
    const length = phase.end - phase.start + 1
    let push = 0
    for (const { phase: before, lag } of phase.after ?? []) {
      const end = this.file.phases!.find(one => one.id === before)!.end
      push = Math.max(push, end + this.shiftOf(before) + 1 + lag - phase.start)
    }
    const own = phase.delay ?? { min: -0.1 * length, likely: 0, max: 0.5 * length }
    const delay = fromTriangle(own, this.correlated('delay', id, 0.5))
    const shift = Math.max(0, push + this.wait(id, phase.start + push) + delay)
    this.shifts[id] = shift
    return shift
  }

  private wait(phase: string, start: number): number {
    let wait = 0
    for (const clause of this.file.clauses ?? []) {
      if (clause.kind !== 'presale-start' || clause.inputs.phase !== phase) continue
      const { minShare, maxWait } = clause.inputs as { minShare: number; maxWait: number }
      const begin = Math.floor(start + 0.5)
      const presoldBefore = (first: number): number => {
        let sum = 0
        for (let k = begin - this.perYear; k <= first - 1; k += 1) sum += this.paceIn(k)
        return sum / this.perYear
      }
      let own = 0
      while (own < maxWait && presoldBefore(begin + own) < minShare - 1e-9) own += 1
      wait = Math.max(wait, own)
    }
    return wait
  }

  /** Moves amounts of t = 1.. by the delay of a phase and, when sold, by the pace of sales. */
  moved(planned: number[], phase: string | undefined, sold: boolean): number[] {
    const first = planned.findIndex((amount, t) => t > 0 && amount !== 0)
    if (first < 0 || (phase === undefined && !sold)) return planned
    const s = phase === undefined ? 0 : this.shiftOf(phase)
    const upTo = (point: number): number => {
      let sum = 0
      for (let t = 1; t <= this.last; t += 1) sum += planned[t]! * Math.min(1, Math.max(0, point - (t - 1)))
      return sum
    }
    const cash = planned.map(() => 0)
    cash[0] = planned[0]!
    let c = first - 1
    for (let t = 1; t <= this.last; t += 1) {
      const from = sold ? c : t - 1 - s
      if (sold && t >= first) {
        const open = Math.min(1, Math.max(0, t - (first - 1) - s))
        c = Math.max(first - 1, Math.min(t - s, c + this.paceIn(t) * open))
      }
      const to = sold ? c : t - s
      cash[t] = upTo(t === this.last ? this.last : to) - upTo(from)
    }
    return cash
  }

  /** Growth of an index from the price level of a line to the cash of t. */
  indexTo(t: number, line: { index?: string; priceLevel?: string }): number {
    if (line.index === undefined) return 1
    const level = line.priceLevel ?? this.file.priceLevelDate ?? this.file.valuationDate
    const at = positionOf(this.file.valuationDate) + this.years(t)
    return growth(this.file.indices![line.index]!, positionOf(level), at)
  }

  /** Land price of one unit of a row at the prices of t. */
  landPrice(row: ProgrammeRow, t: number): number {
    const e = this.years(t)
    const cost = this.market.multiplier([{ factor: 'construction-cost', elasticity: 1 }], e)
    const value = (...drivers: [string, number][]): number =>
      this.market.multiplier(
        drivers.map(([factor, elasticity]) => ({ factor, elasticity })),
        e,
      )
    const { formula } = row.appraisal
    const inputs: Record<string, unknown> = { ...row.appraisal.inputs }
    const scale = (name: string, by: number): void => {
      inputs[name] = (inputs[name] as number) * by
    }
    if (formula === 'residual-sale') scale('priceVonEur', value(['house-price', 1]))
    if (formula === 'residual-simple') scale('priceEur', value(['house-price', 1]))
    if (formula === 'residual-rent') scale('rentPerMonthEur', value(['interest', -0.5]))
    if (formula === 'residual-office') scale('yieldRate', 1 / value(['office-rent', 1], ['interest', -0.5]))
    if (formula === 'residual-simple') scale('costsEur', cost)
    else if (formula !== 'residual-social') scale('buildPerM2', cost)
    return Math.max(0, residualPerUnitEur(formula, inputs))
  }
}
