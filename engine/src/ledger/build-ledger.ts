import { memberById } from '../case/place-by-id.ts'
import type { Case, Clause, Convention } from '../case/types.ts'
import { type Bookings, bookLine, keptBookings, openBookings } from './bookings.ts'
import { payClause } from './clauses/pay-clause.ts'
import type { Scene } from './clauses/scene.ts'
import {
  type Delay,
  expandLines,
  expansionOf,
  grexSignOf,
  inOrder,
  rowTotal,
  spreadingOf,
} from './expand-lines.ts'
import { growth } from './growth.ts'
import { type Ledger, type LedgerLine, ledgerLine, partyPlace } from './ledger.ts'
import { discountFactors, presentValue } from './present-value.ts'
import { cashPosition, keptTimes, type Times, timesOf } from './times.ts'

/** How a case is worked out; absent = as the case says. */
export interface LedgerOptions {
  readonly convention?: Convention
  /** Moves part of the plan; the runtime grows with it. */
  readonly delay?: Delay
  /** Multiplies the amounts of a line; for the search of a percentage. */
  readonly scaleOf?: (line: LedgerLine) => number
  /** Of the case before a change, worked out without delay or scale: lines that are still the same are taken over. */
  readonly after?: Ledger
}

/** Works a case out: rows, lines, percentages, VAT, then the clauses in their order on the base path. */
export function buildLedger(areaCase: Case, options: LedgerOptions = {}): Ledger {
  const { convention, delay, after } = options
  const times = keptTimes(timesOf(areaCase, convention, delay?.shift), after?.times)
  const expanded = expandLines(expansionOf(areaCase, times, delay, after))
  const payments = inOrder(expanded).map(line => scaled(line, options))
  const bookings = openBookings(areaCase.parties.length, times)
  for (const line of payments) bookLine(bookings, line)
  const clauses = payClauses(areaCase, bookings, sceneOf(areaCase, times, bookings, payments))
  return {
    case: areaCase,
    times,
    parties: areaCase.parties,
    lines: [...payments, ...clauses],
    payments,
    clauses,
    ...keptBookings(bookings, after),
    expanded,
  }
}

function scaled(line: LedgerLine, { scaleOf }: LedgerOptions): LedgerLine {
  const scale = scaleOf?.(line) ?? 1
  if (scale === 1) return line
  const times = (values: Float64Array): Float64Array => values.map(eur => eur * scale)
  const { amountEur, cashEur, levelEur } = line
  return ledgerLine(line, {
    amountEur: amountEur && times(amountEur),
    indexFactor: line.indexFactor,
    cashEur: times(cashEur),
    levelEur: times(levelEur),
  })
}

/** Works the clauses out and books them one by one: each sees what came before it. */
function payClauses(areaCase: Case, bookings: Bookings, scene: Scene): LedgerLine[] {
  return (areaCase.clauses ?? []).map((clause, place) => {
    const line = clauseLine(areaCase, scene, clause, place)
    bookLine(bookings, line)
    return line
  })
}

/** A clause is an internal line; in closed periods only booked amounts count, and those are on lines. */
function clauseLine(areaCase: Case, scene: Scene, clause: Clause, place: number): LedgerLine {
  const { periods, closedThrough } = scene.times
  const cashEur = new Float64Array(periods + 1)
  for (const { t, eur } of payClause(clause, scene)) {
    if (t > closedThrough) cashEur[t]! += eur
  }
  const flow = {
    id: clause.id,
    kind: 'clause',
    pointer: `/clauses/${place}`,
    account: '',
    from: partyPlace(areaCase.parties, clause.from),
    to: partyPlace(areaCase.parties, clause.to),
    grexSign: grexSignOf(areaCase, clause.from, clause.to, true),
  } as const
  return ledgerLine(flow, { amountEur: null, indexFactor: null, cashEur, levelEur: cashEur })
}

function sceneOf(areaCase: Case, times: Times, bookings: Bookings, payments: readonly LedgerLine[]): Scene {
  const rateOf = (party: string) => memberById(areaCase.parties, party)!.rate
  const cashOf = (party: string) => bookings.partyCashEur[partyPlace(areaCase.parties, party)]
  return {
    times,
    cashOf,
    npvOf: party => presentValue(cashOf(party)!, discountFactors(times, rateOf(party))),
    growthOf: (party, t) => growth(rateOf(party), times.valuationYear, cashPosition(times, t)),
    cashOfLine: line => memberById(payments, line)?.cashEur,
    indexGrowth: (index, from, t) => growth(areaCase.indices?.[index] ?? 0, from, cashPosition(times, t)),
    plannedTotalOf: line => memberById(payments, line)!.realEur,
    lastPlannedPeriodOf: line =>
      Math.max(
        0,
        memberById(payments, line)!.cashEur.findLastIndex(eur => eur !== 0),
      ),
    row: id => {
      const row = memberById(areaCase.programme, id)!
      return { ...spreadingOf(areaCase, { phase: row.phase }), totalAt: () => rowTotal(row) }
    },
  }
}
