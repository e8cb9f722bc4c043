/** Every line of a case as euro per period: amounts, spreading, index, percent, VAT and bookings. */
import { growth, lastClosed, periodOf, periodsPerYear, positionOf, yearsTo } from './calendar.ts'
import { residualPerUnitEur } from './residual.ts'
import type { Case, Convention, Flow, Line, ProgrammeRow, Spread } from './shape.ts'

/** Zero for t = 0..periods. */
export function zeros(file: Case): number[] {
  return new Array<number>(file.periods + 1).fill(0)
}

function quantityOf(reference: string, file: Case): number {
  const [id, field] = reference.split('/') as [string, string]
  if (field === 'issuable' || field === 'paved' || field === 'green' || field === 'water') {
    return file.areas!.find(area => area.id === id)!.landUseM2[field]
  }
  const row = file.programme!.find(one => one.id === id)!
  if (field === 'units') return row.units
  return row.units * row[field as 'goM2' | 'bvoM2' | 'plotM2' | 'parkingPerUnit']
}

export function phaseSpread(id: string, file: Case): Spread {
  const phase = file.phases!.find(one => one.id === id)!
  return { from: phase.start, to: phase.end }
}

function spreadOut(totalEur: number, spread: Spread, file: Case): number[] {
  const amounts = zeros(file)
  const count = spread.to - spread.from + 1
  for (let i = 0; i < count; i += 1) {
    amounts[spread.from + i] = spread.curve ? totalEur * spread.curve[i]! : totalEur / count
  }
  return amounts
}

function totalOf(line: Line, file: Case): number {
  if (line.quantity === undefined) return line.totalEur!
  const { amount, unitPriceEur } = line.quantity
  return (typeof amount === 'number' ? amount : quantityOf(amount.of, file)) * unitPriceEur
}

/** Euro per period at the price level of the line itself. */
export function ownAmounts(line: Line, file: Case): number[] {
  if (line.series === undefined) {
    return spreadOut(totalOf(line, file), line.spread ?? phaseSpread(line.phase!, file), file)
  }
  const amounts = zeros(file)
  for (const [t, eur] of Object.entries(line.series)) amounts[Number(t)] = eur
  return amounts
}

/** The line that a programme row makes: result of its appraisal, at least zero, times its units. */
function rowLine(row: ProgrammeRow): Line {
  const perUnit = Math.max(0, residualPerUnitEur(row.appraisal.formula, row.appraisal.inputs))
  const line: Line = {
    id: row.id,
    account: 'opbrengst-uitgifte',
    from: row.payer,
    to: row.payee,
    totalEur: perUnit * row.units,
    phase: row.phase,
  }
  if (row.index !== undefined) line.index = row.index
  if (row.priceLevel !== undefined) line.priceLevel = row.priceLevel
  return line
}

function isGrex(line: Line, file: Case): boolean {
  const party = file.landExploitation?.party
  return line.grex ?? (party !== undefined && (line.from === party || line.to === party))
}

function indexed(line: Line, file: Case, convention: Convention): Flow {
  const own = ownAmounts(line, file)
  const rate = line.index === undefined ? 0 : file.indices![line.index]!
  const caseLevel = positionOf(file.priceLevelDate ?? file.valuationDate)
  const ownLevel = line.priceLevel === undefined ? caseLevel : positionOf(line.priceLevel)
  const start = positionOf(file.valuationDate)
  const perYear = periodsPerYear(file)
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    grex: isGrex(line, file),
    priceLevelEur: own.map(eur => eur * growth(rate, ownLevel, caseLevel)),
    cashEur: own.map((eur, t) => eur * growth(rate, ownLevel, start + yearsTo(t, perYear, convention))),
  }
}

function percentOf(line: Line, bases: Flow[], file: Case): Flow {
  const priceLevelEur = zeros(file)
  const cashEur = zeros(file)
  for (const base of bases) {
    for (let t = 0; t <= file.periods; t += 1) {
      priceLevelEur[t]! += line.percent!.share * base.priceLevelEur[t]!
      cashEur[t]! += line.percent!.share * base.cashEur[t]!
    }
  }
  return { id: line.id, from: line.from, to: line.to, grex: isGrex(line, file), priceLevelEur, cashEur }
}

/** In closed periods a line holds its bookings and nothing else. */
function withActuals(flow: Flow, file: Case): Flow {
  const closed = lastClosed(file)
  for (let t = 0; t <= closed; t += 1) {
    let booked = 0
    for (const actual of file.actuals ?? []) {
      if (actual.line === flow.id && periodOf(actual.date, file) === t) booked += actual.eur
    }
    flow.priceLevelEur[t] = booked
    flow.cashEur[t] = booked
  }
  return flow
}

function vatFlow(line: Line, flow: Flow): Flow {
  const share = line.vat!.rate * (1 - line.vat!.recoverable)
  return {
    id: `${line.id}-btw`,
    from: line.from,
    to: 'outside',
    grex: flow.grex,
    priceLevelEur: flow.priceLevelEur.map(eur => eur * share),
    cashEur: flow.cashEur.map(eur => eur * share),
  }
}

/** All lines, programme rows and VAT lines of a case, worked out. */
export function flowsOf(file: Case, convention: Convention): Flow[] {
  const all = [...(file.lines ?? []), ...(file.programme ?? []).map(rowLine)]
  const done = new Map<string, Flow>()
  const work = (line: Line): Flow => {
    const known = done.get(line.id)
    if (known !== undefined) return known
    const flow =
      line.percent === undefined
        ? indexed(line, file, convention)
        : percentOf(
            line,
            line.percent.of.map(id => work(all.find(one => one.id === id)!)),
            file,
          )
    done.set(line.id, withActuals(flow, file))
    return flow
  }
  const flows: Flow[] = []
  for (const line of all) {
    const flow = work(line)
    flows.push(flow)
    if (line.vat !== undefined && line.from !== 'outside') {
      flows.push(withActuals(vatFlow(line, flow), file))
    }
  }
  return flows
}
