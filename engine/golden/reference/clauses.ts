/** The clauses of a case on its base path, as internal lines (business-case.md §4.6 and §4.8 "Order on a path"). */
import { growth, lastClosed, periodsPerYear, positionOf, yearsTo } from './calendar.ts'
import { zeros } from './lines.ts'
import type { Case, Clause, Convention, Flow, Rate } from './shape.ts'

/** What a party receives less what it pays, per period. */
export function cashOf(party: string, flows: Flow[], file: Case): number[] {
  const cash = zeros(file)
  for (const flow of flows) {
    for (let t = 0; t <= file.periods; t += 1) {
      if (flow.to === party) cash[t]! += flow.cashEur[t]!
      if (flow.from === party) cash[t]! -= flow.cashEur[t]!
    }
  }
  return cash
}

/** Flows discounted directly at their own moments. */
export function presentValueEur(cashEur: number[], rate: Rate, file: Case, convention: Convention): number {
  const start = positionOf(file.valuationDate)
  let sum = 0
  cashEur.forEach((eur, t) => {
    sum += eur / growth(rate, start, start + yearsTo(t, periodsPerYear(file), convention))
  })
  return sum
}

type Payment = { t: number; eur: number }

/** Kinds that pay nothing on the base path: no delay, no deviation from plan, loans outside appraise. */
const withoutPayment = ['presale-start', 'loan', 'cost-recovery-settlement']

type Path = { file: Case; flows: Flow[]; convention: Convention }

function ownValueEur(party: string, path: Path): number {
  const rate = path.file.parties!.find(one => one.id === party)!.rate
  return presentValueEur(cashOf(party, path.flows, path.file), rate, path.file, path.convention)
}

/** Euro of the valuation date brought to period t at the party's own rate. */
function carriedEur(eur: number, party: string, t: number, path: Path): number {
  const { file, convention } = path
  const rate = file.parties!.find(one => one.id === party)!.rate
  const start = positionOf(file.valuationDate)
  return eur * growth(rate, start, start + yearsTo(t, periodsPerYear(file), convention))
}

function shareAbove(clause: Clause, path: Path): Payment[] {
  const inputs = clause.inputs as { share: number; thresholdEur?: number; capEur?: number; t?: number }
  const t = inputs.t ?? path.file.periods
  const isSubsidy = clause.kind === 'subsidy-clawback'
  const threshold = isSubsidy ? inputs.capEur! : inputs.thresholdEur!
  const above = Math.max(0, ownValueEur(clause.from, path) - threshold)
  const eur = carriedEur(inputs.share * above, clause.from, t, path)
  const most = isSubsidy ? Number.POSITIVE_INFINITY : (inputs.capEur ?? Number.POSITIVE_INFINITY)
  return [{ t, eur: Math.min(eur, most) }]
}

function guarantee(clause: Clause, path: Path): Payment[] {
  const inputs = clause.inputs as { of: string; limitEur: number; capPerYear?: number; t?: number }
  const isParty = path.file.parties!.some(party => party.id === inputs.of)
  if (!isParty) return []
  const t = inputs.t ?? path.file.periods
  const shortfall = carriedEur(Math.max(0, -ownValueEur(inputs.of, path)), inputs.of, t, path)
  return [{ t, eur: Math.min(shortfall, inputs.limitEur, inputs.capPerYear ?? Number.POSITIVE_INFINITY) }]
}

function guaranteeFee(clause: Clause, path: Path): Payment[] {
  const inputs = clause.inputs as { limitEur: number; feeShare: number }
  const eur = (inputs.feeShare * inputs.limitEur) / periodsPerYear(path.file)
  return Array.from({ length: path.file.periods }, (_, i) => ({ t: i + 1, eur }))
}

function deferredPayment(clause: Clause, path: Path): Payment[] {
  const { amountEur, t, until, rate } = clause.inputs as Record<'amountEur' | 't' | 'until' | 'rate', number>
  const perYear = periodsPerYear(path.file)
  const years = yearsTo(until, perYear, path.convention) - yearsTo(t, perYear, path.convention)
  return [{ t: until, eur: amountEur * (1 + rate) ** years }]
}

function lossLayer(clause: Clause, path: Path): Payment[] {
  const inputs = clause.inputs as { attachEur: number; limitEur: number; t?: number }
  const t = inputs.t ?? path.file.periods
  const loss = carriedEur(Math.max(0, -ownValueEur(clause.to, path)), clause.to, t, path)
  return [{ t, eur: Math.min(Math.max(0, loss - inputs.attachEur), inputs.limitEur) }]
}

function paymentsOf(clause: Clause, path: Path): Payment[] {
  const { kind, inputs } = clause
  if (withoutPayment.includes(kind)) return []
  if (kind === 'fixed-price') return [{ t: inputs.t as number, eur: inputs.amountEur as number }]
  if (kind === 'option') return [{ t: inputs.t as number, eur: inputs.feeEur as number }]
  if (kind === 'take-down') {
    const schedule = inputs.schedule as { t: number; units: number }[]
    return schedule.map(({ t, units }) => ({ t, eur: units * (inputs.priceEur as number) }))
  }
  if (kind === 'deferred-payment') return deferredPayment(clause, path)
  if (kind === 'guarantee-fee') return guaranteeFee(clause, path)
  if (kind === 'guarantee') return guarantee(clause, path)
  if (kind === 'first-loss' || kind === 'stop-loss') return lossLayer(clause, path)
  if (kind === 'overage' || kind === 'clawback' || kind === 'subsidy-clawback')
    return shareAbove(clause, path)
  throw new Error(`the reference does not work out a clause of kind ${kind}`)
}

/** The lines with one line added per clause, in the order of the list: each sees the result after the former. */
export function withClauses(flows: Flow[], file: Case, convention: Convention): Flow[] {
  const all = [...flows]
  const grexParty = file.landExploitation?.party
  const closed = lastClosed(file)
  for (const clause of file.clauses ?? []) {
    const cashEur = zeros(file)
    for (const { t, eur } of paymentsOf(clause, { file, flows: all, convention })) {
      if (t > closed) cashEur[t]! += eur
    }
    const grex = grexParty !== undefined && (clause.from === grexParty || clause.to === grexParty)
    all.push({ id: clause.id, from: clause.from, to: clause.to, grex, priceLevelEur: [...cashEur], cashEur })
  }
  return all
}
