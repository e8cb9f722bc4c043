/** The clauses of a case on its base path, as internal lines. */
import { growth, lastClosed, periodsPerYear, positionOf, yearsTo } from './calendar.ts'
import { zeros } from './lines.ts'
import { residualPerUnitEur } from './residual.ts'
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

/** Kinds that pay nothing on the base path: no delay, no deviation from plan. */
const withoutPayment = ['presale-start', 'cost-recovery-settlement']

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

/** Price of the index against that of the valuation date, beyond the band, at most the cap. */
function indexBand(clause: Clause, path: Path): Payment[] {
  const inputs = clause.inputs as {
    baseEur: number
    index: string
    band: number
    cap: number
    sided: 'one' | 'two'
    t?: number
  }
  const t = inputs.t ?? path.file.periods
  const start = positionOf(path.file.valuationDate)
  const to = start + yearsTo(t, periodsPerYear(path.file), path.convention)
  const change = growth(path.file.indices![inputs.index]!, start, to) - 1
  if (inputs.sided === 'one' && change < 0) return []
  const share = Math.min(Math.max(0, Math.abs(change) - inputs.band), inputs.cap)
  return [{ t, eur: Math.sign(change) * share * inputs.baseEur }]
}

/** The residual of the units of a row, indexed from its own date, evenly over the phase of that row. */
function residualPrice(clause: Clause, path: Path): Payment[] {
  const { file, convention } = path
  const inputs = clause.inputs as { programme: string; peildatum: string; index: string }
  if ('minEur' in inputs) throw new Error('what minEur is compared with is not settled')
  const row = file.programme!.find(one => one.id === inputs.programme)!
  const phase = file.phases!.find(one => one.id === row.phase)!
  const perUnit = Math.max(0, residualPerUnitEur(row.appraisal.formula, row.appraisal.inputs))
  const eur = (perUnit * row.units) / (phase.end - phase.start + 1)
  const payments: Payment[] = []
  for (let t = phase.start; t <= phase.end; t += 1) {
    const at = positionOf(file.valuationDate) + yearsTo(t, periodsPerYear(file), convention)
    payments.push({ t, eur: eur * growth(file.indices![inputs.index]!, positionOf(inputs.peildatum), at) })
  }
  return payments
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
  if (kind === 'index-band') return indexBand(clause, path)
  if (kind === 'residual-price') return residualPrice(clause, path)
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
