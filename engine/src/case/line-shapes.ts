import { chartOfAccounts } from '../../parameters/chart-of-accounts.ts'
import { programmeCategories } from '../../parameters/programme-categories.ts'
import { amountEur, bilingual, periodNumber, series, share } from './basic-shapes.ts'
import {
  boolean,
  choice,
  date,
  either,
  id,
  json,
  list,
  map,
  number,
  object,
  optional,
  pattern,
  text,
} from './shape.ts'

/** How sure an estimate is, from wide to narrow. */
const certainty = choice(['initiative', 'definition', 'design', 'contract'])

/** The formulas whose result is a land price for one unit. */
export const landPriceFormulas = [
  'residual-sale',
  'residual-rent',
  'residual-office',
  'residual-simple',
  'residual-social',
] as const

const visibleTo = list(id(), 100, 1)
const accountCodes = chartOfAccounts.map(account => account.code)

/** A line: an amount in time that one party pays to another. */
export const line = object(
  {
    id: id(),
    account: choice(accountCodes),
    from: id(),
    to: id(),
    series: optional(series),
    totalEur: optional(amountEur),
    quantity: optional(
      object({
        amount: either(number(0, 1e12), object({ of: pattern('^[a-z0-9-]{1,64}/[A-Za-z0-9]{1,32}$', 100) })),
        unit: text(40),
        unitPriceEur: amountEur,
      }),
    ),
    percent: optional(object({ share: number(0, 10), of: list(id(), 5000, 1) })),
    spread: optional(object({ from: periodNumber, to: periodNumber, curve: optional(list(share, 241, 1)) })),
    phase: optional(id()),
    name: optional(bilingual),
    index: optional(id()),
    priceLevel: optional(date()),
    area: optional(id()),
    source: optional(id()),
    note: optional(bilingual),
    drivers: optional(list(object({ factor: id(), elasticity: number(-10, 10) }), 20)),
    certainty: optional(certainty),
    vat: optional(object({ rate: share, recoverable: share })),
    supraPlan: optional(share),
    visibleTo: optional(visibleTo),
    grex: optional(boolean()),
  },
  ['series', 'totalEur', 'quantity', 'percent'],
)

/** A programme line: homes or floor area of one category, and what they pay for the land. */
export const programmeLine = object({
  id: id(),
  category: choice(programmeCategories.map(category => category.code)),
  tenure: text(64),
  units: number(0, 1e9),
  goM2: number(0, 1e7),
  bvoM2: number(0, 1e7),
  plotM2: number(0, 1e7),
  parkingPerUnit: number(0, 100),
  area: id(),
  phase: id(),
  appraisal: object({ formula: choice(landPriceFormulas), inputs: map('^[A-Za-z0-9]{1,64}$', json(), 60) }),
  payer: id(),
  payee: id(),
  name: optional(bilingual),
  index: optional(id()),
  priceLevel: optional(date()),
  source: optional(id()),
  note: optional(bilingual),
  visibleTo: optional(visibleTo),
  certainty: optional(certainty),
})
