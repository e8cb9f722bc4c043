import { programmeCategories } from '../../parameters/programme-categories.ts'
import { isPublicKind } from '../case/party-kinds.ts'
import type { Case } from '../case/types.ts'
import { caseUnder } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { commonRate } from '../ledger/ledger.ts'
import { discountFactors, presentValue } from '../ledger/present-value.ts'

/** What public money of a case does; null where there is nothing to divide by. */
export interface ValueForMoney {
  /** What public parties put in, present value at the common rate: minus their results together, at least nought. */
  readonly publicEur: number
  readonly homes: number
  readonly affordableHomes: number
  readonly perHomeEur: number | null
  readonly perAffordableHomeEur: number | null
  /** Public euro for each million of welfare balance; null when that is not above nought. */
  readonly perMillionWelfareEur: number | null
  /** What market parties pay to outside for each public euro. */
  readonly leverage: number | null
}

const ratio = (one: number, other: number): number | null => (other > 0 ? one / other : null)

/** Works out what public money does in a case whose welfare balance is known. */
export function valueForMoney(
  areaCase: Case,
  { netEur, variantId }: { netEur: number; variantId?: string },
): ValueForMoney {
  const ledger = buildLedger(caseUnder(areaCase, variantId))
  const factors = discountFactors(ledger.times, commonRate(ledger.case))
  const isPublic = (place: number) => isPublicKind(ledger.parties[place]?.kind)
  const publicResultEur = ledger.partyCashEur.reduce(
    (sum, cash, place) => sum + (isPublic(place) ? presentValue(cash, factors) : 0),
    0,
  )
  const privateEur = ledger.lines
    .filter(line => line.to < 0 && line.from >= 0 && !isPublic(line.from))
    .reduce((sum, line) => sum + presentValue(line.cashEur, factors), 0)
  const homesIn = (codes: readonly string[]) =>
    (ledger.case.programme ?? [])
      .filter(row => codes.includes(row.category))
      .reduce((sum, row) => sum + row.units, 0)
  const homes = homesIn(programmeCategories.filter(one => one.isHome).map(one => one.code))
  const affordableHomes = homesIn(programmeCategories.filter(one => one.isAffordable).map(one => one.code))
  const publicEur = Math.max(0, -publicResultEur)
  return {
    publicEur,
    homes,
    affordableHomes,
    perHomeEur: ratio(publicEur, homes),
    perAffordableHomeEur: ratio(publicEur, affordableHomes),
    perMillionWelfareEur: netEur > 0 ? publicEur / (netEur / 1e6) : null,
    leverage: ratio(privateEur, publicEur),
  }
}
