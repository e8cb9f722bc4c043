/** One trial of a case, line by line. */
import { growth, lastClosed, positionOf } from '../calendar.ts'
import { cashOf, presentValueEur } from '../clauses.ts'
import { flowsOf, ownAmounts, phaseSpread } from '../lines.ts'
import type { Case, Convention, Driver, Flow, Line } from '../shape.ts'
import { driversOf, fromTriangle, Trial } from './course.ts'
import { uniforms } from './market.ts'
import { pathClauses } from './path-clauses.ts'

/** What a trial ends in. */
export type TrialResult = {
  areaEur: number
  ownEur: Record<string, number>
  requiredEur: Record<string, number>
  commonEur: Record<string, number>
  lowestFundingEur: number
  shifts: Record<string, number>
  flows: Flow[]
}

function isSold(line: Line, drivers: Driver[]): boolean {
  if (drivers.some(driver => driver.factor === 'sales-pace')) return true
  const sells = line.account === 'opbrengst-opstal' || line.account === 'opbrengst-uitgifte'
  return line.from === 'outside' && sells && drivers.some(driver => driver.factor === 'house-price')
}

/** In closed periods what was planned there is gone, and what was booked stands. */
function openOnly(amounts: number[], file: Case): number[] {
  return amounts.map((amount, t) => (t <= lastClosed(file) ? 0 : amount))
}

/** Every line of the case as it runs in one trial. */
function pathFlows(one: Trial): { flows: Flow[]; planned: Flow[] } {
  const { file, long } = one
  const planned = flowsOf(long, one.convention)
  const closed = lastClosed(file)
  const done = new Map<string, number[]>()
  const rows = file.programme ?? []
  const lines = file.lines ?? []
  const cashOfLine = (id: string): number[] => {
    const known = done.get(id)
    if (known !== undefined) return known
    const base = planned.find(flow => flow.id === id)!
    const cash = work(id).map((eur, t) => (t <= closed ? base.cashEur[t]! : eur))
    done.set(id, cash)
    return cash
  }
  const work = (id: string): number[] => {
    const row = rows.find(item => item.id === id)
    if (row) {
      const { from, to } = phaseSpread(row.phase, file)
      const units = Array.from({ length: one.last + 1 }, (_, t) =>
        t >= from && t <= to ? row.units / (to - from + 1) : 0,
      )
      const sold = row.appraisal.formula === 'residual-sale' || row.appraisal.formula === 'residual-simple'
      const error = one.estimate(row.id, 'opbrengst-uitgifte', row.certainty)
      return one
        .moved(openOnly(units, file), row.phase, sold)
        .map((count, t) => (count === 0 ? 0 : count * one.landPrice(row, t) * one.indexTo(t, row) * error))
    }
    const line = lines.find(item => item.id === id)
    if (line?.percent) {
      const bases = line.percent.of.map(cashOfLine)
      return Array.from({ length: one.last + 1 }, (_, t) =>
        bases.reduce((sum, base) => sum + line.percent!.share * base[t]!, 0),
      )
    }
    if (line) {
      const drivers = driversOf(line, file)
      const error = one.estimate(line.id, line.account, line.certainty)
      return one
        .moved(openOnly(ownAmounts(line, long), file), line.phase, isSold(line, drivers))
        .map((eur, t) =>
          eur === 0 ? 0 : eur * one.indexTo(t, line) * one.market.multiplier(drivers, one.years(t)) * error,
        )
    }
    const taxed = lines.find(item => `${item.id}-btw` === id)!
    return cashOfLine(taxed.id).map(eur => eur * taxed.vat!.rate * (1 - taxed.vat!.recoverable))
  }
  const flows = planned.map(flow => ({ ...flow, cashEur: cashOfLine(flow.id) }))
  return { flows, planned }
}

/** Events as flows from each bearer to outside. */
function eventFlows(one: Trial, planned: Flow[]): Flow[] {
  const { file } = one
  const left = new Map<string, number>()
  const flows: Flow[] = []
  for (const event of file.risk?.events ?? []) {
    const [whether, when, howMuch] = uniforms(one.seed, 'event', event.id, one.trial, 3) as [
      number,
      number,
      number,
    ]
    const t = event.t.from + Math.floor(when * (event.t.to - event.t.from + 1))
    if (whether >= event.probability) continue
    if (event.onlyInDownturn && !one.market.isDown(one.yearOf(t))) continue
    let eur = fromTriangle(event.amountEur, howMuch)
    if (event.coveredBy !== undefined) {
      const line = planned.find(flow => flow.id === event.coveredBy)!
      const room = left.get(line.id) ?? line.cashEur.reduce((sum, cash) => sum + cash, 0)
      const absorbed = Math.min(room, eur)
      left.set(line.id, room - absorbed)
      eur -= absorbed
    }
    for (const { party, share } of event.bearer) {
      const cashEur = new Array<number>(one.last + 1).fill(0)
      cashEur[t] = share * eur
      const grex = party === file.landExploitation?.party
      flows.push({ id: event.id, from: party, to: 'outside', grex, priceLevelEur: cashEur, cashEur })
    }
  }
  return flows
}

function lowestFunding(one: Trial, flows: Flow[]): number {
  const { file } = one
  const land = file.landExploitation
  const net = Array.from({ length: one.last + 1 }, (_, t) =>
    flows.reduce((sum, flow) => {
      if (!land)
        return sum + (Number(flow.from === 'outside') - Number(flow.to === 'outside')) * flow.cashEur[t]!
      if (!flow.grex) return sum
      return sum + (Number(flow.to === land.party) - Number(flow.from === land.party)) * flow.cashEur[t]!
    }, 0),
  )
  const lastCash = net.findLastIndex(eur => eur !== 0)
  const end = Math.max(file.periods, lastCash)
  if (!land) {
    let [position, lowest] = [0, 0]
    for (let t = 0; t <= end; t += 1) {
      position += net[t]!
      lowest = Math.min(lowest, position)
    }
    return lowest
  }
  const start = positionOf(file.valuationDate)
  const m = one.perYear
  const first = Math.max(0, lastClosed(file))
  let balance = -land.bookValueEur + (lastClosed(file) < 0 ? net[0]! : 0)
  let lowest = Math.min(0, balance)
  for (let t = first + 1; t <= end; t += 1) {
    const x = one.market.interestDeviation(one.years(t))
    const ofPeriod = growth(file.rates.interest, start + (t - 1) / m, start + t / m) - 1
    const ofFlow =
      file.interestInPeriod === 'simple'
        ? ofPeriod * { begin: 1, mid: 0.5, end: 0 }[one.convention]
        : growth(file.rates.interest, start + one.years(t), start + t / m) - 1
    balance += balance * (ofPeriod + x / m) + net[t]! * (1 + ofFlow + x * (t / m - one.years(t)))
    lowest = Math.min(lowest, balance)
  }
  return lowest
}

/** Runs one trial; trial 2i + 1 is the mirror image of trial 2i. */
export function runTrial(
  file: Case,
  trial: number,
  convention: Convention = file.convention ?? 'mid',
): TrialResult {
  const one = new Trial(file, trial, convention)
  const { flows, planned } = pathFlows(one)
  const withEvents = [...flows, ...eventFlows(one, planned)]
  const all = pathClauses(one, withEvents, planned)
  const common = file.rates.common ?? file.rates.social ?? 0.0225
  const external = all.map(flow => ({
    sign: Number(flow.from === 'outside') - Number(flow.to === 'outside'),
    cash: flow.cashEur,
  }))
  const area = external[0]
    ? external[0].cash.map((_, t) => external.reduce((sum, { sign, cash }) => sum + sign * cash[t]!, 0))
    : new Array<number>(one.last + 1).fill(0)
  const result: TrialResult = {
    areaEur: presentValueEur(area, common, file, convention),
    ownEur: {},
    requiredEur: {},
    commonEur: {},
    lowestFundingEur: lowestFunding(one, all),
    shifts: one.shifts,
    flows: all,
  }
  for (const party of file.parties ?? []) {
    const cash = cashOf(party.id, all, one.long)
    result.ownEur[party.id] = presentValueEur(cash, party.rate, file, convention)
    result.requiredEur[party.id] = presentValueEur(cash, party.requiredReturn ?? party.rate, file, convention)
    result.commonEur[party.id] = presentValueEur(cash, common, file, convention)
  }
  return result
}
