import type { Parameter } from './parameter.ts'

const scheme = 'Besluit Woningbouwimpuls 2020 (Stb. 2020, 141)'
const fromStart = { validFrom: '2020-07-01', verified: true } as const

/** Largest share of the public deficit that the State pays. */
export const stateShareMaximum: readonly Parameter[] = [
  { name: 'state-share-maximum', value: 0.5, unit: 'share of the deficit', source: scheme, ...fromStart },
]

/** Smallest share of affordable homes in a plan. */
export const affordableShareMinimum: readonly Parameter[] = [
  { name: 'affordable-share-minimum', value: 0.5, unit: 'share of the homes', source: scheme, ...fromStart },
]

/** Smallest number of homes in a plan. */
export const homesMinimum: readonly Parameter[] = [
  { name: 'homes-minimum', value: 500, unit: 'homes', source: scheme, ...fromStart },
]

/** Smallest number of homes in a plan of a small municipality. */
export const homesMinimumSmall: readonly Parameter[] = [
  {
    name: 'homes-minimum-small',
    value: 200,
    unit: 'homes',
    validFrom: '2022-07-01',
    source: 'Wijziging van de Regeling Woningbouwimpuls (Stcrt. 2022, 17708)',
    verified: true,
  },
]

/** Largest number of inhabitants of a small municipality. */
export const smallMunicipalityMaximum: readonly Parameter[] = [
  {
    name: 'small-municipality-maximum',
    value: 50_000,
    unit: 'inhabitants',
    validFrom: '2022-07-01',
    source: 'Wijziging van de Regeling Woningbouwimpuls (Stcrt. 2022, 17708)',
    verified: true,
  },
]

/** Latest start of the first homes, in years after the grant. */
export const firstStartMaximum: readonly Parameter[] = [
  { name: 'first-start-maximum', value: 3, unit: 'years', source: scheme, ...fromStart },
]

/** Latest start of the last homes, in years after the grant. */
export const lastStartMaximum: readonly Parameter[] = [
  { name: 'last-start-maximum', value: 10, unit: 'years', source: scheme, ...fromStart },
]
