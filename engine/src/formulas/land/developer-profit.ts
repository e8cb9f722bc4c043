import { euro, share, yearRate, years } from '../fields.ts'
import { formula } from '../formula.ts'
import type { ValuesOf } from '../shapes.ts'

const profitInputs = {
  gdvEur: euro('bruto ontwikkelwaarde', 'gross development value', { min: 0 }),
  costsEur: euro('alle kosten zonder de grond', 'all costs without the land', { min: 0 }),
  profitShare: share('winst, deel van de grondslag', 'profit, share of its basis'),
  rate: yearRate('rente per jaar over de grond', 'interest a year on the land', { optional: true }),
  years: years(
    'jaren tussen koop van de grond en oplevering',
    'years between buying the land and completion',
    { optional: true },
  ),
  acquisitionShare: share(
    'kosten van de koop, deel van de grondprijs',
    'acquisition costs, share of the land price',
    { optional: true },
  ),
  landEur: euro(
    'grondkosten als die bekend zijn; anders worden ze berekend',
    'land costs if known; otherwise they are solved',
    { optional: true },
  ),
} as const

const rules = [
  { atMostOne: ['landEur', 'rate'] },
  { atMostOne: ['landEur', 'years'] },
  { atMostOne: ['landEur', 'acquisitionShare'] },
  { together: ['rate', 'years'] },
] as const

const figures = {
  fields: {
    profitEur: { unit: 'EUR', about: { nl: 'winst', en: 'profit' } },
    landEur: { unit: 'EUR', about: { nl: 'grondprijs', en: 'land price' } },
  },
} as const

const source = {
  nl: 'Ontwikkelaarspraktijk: winst over waarde of over kosten; grond in gesloten vorm opgelost',
  en: 'Developers’ practice: profit on value or on cost; land solved in closed form',
} as const

/** Profit as a share of value. Explained in docs/method/profit-on-gdv.md. */
export const profitOnValueFormula = formula({
  name: 'profit-on-gdv',
  group: 'land',
  term: { nl: 'winst over de ontwikkelwaarde', en: 'profit on gross development value' },
  words: {
    nl: 'winst = p x waarde; onbekende grond = (waarde x (1 - p) - kosten) / ((1 + r)^jaren x (1 + kosten van de koop))',
    en: 'profit = p x value; unknown land = (value x (1 - p) - costs) / ((1 + r)^years x (1 + acquisition costs))',
  },
  inputs: profitInputs,
  rules,
  result: figures,
  source,
  example: {
    inputs: { gdvEur: 10e6, costsEur: 6e6, profitShare: 0.15, rate: 0.06, years: 2, acquisitionShare: 0.05 },
    result: { profitEur: 1500000, landEur: 2119039.14 },
  },
  compute: inputs => {
    const profitEur = inputs.profitShare * inputs.gdvEur
    return {
      profitEur,
      landEur: inputs.landEur ?? landNow(inputs.gdvEur - profitEur - inputs.costsEur, inputs),
    }
  },
})

/** Profit as a share of all costs. Explained in docs/method/profit-on-cost.md. */
export const profitOnCostFormula = formula({
  name: 'profit-on-cost',
  group: 'land',
  term: { nl: 'winst over de kosten', en: 'profit on cost' },
  words: {
    nl: 'winst = p x (kosten + grond); onbekende grond = (waarde / (1 + p) - kosten) / ((1 + r)^jaren x (1 + kosten van de koop)), winst = waarde - waarde / (1 + p)',
    en: 'profit = p x (costs + land); unknown land = (value / (1 + p) - costs) / ((1 + r)^years x (1 + acquisition costs)), profit = value - value / (1 + p)',
  },
  inputs: profitInputs,
  rules,
  result: figures,
  source,
  example: {
    inputs: { gdvEur: 10e6, costsEur: 6e6, profitShare: 0.15, rate: 0.06, years: 2, acquisitionShare: 0.05 },
    result: { profitEur: 1304347.83, landEur: 2284876.99 },
  },
  compute: inputs => {
    const { gdvEur, costsEur, profitShare, landEur } = inputs
    if (landEur !== undefined) return { profitEur: profitShare * (costsEur + landEur), landEur }
    const allCostsEur = gdvEur / (1 + profitShare)
    return { profitEur: gdvEur - allCostsEur, landEur: landNow(allCostsEur - costsEur, inputs) }
  },
})

function landNow(atCompletionEur: number, inputs: ValuesOf<typeof profitInputs>): number {
  const { rate = 0, years: count = 0, acquisitionShare = 0 } = inputs
  return atCompletionEur / ((1 + rate) ** count * (1 + acquisitionShare))
}
