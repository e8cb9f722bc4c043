import { vatLineId } from '../case/checks/scope.ts'
import { memberById, placeById } from '../case/place-by-id.ts'
import type { Case, Line, ProgrammeLine, Rate } from '../case/types.ts'
import { actualsInTime } from './actuals-in-time.ts'
import { factorsOf } from './factors.ts'
import { growth } from './growth.ts'
import { KnownLines } from './known-lines.ts'
import { landPriceOf } from './land-price.ts'
import {
  type ExpandedLines,
  type Flow,
  type Ledger,
  type LedgerLine,
  ledgerLine,
  partyPlace,
} from './ledger.ts'
import { monthPosition } from './month-position.ts'
import { PeriodArrays } from './period-arrays.ts'
import { cashPosition, type Times } from './times.ts'

/** Moves part of the plan: `shift` periods later, for the lines that `moves` picks. */
export interface Delay {
  readonly shift: number
  /** Only what is planned after this period moves; absent: all that can. */
  readonly after?: number
  readonly moves: (account: string) => boolean
}

/** What is the same for all lines while a case is worked out. */
export interface Expansion {
  readonly case: Case
  readonly times: Times
  readonly delay: Delay | undefined
  readonly factors: Map<string, IndexFactors>
  readonly arrays: PeriodArrays
  /** Booked amounts per line in the closed periods. */
  readonly realised: ReadonlyMap<string, Float64Array>
  readonly known: KnownLines
}

const NOTHING: ReadonlyMap<string, Float64Array> = new Map()

interface IndexFactors {
  /** To the cash of each t. */
  readonly cash: Float64Array
  /** To the price level of the case. */
  readonly level: number
}

/** Prepares the working out of a case; `after`: of the case before a change, without a delay. */
export function expansionOf(
  areaCase: Case,
  times: Times,
  delay: Delay | undefined,
  after?: Ledger,
): Expansion {
  return {
    case: areaCase,
    times,
    delay,
    factors: new Map(),
    arrays: new PeriodArrays(times),
    realised: times.closedThrough < 0 ? NOTHING : actualsInTime(areaCase, times).realised,
    known: new KnownLines(areaCase, times, delay ? undefined : after),
  }
}

function indexFactors(expansion: Expansion, index: string, priceLevel: string): IndexFactors {
  const key = `${index} ${priceLevel}`
  const before = expansion.factors.get(key)
  if (before) return before
  const { times, case: areaCase } = expansion
  const rate: Rate = areaCase.indices![index]!
  const from = monthPosition(priceLevel) / 12
  const cash = factorsOf(times, rate, `from ${priceLevel}`, t => growth(rate, from, cashPosition(times, t)))
  const level = growth(rate, from, monthPosition(casePriceLevel(areaCase)) / 12)
  const factors = { cash, level }
  expansion.factors.set(key, factors)
  return factors
}

/** The day whose prices the case is written in. */
export function casePriceLevel(areaCase: Case): string {
  return areaCase.priceLevelDate ?? areaCase.valuationDate
}

/** The amount of a quantity: a number, or what it points at. */
export function quantityAmount(areaCase: Case, amount: number | { of: string }): number {
  if (typeof amount === 'number') return amount
  const [owner, field] = amount.of.split('/')
  const area = memberById(areaCase.areas, owner)
  if (area && (field === 'issuable' || field === 'paved' || field === 'green' || field === 'water')) {
    return area.landUseM2[field]
  }
  const row = memberById(areaCase.programme, owner)!
  if (field === 'goM2' || field === 'bvoM2' || field === 'plotM2' || field === 'parkingPerUnit') {
    return row.units * row[field]
  }
  return row.units
}

/** Where a line's total goes: a first period and the share of each period from there. */
export interface Spreading {
  readonly start: number
  readonly shares: readonly number[]
}

/** The spreading of a line or row with one total: its curve, or evenly over its spread or phase. */
export function spreadingOf(areaCase: Case, line: Pick<Line, 'spread' | 'phase'>): Spreading {
  const phase = memberById(areaCase.phases, line.phase)
  const start = line.spread?.from ?? phase?.start ?? 0
  const end = line.spread?.to ?? phase?.end ?? start
  const count = end - start + 1
  return { start, shares: line.spread?.curve ?? new Array<number>(count).fill(1 / count) }
}

/** The whole amount of a line with one total, in euro at its price level. */
export function lineTotal(areaCase: Case, line: Pick<Line, 'totalEur' | 'quantity'>): number {
  if (line.quantity) return quantityAmount(areaCase, line.quantity.amount) * line.quantity.unitPriceEur
  return line.totalEur!
}

/** What the land of a row costs in all, in euro at its price level; never below zero. */
export function rowTotal(row: ProgrammeLine): number {
  return Math.max(0, landPriceOf(row.appraisal)) * row.units
}

/** Where the amount of period t is put: closed periods and t = 0 never move. */
function placeOf(expansion: Expansion, account: string, t: number): number {
  const { delay, times } = expansion
  const moves =
    delay !== undefined && t > Math.max(0, times.closedThrough, delay.after ?? 0) && delay.moves(account)
  return moves ? t + delay.shift : t
}

function spreadAmounts(
  expansion: Expansion,
  account: string,
  total: number,
  spreading: Spreading,
): Float64Array {
  const amounts = expansion.arrays.make()
  const { start, shares } = spreading
  for (let index = 0; index < shares.length; index += 1)
    amounts[placeOf(expansion, account, start + index)] = total * shares[index]!
  return amounts
}

function lineAmounts(expansion: Expansion, line: Line): Float64Array {
  if (!line.series) {
    const total = lineTotal(expansion.case, line)
    return spreadAmounts(expansion, line.account, total, spreadingOf(expansion.case, line))
  }
  const amounts = expansion.arrays.make()
  for (const [t, eur] of Object.entries(line.series))
    amounts[placeOf(expansion, line.account, Number(t))] = eur
  return amounts
}

/** Puts what was realised in the closed periods of an array. */
function withRealised(expansion: Expansion, id: string, values: Float64Array): Float64Array {
  const { closedThrough } = expansion.times
  if (closedThrough < 0) return values
  const realised = expansion.realised.get(id)
  for (let t = 0; t <= closedThrough; t += 1) values[t] = realised?.[t] ?? 0
  return values
}

function multiplied(
  { arrays }: Expansion,
  amounts: Float64Array,
  factorAt: (t: number) => number,
): Float64Array {
  const result = arrays.make()
  for (let t = 0; t < amounts.length; t += 1) result[t] = amounts[t]! * factorAt(t)
  return result
}

/** A line with amounts of its own. Arrays are shared where they are equal; nobody changes them afterwards. */
function indexed(
  expansion: Expansion,
  flow: Flow,
  amounts: Float64Array,
  priced: Pick<Line, 'index' | 'priceLevel'>,
): LedgerLine {
  const priceLevel = priced.priceLevel ?? casePriceLevel(expansion.case)
  const factors = priced.index === undefined ? undefined : indexFactors(expansion, priced.index, priceLevel)
  const isOpen = expansion.times.closedThrough < 0
  const own = (): Float64Array => (isOpen ? amounts : amounts.slice())
  const cash = factors ? multiplied(expansion, amounts, t => factors.cash[t]!) : own()
  const level = factors && factors.level !== 1 ? multiplied(expansion, amounts, () => factors.level) : own()
  return ledgerLine(flow, {
    amountEur: amounts,
    indexFactor: factors?.cash ?? null,
    cashEur: withRealised(expansion, flow.id, cash),
    levelEur: withRealised(expansion, flow.id, level),
  })
}

/** +1, -1 or 0 for a flow between two parties, when it counts in the land exploitation. */
export function grexSignOf(areaCase: Case, from: string, to: string, counts: boolean): number {
  const holder = areaCase.landExploitation?.party
  if (holder === undefined || !counts) return 0
  if (to === holder) return 1
  return from === holder ? -1 : 0
}

function flowOf(areaCase: Case, line: Line, pointer: string): Flow {
  return {
    id: line.id,
    kind: 'line',
    pointer,
    account: line.account,
    from: partyPlace(areaCase.parties, line.from),
    to: partyPlace(areaCase.parties, line.to),
    grexSign: grexSignOf(areaCase, line.from, line.to, line.grex ?? true),
  }
}

function rowLine(expansion: Expansion, row: ProgrammeLine, index: number): LedgerLine {
  const areaCase = expansion.case
  const account = 'opbrengst-uitgifte'
  const flow: Flow = {
    id: row.id,
    kind: 'row',
    pointer: `/programme/${index}`,
    account,
    from: partyPlace(areaCase.parties, row.payer),
    to: partyPlace(areaCase.parties, row.payee),
    grexSign: grexSignOf(areaCase, row.payer, row.payee, true),
  }
  const spreading = spreadingOf(areaCase, { phase: row.phase })
  return indexed(expansion, flow, spreadAmounts(expansion, account, rowTotal(row), spreading), row)
}

/** A share of other lines, period by period. */
function percentLine(expansion: Expansion, flow: Flow, share: number, of: readonly LedgerLine[]): LedgerLine {
  const [cash, level] = [expansion.arrays.make(), expansion.arrays.make()]
  for (const line of of) {
    for (let t = 0; t < cash.length; t += 1) {
      cash[t]! += share * line.cashEur[t]!
      level[t]! += share * line.levelEur[t]!
    }
  }
  return ledgerLine(flow, {
    amountEur: null,
    indexFactor: null,
    cashEur: withRealised(expansion, flow.id, cash),
    levelEur: withRealised(expansion, flow.id, level),
  })
}

/** The part of VAT that does not come back. Nothing in closed periods: there it is inside the booking of its line. */
function vatLine(expansion: Expansion, line: Line, base: LedgerLine): LedgerLine | undefined {
  if (!line.vat || base.from < 0) return undefined
  const share = line.vat.rate * (1 - line.vat.recoverable)
  const holder = expansion.case.landExploitation?.party
  const counts = base.grexSign !== 0 && line.from === holder
  const flow: Flow = {
    id: vatLineId(line.id),
    kind: 'vat',
    pointer: `${base.pointer}/vat`,
    account: '15',
    from: base.from,
    to: -1,
    grexSign: counts ? -1 : 0,
  }
  return percentLine(expansion, flow, share, [base])
}

function newLine(expansion: Expansion, line: Line, index: number, of: readonly LedgerLine[]): LedgerLine {
  const flow = flowOf(expansion.case, line, `/lines/${index}`)
  return line.percent
    ? percentLine(expansion, flow, line.percent.share, of)
    : indexed(expansion, flow, lineAmounts(expansion, line), line)
}

/** Works out every row and line with its VAT line. */
export function expandLines(expansion: Expansion): ExpandedLines {
  const { case: areaCase, known } = expansion
  const { programme = [], lines = [] } = areaCase
  const rows = programme.map(
    (row, place) => known.row(row, place) ?? known.noted(rowLine(expansion, row, place)),
  )
  const worked = new Array<LedgerLine | undefined>(lines.length)
  const workOut = (place: number): LedgerLine => {
    const line = lines[place]!
    const of = line.percent?.of.map(baseOf) ?? NONE
    const own = known.line(line, place, of) ?? known.noted(newLine(expansion, line, place, of))
    worked[place] = own
    return own
  }
  const baseOf = (id: string): LedgerLine => {
    const row = placeById(programme, id)
    if (row !== undefined) return rows[row]!
    const place = placeById(lines, id)!
    return worked[place] ?? workOut(place)
  }
  const all = lines.map((_, place) => worked[place] ?? workOut(place))
  const vat = all.map((base, place) =>
    known.isNew(base) ? vatLine(expansion, lines[place]!, base) : known.vat(place),
  )
  return { rows, lines: all, vat }
}

const NONE: readonly LedgerLine[] = []

/** Rows first, then every line with its VAT line, in the order of the file. */
export function inOrder({ rows, lines, vat }: ExpandedLines): LedgerLine[] {
  const result = [...rows]
  lines.forEach((line, place) => {
    result.push(line)
    const own = vat[place]
    if (own) result.push(own)
  })
  return result
}
