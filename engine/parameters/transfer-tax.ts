import type { Parameter } from './parameter.ts'

/** Transfer tax (overdrachtsbelasting) of a buyer who will not live in the building. */
export const transferTaxRates: readonly Parameter[] = [
  {
    name: 'transfer-tax',
    value: 0.104,
    unit: 'share of the price',
    validFrom: '2023-01-01',
    source:
      'Wet op belastingen van rechtsverkeer, art. 14; 10,4 % voor wie er niet zelf gaat wonen, gelezen op 27-11-2026 in Kamerstuk 36 602, nr. 27 (17-10-2024) en bij omnyacc.nl (19-9-2025)',
    verified: true,
  },
]

/** Transfer tax on a dwelling of a buyer who will not live in it. */
export const dwellingTransferTaxRates: readonly Parameter[] = [
  {
    name: 'transfer-tax-dwelling',
    value: 0.104,
    unit: 'share of the price',
    validFrom: '2023-01-01',
    validTo: '2025-12-31',
    source:
      'Wet op belastingen van rechtsverkeer, art. 14; 10,4 % voor wie er niet zelf gaat wonen, gelezen op 27-11-2026 in Kamerstuk 36 602, nr. 27 (17-10-2024) en bij omnyacc.nl (19-9-2025)',
    verified: true,
  },
  {
    name: 'transfer-tax-dwelling',
    value: 0.08,
    unit: 'share of the price',
    validFrom: '2026-01-01',
    source:
      'Belastingplan 2025, Kamerstuk 36 602, nr. 42: 8 % voor woningen van wie er niet zelf gaat wonen, vanaf 1-1-2026; gelezen op 27-11-2026 bij omnyacc.nl (19-9-2025) en ewmagazine.nl (2-1-2026)',
    verified: true,
  },
]
