import type { Case, DeficitCause, Investment, InvestmentKind, Investments } from '@versneller/engine'

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** What is invested in one kind, in euro: at the price level of the case, and at present value in two parts. */
export interface KindTotals {
  kind: InvestmentKind
  atPriceLevelEur: number
  presentEur: number
  /** The part of the present value that serves more than this plan. */
  supraPlanEur: number
}

/** The kinds of investment that an area has, in the order of the table. */
export function byKind({ kinds, rows }: Investments): KindTotals[] {
  const known = Map.groupBy(rows, row => row.kind)
  return kinds.flatMap(kind => {
    const totals = totalsOf(known.get(kind.code) ?? [])
    return totals.atPriceLevelEur === 0 && totals.presentEur === 0 ? [] : [{ kind, ...totals }]
  })
}

/** Totals of investments, in euro. */
export function totalsOf(rows: readonly Investment[]): Omit<KindTotals, 'kind'> {
  return {
    atPriceLevelEur: sum(rows.map(row => row.atPriceLevelEur)),
    presentEur: sum(rows.map(row => row.presentEur)),
    supraPlanEur: sum(rows.map(row => row.presentEur * row.supraPlanShare)),
  }
}

/** Present value by who pays or by phase (null: no phase named), in the three parts that add up to it. Euro. */
export interface Slice {
  key: string | null
  presentEur: number
  /** Enabling investments for this plan. */
  enablingEur: number
  supraPlanEur: number
  otherEur: number
}

/** Investments by one of their marks, the largest first. */
export function slicesBy({ kinds, rows }: Investments, mark: 'payer' | 'phase'): Slice[] {
  const enabling = new Set(kinds.filter(kind => kind.isEnabling).map(({ code }) => code))
  const slices = [...Map.groupBy(rows, row => row[mark])].map(([key, own]): Slice => {
    const { presentEur, supraPlanEur } = totalsOf(own)
    const inside = totalsOf(own.filter(row => enabling.has(row.kind)))
    const enablingEur = inside.presentEur - inside.supraPlanEur
    return { key, presentEur, enablingEur, supraPlanEur, otherEur: presentEur - supraPlanEur - enablingEur }
  })
  return slices.toSorted((one, other) => other.presentEur - one.presentEur)
}

/** A line that serves more than the plan, with what of it counts when costs are recovered. Euro at present value. */
export interface SupraPlanLine {
  id: string
  payer: string
  /** Whether it goes to a fund for facilities of several plans. */
  isFund: boolean
  presentEur: number
  supraPlanShare: number
  supraPlanEur: number
  /** Share that the cost recovery of the case takes; undefined where the line is no item of it. */
  recoverableShare: number | undefined
}

/** The lines of which a part serves more than this plan. */
export function supraPlanLines({ rows }: Investments, caseFile: Case): SupraPlanLine[] {
  const items = new Map((caseFile.costRecovery?.items ?? []).map(item => [item.line, item]))
  const accounts = new Map((caseFile.lines ?? []).map(line => [line.id, line.account]))
  return rows
    .filter(row => row.supraPlanShare > 0)
    .map(({ id, payer, presentEur, supraPlanShare }) => {
      const item = items.get(id)
      return {
        id,
        payer,
        isFund: accounts.get(id) === '8',
        presentEur,
        supraPlanShare,
        supraPlanEur: presentEur * supraPlanShare,
        recoverableShare: item && item.attributable * item.share,
      }
    })
}

/** The share of a deficit that enabling investments cause; undefined without a deficit. */
export function enablingShare(causes: Readonly<Record<DeficitCause, number>>): number | undefined {
  const all = sum(Object.values(causes))
  const enabling = causes.acquisition + causes.soil + causes.infrastructure
  return all > 0 ? enabling / all : undefined
}
