import type { Case } from '../case/types.ts'
import { caseUnder } from './appraise.ts'
import { buildLedger } from './build-ledger.ts'
import type { Ledger } from './ledger.ts'

/** What a party needs in one year beside what it can invest. */
export interface InvestingYear {
  readonly year: number
  /** Lowest position of the party in the year, from all its cash so far: minus = money that it has put in. */
  readonly needEur: number
  /** What it can invest less what it has put in; below nought it is short. Null when nobody said what it can invest. */
  readonly roomEur: number | null
}

/** The investing capacity of a party against its need of cash, year by year. */
export interface InvestingRoom {
  readonly party: string
  readonly capacityEur: number | null
  readonly years: readonly InvestingYear[]
  /** The first year in which it is short; null when it never is, or nobody said what it can invest. */
  readonly firstShortYear: number | null
}

/** Periods by calendar year; what falls on the valuation date stands in the first. */
function periodsByYear({ times }: Ledger): Map<number, number[]> {
  const years = new Map<number, number[]>()
  for (let t = 0; t <= times.periods; t += 1) {
    const year = Math.floor(times.valuationYear + Math.max(0, t - 1) / times.periodsPerYear + 1e-9)
    years.set(year, [...(years.get(year) ?? []), t])
  }
  return years
}

/**
 * Lays what each party can invest beside what it needs, by calendar year: the lowest of its cumulative cash in the year,
 * before finance. The case comes from `parseCase`. @throws CaseProblem when the variant does not exist or does not fit
 */
export function investingRoom(
  areaCase: Case,
  options: { readonly variantId?: string } = {},
): InvestingRoom[] {
  const ledger = buildLedger(caseUnder(areaCase, options.variantId))
  const byYear = periodsByYear(ledger)
  return ledger.parties.map((party, place) => {
    const cash = ledger.partyCashEur[place]!
    const capacityEur = party.investingCapacityEur ?? null
    let position = 0
    const years = [...byYear].map(([year, periods]): InvestingYear => {
      let lowest = Number.POSITIVE_INFINITY
      for (const t of periods) {
        position += cash[t]!
        lowest = Math.min(lowest, position)
      }
      const needEur = Math.min(0, lowest)
      return { year, needEur, roomEur: capacityEur === null ? null : capacityEur + needEur }
    })
    // Half a cent is a rounding and no shortage.
    const firstShortYear = years.find(({ roomEur }) => roomEur !== null && roomEur < -0.005)?.year ?? null
    return { party: party.id, capacityEur, years, firstShortYear }
  })
}
