import { euro, plainNumber, share } from '../fields.ts'
import { formula } from '../formula.ts'

/** Land price of social rent: fixed or a share of the value, capped. Explained in docs/method/residual-social.md. */
export const residualSocialFormula = formula({
  name: 'residual-social',
  group: 'land',
  term: { nl: 'grondprijs sociale huur', en: 'land price of social rent' },
  words: {
    nl: 'per woning = vaste prijs, of deel x waarde, nooit meer dan het maximum; totaal = per woning x aantal',
    en: 'per home = fixed price, or share x value, never more than the cap; total = per home x number',
  },
  inputs: {
    units: plainNumber('aantal woningen', 'number of homes', { min: 0 }),
    fixedPriceEur: euro('vaste grondprijs per woning', 'fixed land price per home', { optional: true }),
    shareOfValue: share('grondprijs, deel van de waarde', 'land price, share of the value', {
      optional: true,
    }),
    valueEur: euro('waarde per woning', 'value per home', { optional: true }),
    capEur: euro('hoogste grondprijs per woning', 'highest land price per home', { optional: true }),
  },
  rules: [{ exactlyOne: ['fixedPriceEur', 'shareOfValue'] }, { together: ['shareOfValue', 'valueEur'] }],
  result: {
    fields: {
      perUnitEur: { unit: 'EUR', about: { nl: 'grondprijs per woning', en: 'land price per home' } },
      totalEur: { unit: 'EUR', about: { nl: 'grondprijs van alle woningen', en: 'land price of all homes' } },
    },
  },
  source: {
    nl: 'Genormeerd vast bedrag of grondquote uit de gemeentelijke grondprijsnota’s',
    en: 'Fixed norm or land quote of municipal land price memoranda',
  },
  example: {
    inputs: { units: 60, shareOfValue: 0.12, valueEur: 200000, capEur: 22500 },
    result: { perUnitEur: 22500, totalEur: 1350000 },
  },
  compute: ({ units, fixedPriceEur, shareOfValue, valueEur, capEur }) => {
    const uncapped = fixedPriceEur ?? shareOfValue! * valueEur!
    const perUnitEur = Math.min(uncapped, capEur ?? Number.POSITIVE_INFINITY)
    return { perUnitEur, totalEur: perUnitEur * units }
  },
})
