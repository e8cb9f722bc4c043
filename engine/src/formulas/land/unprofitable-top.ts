import { euro } from '../fields.ts'
import { formula } from '../formula.ts'

/** Costs of social rent above its value. Explained in docs/method/unprofitable-top.md. */
export const unprofitableTopFormula = formula({
  name: 'unprofitable-top',
  group: 'land',
  term: { nl: 'onrendabele top', en: 'unprofitable top' },
  words: {
    nl: 'stichtingskosten met btw + grond - marktwaarde; en hetzelfde min beleidswaarde. Een negatieve uitkomst is een overschot',
    en: 'development costs with tax + land - market value; and the same less policy value. A negative outcome is a surplus',
  },
  inputs: {
    developmentCostsEur: euro('stichtingskosten met btw', 'development costs with tax', { min: 0 }),
    marketValueEur: euro('marktwaarde in verhuurde staat', 'market value as let', { min: 0 }),
    policyValueEur: euro('beleidswaarde', 'policy value', { min: 0 }),
    landEur: euro(
      'grondkosten, als die niet in de stichtingskosten zitten',
      'land costs, if not in the development costs',
      {
        default: 0,
      },
    ),
  },
  result: {
    fields: {
      topMarketEur: { unit: 'EUR', about: { nl: 'top tegen marktwaarde', en: 'top against market value' } },
      topPolicyEur: { unit: 'EUR', about: { nl: 'top tegen beleidswaarde', en: 'top against policy value' } },
    },
  },
  source: {
    nl: 'Verslaglegging van woningcorporaties: marktwaarde en beleidswaarde apart',
    en: 'Accounts of Dutch housing associations: market value and policy value apart',
  },
  example: {
    inputs: { developmentCostsEur: 290000, marketValueEur: 235000, policyValueEur: 110000 },
    result: { topMarketEur: 55000, topPolicyEur: 180000 },
  },
  compute: ({ developmentCostsEur, marketValueEur, policyValueEur, landEur }) => ({
    topMarketEur: developmentCostsEur + landEur - marketValueEur,
    topPolicyEur: developmentCostsEur + landEur - policyValueEur,
  }),
})
