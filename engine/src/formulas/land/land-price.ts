import { choice, euro, share, yearRate, years } from '../fields.ts'
import { formula, step } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import { growingAnnuityFactor } from '../time-value/annuity.ts'
import { beginFactor } from '../time-value/annuity-factors.ts'

/** Highest price for land now, from its residual at completion. Explained in docs/method/max-bid.md. */
export const highestBidFormula = formula({
  name: 'max-bid',
  group: 'land',
  term: { nl: 'hoogste bod op de grond', en: 'highest bid for the land' },
  words: {
    nl: 'residuele waarde bij oplevering / ((1 + rente)^jaren x (1 + kosten van de koop))',
    en: 'residual value at completion / ((1 + interest)^years x (1 + acquisition costs))',
  },
  inputs: {
    residualEur: euro('residuele grondwaarde bij oplevering', 'residual land value at completion'),
    rate: yearRate('rente per jaar', 'interest a year'),
    years: years('jaren tot oplevering', 'years until completion'),
    acquisitionShare: share('kosten van de koop, deel van de prijs', 'acquisition costs, share of the price'),
  },
  result: { unit: 'EUR', about: { nl: 'hoogste bod', en: 'highest bid' } },
  source: { nl: 'Residuele methode bij verwerving', en: 'Residual method at acquisition' },
  example: {
    inputs: { residualEur: 1000000, rate: 0.06, years: 2, acquisitionShare: 0.05 },
    result: 847615.66,
  },
  compute: inputs => inputs.residualEur / ((1 + inputs.rate) ** inputs.years * (1 + inputs.acquisitionShare)),
  steps: inputs => [
    step('rente over de grond', 'interest on the land', (1 + inputs.rate) ** inputs.years, 'factor'),
    step('kosten van de koop', 'acquisition costs', 1 + inputs.acquisitionShare, 'factor'),
  ],
})

/** Ground rent and its price when bought off. Explained in docs/method/ground-lease.md. */
export const groundLeaseFormula = formula({
  name: 'ground-lease',
  group: 'land',
  term: { nl: 'erfpacht: canon en afkoop', en: 'ground lease: rent and buy-out' },
  words: {
    nl: 'canon = grondwaarde x canonpercentage; afkoop = contante waarde van de (geïndexeerde) canons',
    en: 'ground rent = land value x rent rate; buy-out = present value of the (indexed) rents',
  },
  inputs: {
    landValueEur: euro('grondwaarde', 'land value', { min: 0 }),
    canonRate: yearRate('canonpercentage per jaar', 'ground rent rate a year', { min: 0 }),
    years: years('duur in jaren', 'term in years'),
    discountRate: yearRate('disconto per jaar', 'discount rate a year'),
    indexRate: yearRate('indexering van de canon per jaar', 'indexation of the rent a year', { default: 0 }),
    when: choice(
      ['end', 'begin'],
      'canon aan het eind of het begin van elk jaar',
      'rent at the end or the begin of each year',
      { default: 'begin' },
    ),
  },
  result: {
    fields: {
      canonEur: {
        unit: 'EUR/year',
        about: { nl: 'canon in het eerste jaar', en: 'ground rent of the first year' },
      },
      buyoutEur: { unit: 'EUR', about: { nl: 'afkoopsom', en: 'buy-out sum' } },
    },
  },
  source: {
    nl: 'Gemeentelijk erfpachtbeleid (Den Haag, Amsterdam)',
    en: 'Municipal ground lease policy (The Hague, Amsterdam)',
  },
  example: {
    inputs: { landValueEur: 300000, canonRate: 0.03, years: 50, discountRate: 0.04 },
    result: { canonEur: 9000, buyoutEur: 201073.25 },
  },
  compute: inputs => {
    const canonEur = inputs.landValueEur * inputs.canonRate
    const factor = growingAnnuityFactor(inputs.discountRate, inputs.years, inputs.indexRate)
    return { canonEur, buyoutEur: canonEur * factor * beginFactor(inputs.discountRate, inputs.when) }
  },
})

/** Land as a share of value. Explained in docs/method/land-quote.md. */
export const landQuoteFormula = formula({
  name: 'land-quote',
  group: 'land',
  term: { nl: 'grondquote', en: 'land quote' },
  words: {
    nl: 'residuele grondwaarde / waarde, beide met dezelfde btw',
    en: 'residual land value / value, both with the same tax',
  },
  inputs: {
    residualEur: euro('residuele grondwaarde', 'residual land value'),
    valueEur: euro('waarde', 'value'),
  },
  result: { unit: 'share', about: { nl: 'grondquote', en: 'land quote' } },
  source: { nl: 'Gemeentelijke grondprijsnota’s', en: 'Municipal land price memoranda' },
  example: { inputs: { residualEur: 90632.23, valueEur: 330578.51 }, result: 0.27416, within: 0.000005 },
  compute: ({ residualEur, valueEur }) =>
    valueEur === 0 ? noAnswer('DELEN_DOOR_NUL') : residualEur / valueEur,
})
