import type { Parameter } from './parameter.ts'

/** Discount rate for expected losses of land exploitations at present value: the inflation target of the ECB. */
export const lossProvisionRates: readonly Parameter[] = [
  {
    name: 'bbv-discount-rate',
    value: 0.02,
    unit: 'rate a year',
    validFrom: '2016-01-01',
    source: 'Commissie BBV, notitie grondbeleid in begroting en jaarstukken; grondbeleid gemeente Hengelo',
    verified: true,
  },
]

/** Lowest ratio of each resilience class, best class first; below the last one the class is F. */
export const resilienceBounds: readonly Parameter[] = [
  { class: 'A', value: 2 },
  { class: 'B', value: 1.4 },
  { class: 'C', value: 1 },
  { class: 'D', value: 0.8 },
  { class: 'E', value: 0.6 },
].map(row => ({
  name: `resilience-class-${row.class}`,
  value: row.value,
  unit: 'available over needed capacity',
  validFrom: '2004-01-01',
  source:
    'Nederlands Adviesbureau Risicomanagement en Universiteit Twente, klassen van het weerstandsvermogen; die publicatie is niet gelezen, dezelfde grenzen staan in de jaarstukken 2018 van Weert',
  verified: false,
}))

/** Runtime of a land exploitation above which the council gives its reasons, in years from now (rolling). */
export const motivatedRuntimes: readonly Parameter[] = [
  {
    name: 'motivated-runtime',
    value: 10,
    unit: 'years',
    validFrom: '2016-01-01',
    source: 'Commissie BBV, notitie grondbeleid in begroting en jaarstukken; grondbeleid gemeente Hengelo',
    verified: true,
  },
]
