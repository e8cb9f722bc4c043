import type { Case, Clause, Convention } from '../case/types.ts'
import { payClause } from './clauses/pay-clause.ts'
import type { Scene } from './clauses/scene.ts'
import {
  bookLine,
  type Delay,
  expandLines,
  expansionOf,
  grexSignOf,
  rowTotal,
  spreadingOf,
} from './expand-lines.ts'
import { growth } from './growth.ts'
import { type Ledger, type LedgerLine, partyPlace } from './ledger.ts'
import { total } from './position.ts'
import { discountFactors, presentValue } from './present-value.ts'
import { cashPosition, type Times, timesOf } from './times.ts'

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

interface Draft {
  readonly lines: LedgerLine[]
  readonly partyCashEur: readonly Float64Array[]
  readonly areaCashEur: Float64Array
}

/** Works a case out: rows, lines, percentages, VAT, then the clauses in their order on the base path. */
export function buildLedger(areaCase: Case, options: LedgerOptions = {}): Ledger {
  const times = timesOf(areaCase, options.convention, options.delay?.shift)
  const lines = expandLines(expansionOf(areaCase, times, options.delay, options.after)).map(line =>
    scaled(line, options),
  )
  const draft: Draft = {
    lines,
    partyCashEur: areaCase.parties.map(() => new Float64Array(times.periods + 1)),
    areaCashEur: new Float64Array(times.periods + 1),
  }
  for (const line of lines) bookLine(line, draft.partyCashEur, draft.areaCashEur)
  const lineById = new Map(lines.map(line => [line.id, line]))
  const clauseById = new Map<string, LedgerLine>()
  if (areaCase.clauses && areaCase.clauses.length > 0) {
    const scene = sceneOf(areaCase, times, draft, lineById)
    areaCase.clauses.forEach((clause, index) => {
      const line = clauseLine(areaCase, times, clause, index, scene)
      bookLine(line, draft.partyCashEur, draft.areaCashEur)
      clauseById.set(clause.id, line)
      lines.push(line)
    })
  }
  return { case: areaCase, times, parties: areaCase.parties, lineById, clauseById, ...draft }
}

function scaled(line: LedgerLine, { scaleOf }: LedgerOptions): LedgerLine {
  const scale = scaleOf?.(line) ?? 1
  if (scale === 1) return line
  const times = (values: Float64Array): Float64Array => values.map(eur => eur * scale)
  return {
    ...line,
    amountEur: line.amountEur && times(line.amountEur),
    cashEur: times(line.cashEur),
    levelEur: times(line.levelEur),
  }
}

/** A clause is an internal line; in closed periods only booked amounts count, and those are on lines. */
function clauseLine(areaCase: Case, times: Times, clause: Clause, index: number, scene: Scene): LedgerLine {
  const cashEur = new Float64Array(times.periods + 1)
  for (const { t, eur } of payClause(clause, scene)) {
    if (t > times.closedThrough) cashEur[t]! += eur
  }
  return {
    id: clause.id,
    kind: 'clause',
    pointer: `/clauses/${index}`,
    account: '',
    from: partyPlace(areaCase.parties, clause.from),
    to: partyPlace(areaCase.parties, clause.to),
    grexSign: grexSignOf(areaCase, clause.from, clause.to, true),
    amountEur: null,
    indexFactor: null,
    cashEur,
    levelEur: cashEur,
  }
}

function sceneOf(
  areaCase: Case,
  times: Times,
  draft: Draft,
  lineById: ReadonlyMap<string, LedgerLine>,
): Scene {
  const rateOf = (party: string) => areaCase.parties.find(one => one.id === party)!.rate
  const cashOf = (party: string) => draft.partyCashEur[partyPlace(areaCase.parties, party)]
  return {
    times,
    cashOf,
    npvOf: party => presentValue(cashOf(party)!, discountFactors(times, rateOf(party))),
    growthOf: (party, t) => growth(rateOf(party), times.valuationYear, cashPosition(times, t)),
    cashOfLine: line => lineById.get(line)?.cashEur,
    indexGrowth: (index, from, t) => growth(areaCase.indices?.[index] ?? 0, from, cashPosition(times, t)),
    plannedTotalOf: line => total(lineById.get(line)!.cashEur),
    lastPlannedPeriodOf: line =>
      Math.max(
        0,
        lineById.get(line)!.cashEur.findLastIndex(eur => eur !== 0),
      ),
    row: id => {
      const row = areaCase.programme!.find(one => one.id === id)!
      return { ...spreadingOf(areaCase, { phase: row.phase }), totalAt: () => rowTotal(row) }
    },
  }
}
