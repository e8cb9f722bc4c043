import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import { OUTSIDE } from '../../case/checks/scope.ts'
import type { Case, Line, ProgrammeLine } from '../../case/types.ts'
import type { Driver } from '../factors/driver-column.ts'
import type { RiskFactor } from '../factors/risk-factor.ts'

/** A factor that moves a line, by its id. */
export type NamedDriver = NonNullable<Line['drivers']>[number]

/** The factor that decides how fast is sold. */
export const SALES_PACE = 'sales-pace'

const SALE_ACCOUNTS = ['opbrengst-opstal', 'opbrengst-uitgifte']
const SALE_FORMULAS = ['residual-sale', 'residual-simple']

const known = new WeakMap<readonly Line[], boolean>()

/** Whether some line names drivers; looked up once for each list of lines. */
function someNameDrivers(lines: readonly Line[]): boolean {
  const before = known.get(lines)
  if (before !== undefined) return before
  const some = lines.some(line => line.drivers !== undefined)
  known.set(lines, some)
  return some
}

/** The drivers of a line. Only when no line of the case names any, they follow from the account of external lines. */
export function driversOf(areaCase: Case, line: Line): readonly NamedDriver[] {
  if (areaCase.lines && someNameDrivers(areaCase.lines)) return line.drivers ?? []
  const factor = riskAssumptions.driverByAccount[line.account]
  const isExternal = line.from === OUTSIDE || line.to === OUTSIDE
  return factor !== undefined && isExternal ? [{ factor, elasticity: 1 }] : []
}

/** True when a line is paid as its homes or land are sold, so that a downturn postpones it. */
export function isSaleLine(line: Line, drivers: readonly NamedDriver[]): boolean {
  const has = (factor: string): boolean => drivers.some(driver => driver.factor === factor)
  const sells = line.from === OUTSIDE && SALE_ACCOUNTS.includes(line.account)
  return has(SALES_PACE) || (sells && has('house-price'))
}

/** True when a programme row is paid as its homes are sold. */
export function isSaleRow(row: ProgrammeLine): boolean {
  return SALE_FORMULAS.includes(row.appraisal.formula)
}

/** What moves the value in the residual of each formula; what moves its building cost stands apart. */
export const valueDrivers: Readonly<Record<ProgrammeLine['appraisal']['formula'], readonly NamedDriver[]>> = {
  'residual-sale': [{ factor: 'house-price', elasticity: 1 }],
  'residual-simple': [{ factor: 'house-price', elasticity: 1 }],
  'residual-rent': [{ factor: 'interest', elasticity: -0.5 }],
  'residual-office': [
    { factor: 'office-rent', elasticity: 1 },
    { factor: 'interest', elasticity: -0.5 },
  ],
  'residual-social': [],
}

/** What moves the building cost in a residual. */
export const costDrivers: readonly NamedDriver[] = [{ factor: 'construction-cost', elasticity: 1 }]

/**
 * Drivers by the place of their factor, each factor once. A driver on a factor that the case does not simulate is
 * certain, and the sales pace moves no price.
 */
export function placedDrivers(named: readonly NamedDriver[], factors: readonly RiskFactor[]): Driver[] {
  return factors.flatMap((one, factor) => {
    if (one.id === SALES_PACE) return []
    const elasticity = named.reduce(
      (sum, driver) => (driver.factor === one.id ? sum + driver.elasticity : sum),
      0,
    )
    return elasticity === 0 ? [] : [{ factor, elasticity }]
  })
}
