import { chartOfAccounts } from '../../parameters/chart-of-accounts.ts'
import type { Case, Line, ProgrammeLine } from '../case/types.ts'

/** A payment that a model of cooperation may turn to another payer or payee: a line, or a row with its land price. */
export type Payment =
  | { readonly kind: 'line'; readonly from: string; readonly to: string; readonly item: Line }
  | { readonly kind: 'row'; readonly from: string; readonly to: string; readonly item: ProgrammeLine }

/** The payments of land development, by what they are. */
export interface LandPayments {
  /** Costs to outside on accounts 1 to 18. */
  readonly costs: readonly Payment[]
  /** Land disposal, ground rent, and other income of the land. */
  readonly revenues: readonly Payment[]
  readonly subsidies: readonly Payment[]
  /** What the market party contributes now. */
  readonly contributions: readonly Payment[]
}

const costAccounts = new Set(
  chartOfAccounts.filter(account => account.kind === 'cost').map(account => account.code),
)
const landRevenues = ['opbrengst-uitgifte', 'opbrengst-erfpacht']
const otherRevenues = ['opbrengst-huur', 'opbrengst-overig']

const paymentOf = (item: Line): Payment => ({ kind: 'line', from: item.from, to: item.to, item })

/**
 * The payments of land development among these developers of land. Lines of anybody else, such as a corporation's own
 * building or a province's road, stay what they are in every form.
 */
export function landPayments(
  areaCase: Case,
  developers: { municipality: string; market: string; entity: string },
): LandPayments {
  const { municipality, market, entity } = developers
  const isDeveloper = (id: string) => id === municipality || id === market || id === entity
  const isPublicSide = (id: string) => id === municipality || id === entity
  const lines = areaCase.lines ?? []
  const isRevenue = (line: Line) =>
    (landRevenues.includes(line.account) && isDeveloper(line.to)) ||
    // Income of a market party may be rent of its own buildings.
    (otherRevenues.includes(line.account) && line.from === 'outside' && isPublicSide(line.to))
  const rows = (areaCase.programme ?? []).filter(row => isDeveloper(row.payee))
  return {
    costs: lines
      .filter(line => line.to === 'outside' && costAccounts.has(line.account) && isDeveloper(line.from))
      .map(paymentOf),
    revenues: [
      ...rows.map((item): Payment => ({ kind: 'row', from: item.payer, to: item.payee, item })),
      ...lines.filter(isRevenue).map(paymentOf),
    ],
    subsidies: lines
      .filter(
        line => line.account === 'opbrengst-subsidie' && isDeveloper(line.to) && !isDeveloper(line.from),
      )
      .map(paymentOf),
    contributions: lines
      .filter(line => line.account === 'opbrengst-bijdrage' && line.from === market && isPublicSide(line.to))
      .map(paymentOf),
  }
}
