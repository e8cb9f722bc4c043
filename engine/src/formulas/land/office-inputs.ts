import {
  amount,
  choice,
  euro,
  euroPerM2,
  list,
  months,
  object,
  record,
  share,
  squareMetres,
  yearRate,
  yesNo,
  yieldRate,
} from '../fields.ts'
import type { ValuesOf } from '../shapes.ts'

const finance = object(
  {
    rate: yearRate('rente per jaar', 'interest a year'),
    compounding: choice(
      ['year', 'half-year', 'quarter', 'month'],
      'hoe vaak de rente wordt bijgeschreven',
      'how often interest is added',
    ),
    buildMonths: months('duur van de bouw', 'duration of construction'),
    buildBaseShare: share(
      'deel van de kosten dat gemiddeld tijdens de bouw openstaat',
      'share of the costs outstanding on average during construction',
      { default: 0.5 },
    ),
    voidMonths: months('leegstand na de bouw', 'void after construction', { default: 0 }),
    voidBaseShare: share(
      'deel van de kosten dat tijdens de leegstand openstaat',
      'share of the costs outstanding during the void',
      { default: 1 },
    ),
    compoundInterest: yesNo(
      'of de bouwrente tijdens de leegstand zelf rente kost',
      'whether construction interest bears interest during the void',
      { default: false },
    ),
  },
  'rente over de kosten tijdens bouw en leegstand',
  'interest on the costs during construction and void',
  { optional: true },
)

const landFinance = object(
  {
    rate: yearRate('rente per jaar over de grond', 'interest a year on the land'),
    months: months(
      'tijd tussen koop van de grond en oplevering',
      'time between buying the land and completion',
    ),
    acquisitionShare: share(
      'kosten van de koop, deel van de grondprijs',
      'acquisition costs, share of the land price',
    ),
  },
  'rente en kosten van de koop van de grond',
  'interest and costs of buying the land',
  { optional: true },
)

/** The inputs of the residual of an office or another let building without tax in its value. */
export const officeInputs = {
  areaNetM2: squareMetres('verhuurbaar vloeroppervlak', 'lettable floor area'),
  rentPerM2Year: euroPerM2('huur per m2 per jaar', 'rent per m2 a year'),
  yieldRate: yieldRate(
    'aanvangsrendement waarmee de huur wordt gekapitaliseerd',
    'yield that capitalises the rent',
  ),
  areaGrossM2: squareMetres('bruto vloeroppervlak', 'gross floor area'),
  buildPerM2: euroPerM2('bouwkosten per m2 bruto', 'build costs per m2 gross'),
  softShare: share('bijkomende kosten, deel van de bouwkosten', 'soft costs, share of build costs', {
    optional: true,
  }),
  fees: record(
    amount('share', { min: 0, max: 1 }),
    'bijkomende kosten per soort, deel van de bouwkosten',
    'soft costs by kind, share of build costs',
    { optional: true },
  ),
  otherCostsEur: list(amount('EUR'), 'overige kosten', 'other costs', { default: [] }),
  fundingFeesEur: list(amount('EUR'), 'kosten van de financiering', 'fees of the finance', { default: [] }),
  purchaserCostsShare: share(
    'kosten van de koper, deel van de waarde of van de prijs',
    'purchaser’s costs, share of value or of price',
    { default: 0 },
  ),
  purchaserCostsBasis: choice(
    ['of-value', 'on-price'],
    'of-value: waarde - deel x waarde; on-price: waarde / (1 + deel)',
    'of-value: value - share x value; on-price: value / (1 + share)',
    { default: 'of-value' },
  ),
  finance,
  lettingShareOfRent: share(
    'kosten van de verhuur, deel van de jaarhuur',
    'letting costs, share of the year rent',
    { default: 0 },
  ),
  promotionEur: euro('kosten van promotie', 'promotion costs', { default: 0 }),
  saleFeeShare: share(
    'kosten van de verkoop, deel van de waarde na aftrek van de kosten van de koper',
    'sale fee, share of the value after purchaser’s costs',
    { default: 0 },
  ),
  profitShare: share('winst, deel van de grondslag', 'profit, share of its basis', { default: 0 }),
  profitBasis: choice(
    ['value', 'gdv', 'net-costs', 'costs-with-land'],
    'grondslag van de winst: value = waarde na kosten van de koper; gdv = bruto waarde; net-costs = alle kosten voor de grond; costs-with-land = die kosten en de grond',
    'basis of the profit: value = value after purchaser’s costs; gdv = gross value; net-costs = all costs before land; costs-with-land = those costs and the land',
    { default: 'value' },
  ),
  landFinance,
} as const

/** The checked inputs of the office residual. */
export type OfficeInputs = ValuesOf<typeof officeInputs>
