import { type Case, correlationMatrix, repaired, riskAssumptions } from '@versneller/engine'

type Risk = NonNullable<Case['risk']>

/** Factors of a case that has none of its own, as they stand in a file. */
export const defaultFactors: Risk['factors'] = riskAssumptions.factors.map(factor => ({ ...factor }))

/** Correlations of a case that has none of its own, as they stand in a file. */
export const defaultCorrelations: Risk['correlations'] = riskAssumptions.correlations.map(
  ([one, other, rho]) => [one, other, rho],
)

/** What the downturn of a case comes down to: its own fields, the others as they are by default. */
export const downturnOf = (caseFile: Case) => ({ ...riskAssumptions.downturn, ...caseFile.risk?.downturn })

/** Whether numbers can be the correlations of shocks all at once; else the run takes the nearest ones that can. */
export const canGoTogether = (ids: readonly string[], correlations: readonly [string, string, number][]) =>
  repaired(correlationMatrix(ids, correlations)).changed === 0
