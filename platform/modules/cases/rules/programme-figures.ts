import {
  type Case,
  deficitByCause,
  investments,
  isPublicKind,
  lineCash,
  programmeCategories,
} from '@versneller/engine'
import type { Figure } from './programme-totals.ts'

const homes = new Set(programmeCategories.filter(category => category.isHome).map(({ code }) => code))
const sum = (values: readonly number[]): number => Math.round(values.reduce((total, one) => total + one, 0))

/**
 * The figures of one case that totals are made of, in whole euro at the price level of the case (results as net present
 * value). Investment is what leaves the area; public contribution is grants, and contributions of public parties.
 */
export function programmeFigures(content: Case): Record<Figure, number> {
  const lines = lineCash(content)
  const isPublic = new Set(content.parties.filter(({ kind }) => isPublicKind(kind)).map(({ id }) => id))
  const contributions = lines.filter(
    ({ account, from }) =>
      account === 'opbrengst-subsidie' || (account === 'opbrengst-bijdrage' && isPublic.has(from)),
  )
  const invested = investments(content)
  const npvEur = Math.round(invested.areaEur)
  return {
    investmentEur: sum(lines.filter(({ to }) => to === 'outside').map(line => line.atPriceLevelEur)),
    publicContributionEur: sum(contributions.map(line => line.atPriceLevelEur)),
    homes: sum((content.programme ?? []).filter(row => homes.has(row.category)).map(row => row.units)),
    surplusEur: Math.max(0, npvEur),
    deficitEur: Math.max(0, -npvEur),
    ...causeFigures(deficitByCause(invested)),
  }
}

/** The deficit of one area by cause, the enabling investments also in their parts. */
function causeFigures(causes: ReturnType<typeof deficitByCause>) {
  const { acquisition, soil, infrastructure, site, planning, time, tax, buildings } = causes
  return {
    deficitEnablingEur: sum([acquisition, soil, infrastructure]),
    deficitSupraPlanEur: sum([causes['supra-plan']]),
    deficitWorksEur: sum([site]),
    deficitOthersEur: sum([planning, time, tax, buildings]),
    deficitAcquisitionEur: sum([acquisition]),
    deficitSoilEur: sum([soil]),
    deficitInfrastructureEur: sum([infrastructure]),
  }
}
