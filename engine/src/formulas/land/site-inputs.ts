import {
  amount,
  either,
  euro,
  euroPerM2,
  list,
  object,
  plainNumber,
  record,
  share,
  squareMetres,
  yearRate,
  yieldRate,
} from '../fields.ts'
import type { ValuesOf } from '../shapes.ts'

/** The ways to park, in the order in which they are tried. */
export const parkingKinds = ['surface', 'deck', 'underground'] as const

/** A way to park. */
export type ParkingKind = (typeof parkingKinds)[number]

const price = amount('EUR/m2', { min: 0 })
const endless = { kind: 'choice', choices: ['inf'] } as const
const breakOf = { kind: 'either', shapes: [amount('number', { above: 0 }), endless] } as const
const monthsOf = { kind: 'list', of: amount('months', { min: 0 }), minItems: 1 } as const
const kindOf = { kind: 'choice', choices: parkingKinds } as const

const parkingArea = object(
  {
    surface: squareMetres('vloer per plaats op het maaiveld', 'area per space on the surface'),
    deck: squareMetres('vloer per plaats in een gebouw', 'area per space in a deck'),
    underground: squareMetres('vloer per plaats ondergronds', 'area per space underground'),
  },
  'vloer per parkeerplaats',
  'area per parking space',
)

const parkingCost = object(
  {
    surface: euroPerM2('kosten per m2 op het maaiveld', 'cost per m2 on the surface'),
    deck: euroPerM2('kosten per m2 in een gebouw', 'cost per m2 in a deck'),
    underground: euroPerM2('kosten per m2 ondergronds', 'cost per m2 underground'),
  },
  'kosten van parkeren per m2',
  'cost of parking per m2',
)

const config = object(
  {
    buildingEfficiency: share(
      'deel van het gebouw dat te verhuren is',
      'share of the building that can be let',
    ),
    capRate: yieldRate('rendement waarmee de huur wordt gekapitaliseerd', 'yield that capitalises the rent'),
    profitFactor: plainNumber(
      'opslag op de kosten voor winst, 1 is geen',
      'factor on costs for profit, 1 is none',
      { above: 0 },
    ),
    parcelCoverage: share(
      'deel van de kavel dat bebouwd mag worden',
      'share of the plot that may be built on',
      { above: 0 },
    ),
    heightPerStory: plainNumber('hoogte van een bouwlaag', 'height of a storey', { above: 0 }),
    fars: list(
      amount('factor', { above: 0 }),
      'dichtheden die worden geprobeerd: vloer / kavel',
      'densities that are tried: floor / plot',
      { minItems: 1, maxItems: 200 },
    ),
    heightBreaks: list(
      breakOf,
      'hoogten tot waar een kostenrij geldt; de laatste mag inf zijn',
      'heights up to which a cost row holds; the last may be inf',
      { minItems: 1, maxItems: 50 },
    ),
    costPerArea: record(
      { kind: 'list', of: price, minItems: 1 },
      'bouwkosten per m2, per functie een getal per hoogte',
      'build cost per m2, for each use a number per height',
    ),
    parkingRate: record(
      amount('number', { min: 0 }),
      'parkeerplaatsen per functie',
      'parking spaces per use',
    ),
    parkingRatePer: squareMetres(
      'vloer waarvoor de parkeernorm geldt',
      'floor area for which the parking rate holds',
      { above: 0, default: 1000 },
    ),
    parkingArea,
    parkingCost,
    constructionMonths: either(
      [monthsOf, { kind: 'record', of: monthsOf }],
      'bouwtijd per omvang, voor alles of per functie',
      'construction time by size, for all or per use',
    ),
    constructionBreaks: list(
      breakOf,
      'vloer tot waar een bouwtijd geldt; de laatste mag inf zijn',
      'floor area up to which a construction time holds; the last may be inf',
      { minItems: 1, maxItems: 50 },
    ),
    loanToCost: share('lening, deel van de kosten', 'loan, share of costs', { default: 0 }),
    drawdownFactor: share(
      'gemiddeld opgenomen deel van de lening',
      'average part of the loan that is drawn',
      { default: 1 },
    ),
    loanRate: yearRate('rente van de lening per jaar', 'interest of the loan a year', { default: 0 }),
    loanFee: share('afsluitkosten, deel van de lening', 'fee, share of the loan', { default: 0 }),
    maxSurfaceStories: plainNumber(
      'meeste bouwlagen met parkeren op het maaiveld',
      'most storeys with surface parking',
      { above: 0, default: 5 },
    ),
  },
  'kengetallen',
  'norms',
)

const site = object(
  {
    parcelArea: squareMetres('oppervlakte van de kavel', 'area of the plot', { above: 0 }),
    landCost: euro('kosten van de grond', 'cost of the land'),
    maxFar: plainNumber('hoogste toegestane dichtheid', 'highest density allowed', { min: 0 }),
    maxHeight: plainNumber('hoogste toegestane hoogte', 'highest height allowed', { min: 0 }),
    rentPerAreaYear: record(price, 'huur per m2 per jaar, per functie', 'rent per m2 a year, per use'),
  },
  'de kavel',
  'the plot',
)

/** The inputs of the feasibility of one site. Any one unit of area may be used throughout. */
export const siteInputs = {
  config,
  site,
  form: record(
    amount('share', { min: 0, max: 1 }),
    'functies met hun deel van de vloer, samen 1',
    'uses with their share of the floor, together 1',
  ),
  parking: either(
    [kindOf, { kind: 'list', of: kindOf, minItems: 1, maxItems: 3 }],
    'manieren van parkeren die worden geprobeerd',
    'ways to park that are tried',
    { default: [...parkingKinds] },
  ),
  referenceParcel: squareMetres(
    'kavel waarop de bouwtijd wordt bepaald',
    'plot on which the construction time is based',
    { above: 0, default: 10_000 },
  ),
} as const

/** The checked inputs of the feasibility of one site. */
export type SiteInputs = ValuesOf<typeof siteInputs>
