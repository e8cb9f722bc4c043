import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import type { Case, Line, ProgrammeLine } from '../../case/types.ts'
import { expandLines, expansionOf, inOrder, spreadingOf } from '../../ledger/expand-lines.ts'
import type { LedgerLine } from '../../ledger/ledger.ts'
import { total } from '../../ledger/position.ts'
import type { Times } from '../../ledger/times.ts'
import type { ThreePoints } from '../random/triangular.ts'
import { costDrivers, driversOf, isSaleLine, isSaleRow, type NamedDriver, valueDrivers } from './drivers.ts'
import { type Residual, residualOf } from './residual.ts'

/** What all lines have: who pays whom, and what was planned. Arrays have one place per t of the longest path. */
interface LineFrame {
  readonly id: string
  readonly account: string
  /** Places of parties; -1 is outside. */
  readonly from: number
  readonly to: number
  readonly grexSign: number
  /** Cash as planned: factors at their index, no delay. */
  readonly plannedEur: Float64Array
  readonly plannedTotalEur: number
  readonly lastPlannedPeriod: number
}

/** A line or row with amounts of its own. */
export interface OwnLine extends LineFrame {
  readonly kind: 'own'
  /** Booked in closed periods: certain. */
  readonly realisedEur: Float64Array | null
  /** Planned amounts of the open periods: euro at the price level, or units for a row. */
  readonly amounts: Float64Array
  /** Sum of the amounts of t = 1, 2, ..: S at whole t. */
  readonly cumulative: Float64Array
  readonly first: number
  /** Factor by index from the price level to the cash of t; null = 1. */
  readonly index: Float64Array | null
  /** Column of its price; -1 is certain. */
  readonly column: number
  /** A row pays the residual of a unit instead. */
  readonly residual: (Residual & { readonly costColumn: number }) | null
  /** Place of its own estimate error; -1 is none. */
  readonly estimate: number
  /** Place of what moves it in time; -1 is nothing. */
  readonly mover: number
}

/** A share of the path cash of other lines: percentage and VAT lines. */
export interface ShareLine extends LineFrame {
  readonly kind: 'share'
  readonly share: number
  /** Places of the lines, all earlier in the list. */
  readonly of: readonly number[]
  readonly realisedEur: Float64Array | null
}

/** A line of either sort. */
export type LinePlan = OwnLine | ShareLine

/** What moves lines together: a phase (-1: none), and the pace of sales from a first period on (0: not sold). */
export interface Mover {
  readonly phase: number
  readonly firstSale: number
}

/** An estimate with an error of its own. */
export interface EstimatePlan {
  readonly id: string
  readonly multiplier: ThreePoints
}

/** What the planning of lines asks of the rest, and what it finds on the way. */
export interface LineDesk {
  readonly case: Case
  /** Times of the longest path. */
  readonly times: Times
  readonly phasePlace: (id: string | undefined) => number
  readonly columnOf: (drivers: readonly NamedDriver[]) => number
  readonly movers: Mover[]
  readonly estimates: EstimatePlan[]
}

/** Every line, row and VAT line, each after the lines that it is a share of. */
export function planLines(desk: LineDesk): LinePlan[] {
  const worked = inOrder(expandLines(expansionOf(desk.case, desk.times, undefined)))
  const byId = new Map(worked.map(line => [line.id, line]))
  const place = new Map<string, number>()
  const plans: LinePlan[] = []
  const plan = (id: string): number => {
    const before = place.get(id)
    if (before !== undefined) return before
    const line = byId.get(id)!
    const made = line.amountEur ? planOwnLine(desk, line, line.amountEur) : planShareLine(desk, line, plan)
    place.set(id, plans.length)
    return plans.push(made) - 1
  }
  for (const { id } of worked) plan(id)
  return plans
}

function indexIn(pointer: string): number {
  return Number(pointer.split('/')[2])
}

function frameOf({ id, account, from, to, grexSign, cashEur }: LedgerLine): LineFrame {
  const lastPlannedPeriod = Math.max(
    0,
    cashEur.findLastIndex(eur => eur !== 0),
  )
  return {
    id,
    account,
    from,
    to,
    grexSign,
    plannedEur: cashEur,
    plannedTotalEur: total(cashEur),
    lastPlannedPeriod,
  }
}

function realisedIn(desk: LineDesk, line: LedgerLine): Float64Array | null {
  const { closedThrough } = desk.times
  return closedThrough < 0 ? null : line.cashEur.map((eur, t) => (t <= closedThrough ? eur : 0))
}

function planShareLine(desk: LineDesk, line: LedgerLine, plan: (id: string) => number): ShareLine {
  const source = desk.case.lines![indexIn(line.pointer)]!
  const { share, of } =
    line.kind === 'vat'
      ? { share: source.vat!.rate * (1 - source.vat!.recoverable), of: [source.id] }
      : source.percent!
  return {
    ...frameOf(line),
    kind: 'share',
    share,
    of: of.map(plan),
    realisedEur: realisedIn(desk, line),
  }
}

function planOwnLine(desk: LineDesk, line: LedgerLine, amountEur: Float64Array): OwnLine {
  const index = indexIn(line.pointer)
  if (line.kind === 'row') return planRow(desk, line, desk.case.programme![index]!)
  const source = desk.case.lines![index]!
  const drivers = driversOf(desk.case, source)
  const amounts = open(desk, amountEur)
  return {
    ...ownParts(desk, line, amounts, source, isSaleLine(source, drivers)),
    column: desk.columnOf(drivers),
    residual: null,
  }
}

function planRow(desk: LineDesk, line: LedgerLine, row: ProgrammeLine): OwnLine {
  const { start, shares } = spreadingOf(desk.case, { phase: row.phase })
  const units = new Float64Array(desk.times.periods + 1)
  shares.forEach((share, place) => {
    units[start + place] = row.units * share
  })
  const { formula } = row.appraisal
  const costColumn = formula === 'residual-social' ? -1 : desk.columnOf(costDrivers)
  return {
    ...ownParts(desk, line, open(desk, units), row, isSaleRow(row)),
    column: desk.columnOf(valueDrivers[formula]),
    residual: { ...residualOf(row.appraisal), costColumn },
  }
}

/** Amounts without those of closed periods, which were realised instead. */
function open(desk: LineDesk, amounts: Float64Array): Float64Array {
  return amounts.map((amount, t) => (t <= desk.times.closedThrough ? 0 : amount))
}

type OwnParts = Omit<OwnLine, 'column' | 'residual'>

function ownParts(
  desk: LineDesk,
  line: LedgerLine,
  amounts: Float64Array,
  source: Pick<Line, 'phase' | 'certainty'>,
  isSold: boolean,
): OwnParts {
  let sum = 0
  const cumulative = amounts.map((amount, t) => {
    if (t > 0) sum += amount
    return sum
  })
  const first = amounts.findIndex((amount, t) => t > 0 && amount !== 0)
  const mover = { phase: desk.phasePlace(source.phase), firstSale: isSold && first > 0 ? first : 0 }
  return {
    ...frameOf(line),
    kind: 'own',
    realisedEur: realisedIn(desk, line),
    amounts,
    cumulative,
    first: first < 0 ? amounts.length : first,
    index: line.indexFactor,
    estimate: estimateOf(desk, line, source.certainty),
    mover: placeOfMover(desk.movers, mover),
  }
}

function placeOfMover(movers: Mover[], { phase, firstSale }: Mover): number {
  if (phase < 0 && firstSale === 0) return -1
  const before = movers.findIndex(one => one.phase === phase && one.firstSale === firstSale)
  return before < 0 ? movers.push({ phase, firstSale }) - 1 : before
}

/** The error of an estimate: skewed to more cost, and for revenues to less. */
function estimateOf(desk: LineDesk, line: LedgerLine, certainty: Line['certainty']): number {
  if (certainty === undefined) return -1
  const width = riskAssumptions.estimate.width[certainty]!
  const multiplier = line.account.startsWith('opbrengst-')
    ? { min: 1 - width, likely: 1, max: 1 + width / 2 }
    : { min: 1 - width / 2, likely: 1, max: 1 + width }
  return desk.estimates.push({ id: line.id, multiplier }) - 1
}
