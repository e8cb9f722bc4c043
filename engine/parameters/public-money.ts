import type { Parameter } from './parameter.ts'

/** Discount rate of social cost-benefit analysis for most policies and costs. */
export const socialDiscountRates: readonly Parameter[] = [
  {
    name: 'social-discount-rate',
    value: 0.0225,
    unit: 'rate a year',
    validFrom: '2021-01-01',
    source: 'Steunpunt economische expertise Rijkswaterstaat, discontovoet: standaard 2,25 % sinds 1-1-2021',
    verified: true,
  },
]

/** Discount rate of social cost-benefit analysis for fixed sunk costs. */
export const sunkCostDiscountRates: readonly Parameter[] = [
  {
    name: 'sunk-cost-discount-rate',
    value: 0.016,
    unit: 'rate a year',
    validFrom: '2021-01-01',
    source: 'Werkgroep discontovoet 2020: uitzondering voor vaste, verzonken kosten',
    verified: false,
  },
]

/** Discount rate of social cost-benefit analysis for benefits that follow the economy more than in proportion. */
export const nonLinearBenefitDiscountRates: readonly Parameter[] = [
  {
    name: 'non-linear-benefit-discount-rate',
    value: 0.029,
    unit: 'rate a year',
    validFrom: '2021-01-01',
    source:
      'Werkgroep discontovoet 2020: uitzondering voor sterk niet-lineaire baten; 2,9 % gelezen op 27-11-2026 bij Rijkswaterstaat (rwseconomie.nl, welke discontovoet bij welke baten)',
    verified: true,
  },
]

/** Aid to one undertaking in three years that need not be notified. */
export const deMinimisRooms: readonly Parameter[] = [
  {
    name: 'de-minimis-room',
    value: 200_000,
    unit: 'EUR in three years',
    validFrom: '2014-01-01',
    validTo: '2023-12-31',
    source:
      'Verordening (EU) 1407/2013, artikel 3; gelezen op 27-11-2026 bij ECER, ministerie van Buitenlandse Zaken (ecer.minbuza.nl, de-minimisvrijstellingsverordeningen)',
    verified: true,
  },
  {
    name: 'de-minimis-room',
    value: 300_000,
    unit: 'EUR in three years',
    validFrom: '2024-01-01',
    source:
      'Verordening (EU) 2023/2831, artikel 3; gelezen op 27-11-2026 bij ECER, ministerie van Buitenlandse Zaken (ecer.minbuza.nl, de-minimisvrijstellingsverordeningen)',
    verified: true,
  },
]

/** De-minimis aid to an undertaking with a service of general economic interest. */
export const deMinimisServiceRooms: readonly Parameter[] = [
  {
    name: 'de-minimis-service-room',
    value: 750_000,
    unit: 'EUR in three years',
    validFrom: '2024-01-01',
    source:
      'Verordening (EU) 2023/2832, artikel 3; gelezen op 27-11-2026 bij ECER, ministerie van Buitenlandse Zaken (ecer.minbuza.nl, de-minimisvrijstellingsverordeningen)',
    verified: true,
  },
]
