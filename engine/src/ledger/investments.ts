import {
  type DeficitCause,
  deficitCauses,
  type InvestmentKind,
  investmentKindsOn,
} from '../../parameters/investment-kinds.ts'
import type { Case, Line } from '../case/types.ts'
import { caseUnder } from './appraise.ts'
import { buildLedger } from './build-ledger.ts'
import { areaSign, commonRate, type Ledger, type LedgerLine } from './ledger.ts'
import { total } from './position.ts'
import { discountFactors, presentValue } from './present-value.ts'

/** One cost of the area beside its buildings, paid to outside. */
export interface Investment {
  readonly id: string
  /** Code of its kind. */
  readonly kind: string
  /** The party that pays. */
  readonly payer: string
  /** Id of the phase that it names; null where it names none. */
  readonly phase: string | null
  /** Which share of it serves more than this plan. */
  readonly supraPlanShare: number
  readonly atPriceLevelEur: number
  /** At the valuation date, at the common rate. */
  readonly presentEur: number
}

/** What an area costs beside its buildings, by line, and what stands against it. Present values at the common rate. */
export interface Investments {
  /** The kinds that hold on the valuation date. */
  readonly kinds: readonly InvestmentKind[]
  readonly rows: readonly Investment[]
  /** What buildings bring in less what they cost, VAT on them included. */
  readonly buildingsEur: number
  /** All other money from outside: land, grants, contributions. */
  readonly otherRevenuesEur: number
  /** Result of the area: buildings and other revenues less all investments. */
  readonly areaEur: number
}

const buildingAccounts = ['opstal', 'opbrengst-opstal', 'opbrengst-huur']
const isBuilding = (account: string): boolean => buildingAccounts.includes(account)

/** The line of the case from which a ledger line came; undefined for a row or a clause. */
function lineOf(areaCase: Case, { pointer, kind }: LedgerLine): Line | undefined {
  if (kind === 'row' || kind === 'clause') return undefined
  return areaCase.lines?.[Number(pointer.split('/')[2])]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The kind of a line: the one that it says itself, if there is such a kind, else that of its account. */
function kindOf(
  account: string,
  line: Line | undefined,
  kinds: readonly InvestmentKind[],
): string | undefined {
  const said = line && isRecord(line.x) ? line.x.investment : undefined
  const own = kinds.find(({ code }) => code === said && account !== '15')
  return (own ?? kinds.find(({ accounts }) => accounts.includes(account)))?.code
}

type Parts = Omit<Investments, 'kinds' | 'areaEur'> & { rows: Investment[] }

function place(
  parts: Parts,
  flow: LedgerLine,
  scene: { ledger: Ledger; factors: Float64Array; kinds: readonly InvestmentKind[] },
): Parts {
  const { ledger, factors, kinds } = scene
  const sign = areaSign(flow)
  if (sign === 0) return parts
  const eur = sign * presentValue(flow.cashEur, factors)
  const line = lineOf(ledger.case, flow)
  // VAT on a building is a cost of that building.
  if (isBuilding(flow.account) || (flow.kind === 'vat' && line && isBuilding(line.account)))
    return { ...parts, buildingsEur: parts.buildingsEur + eur }
  const kind = kindOf(flow.account, line, kinds)
  if (kind === undefined) return { ...parts, otherRevenuesEur: parts.otherRevenuesEur + eur }
  parts.rows.push({
    id: flow.id,
    kind,
    // Of money that comes back the party that got it back.
    payer: ledger.parties[sign < 0 ? flow.from : flow.to]!.id,
    phase: line?.phase ?? null,
    supraPlanShare: line?.supraPlan ?? (flow.account === '8' ? 1 : 0),
    atPriceLevelEur: -sign * total(flow.levelEur),
    presentEur: -eur,
  })
  return parts
}

/**
 * What an area costs beside its buildings, by kind, payer and phase, with what stands against it: money from outside and
 * what the buildings leave. Costs that come back count as less cost. The case comes from `parseCase`.
 * @throws CaseProblem when the variant does not exist or does not fit
 */
export function investments(areaCase: Case, options: { readonly variantId?: string } = {}): Investments {
  const ledger = buildLedger(caseUnder(areaCase, options.variantId))
  const factors = discountFactors(ledger.times, commonRate(ledger.case))
  const kinds = investmentKindsOn(ledger.case.valuationDate)
  let parts: Parts = { rows: [], buildingsEur: 0, otherRevenuesEur: 0 }
  for (const flow of ledger.lines) parts = place(parts, flow, { ledger, factors, kinds })
  return { kinds, ...parts, areaEur: presentValue(ledger.areaCashEur, factors) }
}

/**
 * The deficit of an area, divided over its causes by what each of them costs at present value: no cost makes a deficit
 * alone. A part that serves more than the plan counts as supra plan; buildings are a cause when they cost more than they
 * bring in. All zero for an area without a deficit. Euro.
 */
export function deficitByCause({
  kinds,
  rows,
  buildingsEur,
  areaEur,
}: Investments): Record<DeficitCause, number> {
  const costs = new Map<DeficitCause, number>()
  const add = (cause: DeficitCause, eur: number) => costs.set(cause, (costs.get(cause) ?? 0) + eur)
  const causeOf = new Map(kinds.map(({ code, cause }) => [code, cause]))
  for (const { kind, presentEur, supraPlanShare } of rows) {
    const cause = causeOf.get(kind)!
    add('supra-plan', presentEur * supraPlanShare)
    add(cause, presentEur * (1 - supraPlanShare))
  }
  add('buildings', -buildingsEur)
  const burden = (cause: DeficitCause): number => Math.max(0, costs.get(cause) ?? 0)
  const all = deficitCauses.reduce((sum, cause) => sum + burden(cause), 0)
  const deficitEur = Math.max(0, -areaEur)
  return Object.fromEntries(
    deficitCauses.map(cause => [cause, all > 0 ? (deficitEur * burden(cause)) / all : 0]),
  ) as Record<DeficitCause, number>
}
