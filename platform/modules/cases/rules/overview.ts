import { type Appraisal, appraise, type Case, type LineCash, lineCash } from '@versneller/engine'
import { yearsOf } from './workbench/columns.ts'

/** Amounts of one line by calendar year. */
export interface YearLine {
  id: string
  kind: LineCash['kind']
  name: LineCash['name'] | undefined
  account: string
  from: string
  to: string
  /** One per column. */
  cashEur: readonly number[]
  totalEur: number
}

/** Lines of one kind with their totals per column. */
export interface YearGroup {
  key: 'costs' | 'revenues' | 'others'
  lines: readonly YearLine[]
  totalsEur: readonly number[]
  totalEur: number
}

/** A case worked out for reading: results, and all lines by calendar year. */
export interface Overview {
  appraisal: Appraisal
  /** Calendar years; what falls on the valuation date stands in the first. */
  years: readonly number[]
  groups: readonly YearGroup[]
}

/** Sums per calendar year; what falls on the valuation date stands with the first year. */
export function perYear(caseFile: Case, cashEur: readonly number[]): number[] {
  return [...yearsOf(caseFile).values()].map((ts, index) =>
    [...(index === 0 ? [0] : []), ...ts].reduce((sum, t) => sum + (cashEur[t] ?? 0), 0),
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Works a case out for reading. Give it what the reader may see. */
export function overviewOf(caseFile: Case, variantId?: string): Overview {
  const options = variantId === undefined ? {} : { variantId }
  const years = [...yearsOf(caseFile).keys()]
  // A clause about when to start moves no money of its own: it is no line of the cash flow.
  const starts = new Set(
    caseFile.clauses?.filter(({ kind }) => kind === 'presale-start').map(({ id }) => id) ?? [],
  )
  const moving = lineCash(caseFile, options).filter(line => line.kind !== 'clause' || !starts.has(line.id))
  const lines = moving.map((line): YearLine & { group: YearGroup['key'] } => {
    const cashEur = perYear(caseFile, line.cashEur)
    const group = line.from === 'outside' ? 'revenues' : line.to === 'outside' ? 'costs' : 'others'
    const { id, kind, name, account, from, to } = line
    return { id, kind, name, account, from, to, cashEur, totalEur: sum(cashEur), group }
  })
  const groups = (['costs', 'revenues', 'others'] as const).map((key): YearGroup => {
    const own = lines.filter(line => line.group === key)
    const totalsEur = years.map((_, index) => sum(own.map(line => line.cashEur[index] ?? 0)))
    return { key, lines: own, totalsEur, totalEur: sum(totalsEur) }
  })
  return { appraisal: appraise(caseFile, options), years, groups }
}
