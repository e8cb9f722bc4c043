import type { Parameter } from './parameter.ts'

const target = {
  unit: 'share of the homes',
  validFrom: '2022-03-11',
  source: 'Nationale Woon- en Bouwagenda (2022); begroting provincie Zuid-Holland 2026',
  verified: true,
} as const

/** Share of new homes that is affordable. */
export const affordableTargets: readonly Parameter[] = [
  { ...target, name: 'affordable-target', value: 2 / 3 },
]

/** Share of the affordable homes that is social. */
export const socialWithinAffordableTargets: readonly Parameter[] = [
  { ...target, unit: 'share of the affordable homes', name: 'social-within-affordable-target', value: 0.5 },
]
