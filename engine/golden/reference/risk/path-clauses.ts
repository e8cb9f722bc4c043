/** The clauses of a case on one path. */
import { growth, lastClosed, positionOf } from '../calendar.ts'
import { cashOf, presentValueEur } from '../clauses.ts'
import type { Case, Clause, Flow } from '../shape.ts'
import type { Trial } from './course.ts'

type Numbers = Record<string, number>

const clip = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** What one clause pays, seen from the flows before it. */
class Payer {
  readonly one: Trial
  readonly file: Case
  readonly flows: Flow[]
  readonly planned: Flow[]

  constructor(one: Trial, flows: Flow[], planned: Flow[]) {
    this.one = one
    this.file = one.file
    this.flows = flows
    this.planned = planned
  }

  private rate(party: string) {
    return this.file.parties!.find(one => one.id === party)!.rate
  }

  private value(party: string): number {
    const cash = cashOf(party, this.flows, this.one.long)
    return presentValueEur(cash, this.rate(party), this.file, this.one.convention)
  }

  private carried(eur: number, party: string, t: number): number {
    const start = positionOf(this.file.valuationDate)
    return eur * growth(this.rate(party), start, start + this.one.years(t))
  }

  /** An index, or the path of a factor, at t against a day. */
  private level(index: string, from: number, t: number): number {
    const rate = this.file.indices?.[index]
    if (rate === undefined) {
      if (index === 'sales-pace') return t === 0 ? 1 : this.one.paceIn(t)
      return this.one.market.multiplier([{ factor: index, elasticity: 1 }], this.one.years(t))
    }
    return growth(rate, from, positionOf(this.file.valuationDate) + this.one.years(t))
  }

  private total(id: string, from: Flow[]): number {
    return sum(from.find(flow => flow.id === id)!.cashEur)
  }

  pay(clause: Clause): { t: number; eur: number }[] {
    const { kind, from, to } = clause
    const inputs = clause.inputs as Numbers
    const t = inputs.t ?? this.file.periods
    const start = positionOf(this.file.valuationDate)
    if (kind === 'fixed-price') return [{ t, eur: inputs.amountEur! }]
    if (kind === 'overage' || kind === 'clawback') {
      const eur = this.carried(inputs.share! * Math.max(0, this.value(from) - inputs.thresholdEur!), from, t)
      return [{ t, eur: Math.min(eur, inputs.capEur ?? eur) }]
    }
    if (kind === 'subsidy-clawback')
      return [
        { t, eur: this.carried(inputs.share! * Math.max(0, this.value(from) - inputs.capEur!), from, t) },
      ]
    if (kind === 'first-loss' || kind === 'stop-loss') {
      const loss = this.carried(Math.max(0, -this.value(to)), to, t)
      return [{ t, eur: clip(loss - inputs.attachEur!, 0, inputs.limitEur!) }]
    }
    if (kind === 'guarantee-fee') {
      const eur = (inputs.feeShare! * inputs.limitEur!) / this.one.perYear
      return Array.from({ length: this.file.periods }, (_, place) => ({ t: place + 1, eur }))
    }
    if (kind === 'deferred-payment') {
      const years = this.one.years(inputs.until!) - this.one.years(inputs.t!)
      return [{ t: inputs.until!, eur: inputs.amountEur! * (1 + inputs.rate!) ** years }]
    }
    if (kind === 'guarantee') return this.guarantee(clause)
    if (kind === 'min-price-share') {
      const revenue = (clause.inputs.of as string[]).map(id => this.total(id, this.flows))
      return [{ t, eur: Math.max(inputs.minEur!, inputs.share! * sum(revenue)) }]
    }
    if (kind === 'cost-recovery-settlement') {
      const above = (clause.inputs.items as string[]).map(
        id => this.total(id, this.flows) - this.total(id, this.planned),
      )
      return [{ t, eur: sum(above) }]
    }
    if (kind === 'take-down') {
      const schedule = clause.inputs.schedule as { t: number; units: number }[]
      return schedule.map(row => ({ t: row.t, eur: row.units * inputs.priceEur! }))
    }
    if (kind === 'index-band') {
      const move = this.level(clause.inputs.index as string, start, t) - 1
      const paid = clip(Math.abs(move) - inputs.band!, 0, inputs.cap!) * inputs.baseEur!
      if (move < 0) return clause.inputs.sided === 'one' ? [] : [{ t, eur: -paid }]
      return [{ t, eur: paid }]
    }
    if (kind === 'option') return this.option(clause)
    if (kind === 'residual-price') return this.residualPrice(clause)
    throw new Error(`the reference does not pay a clause of kind ${kind}`)
  }

  private guarantee(clause: Clause): { t: number; eur: number }[] {
    const { of, limitEur, capPerYear, t } = clause.inputs as Numbers & { of: string }
    const limit = Math.min(limitEur!, capPerYear ?? limitEur!)
    if (this.file.parties!.some(party => party.id === of)) {
      const at = t ?? this.file.periods
      return [{ t: at, eur: Math.min(limit, this.carried(Math.max(0, -this.value(of)), of, at)) }]
    }
    const plan = this.planned.find(flow => flow.id === of)!
    const short = Math.max(0, sum(plan.cashEur) - this.total(of, this.flows))
    const last = Math.max(
      0,
      plan.cashEur.findLastIndex(eur => eur !== 0),
    )
    return [{ t: t ?? last, eur: Math.min(limit, short) }]
  }

  private option(clause: Clause): { t: number; eur: number }[] {
    const { t, feeEur, exerciseT, rule } = clause.inputs as Numbers & {
      rule: { index: string; atLeast?: number; atMost?: number; amountEur: number }
    }
    const level = this.level(rule.index, positionOf(this.file.valuationDate), exerciseT!)
    const exercised = level >= (rule.atLeast ?? 0) && level <= (rule.atMost ?? Number.POSITIVE_INFINITY)
    const fee = { t: t!, eur: feeEur! }
    return exercised ? [fee, { t: exerciseT!, eur: rule.amountEur }] : [fee]
  }

  private residualPrice(clause: Clause): { t: number; eur: number }[] {
    const inputs = clause.inputs as { programme: string; peildatum: string; index?: string; minEur?: number }
    const row = this.file.programme!.find(one => one.id === inputs.programme)!
    const phase = this.file.phases!.find(one => one.id === row.phase)!
    const payments = []
    for (let t = phase.start; t <= phase.end; t += 1) {
      const level = inputs.index === undefined ? 1 : this.level(inputs.index, positionOf(inputs.peildatum), t)
      const whole = Math.max(this.one.landPrice(row, t) * row.units * level, inputs.minEur ?? 0)
      payments.push({ t, eur: whole / (phase.end - phase.start + 1) })
    }
    return payments
  }
}

/** The flows with one flow added per clause that pays, in the order of the list. */
export function pathClauses(one: Trial, flows: Flow[], planned: Flow[]): Flow[] {
  const all = [...flows]
  const land = one.file.landExploitation?.party
  for (const clause of one.file.clauses ?? []) {
    if (clause.kind === 'presale-start') continue
    const cashEur = new Array<number>(one.last + 1).fill(0)
    for (const { t, eur } of new Payer(one, all, planned).pay(clause)) {
      if (t > lastClosed(one.file)) cashEur[t]! += eur
    }
    const grex = land !== undefined && (clause.from === land || clause.to === land)
    all.push({ id: clause.id, from: clause.from, to: clause.to, grex, priceLevelEur: cashEur, cashEur })
  }
  return all
}
