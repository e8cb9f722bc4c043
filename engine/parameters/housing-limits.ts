import type { Parameter } from './parameter.ts'

/** Highest price of an affordable home for sale. */
export const affordablePurchaseLimits: readonly Parameter[] = [
  {
    name: 'affordable-purchase-limit',
    value: 355_000,
    unit: 'EUR',
    validFrom: '2023-01-01',
    validTo: '2023-12-31',
    source: 'gemeente.nu en RTL Nieuws, december 2022',
    verified: true,
  },
  {
    name: 'affordable-purchase-limit',
    value: 390_000,
    unit: 'EUR',
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    source:
      'Betaalbaarheidsgrens koop 2024, gelezen op 27-11-2026 bij hetkoopfonds.nl (NHG-grens naar 435.000 in 2024)',
    verified: true,
  },
  {
    name: 'affordable-purchase-limit',
    value: 405_000,
    unit: 'EUR',
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
    source: 'Rijksoverheid, 8-10-2025: "In 2025 was dit 405.000 euro"; gelezen op 27-11-2026',
    verified: true,
  },
  {
    name: 'affordable-purchase-limit',
    value: 420_000,
    unit: 'EUR',
    validFrom: '2026-01-01',
    source: 'Rijksoverheid, 8-10-2025: betaalbaarheidsgrens 2026, naar het CPI; gelezen op 27-11-2026',
    verified: true,
  },
]

/** Highest starting rent of social rent a month (Wet op de huurtoeslag, article 13). */
export const socialRentLimits: readonly Parameter[] = [
  {
    name: 'social-rent-limit',
    value: 879.66,
    unit: 'EUR a month',
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    source:
      'Wet op de huurtoeslag, art. 13 lid 1 onder a; bedrag 2024 gelezen op 27-11-2026 bij de Woonbond (7-12-2023)',
    verified: true,
  },
  {
    name: 'social-rent-limit',
    value: 900.07,
    unit: 'EUR a month',
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
    source:
      'Wet op de huurtoeslag, art. 13 lid 1 onder a; bedrag 2025 gelezen op 27-11-2026 bij sor.nl (middenhuur vanaf 900,08)',
    verified: true,
  },
  {
    name: 'social-rent-limit',
    value: 932.93,
    unit: 'EUR a month',
    validFrom: '2026-01-01',
    source: 'Huurcommissie, maximale huurprijsgrenzen per 1-1-2026, 143 punten; gelezen op 27-11-2026',
    verified: true,
  },
]

/** Highest starting rent of mid rent a month. */
export const midRentLimits: readonly Parameter[] = [
  {
    name: 'mid-rent-limit',
    value: 1000,
    unit: 'EUR a month',
    validFrom: '2020-07-01',
    validTo: '2020-12-31',
    source: 'Regeling Woningbouwimpuls 2020 (Stcrt. 2020, 28062); daarna geïndexeerd',
    verified: true,
  },
  {
    name: 'mid-rent-limit',
    value: 1184.82,
    unit: 'EUR a month',
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
    source: 'Besluit huurprijzen woonruimte, 186 punten; bedrag 2025 gelezen op 27-11-2026 bij sor.nl',
    verified: true,
  },
  {
    name: 'mid-rent-limit',
    value: 1228.07,
    unit: 'EUR a month',
    validFrom: '2026-01-01',
    source: 'Huurcommissie, maximale huurprijsgrenzen per 1-1-2026, 186 punten; gelezen op 27-11-2026',
    verified: true,
  },
]
