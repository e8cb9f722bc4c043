import { buildLedger } from '../../ledger/build-ledger.ts'
import { areaSign, commonRate, type Ledger, type LedgerLine, lineById } from '../../ledger/ledger.ts'
import { total } from '../../ledger/position.ts'
import { discountFactors, presentValue } from '../../ledger/present-value.ts'
import { vatLineId } from '../checks/scope.ts'
import { memberById } from '../place-by-id.ts'
import type { Case } from '../types.ts'
import { amountKeys } from './amount-key.ts'
import { hiddenItems, type Readers } from './hidden-items.ts'

/** What all hidden lines together add to one figure of the answer. */
export interface HiddenTotal {
  /** Pointer of the figure in the answer of appraise. */
  readonly figure: string
  /** Whole euros: with all decimals a sum of a few round amounts has but one way to come about. */
  readonly eur: number
}

/** What each hidden amount, by its key, is in a total; euro. Zeros are left out. */
export type AmountEntries = Readonly<Record<string, number>>

/** A total that might be told, with the hidden amounts that it rests on. */
export interface HiddenSum extends HiddenTotal {
  readonly entries: AmountEntries
}

/** A figure as a sum over lines: what a line with this cash adds to it. */
interface Total {
  readonly figure: string
  /** Whether such a line moves the figure, whatever its amount. */
  readonly touches: (line: LedgerLine) => boolean
  readonly of: (line: LedgerLine, flow: Flow) => number
}

interface Flow {
  readonly cashEur: Float64Array
  readonly levelEur: Float64Array
}

/** The figures that may be told, the most wanted first. Rates of parties are open to all, so own-rate results are in. */
function totalsOf(ledger: Ledger, readers: Readers): Total[] {
  const common = discountFactors(ledger.times, commonRate(ledger.case))
  const parties = ledger.parties.map((one, place) => ({
    id: one.id,
    place,
    own: discountFactors(ledger.times, one.rate),
  }))
  const others = parties.filter(one => !readers.includes(one.id))
  const sign = (line: LedgerLine, place: number) => Number(line.to === place) - Number(line.from === place)
  const side = (line: LedgerLine, place: number, flow: Flow, factors: Float64Array) => {
    const own = sign(line, place)
    return own === 0 ? 0 : own * presentValue(flow.cashEur, factors)
  }
  const areaNpv = (line: LedgerLine, flow: Flow) => areaSign(line) * presentValue(flow.cashEur, common)
  const area = (line: LedgerLine) => areaSign(line) !== 0
  return [
    { figure: '/area/npvEur', touches: area, of: areaNpv },
    ...others.map(
      ({ id, place }): Total => ({
        figure: `/parties/${id}/npvCommonEur`,
        touches: line => sign(line, place) !== 0,
        of: (line, flow) => side(line, place, flow, common),
      }),
    ),
    ...others.map(
      ({ id, place, own }): Total => ({
        figure: `/parties/${id}/npvOwnEur`,
        touches: line => sign(line, place) !== 0,
        of: (line, flow) => side(line, place, flow, own),
      }),
    ),
    { figure: '/area/realEur', touches: area, of: (line, flow) => areaSign(line) * total(flow.cashEur) },
    {
      figure: '/area/atPriceLevelEur',
      touches: area,
      of: (line, flow) => areaSign(line) * total(flow.levelEur),
    },
    {
      figure: '/rateDifferenceEur',
      touches: () => true,
      of: (line, flow) =>
        parties.reduce((eur, { place, own }) => eur + side(line, place, flow, own), -areaNpv(line, flow)),
    },
  ]
}

/** How much of each line hangs on one hidden amount: all of it, its share by percentages, or nothing. */
class Dependence {
  readonly #ledger: Ledger
  readonly #flows = new Map<string, Flow | undefined>()

  constructor(ledger: Ledger, root: LedgerLine) {
    this.#ledger = ledger
    this.#flows.set(root.id, root)
  }

  /** The part of a line's flow that hangs on the root; undefined for none. */
  flowOf(id: string): Flow | undefined {
    if (this.#flows.has(id)) return this.#flows.get(id)
    const percent = memberById(this.#ledger.case.lines, id)?.percent
    const parts = (percent?.of ?? []).flatMap(of => this.flowOf(of) ?? [])
    const flow = percent && parts.length > 0 ? this.#scaled(parts, percent.share) : undefined
    this.#flows.set(id, flow)
    return flow
  }

  #scaled(parts: readonly Flow[], share: number): Flow {
    const length = this.#ledger.times.periods + 1
    const add = (of: 'cashEur' | 'levelEur'): Float64Array =>
      Float64Array.from({ length }, (_, t) => share * parts.reduce((eur, part) => eur + part[of][t]!, 0))
    return { cashEur: add('cashEur'), levelEur: add('levelEur') }
  }

  /** The same for the VAT line of a line. */
  vatFlowOf(id: string): Flow | undefined {
    const vat = memberById(this.#ledger.case.lines, id)?.vat
    const flow = this.flowOf(id)
    return vat && flow && this.#scaled([flow], vat.rate * (1 - vat.recoverable))
  }
}

/** Lines whose amount nobody can work out from other hidden ones: no percentages of hidden lines. */
function independentLines(ledger: Ledger, hidden: ReadonlySet<string>): LedgerLine[] {
  return ledger.lines.filter(line => {
    if (line.kind === 'vat' || line.kind === 'clause' || !hidden.has(line.id)) return false
    return !memberById(ledger.case.lines, line.id)?.percent?.of.some(id => hidden.has(id))
  })
}

/** What one hidden amount is in each of the totals. */
function entriesOf(
  ledger: Ledger,
  hidden: ReadonlySet<string>,
  root: LedgerLine,
  totals: readonly Total[],
): number[] {
  const dependence = new Dependence(ledger, root)
  const parts: [LedgerLine, Flow][] = []
  for (const id of hidden) {
    const [flow, vatFlow] = [dependence.flowOf(id), dependence.vatFlowOf(id)]
    const vat = vatFlow && lineById(ledger, vatLineId(id))
    if (flow) parts.push([lineById(ledger, id)!, flow])
    if (vat) parts.push([vat, vatFlow])
  }
  return totals.map(total => parts.reduce((eur, [line, flow]) => eur + total.of(line, flow), 0))
}

function sumOf(ledger: Ledger, hidden: ReadonlySet<string>, total: Total): number {
  return ledger.lines.reduce((eur, line) => {
    const owner = line.kind === 'vat' ? line.id.replace(/-btw$/, '') : line.id
    return line.kind !== 'clause' && hidden.has(owner) ? eur + total.of(line, line) : eur
  }, 0)
}

/** Entries below this are no amount, but the rounding of a calculation; euro. */
const NOTHING_EUR = 0.005

/**
 * What the hidden lines add to each figure that they move, the most wanted first, with the amounts that it rests on.
 * Which of them may be told depends on all that was told before: `tellable` decides. Clauses are not in it.
 */
export function hiddenSums(areaCase: Case, readers: Readers): HiddenSum[] {
  const hidden = hiddenItems(areaCase, readers).payments
  if (hidden.size === 0) return []
  const ledger = buildLedger(areaCase)
  const totals = totalsOf(ledger, readers)
  const keys = amountKeys(areaCase, hidden)
  const columns = independentLines(ledger, hidden).map(root => ({
    key: keys.get(root.id)!,
    entries: entriesOf(ledger, hidden, root, totals),
  }))
  const lines = ledger.lines.filter(line => hidden.has(line.id))
  const moved = totals
    .map((total, index) => ({ total, index }))
    .filter(({ total }) => lines.some(total.touches))
  return moved.map(({ total, index }) => {
    const entries = columns.flatMap(({ key, entries: own }): [string, number][] => {
      const eur = own[index]!
      return Math.abs(eur) < NOTHING_EUR ? [] : [[key, eur]]
    })
    const eur = Math.round(sumOf(ledger, hidden, total))
    return { figure: total.figure, eur, entries: Object.fromEntries(entries) }
  })
}
