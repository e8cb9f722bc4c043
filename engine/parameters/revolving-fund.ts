import type { Parameter } from './parameter.ts'

const facility = {
  validFrom: '2019-01-01',
  source: 'Financieringsfaciliteit Binnenstedelijke Transformatie (stedelijketransformatie.nl, rvo.nl)',
  verified: true,
} as const

/** Smallest loan of the facility for inner-city transformation. */
export const loanMinimum: readonly Parameter[] = [
  { name: 'loan-minimum', value: 1_000_000, unit: 'EUR', ...facility },
]
/** Largest loan of the facility. */
export const loanMaximum: readonly Parameter[] = [
  { name: 'loan-maximum', value: 3_500_000, unit: 'EUR', ...facility },
]
/** Largest share of the facility in the money needed. */
export const facilityShareMaximum: readonly Parameter[] = [
  { name: 'facility-share-maximum', value: 0.45, unit: 'share of the total', ...facility },
]
/** Largest share of the senior lender in the money needed. */
export const seniorShareMaximum: readonly Parameter[] = [
  { name: 'senior-share-maximum', value: 0.45, unit: 'share of the total', ...facility },
]
/** Smallest share of own money. */
export const equityShareMinimum: readonly Parameter[] = [
  { name: 'equity-share-minimum', value: 0.1, unit: 'share of the total', ...facility },
]
/** Longest term of a loan. */
export const termMaximum: readonly Parameter[] = [
  { name: 'term-maximum', value: 5, unit: 'years', ...facility },
]
