import { plainNumber, share } from '../fields.ts'
import { formula, step } from '../formula.ts'
import { normalDensity, normalProbability, normalQuantile } from './normal.ts'

const mean = plainNumber('gemiddelde van het resultaat, + is gunstig', 'mean of the result, + is good')
const sd = plainNumber('standaardafwijking van het resultaat', 'standard deviation of the result', { min: 0 })
const certainty = share('zekerheid', 'certainty', { min: 0, max: 1, above: 0, below: 1 })
const source = { nl: 'Normale verdeling, gesloten vorm', en: 'Normal distribution, closed form' } as const

/** Quantile of a normal result. Explained in docs/method/quantile-normal.md. */
export const quantileFormula = formula({
  name: 'quantile-normal',
  group: 'risk',
  term: { nl: 'kwantiel van een normaal resultaat', en: 'quantile of a normal result' },
  words: {
    nl: 'gemiddelde + standaardafwijking x kwantiel van de standaardnormale verdeling; zekerheid 80 % is het kwantiel bij 0,2',
    en: 'mean + standard deviation x quantile of the standard normal distribution; certainty 80 % is the quantile at 0.2',
  },
  inputs: {
    mean,
    sd,
    p: share('kans dat het resultaat lager is', 'probability that the result is lower', {
      above: 0,
      below: 1,
    }),
  },
  result: { unit: 'EUR', about: { nl: 'resultaat', en: 'result' } },
  source,
  example: { inputs: { mean: -1.5, sd: 2, p: 0.2 }, result: -3.1832, within: 0.00005 },
  compute: inputs => inputs.mean + inputs.sd * normalQuantile(inputs.p),
  steps: inputs => [standardQuantile(inputs.p)],
})

/** Mean of the worst cases of a normal result. Explained in docs/method/cvar-normal.md. */
export const tailMeanFormula = formula({
  name: 'cvar-normal',
  group: 'risk',
  term: { nl: 'gemiddelde van de slechtste gevallen', en: 'mean of the worst cases' },
  words: {
    nl: 'gemiddelde - standaardafwijking x dichtheid(z) / (1 - zekerheid), z = kwantiel bij de zekerheid; CVaR = min dat getal: + is verlies',
    en: 'mean - standard deviation x density(z) / (1 - certainty), z = quantile at the certainty; CVaR = minus that figure: + is a loss',
  },
  inputs: { mean, sd, certainty },
  result: {
    fields: {
      tailMean: {
        unit: 'EUR',
        about: { nl: 'gemiddelde van de slechtste gevallen', en: 'mean of the worst cases' },
      },
      cvar: { unit: 'EUR', about: { nl: 'CVaR, + is verlies', en: 'CVaR, + is a loss' } },
    },
  },
  source,
  example: {
    inputs: { mean: -1.5, sd: 2, certainty: 0.9 },
    result: { tailMean: -5.01, cvar: 5.01 },
    within: 0.00005,
  },
  compute: inputs => {
    const tailMean =
      inputs.mean - (inputs.sd * normalDensity(normalQuantile(inputs.certainty))) / (1 - inputs.certainty)
    return { tailMean, cvar: -tailMean }
  },
})

/** Least lump sum with which a normal result is not negative. Explained in docs/method/contribution-normal.md. */
export const contributionFormula = formula({
  name: 'contribution-normal',
  group: 'risk',
  term: { nl: 'kleinste bijdrage bij een zekerheid', en: 'least contribution at a certainty' },
  words: {
    nl: 'max(0, -kwantiel bij 1 - zekerheid)',
    en: 'max(0, -quantile at 1 - certainty)',
  },
  inputs: { mean, sd, certainty },
  result: { unit: 'EUR', about: { nl: 'bijdrage nu', en: 'contribution now' } },
  source,
  example: { inputs: { mean: -1.5, sd: 2, certainty: 0.8 }, result: 3.1832, within: 0.00005 },
  compute: inputs => Math.max(0, -(inputs.mean + inputs.sd * normalQuantile(1 - inputs.certainty))),
  steps: inputs => [standardQuantile(1 - inputs.certainty)],
})

/** Cost of a guarantee on a normal result. Explained in docs/method/guarantee-normal.md. */
export const guaranteeFormula = formula({
  name: 'guarantee-normal',
  group: 'risk',
  term: { nl: 'kosten van een garantie', en: 'cost of a guarantee' },
  words: {
    nl: 'verwachte uitbetaling = sd x dichtheid(gemiddelde / sd) - gemiddelde x kans(-gemiddelde / sd); 90 %-uitbetaling = max(0, -kwantiel bij 0,1)',
    en: 'expected payout = sd x density(mean / sd) - mean x probability(-mean / sd); 90 % payout = max(0, -quantile at 0.1)',
  },
  inputs: { mean, sd },
  result: {
    fields: {
      expectedPayout: { unit: 'EUR', about: { nl: 'verwachte uitbetaling', en: 'expected payout' } },
      p90Payout: {
        unit: 'EUR',
        about: {
          nl: 'uitbetaling die met 90 % zekerheid niet wordt overschreden',
          en: 'payout not exceeded with 90 % certainty',
        },
      },
    },
  },
  source,
  example: {
    inputs: { mean: -1.5, sd: 2 },
    result: { expectedPayout: 1.7623, p90Payout: 4.0631 },
    within: 0.00005,
  },
  compute: inputs => {
    const p90Payout = Math.max(0, -(inputs.mean + inputs.sd * normalQuantile(0.1)))
    if (inputs.sd === 0) return { expectedPayout: Math.max(0, -inputs.mean), p90Payout }
    const z = inputs.mean / inputs.sd
    return { expectedPayout: inputs.sd * normalDensity(z) - inputs.mean * normalProbability(-z), p90Payout }
  },
})

/** Result of a lognormal revenue less a lognormal cost. Explained in docs/method/lognormal-ratio.md. */
export const lognormalFormula = formula({
  name: 'lognormal-ratio',
  group: 'risk',
  term: { nl: 'resultaat van onzekere opbrengst en kosten', en: 'result of uncertain revenue and cost' },
  words: {
    nl: 'gemiddelde = opbrengst - kosten; variantie uit de lognormale momenten met correlatie rho; kans op verlies = kans dat ln(opbrengst / kosten) onder nul is',
    en: 'mean = revenue - cost; variance from the lognormal moments with correlation rho; probability of a loss = probability that ln(revenue / cost) is below zero',
  },
  inputs: {
    revenueMean: plainNumber('gemiddelde opbrengst', 'mean revenue', { above: 0 }),
    revenueSd: plainNumber('standaardafwijking van ln(opbrengst)', 'standard deviation of ln(revenue)', {
      min: 0,
    }),
    costMean: plainNumber('gemiddelde kosten', 'mean cost', { above: 0 }),
    costSd: plainNumber('standaardafwijking van ln(kosten)', 'standard deviation of ln(cost)', { min: 0 }),
    rho: plainNumber('correlatie', 'correlation', { min: -1, max: 1 }),
  },
  result: {
    fields: {
      mean: { unit: 'EUR', about: { nl: 'gemiddelde', en: 'mean' } },
      sd: { unit: 'EUR', about: { nl: 'standaardafwijking', en: 'standard deviation' } },
      pNegative: { unit: 'share', about: { nl: 'kans op verlies', en: 'probability of a loss' } },
    },
  },
  source: { nl: 'Lognormale verdeling, gesloten vorm', en: 'Lognormal distribution, closed form' },
  example: {
    inputs: { revenueMean: 100, revenueSd: 0.15, costMean: 90, costSd: 0.08, rho: 0.3 },
    result: { mean: 10, sd: 14.6506, pNegative: 0.254439 },
    within: 0.00005,
  },
  compute: ({ revenueMean, revenueSd, costMean, costSd, rho }) => {
    const spread = revenueSd ** 2 + costSd ** 2 - 2 * rho * revenueSd * costSd
    const variance =
      revenueMean ** 2 * Math.expm1(revenueSd ** 2) +
      costMean ** 2 * Math.expm1(costSd ** 2) -
      2 * revenueMean * costMean * Math.expm1(rho * revenueSd * costSd)
    const logGap = Math.log(revenueMean / costMean) - (revenueSd ** 2 - costSd ** 2) / 2
    const pNegative = spread > 0 ? normalProbability(-logGap / Math.sqrt(spread)) : Number(logGap < 0)
    return { mean: revenueMean - costMean, sd: Math.sqrt(Math.max(0, variance)), pNegative }
  },
})

function standardQuantile(p: number) {
  return step(
    'kwantiel van de standaardnormale verdeling',
    'quantile of the standard normal distribution',
    normalQuantile(p),
    'number',
  )
}
