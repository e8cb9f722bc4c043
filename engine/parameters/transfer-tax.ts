import type { Parameter } from './parameter.ts'

/** Transfer tax (overdrachtsbelasting) of a buyer who will not live in the building. */
export const transferTaxRates: readonly Parameter[] = [
  {
    name: 'transfer-tax',
    value: 0.104,
    unit: 'share of the price',
    validFrom: '2023-01-01',
    source: 'Wet op belastingen van rechtsverkeer, art. 14, tarief 2023',
    verified: false,
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
    source: 'Wet op belastingen van rechtsverkeer, art. 14, tarief 2023',
    verified: false,
  },
  {
    name: 'transfer-tax-dwelling',
    value: 0.08,
    unit: 'share of the price',
    validFrom: '2026-01-01',
    source: 'Belastingplan 2025: tarief voor woningen van beleggers vanaf 2026',
    verified: false,
  },
]
