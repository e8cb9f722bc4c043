import type { ProgrammeLine } from '@versneller/engine'

/** What is asked to make a first case of an area. */
export interface AreaWishes {
  /** Lower-case id of the file. */
  id: string
  name: string
  homes: number
  areaHectare: number
  /** Shares of the homes; together 1. */
  socialShare: number
  midRentShare: number
  affordableShare: number
  freeShare: number
  startYear: number
  /** Years in which homes are built. */
  buildYears: number
  /** Part of the area that still has to be bought. */
  acquisitionShare: number
  stateContribution: boolean
}

/** What a template knows of one kind of home. */
export interface HomeKind {
  id: string
  name: { nl: string; en: string }
  category: ProgrammeLine['category']
  tenure: 'huur' | 'koop'
  share: (wishes: AreaWishes) => number
  payer: 'cor' | 'bel' | 'dev'
  goM2: number
  parkingPerUnit: number
}

/** The kinds of homes of a template, each with who builds it. */
export const homeKinds: readonly HomeKind[] = [
  {
    id: 'sociaal',
    name: { nl: 'Sociale huur', en: 'Social rent' },
    category: 'huur-sociaal',
    tenure: 'huur',
    share: wishes => wishes.socialShare,
    payer: 'cor',
    goM2: 55,
    parkingPerUnit: 0.3,
  },
  {
    id: 'midden',
    name: { nl: 'Middenhuur', en: 'Mid rent' },
    category: 'huur-midden',
    tenure: 'huur',
    share: wishes => wishes.midRentShare,
    payer: 'bel',
    goM2: 60,
    parkingPerUnit: 0.3,
  },
  {
    id: 'betaalbaar',
    name: { nl: 'Betaalbare koop', en: 'Affordable owner-occupied' },
    category: 'koop-betaalbaar',
    tenure: 'koop',
    share: wishes => wishes.affordableShare,
    payer: 'dev',
    goM2: 60,
    parkingPerUnit: 0.3,
  },
  {
    id: 'vrij',
    name: { nl: 'Vrije koop', en: 'Free-sector owner-occupied' },
    category: 'koop-middelduur',
    tenure: 'koop',
    share: wishes => wishes.freeShare,
    payer: 'dev',
    goM2: 80,
    parkingPerUnit: 1,
  },
]
