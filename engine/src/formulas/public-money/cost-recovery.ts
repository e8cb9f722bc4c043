import {
  amount,
  choice,
  either,
  euro,
  list,
  members,
  plainNumber,
  record,
  share,
  text,
  yesNo,
} from '../fields.ts'
import { formula } from '../formula.ts'
import type { Bilingual } from '../shapes.ts'

const source = {
  nl: 'Omgevingswet, afdeling 13.6: profijt, toerekenbaarheid, evenredigheid en macro-aftopping; nog te controleren bij de bron',
  en: 'Environment and Planning Act, division 13.6: benefit, attributability, proportionality and macro cap; still to be checked at its source',
} as const

const unit = members({
  category: text('categorie', 'category'),
  count: plainNumber('aantal', 'number', { min: 0 }),
  weight: plainNumber('gewicht, basiseenheid is 1', 'weight, basic unit is 1', { min: 0 }),
})

/** Costs that may be recovered from owners. Explained in docs/method/cost-recovery.md. */
export const costRecoveryFormula = formula({
  name: 'cost-recovery',
  group: 'public-money',
  term: { nl: 'verhaalbare kosten', en: 'recoverable costs' },
  words: {
    nl: 'verhaalbaar per kostenpost = bedrag x toerekenbaar deel x deel van dit gebied, nul zonder profijt; zonder tijdvak alleen posten van deel A; totaal min bijdragen, nooit onder nul',
    en: 'recoverable per cost item = amount x attributable share x share of this area, zero without benefit; without period only items of part A; total less contributions, never below zero',
  },
  inputs: {
    items: list(
      members({
        name: text('naam van de kostenpost', 'name of the cost item'),
        amountEur: euro('bedrag', 'amount'),
        attributableShare: share('toerekenbaar deel', 'attributable share', { default: 1 }),
        areaShare: share('deel van dit gebied', 'share of this area', { default: 1 }),
        benefits: yesNo('of het gebied er profijt van heeft', 'whether the area benefits', { default: true }),
        partA: yesNo(
          'of de post in deel A van de kostenlijst staat',
          'whether the item is in part A of the cost list',
          { default: true },
        ),
      }),
      'kostenposten',
      'cost items',
    ),
    contributionsEur: euro('subsidies en bijdragen', 'grants and contributions', { default: 0 }),
    system: choice(
      ['with-period', 'without-period'],
      'stelsel: met of zonder tijdvak',
      'system: with or without period',
    ),
  },
  result: {
    fields: {
      items: { unit: 'list', about: { nl: 'verhaalbaar per kostenpost', en: 'recoverable by cost item' } },
      totalEur: { unit: 'EUR', about: { nl: 'verhaalbaar in totaal', en: 'recoverable in all' } },
      excluded: {
        unit: 'list',
        about: {
          nl: 'kostenposten die niet meetellen, met de reden',
          en: 'cost items that do not count, with the reason',
        },
      },
    },
  },
  source,
  example: {
    inputs: {
      items: [
        { name: 'ontsluitingsweg', amountEur: 2e6, attributableShare: 0.6, areaShare: 0.5 },
        { name: 'openbaar groen', amountEur: 400000 },
        { name: 'sloop op de kavel', amountEur: 300000, partA: false },
      ],
      contributionsEur: 100000,
      system: 'without-period',
    },
    result: {
      items: [
        { name: 'ontsluitingsweg', recoverableEur: 600000 },
        { name: 'openbaar groen', recoverableEur: 400000 },
        { name: 'sloop op de kavel', recoverableEur: 0 },
      ],
      totalEur: 900000,
      excluded: [
        {
          name: 'sloop op de kavel',
          nl: 'Zonder tijdvak tellen alleen posten van deel A.',
          en: 'Without period only items of part A count.',
        },
      ],
    },
  },
  compute: ({ items, contributionsEur, system }) => {
    const judged = items.map(item => {
      const reason = whyExcluded(item, system)
      const part = item.amountEur * item.attributableShare * item.areaShare
      return { name: item.name, recoverableEur: reason ? 0 : part, reason }
    })
    const sum = judged.reduce((total, item) => total + item.recoverableEur, 0)
    return {
      items: judged.map(({ name, recoverableEur }) => ({ name, recoverableEur })),
      totalEur: Math.max(0, sum - contributionsEur),
      excluded: judged.flatMap(({ name, reason }) => (reason ? [{ name, ...reason }] : [])),
    }
  },
})

interface CostItem {
  readonly attributableShare: number
  readonly areaShare: number
  readonly benefits: boolean
  readonly partA: boolean
}

function whyExcluded(item: CostItem, system: 'with-period' | 'without-period'): Bilingual | undefined {
  if (!item.benefits)
    return { nl: 'Het gebied heeft er geen profijt van.', en: 'The area does not benefit from it.' }
  if (item.attributableShare === 0)
    return { nl: 'De post is niet toerekenbaar.', en: 'The item cannot be attributed.' }
  if (item.areaShare === 0)
    return { nl: 'Dit gebied heeft er geen deel in.', en: 'This area has no share in it.' }
  if (system === 'without-period' && !item.partA) {
    return {
      nl: 'Zonder tijdvak tellen alleen posten van deel A.',
      en: 'Without period only items of part A count.',
    }
  }
  return undefined
}

/** Recoverable total, capped at the revenues, and its distribution. Explained in docs/method/macro-cap.md. */
export const macroCapFormula = formula({
  name: 'macro-cap',
  group: 'public-money',
  term: { nl: 'macro-aftopping', en: 'macro cap' },
  words: {
    nl: 'verhaalbaar = kleinste van (inbrengwaarden + kosten - bijdragen) en opbrengsten; per eenheid = verhaalbaar / som van aantal x gewicht',
    en: 'recoverable = lowest of (input values + costs - contributions) and revenues; per unit = recoverable / sum of number x weight',
  },
  inputs: {
    inbrengEur: either(
      [amount('EUR'), { kind: 'list', of: amount('EUR') }],
      'inbrengwaarden, samen of per eigenaar',
      'input values, together or by owner',
    ),
    costsEur: euro('kosten', 'costs'),
    contributionsEur: euro('subsidies en bijdragen', 'grants and contributions', { default: 0 }),
    revenuesEur: euro('opbrengsten', 'revenues', { min: 0 }),
    units: list(unit, 'aantallen en gewichten per categorie', 'numbers and weights by category'),
  },
  result: {
    fields: {
      recoverableEur: { unit: 'EUR', about: { nl: 'verhaalbaar', en: 'recoverable' } },
      deficitEur: { unit: 'EUR', about: { nl: 'niet verhaalbaar', en: 'not recoverable' } },
      weightedUnits: { unit: 'number', about: { nl: 'gewogen eenheden', en: 'weighted units' } },
      perUnitEur: { unit: 'EUR', about: { nl: 'per gewogen eenheid', en: 'per weighted unit' } },
      perCategoryEur: {
        unit: 'EUR',
        about: { nl: 'per woning of m2 van elke categorie', en: 'per home or m2 of each category' },
      },
    },
  },
  source,
  example: {
    inputs: {
      inbrengEur: 4e6,
      costsEur: 6.5e6,
      revenuesEur: 9.6e6,
      units: [
        { category: 'sociaal', count: 60, weight: 0.5 },
        { category: 'midden', count: 40, weight: 0.9 },
        { category: 'koop', count: 100, weight: 1.4 },
      ],
    },
    result: {
      recoverableEur: 9600000,
      deficitEur: 900000,
      weightedUnits: 206,
      perUnitEur: 46601.94,
      perCategoryEur: { sociaal: 23300.97, midden: 41941.75, koop: 65242.72 },
    },
  },
  compute: inputs => {
    const inbrengEur = typeof inputs.inbrengEur === 'number' ? inputs.inbrengEur : sum(inputs.inbrengEur)
    const baseEur = Math.max(0, inbrengEur + inputs.costsEur - inputs.contributionsEur)
    const recoverableEur = Math.min(baseEur, inputs.revenuesEur)
    const weightedUnits = weightedSum(inputs.units)
    const perUnitEur = weightedUnits === 0 ? null : recoverableEur / weightedUnits
    const perCategory = inputs.units.map(({ category, weight }) => [
      category,
      perUnitEur === null ? null : perUnitEur * weight,
    ])
    return {
      recoverableEur,
      deficitEur: baseEur - recoverableEur,
      weightedUnits,
      perUnitEur,
      perCategoryEur: Object.fromEntries(perCategory) as Readonly<Record<string, number | null>>,
    }
  },
})

/** What one applicant owes. Explained in docs/method/cost-recovery-due.md. */
export const amountDueFormula = formula({
  name: 'cost-recovery-due',
  group: 'public-money',
  term: { nl: 'verschuldigd kostenverhaal', en: 'cost recovery due' },
  words: {
    nl: 'met tijdvak: eenheden x bedrag per eenheid - inbrengwaarde - eigen kosten voor zover niet hoger dan geraamd; zonder tijdvak: kleinste van het deel in de kosten en de waardevermeerdering (waarde na - waarde voor - kavelkosten); nooit onder nul',
    en: 'with period: units x amount per unit - input value - own costs as far as they do not exceed the estimate; without period: lowest of the share of costs and the increase in value (value after - value before - plot costs); never below zero',
  },
  inputs: {
    weightedUnits: plainNumber('gewogen eenheden van de aanvraag', 'weighted units of the application', {
      min: 0,
      optional: true,
    }),
    units: list(
      members({
        count: unit.fields.count,
        weight: unit.fields.weight,
        category: text('categorie', 'category', { optional: true }),
      }),
      'aantallen en gewichten van de aanvraag',
      'numbers and weights of the application',
      { optional: true },
    ),
    perUnitEur: euro('bedrag per gewogen eenheid', 'amount per weighted unit', { optional: true }),
    inbrengEur: euro('inbrengwaarde van de kavels', 'input value of the plots', { optional: true }),
    ownCostsEur: euro('kosten die de aanvrager zelf maakte', 'costs made by the applicant', {
      optional: true,
    }),
    ownCostsEstimateEur: euro('raming van die kosten', 'estimate of those costs', { optional: true }),
    costShareEur: euro('deel in de kosten, zonder tijdvak', 'share of the costs, without period', {
      optional: true,
    }),
    valueAfterEur: euro('waarde na', 'value after', { optional: true }),
    valueBeforeEur: euro('waarde voor', 'value before', { optional: true }),
    plotCostsEur: euro('kosten op de kavel', 'costs on the plot', { optional: true }),
  },
  rules: [
    { exactlyOne: ['weightedUnits', 'units', 'costShareEur'] },
    { exactlyOne: ['perUnitEur', 'costShareEur'] },
    { together: ['perUnitEur', 'inbrengEur', 'ownCostsEur'] },
    { together: ['costShareEur', 'valueAfterEur', 'valueBeforeEur', 'plotCostsEur'] },
    { atMostOne: ['ownCostsEstimateEur', 'costShareEur'] },
  ],
  result: {
    fields: {
      grossEur: { unit: 'EUR', about: { nl: 'bruto bijdrage', en: 'gross contribution' } },
      dueEur: { unit: 'EUR', about: { nl: 'verschuldigd', en: 'due' } },
    },
  },
  source: {
    nl: 'Omgevingswet, artikel 13.18 leden 2 en 3 (rechtspraakbestuursrecht.nl)',
    en: 'Environment and Planning Act, article 13.18(2) and (3) (rechtspraakbestuursrecht.nl)',
  },
  example: {
    inputs: {
      units: [
        { count: 50, weight: 1.4 },
        { count: 10, weight: 0.5 },
      ],
      perUnitEur: 46601.941748,
      inbrengEur: 1.2e6,
      ownCostsEur: 300000,
    },
    result: { grossEur: 3495145.63, dueEur: 1995145.63 },
  },
  compute: inputs => {
    if (inputs.costShareEur !== undefined) {
      const { valueAfterEur, valueBeforeEur, plotCostsEur, costShareEur } = inputs
      const increaseEur = valueAfterEur! - valueBeforeEur! - plotCostsEur!
      return { grossEur: costShareEur, dueEur: Math.max(0, Math.min(costShareEur, increaseEur)) }
    }
    const { perUnitEur, inbrengEur, ownCostsEur, ownCostsEstimateEur = ownCostsEur } = inputs
    const grossEur = (inputs.weightedUnits ?? weightedSum(inputs.units!)) * perUnitEur!
    return {
      grossEur,
      dueEur: Math.max(0, grossEur - inbrengEur! - Math.min(ownCostsEur!, ownCostsEstimateEur!)),
    }
  },
})

/** Costs and revenues added up by category. Explained in docs/method/cost-aggregation.md. */
export const costAggregationFormula = formula({
  name: 'cost-aggregation',
  group: 'public-money',
  term: { nl: 'kosten en opbrengsten opgeteld', en: 'costs and revenues added up' },
  words: {
    nl: 'saldo = som van de opbrengsten - som van de kosten; negatieve bedragen mogen',
    en: 'balance = sum of revenues - sum of costs; negative amounts are allowed',
  },
  inputs: {
    costs: record(amount('EUR'), 'kosten per categorie', 'costs by category'),
    revenues: record(amount('EUR'), 'opbrengsten per categorie', 'revenues by category'),
  },
  result: {
    fields: {
      costs: { unit: 'EUR', about: { nl: 'kosten', en: 'costs' } },
      revenues: { unit: 'EUR', about: { nl: 'opbrengsten', en: 'revenues' } },
      balance: { unit: 'EUR', about: { nl: 'saldo', en: 'balance' } },
    },
  },
  source: { nl: 'Rekeningschema van de grondexploitatie', en: 'Chart of accounts of the land exploitation' },
  example: {
    inputs: {
      costs: { verwerving: 4e6, bouwrijp: 2.5e6, correctie: -100000 },
      revenues: { uitgifte: 5e6, subsidie: 1e6 },
    },
    result: { costs: 6400000, revenues: 6000000, balance: -400000 },
  },
  compute: inputs => {
    const [costs, revenues] = [sum(Object.values(inputs.costs)), sum(Object.values(inputs.revenues))]
    return { costs, revenues, balance: revenues - costs }
  },
})

function weightedSum(units: readonly { readonly count: number; readonly weight: number }[]): number {
  return units.reduce((total, { count, weight }) => total + count * weight, 0)
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, value) => total + value, 0)
}
