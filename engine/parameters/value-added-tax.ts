import type { Parameter } from './parameter.ts'

/** The general rate of value added tax (btw), which is in the price of a new home. */
export const valueAddedTaxRates: readonly Parameter[] = [
  {
    name: 'vat-general',
    value: 0.21,
    unit: 'share of the price without tax',
    validFrom: '2012-10-01',
    source:
      'Wet op de omzetbelasting 1968, art. 9 lid 1; 21 % vanaf 1-10-2012 gelezen op 27-11-2026 bij rbvk.nl (wijziging tarief BTW)',
    verified: true,
  },
]
