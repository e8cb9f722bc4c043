import { buildLedger } from '../../ledger/build-ledger.ts'
import { areaSign, commonRate, type Ledger, type LedgerLine } from '../../ledger/ledger.ts'
import { total } from '../../ledger/position.ts'
import { discountFactors, presentValue } from '../../ledger/present-value.ts'
import { vatLineId } from '../checks/scope.ts'
import type { Case, Line } from '../types.ts'
import type { Readers } from './hidden-items.ts'
import { restsOnThree } from './span.ts'

/** What all hidden lines together add to one figure of the answer. */
export interface HiddenTotal {
  /** Pointer of the figure in the answer of appraise. */
  readonly figure: string
  readonly eur: number
}

/** A figure as a sum over lines: what a line with this cash adds to it. */
interface Total {
  readonly figure: string
  readonly of: (line: LedgerLine, flow: Flow) => number
}

interface Flow {
  readonly cashEur: Float64Array
  readonly levelEur: Float64Array
}

/** The figures that may be told, the most wanted first. */
function totalsOf(ledger: Ledger, readers: Readers): Total[] {
  const factors = discountFactors(ledger.times, commonRate(ledger.case))
  const others = ledger.parties
    .map((one, place) => ({ id: one.id, place }))
    .filter(one => !readers.includes(one.id))
  return [
    { figure: '/area/npvEur', of: (line, flow) => areaSign(line) * presentValue(flow.cashEur, factors) },
    ...others.map(
      ({ id, place }): Total => ({
        figure: `/parties/${id}/npvCommonEur`,
        of: (line, flow) =>
          (Number(line.to === place) - Number(line.from === place)) * presentValue(flow.cashEur, factors),
      }),
    ),
    { figure: '/area/realEur', of: (line, flow) => areaSign(line) * total(flow.cashEur) },
    { figure: '/area/atPriceLevelEur', of: (line, flow) => areaSign(line) * total(flow.levelEur) },
  ]
}

/** How much of each line hangs on one hidden amount: all of it, its share by percentages, or nothing. */
class Dependence {
  readonly #lines: ReadonlyMap<string, Line>
  readonly #ledger: Ledger
  readonly #flows = new Map<string, Flow | undefined>()

  constructor(ledger: Ledger, root: LedgerLine) {
    this.#ledger = ledger
    this.#lines = new Map((ledger.case.lines ?? []).map(line => [line.id, line]))
    this.#flows.set(root.id, root)
  }

  /** The part of a line's flow that hangs on the root; undefined for none. */
  flowOf(id: string): Flow | undefined {
    if (this.#flows.has(id)) return this.#flows.get(id)
    const percent = this.#lines.get(id)?.percent
    const parts = (percent?.of ?? []).flatMap(of => this.flowOf(of) ?? [])
    const flow = percent && parts.length > 0 ? this.#scaled(parts, percent.share) : undefined
    this.#flows.set(id, flow)
    return flow
  }

  #scaled(parts: readonly Flow[], share: number): Flow {
    const length = this.#ledger.times.periods + 1
    const add = (of: 'cashEur' | 'levelEur'): Float64Array =>
      Float64Array.from(
        { length },
        (_, t) => share * parts.reduce((eur, part) => eur + (part[of][t] ?? 0), 0),
      )
    return { cashEur: add('cashEur'), levelEur: add('levelEur') }
  }

  /** The same for the VAT line of a line. */
  vatFlowOf(id: string): Flow | undefined {
    const vat = this.#lines.get(id)?.vat
    const flow = this.flowOf(id)
    return vat && flow && this.#scaled([flow], vat.rate * (1 - vat.recoverable))
  }
}

/** Lines whose amount nobody can work out from other hidden ones: no percentages of hidden lines. */
function independentLines(ledger: Ledger, hidden: ReadonlySet<string>): LedgerLine[] {
  const lines = new Map((ledger.case.lines ?? []).map(line => [line.id, line]))
  return ledger.lines.filter(line => {
    if (line.kind === 'vat' || line.kind === 'clause' || !hidden.has(line.id)) return false
    return !lines.get(line.id)?.percent?.of.some(id => hidden.has(id))
  })
}

function entries(
  ledger: Ledger,
  hidden: ReadonlySet<string>,
  root: LedgerLine,
  totals: readonly Total[],
): number[] {
  const dependence = new Dependence(ledger, root)
  return totals.map(total => {
    let entry = 0
    for (const id of hidden) {
      const [line, flow] = [ledger.lineById.get(id), dependence.flowOf(id)]
      const [vat, vatFlow] = [ledger.lineById.get(vatLineId(id)), dependence.vatFlowOf(id)]
      if (line && flow) entry += total.of(line, flow)
      if (vat && vatFlow) entry += total.of(vat, vatFlow)
    }
    return entry
  })
}

function hiddenPart(ledger: Ledger, hidden: ReadonlySet<string>, total: Total): number {
  return ledger.lines.reduce((eur, line) => {
    const owner = line.kind === 'vat' ? line.id.replace(/-btw$/, '') : line.id
    return line.kind !== 'clause' && hidden.has(owner) ? eur + total.of(line, line) : eur
  }, 0)
}

/**
 * What the hidden lines add to figures of the answer, as far as that gives no hidden amount away: every combination of
 * the totals that are told rests on at least three amounts that are not. Clauses are not in it.
 */
export function hiddenTotals(areaCase: Case, readers: Readers, hidden: ReadonlySet<string>): HiddenTotal[] {
  if (hidden.size < 3) return []
  const ledger = buildLedger(areaCase)
  const totals = totalsOf(ledger, readers)
  const columns = independentLines(ledger, hidden).map(root => entries(ledger, hidden, root, totals))
  const rows = totals.map((total, index) => ({ total, row: columns.map(column => column[index] ?? 0) }))
  const told: typeof rows = []
  for (const candidate of rows) {
    const isNothing = candidate.row.every(entry => Math.abs(entry) < 0.005)
    const together = [...told, candidate].map(one => one.row)
    if (!isNothing && restsOnThree(together)) told.push(candidate)
  }
  return told.map(({ total }) => ({ figure: total.figure, eur: hiddenPart(ledger, hidden, total) }))
}
